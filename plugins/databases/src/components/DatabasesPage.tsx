/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { Route, Routes } from 'react-router-dom';
import { NowProvider } from '../hooks/NowContext';
import { usePageTitle } from '../hooks/usePageTitle';
import { useT } from '../hooks/useT';
import { ChangePage, ChangesPage } from './changes';
import { DatabasePage } from './database/DatabasePage';
import { FleetPage } from './fleet/FleetPage';
import { PageBody } from './PageBody';
import { EmptyPanel } from './primitives';
import { SourcesPage } from './sources/SourcesPage';

/** Everything below `/databases`. It draws no shell: that is the portal's, or that of `LegacyDatabasesPage`. */
export function DatabasesPage() {
  return (
    <NowProvider>
      <Routes>
        <Route path="/" element={<FleetPage />} />
        <Route path="/sources" element={<SourcesPage />} />
        <Route path="/changes" element={<ChangesPage />} />
        <Route path="/changes/:id" element={<ChangePage />} />
        <Route
          path="/:kubernetesCluster/:namespace/:engine/:name"
          element={<DatabasePage />}
        />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </NowProvider>
  );
}

function NoSuchPage() {
  const t = useT();
  usePageTitle(t('notFound.page'));
  return (
    <PageBody>
      <EmptyPanel
        title={t('notFound.page')}
        description={t('notFound.pageHint')}
      />
    </PageBody>
  );
}
