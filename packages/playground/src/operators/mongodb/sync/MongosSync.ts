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
import { Process, resourceIds } from '../../shared';
import { makeBudget, makeMongosStatefulSet } from '../manifests';
import { MongodbHandle } from '../MongodbHandle';
import { configReplset, mongosLabels } from '../names';
import { isOutdated, SmartUpdate } from './SmartUpdate';
import { applyStatefulSet } from './applyStatefulSet';
import { SecretSync } from './SecretSync';

/** The mongos: they come when all members are up to date and the config servers are there, and go while a restore runs. */
export class MongosSync {
  constructor(
    private readonly database: MongodbHandle,
    private readonly secrets: SecretSync,
    private readonly rollOut: SmartUpdate,
    private readonly isRestoring: () => boolean,
  ) {}

  *sync(): Process {
    const { database } = this;
    const { spec } = database;
    const { mongos, config } = spec;
    if (!spec.sharded || !mongos || !config) {
      this.dropUnsharded();
      return;
    }
    const hashes = this.secrets.tlsHashes();
    const configPods = database.podsOf(config);
    if (
      !this.areMembersUpToDate() ||
      this.isRestoring() ||
      configPods.length < config.members[0].size ||
      !hashes
    ) {
      return;
    }
    const hosts = configPods.map(
      pod =>
        `${pod.metadata.name}.${database.names.service(configReplset)}.${
          database.namespace
        }.svc.cluster.local:27017`,
    );
    const set = applyStatefulSet(
      database,
      makeMongosStatefulSet(
        database.maker(),
        mongos,
        // Without config servers, as in a pause, the mongos keep the addresses that they had.
        hosts.length > 0 ? hosts : this.usualHosts(),
        hashes,
      ),
    );
    database.apply(
      resourceIds.disruptionBudgets,
      makeBudget(database.maker(), set, {
        component: 'mongos',
        labels: mongosLabels(database.name),
        section: mongos.section,
      }),
    );
    yield* this.rollOut.mongos(set);
  }

  private usualHosts(): string[] {
    const { database } = this;
    const set = database.names.statefulSet(configReplset, 'cfg');
    return [0, 1, 2].map(
      ordinal =>
        `${set}-${ordinal}.${database.names.service(configReplset)}.${
          database.namespace
        }.svc.cluster.local:27017`,
    );
  }

  private areMembersUpToDate(): boolean {
    const { database } = this;
    return database
      .all(resourceIds.statefulSets)
      .filter(({ metadata }) => metadata.name !== database.names.mongos)
      .every(
        set =>
          !isOutdated(
            set,
            database.list(
              resourceIds.pods,
              set.metadata.labels as Record<string, string>,
            ),
          ),
      );
  }

  /** Sharding was switched off. */
  private dropUnsharded(): void {
    const { database } = this;
    const { names } = database;
    if (!database.get(resourceIds.statefulSets, names.mongos)) {
      return;
    }
    for (const { metadata } of database.list(
      resourceIds.services,
      mongosLabels(database.name),
    )) {
      database.drop(resourceIds.services, metadata.name);
    }
    database.drop(resourceIds.statefulSets, names.mongos);
    database.drop(
      resourceIds.statefulSets,
      names.statefulSet(configReplset, 'cfg'),
    );
    database.drop(resourceIds.services, names.service(configReplset));
  }
}
