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

import { Header, Page } from '@backstage/core-components';
import { useState } from 'react';
import { PageTitleContext } from '../hooks/usePageTitle';
import { useT } from '../hooks/useT';
import { DatabasesPage } from './DatabasesPage';

/** The pages inside the shell that the old front-end system leaves to plugins. */
export function LegacyDatabasesPage() {
  const t = useT();
  const [title, setTitle] = useState<string>();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} pageTitleOverride={title} />
      <article
        style={{ gridArea: 'pageContent', minWidth: 0, overflow: 'auto' }}
      >
        <PageTitleContext.Provider value={setTitle}>
          <DatabasesPage />
        </PageTitleContext.Provider>
      </article>
    </Page>
  );
}
