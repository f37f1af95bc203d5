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
import { errorMessage, Process } from '../shared';
import { DatabaseDeletion } from './DatabaseDeletion';
import { DatabaseHandle, OperatorStatus } from './DatabaseHandle';
import { isInMaintenanceWindow } from './maintenanceWindow';
import { MajorUpgrade } from './MajorUpgrade';
import { PatroniCluster } from './patroni';
import { PostgresContext } from './PostgresContext';
import { PostgresSpec } from './PostgresSpec';
import { ResourceSync } from './ResourceSync';
import { StatefulSetSync } from './StatefulSetSync';

/** One database cluster in the operator's hands: create, update, sync, delete (pkg/cluster/{cluster,sync}.go). */
export class PostgresDatabase {
  private readonly handle: DatabaseHandle;
  private readonly resources: ResourceSync;
  private readonly members: StatefulSetSync;

  constructor(
    private readonly context: PostgresContext,
    object: KubeObject,
    spec: PostgresSpec,
  ) {
    this.handle = new DatabaseHandle(context, object, spec);
    this.resources = new ResourceSync(this.handle);
    this.members = new StatefulSetSync(this.handle, () =>
      this.desiredVersion(),
    );
  }

  get patroni(): PatroniCluster | undefined {
    return this.handle.patroni;
  }

  /** What the operator remembers of how its last action ended. */
  get status(): OperatorStatus {
    return this.handle.status;
  }

  setStatus(status: OperatorStatus): void {
    this.handle.setStatus(status);
  }

  stop(): void {
    this.handle.patroni?.stop();
  }

  *create(spec: PostgresSpec): Process {
    const { handle, resources, members } = this;
    handle.spec = spec;
    try {
      handle.setStatus('Creating');
      if (this.context.settings.finalizers) {
        handle.setFinalizer(true);
      }
      handle.event('Create', 'Started creation of new cluster resources');
      resources.createServices();
      resources.syncSecrets();
      handle.event('Secrets', 'The secrets have been successfully created');
      resources.syncDisruptionBudgets();
      if (members.find()) {
        throw new Error('statefulset already exists in the cluster');
      }
      members.create();
      handle.event(
        'StatefulSet',
        `Statefulset "${handle.qualified()}" has been successfully created`,
      );
      yield* members.waitForPods();
      handle.event('StatefulSet', 'Pods are ready');
      resources.syncVolumes();
      resources.syncLogicalBackup();
      resources.syncPoolers();
      handle.setStatus('Running');
    } catch (error) {
      const message = errorMessage(error);
      handle.log('error', `cluster created failed: ${message}`);
      handle.setStatus('CreateFailed');
      handle.event('Create', `could not create cluster: ${message}`, 'Warning');
      // In memory the controller notes Invalid: the repair scan leaves it alone until the next resync.
      handle.status = 'Invalid';
    }
  }

  *update(old: PostgresSpec, wanted: PostgresSpec): Process {
    const { handle, resources } = this;
    let failed = false;
    const attempt = (what: string, action: () => void) => {
      try {
        action();
      } catch (error) {
        handle.log('error', `could not sync ${what}: ${errorMessage(error)}`);
        failed = true;
      }
    };
    handle.setStatus('Updating');
    handle.spec = this.accepted(old, wanted);
    attempt('services', () => resources.syncServices());
    attempt('secrets', () => resources.syncSecrets());
    try {
      resources.syncVolumes();
    } catch (error) {
      // Not counted as a failure: the status will be Running.
      handle.log('error', errorMessage(error));
    }
    try {
      yield* this.members.sync();
    } catch (error) {
      attempt('statefulsets', () => {
        throw error;
      });
    }
    attempt('pod disruption budgets', () => resources.syncDisruptionBudgets());
    attempt('logical backup jobs', () => resources.syncLogicalBackup());
    attempt('connection pooler', () => resources.syncPoolers());
    if (!failed) {
      // Roles and databases are synced over a connection; meanwhile the last pod begins to stream.
      yield 4000;
      try {
        yield* this.upgradeMajorVersion();
      } catch (error) {
        attempt('major version', () => {
          throw error;
        });
      }
    }
    handle.setStatus(failed ? 'UpdateFailed' : 'Running');
  }

  *sync(wanted: PostgresSpec): Process {
    const { handle, resources } = this;
    try {
      handle.spec = this.isInWindow(wanted)
        ? wanted
        : { ...wanted, version: handle.spec.version };
      handle.setFinalizer(this.context.settings.finalizers);
      resources.syncSecrets();
      resources.syncServices();
      resources.syncVolumes();
      try {
        yield* this.members.sync();
      } catch (error) {
        throw new Error(`could not sync statefulsets: ${errorMessage(error)}`);
      }
      resources.syncDisruptionBudgets();
      resources.syncLogicalBackup();
      resources.syncPoolers();
      try {
        yield* this.upgradeMajorVersion();
      } catch (error) {
        handle.log(
          'error',
          `major version upgrade failed: ${errorMessage(error)}`,
        );
      }
      handle.setStatus('Running');
    } catch (error) {
      handle.setStatus('SyncFailed');
      handle.event(
        'Sync',
        `could not sync cluster: ${errorMessage(error)}`,
        'Warning',
      );
    }
  }

  *delete(): Process {
    yield* new DatabaseDeletion(this.handle, this.members.rotation).run();
  }

  /** Outside the window, and downwards, the version is set aside without a word. */
  private accepted(old: PostgresSpec, wanted: PostgresSpec): PostgresSpec {
    const current = this.handle.spec.version || old.version;
    if (!this.isInWindow(wanted)) {
      return { ...wanted, version: current };
    }
    if (Number(wanted.version) <= Number(current)) {
      this.handle.log(
        'info',
        'postgresql major version unchanged or smaller, no changes needed',
      );
      return { ...wanted, version: current };
    }
    return wanted;
  }

  private isInWindow(spec: PostgresSpec): boolean {
    const { settings, clock } = this.context;
    const windows = spec.maintenanceWindows.length
      ? spec.maintenanceWindows
      : settings.maintenanceWindows;
    return (
      !settings.windowsCount || isInMaintenanceWindow(windows, clock.now())
    );
  }

  /** With upgrades in mode `full`, what is below the minimum is lifted to the target. */
  private desiredVersion(): string {
    const { settings } = this.context;
    const { version } = this.handle.spec;
    return settings.upgradeMode === 'full' &&
      Number(version) < Number(settings.minimalMajorVersion)
      ? settings.targetMajorVersion
      : version;
  }

  private *upgradeMajorVersion(): Process {
    const { handle } = this;
    if (handle.patroni) {
      yield* new MajorUpgrade(this.context, {
        namespace: handle.namespace,
        name: handle.name,
        patroni: handle.patroni,
        pods: () => this.members.rotation.pods(),
        inWindow: () => this.isInWindow(handle.spec),
        event: (reason, message, type) => handle.event(reason, message, type),
      }).run(this.desiredVersion());
    }
  }
}
