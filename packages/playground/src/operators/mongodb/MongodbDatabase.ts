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
import { KubeObject } from '../../kube/types';
import { errorMessage, fieldAt, Process, resourceIds } from '../shared';
import { BackupSchedule } from './backups/BackupSchedule';
import { BackupStore } from './backups/BackupStore';
import { BackupSync } from './backups/BackupSync';
import { MongodbHandle } from './MongodbHandle';
import { MongodbContext } from './MongodbOperatorOptions';
import { AppState, readMongodbStatus } from './MongodbStatus';
import { componentLabel, configReplset, replsetLabel } from './names';
import { operatorVersion } from './resources';
import { parseMongodbSpec } from './spec/parseMongodbSpec';
import { syncConfigMaps } from './sync/ConfigSync';
import { Deletion } from './sync/Deletion';
import { MemberSync } from './sync/MemberSync';
import { MongosSync } from './sync/MongosSync';
import { ReplsetSync } from './sync/ReplsetSync';
import { SecretSync } from './sync/SecretSync';
import { Shutdown } from './sync/Shutdown';
import { SmartUpdate } from './sync/SmartUpdate';
import { StatusSync } from './sync/StatusSync';
import { UserSync } from './sync/UserSync';
import { VersionSync } from './sync/VersionSync';

/** One database in the operator's hands: a pass brings the cluster nearer to the object and says how far it is (psmdb_controller.go, Reconcile). */
export class MongodbDatabase {
  readonly handle: MongodbHandle;
  readonly store: BackupStore;
  readonly backups: BackupSync;
  private readonly secrets: SecretSync;
  private readonly replsets: ReplsetSync;
  private readonly members: MemberSync;
  private readonly mongos: MongosSync;
  private readonly statuses: StatusSync;
  private readonly schedule: BackupSchedule;
  private readonly versions: VersionSync;

  constructor(
    context: MongodbContext,
    object: KubeObject,
    /** Called when a member of it changes its state. */
    onChange: () => void,
  ) {
    const handle = new MongodbHandle(context, object, onChange);
    this.handle = handle;
    this.store = new BackupStore(context, {
      namespace: handle.namespace,
      name: handle.name,
    });
    this.backups = new BackupSync(handle, this.store);
    const isRestoring = () => this.backups.isRestoring();
    const rollOut = new SmartUpdate(handle, {
      isBusy: () => this.backups.isBackingUp() || isRestoring(),
      onWait: () => this.statuses.write('initializing'),
    });
    this.secrets = new SecretSync(handle);
    this.replsets = new ReplsetSync(handle, this.secrets, rollOut);
    this.members = new MemberSync(handle, isRestoring);
    this.mongos = new MongosSync(handle, this.secrets, rollOut, isRestoring);
    this.statuses = new StatusSync(handle, rollOut, () => this.backups.state());
    this.schedule = new BackupSchedule(handle);
    this.versions = new VersionSync(handle);
  }

  stop(): void {
    this.schedule.stop();
    this.versions.stop();
    this.handle.models.forEach(model => model.stop());
  }

  /** A pod of one of its replica sets came, changed or went. */
  podChanged(pod: KubeObject, isGone: boolean): void {
    const replset = pod.metadata.labels?.[replsetLabel];
    if (replset && pod.metadata.labels?.[componentLabel] !== 'mongos') {
      this.handle.model(replset).podChanged(pod, isGone);
    }
  }

  /** The primary of a replica set; of the first one that holds data when none is named. */
  primary(replset?: string): string | undefined {
    const first = [...this.handle.models.keys()].find(
      name => name !== configReplset,
    );
    return this.handle.models.get(replset ?? first ?? '')?.primary;
  }

  *pass(): Process {
    const { handle } = this;
    const object = handle.current();
    if (!object) {
      return;
    }
    handle.object = object;
    handle.status = readMongodbStatus(object);
    let found: AppState = 'initializing';
    try {
      this.setCrVersion();
      this.readSpec();
      const isOver = handle.isDeleting && new Deletion(handle).proceed();
      if (!isOver) {
        found = yield* this.bringAbout();
      }
    } catch (error) {
      this.statuses.fail(errorMessage(error));
      return;
    }
    if (handle.current()) {
      this.statuses.write(found);
    }
  }

  /** Where there is none, it becomes that of the operator: a field that nobody wrote into Git. */
  private setCrVersion(): void {
    if (!fieldAt(this.handle.object, 'spec', 'crVersion')) {
      this.handle.patchObject({ spec: { crVersion: operatorVersion } });
    }
  }

  private readSpec(): void {
    const { handle } = this;
    const parsed = parseMongodbSpec(handle.object);
    if ('spec' in parsed) {
      handle.spec = parsed.spec;
      return;
    }
    if (handle.isDeleting) {
      // What cannot be read cannot be shut down in order either.
      handle.patchObject({ metadata: { finalizers: [] } });
    }
    throw new Error(`wrong psmdb options: ${parsed.error}`);
  }

  private *bringAbout(): Process<AppState> {
    const { handle } = this;
    this.pause();
    this.checkSharding();
    this.shrinkByOne();
    this.secrets.syncUsers();
    syncConfigMaps(handle);
    this.replsets.dropReplsets();
    this.versions.ensureFirst();
    this.secrets.syncTls();
    this.secrets.syncKeys();
    this.schedule.sync();
    this.replsets.syncServices();
    yield* this.replsets.syncStatefulSets();
    this.versions.readVersion();
    const { state, errors } = this.members.sync();
    if (errors.length > 0) {
      throw new Error(`reconcile statefulsets: ${errors.join('\n')}`);
    }
    yield* this.mongos.sync();
    new UserSync(handle).sync();
    this.versions.schedule();
    this.backups.sync();
    return state;
  }

  /** A pause waits for backups; then arbiters and members without a vote go at once, the rest in order. */
  private pause(): void {
    const { handle } = this;
    const { spec } = handle;
    if (!spec.pause || handle.isDeleting) {
      return;
    }
    if (this.backups.isBackingUp()) {
      spec.pause = false;
      handle.log('info', 'cluster will pause after all backups finished');
      return;
    }
    for (const replset of spec.replsets) {
      replset.members = replset.members.filter(
        ({ component }) => component !== 'arbiter' && component !== 'nonVoting',
      );
    }
    new Shutdown(handle).proceed();
  }

  private checkSharding(): void {
    const { handle } = this;
    const { spec } = handle;
    if (spec.sharded) {
      return;
    }
    const active = handle
      .all(resourceIds.statefulSets)
      .filter(set => set.metadata.labels?.[componentLabel] === 'mongod');
    if (handle.statefulSet(configReplset, 'cfg') && active.length > 1) {
      throw new Error(
        `failed to disable sharding with ${active.length} active replsets`,
      );
    }
    if (spec.replsets.length > 1) {
      throw new Error(
        'running multiple replsets without sharding is prohibited',
      );
    }
  }

  /** Members go one in each pass. */
  private shrinkByOne(): void {
    const { handle } = this;
    for (const { name, members } of handle.spec.replsets) {
      const replicas = handle.replicasOf(
        handle.statefulSet(name, members[0].component),
      );
      if (replicas - members[0].size > 1 && !handle.spec.pause) {
        members[0].size = replicas - 1;
      }
    }
  }
}
