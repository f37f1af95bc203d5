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
import { resourceIds } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';
import { mongodbFinalizers } from '../resources';
import { Shutdown } from './Shutdown';

/** The finalizers of an object that is being deleted, in the operator's order (checkFinalizers in finalizers.go). */
export class Deletion {
  private readonly shutdown: Shutdown;

  constructor(private readonly database: MongodbHandle) {
    this.shutdown = new Shutdown(database);
  }

  /** Whether the pass is over: the pods are gone, and nothing else is to be done. */
  proceed(): boolean {
    const { database } = this;
    const found = database.object.metadata.finalizers ?? [];
    const own: readonly string[] = [
      mongodbFinalizers.pitrChunks,
      mongodbFinalizers.podsInOrder,
      mongodbFinalizers.volumes,
    ];
    let left = own.filter(name => found.includes(name));
    let isOver = false;
    for (const name of left) {
      if (name === mongodbFinalizers.podsInOrder) {
        if (!this.shutdown.proceed()) {
          break;
        }
        isOver = true;
      } else if (name === mongodbFinalizers.volumes) {
        this.dropVolumesAndSecrets();
      }
      left = left.filter(other => other !== name);
    }
    const kept = found.filter(
      name => !own.includes(name) || left.includes(name),
    );
    if (kept.length < found.length) {
      database.patchObject({ metadata: { finalizers: kept } });
    }
    return isOver || database.current() === undefined;
  }

  private dropVolumesAndSecrets(): void {
    const { database } = this;
    const { names, spec } = database;
    for (const resource of [resourceIds.statefulSets, resourceIds.claims]) {
      for (const { metadata } of database.all(resource)) {
        database.drop(resource, metadata.name);
      }
    }
    for (const secret of [
      spec.secrets.users,
      names.internalUsers,
      names.encryptionKey,
    ]) {
      database.drop(resourceIds.secrets, secret);
    }
    database.models.forEach(model => model.stop());
    database.models.clear();
  }
}
