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

import { KubeObject } from '../../../kube/types';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext } from './MakerContext';

/** The CronJob that dumps all databases; undefined when the manifest does not ask for it. */
export function makeLogicalBackup(
  context: MakerContext,
): KubeObject | undefined {
  const { spec, settings, name } = context;
  if (!spec.logicalBackup) {
    return undefined;
  }
  const labels = {
    ...clusterLabels(name),
    team: spec.teamId,
    application: 'spilo-logical-backup',
  };
  return made(
    context,
    { apiVersion: 'batch/v1', kind: 'CronJob' },
    namesOf(name).logicalBackup,
    {
      labels,
      spec: {
        schedule:
          spec.logicalBackup.schedule ?? settings.logicalBackup.schedule,
        concurrencyPolicy: 'Forbid',
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        suspend: false,
        jobTemplate: {
          metadata: { labels },
          spec: {
            ttlSecondsAfterFinished: 86_400,
            template: {
              metadata: { labels },
              spec: {
                restartPolicy: 'Never',
                containers: [
                  {
                    name: 'logical-backup',
                    image: settings.logicalBackup.image,
                    env: [
                      { name: 'SCOPE', value: name },
                      { name: 'CLUSTER_NAME_LABEL', value: 'cluster-name' },
                      { name: 'PG_VERSION', value: spec.version },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
  );
}
