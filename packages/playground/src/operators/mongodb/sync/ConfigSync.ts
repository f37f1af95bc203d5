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
import { controllerRef, resourceIds } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';
import { mongosLabels, replsetLabels } from '../names';
import { replsetsOf } from '../spec/MongodbSpec';

/** The ConfigMaps with the configuration of mongod and mongos; one that is empty goes away. */
export function syncConfigMaps(database: MongodbHandle): void {
  const { spec, names, name } = database;
  for (const replset of replsetsOf(spec)) {
    for (const { component, configuration } of replset.members) {
      if (component !== 'arbiter') {
        sync(database, {
          name: names.configMap(replset.name, component),
          labels: replsetLabels(name, replset.name),
          file: 'mongod.conf',
          configuration,
        });
      }
    }
  }
  sync(database, {
    name: names.mongos,
    labels: mongosLabels(name),
    file: 'mongos.conf',
    configuration: spec.mongos?.configuration ?? '',
  });
}

function sync(
  database: MongodbHandle,
  wanted: {
    name: string;
    labels: Record<string, string>;
    file: string;
    configuration: string;
  },
): void {
  const { name, labels, file, configuration } = wanted;
  if (!configuration) {
    database.drop(resourceIds.configMaps, name);
    return;
  }
  database.apply(resourceIds.configMaps, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: database.namespace,
      labels,
      ownerReferences: [controllerRef(database.object)],
    },
    data: { [file]: configuration },
  });
}
