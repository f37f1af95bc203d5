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

import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  DatabaseRef,
  engineTitle,
} from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { rootRouteRef } from '../../routes';
import { EmptyPanel } from '../primitives';

/** There is no such database, or the reader may not see it: nobody is told which. */
export function DatabaseNotFound(props: { databaseRef: DatabaseRef }) {
  const { databaseRef } = props;
  const t = useT();
  const root = useRouteRef(rootRouteRef)();
  return (
    <EmptyPanel
      title={t('notFound.title', { name: databaseRef.name })}
      description={t('notFound.description', {
        engine: engineTitle(databaseRef.engine),
        name: databaseRef.name,
        namespace: databaseRef.namespace,
        kubernetesCluster: databaseRef.kubernetesCluster,
      })}
      action={
        <LinkButton variant="outlined" to={root}>
          {t('header.back')}
        </LinkButton>
      }
    />
  );
}
