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
import { isPodReady, isPodRunning } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';
import { ReplsetSpec } from '../spec/MongodbSpec';

/** How long the others do not stand for election while the first member shall lead. */
const freezeSeconds = 180;

/**
 * Takes the pods away in an order that loses no write: mongos, then the members of each replica set down to the first one, which must lead, then that one,
 * the config servers last (deletePSMDBPods in finalizers.go). It only makes sizes smaller: the pass does the rest.
 */
export class Shutdown {
  constructor(private readonly database: MongodbHandle) {}

  /** Whether all pods are gone. */
  proceed(): boolean {
    const { database } = this;
    const { spec } = database;
    if (spec.mongos) {
      spec.mongos.size = 0;
      if (database.mongosPods().length > 0) {
        return false;
      }
    }
    const gone = spec.replsets.map(replset => this.shrink(replset));
    if (!gone.every(Boolean)) {
      return false;
    }
    return spec.config ? this.shrink(spec.config) : true;
  }

  private shrink(replset: ReplsetSpec): boolean {
    const { database } = this;
    const [main, ...others] = replset.members;
    others.forEach(members => {
      members.size = 0;
    });
    const set = database.statefulSet(replset.name, main.component);
    if (!set) {
      return true;
    }
    const replicas = database.replicasOf(set);
    const pods = database.componentPods(replset.name, main.component);
    if (replicas === 0) {
      main.size = 0;
      return pods.length === 0;
    }
    const model = database.model(replset.name);
    const [first] = pods;
    if (replicas === 1 || pods.length === 1) {
      main.size = 1;
      const serves = first && isPodRunning(first) && isPodReady(first);
      if (
        pods.length === 1 &&
        (!serves || model.primary === first.metadata.name)
      ) {
        main.size = 0;
      }
      return false;
    }
    main.size = replicas;
    if (model.primary === first?.metadata.name) {
      main.size = 1;
    } else if (pods.length === replicas && model.primary !== undefined) {
      pods
        .slice(1)
        .forEach(pod => model.freeze(pod.metadata.name, freezeSeconds));
      model.stepDown(freezeSeconds);
    }
    return false;
  }
}
