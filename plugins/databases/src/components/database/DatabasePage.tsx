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

import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { useParams } from 'react-router-dom';
import { usePageTitle } from '../../hooks/usePageTitle';
import { databasePath } from '../../lib/databasePath';
import { rootRouteRef } from '../../routes';
import { PageBody } from '../PageBody';
import { DatabaseView } from './DatabaseView';

/** The page of the database that the address names. */
export function DatabasePage() {
  const {
    kubernetesCluster = '',
    namespace = '',
    engine = '',
    name = '',
  } = useParams();
  const root = useRouteRef(rootRouteRef)();
  const ref = { kubernetesCluster, namespace, engine, name };
  usePageTitle(name);
  return (
    <BreadcrumbEntry entry={{ label: name, href: databasePath(root, ref) }}>
      <PageBody>
        <DatabaseView key={stringifyDatabaseRef(ref)} databaseRef={ref} back />
      </PageBody>
    </BreadcrumbEntry>
  );
}
