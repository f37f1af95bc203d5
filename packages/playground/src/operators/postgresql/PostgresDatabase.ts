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
import {
  apply,
  copyOf,
  deleteIfThere,
  fieldAt,
  isRecord,
  JsonRecord,
  numberAt,
  parseQuantity,
  Process,
  recordAt,
  resourceIds,
  sameJson,
  selectorText,
  textAt,
  waitUntil,
} from '../shared';
import { growClaim, requestedSize } from '../shared/VolumeController';
import { compareStatefulSet } from './compareStatefulSet';
import { containerResources } from './containerResources';
import { isInMaintenanceWindow } from './maintenanceWindow';
import { MajorUpgrade } from './MajorUpgrade';
import {
  makeConfigService,
  makeDisruptionBudgets,
  makeLogicalBackup,
  makePooler,
  makePrimaryEndpoints,
  MakerContext,
  makeSecret,
  makeService,
  makeStatefulSet,
  usersWithSecrets,
} from './manifests';
import { memberCount } from './memberCount';
import { clusterLabels, namesOf } from './names';
import { restartsPrimaryFirst, splitParameters } from './parameters';
import { PatroniCluster } from './patroni';
import { PodRotation } from './PodRotation';
import { PostgresContext } from './PostgresContext';
import { PostgresSpec } from './PostgresSpec';
import { postgresFinalizer, postgresResources } from './resources';

/** The operator's words for how its last action on a cluster ended. */
export type OperatorStatus =
  | ''
  | 'Creating'
  | 'Updating'
  | 'UpdateFailed'
  | 'SyncFailed'
  | 'CreateFailed'
  | 'Running'
  | 'Invalid';

/** One database cluster in the operator's hands: create, update, sync, delete (pkg/cluster/{cluster,sync}.go). */
export class PostgresDatabase {
  patroni: PatroniCluster | undefined;
  /** What the operator remembers of the status; not always what the object says. */
  status: OperatorStatus = '';
  private spec: PostgresSpec;
  private readonly rotation: PodRotation;
  private readonly names: ReturnType<typeof namesOf>;

  constructor(
    private readonly context: PostgresContext,
    private readonly object: KubeObject,
    spec: PostgresSpec,
  ) {
    this.spec = spec;
    this.names = namesOf(object.metadata.name);
    this.rotation = new PodRotation(context, this.namespace, this.name);
  }

  get namespace(): string {
    return this.object.metadata.namespace ?? '';
  }

  get name(): string {
    return this.object.metadata.name;
  }

  stop(): void {
    this.patroni?.stop();
  }

  *create(spec: PostgresSpec): Process {
    this.spec = spec;
    try {
      this.setStatus('Creating');
      if (this.context.settings.finalizers) {
        this.setFinalizer(true);
      }
      this.event('Create', 'Started creation of new cluster resources');
      this.createServices();
      this.syncSecrets();
      this.event('Secrets', 'The secrets have been successfully created');
      this.syncDisruptionBudgets();
      if (this.statefulSet()) {
        throw new Error('statefulset already exists in the cluster');
      }
      this.createStatefulSet();
      this.event(
        'StatefulSet',
        `Statefulset "${this.qualified(
          this.names.statefulSet,
        )}" has been successfully created`,
      );
      yield* this.waitForPods();
      this.event('StatefulSet', 'Pods are ready');
      this.syncVolumes();
      this.syncLogicalBackup();
      this.syncPoolers();
      this.setStatus('Running');
    } catch (error) {
      this.log('error', `cluster created failed: ${messageOf(error)}`);
      this.setStatus('CreateFailed');
      this.event(
        'Create',
        `could not create cluster: ${messageOf(error)}`,
        'Warning',
      );
      // In memory the controller notes Invalid, so that the repair scan leaves it alone until the next resync.
      this.status = 'Invalid';
    }
  }

  *update(old: PostgresSpec, wanted: PostgresSpec): Process {
    let failed = false;
    const attempt = (what: string, action: () => void) => {
      try {
        action();
      } catch (error) {
        this.log('error', `could not sync ${what}: ${messageOf(error)}`);
        failed = true;
      }
    };
    this.setStatus('Updating');
    const accepted = this.acceptVersion(old, wanted);
    attempt('services', () => this.syncServices());
    attempt('secrets', () => this.syncSecrets());
    if (this.context.settings.storageResizeMode !== 'off') {
      // Its errors are not looked at: the status stays Running.
      try {
        this.syncVolumes();
      } catch (error) {
        this.log('error', messageOf(error));
      }
    }
    try {
      yield* this.syncStatefulSet();
    } catch (error) {
      this.log('error', `could not sync statefulsets: ${messageOf(error)}`);
      failed = true;
    }
    attempt('pod disruption budgets', () => this.syncDisruptionBudgets());
    attempt('logical backup jobs', () => this.syncLogicalBackup());
    attempt('connection pooler', () => this.syncPoolers());
    if (!failed) {
      // Roles and databases are synced over a connection; meanwhile the last pod begins to stream.
      yield 4000;
      try {
        yield* this.upgradeMajorVersion(accepted);
      } catch (error) {
        this.log('error', `major version upgrade failed: ${messageOf(error)}`);
        failed = true;
      }
    }
    this.setStatus(failed ? 'UpdateFailed' : 'Running');
  }

  *sync(wanted: PostgresSpec): Process {
    try {
      const accepted = this.inWindow(wanted)
        ? wanted
        : { ...wanted, version: this.spec.version };
      this.spec = accepted;
      this.setFinalizer(this.context.settings.finalizers);
      this.syncSecrets();
      this.syncServices();
      this.syncVolumes();
      try {
        yield* this.syncStatefulSet();
      } catch (error) {
        throw new Error(`could not sync statefulsets: ${messageOf(error)}`);
      }
      this.syncDisruptionBudgets();
      this.syncLogicalBackup();
      this.syncPoolers();
      try {
        yield* this.upgradeMajorVersion(accepted);
      } catch (error) {
        this.log('error', `major version upgrade failed: ${messageOf(error)}`);
      }
      this.setStatus('Running');
    } catch (error) {
      this.setStatus('SyncFailed');
      this.event(
        'Sync',
        `could not sync cluster: ${messageOf(error)}`,
        'Warning',
      );
    }
  }

  *delete(): Process {
    const { api, settings } = this.context;
    const { namespace } = this;
    this.event('Delete', 'Started deletion of cluster resources');
    const drop = (resource: (typeof resourceIds)['pods'], name: string) =>
      deleteIfThere(api, resource, namespace, name);
    drop(resourceIds.cronJobs, this.names.logicalBackup);
    drop(resourceIds.statefulSets, this.names.statefulSet);
    for (const pod of this.rotation.pods()) {
      drop(resourceIds.pods, pod.metadata.name);
    }
    const areGone = yield* waitUntil(() => this.rotation.pods().length === 0, {
      intervalMs: 1000,
      timeoutMs: settings.podDeletionTimeoutMs,
    });
    if (!areGone) {
      this.event(
        'Delete',
        'could not delete statefulset: could not delete pods: pod deletion wait timeout',
        'Warning',
      );
      return;
    }
    const selector = { namespace, labelSelector: this.selector() };
    if (settings.deleteClaims) {
      for (const claim of api.list(resourceIds.claims, selector)) {
        drop(resourceIds.claims, claim.metadata.name);
      }
    }
    if (settings.deleteSecrets) {
      for (const secret of api.list(resourceIds.secrets, {
        namespace,
        labelSelector: `cluster-name=${this.name}`,
      })) {
        drop(resourceIds.secrets, secret.metadata.name);
      }
    }
    drop(resourceIds.disruptionBudgets, this.names.primaryBudget);
    drop(resourceIds.disruptionBudgets, this.names.criticalOpBudget);
    for (const service of [
      this.names.primaryService,
      this.names.replicaService,
      this.names.configService,
    ]) {
      drop(resourceIds.services, service);
      drop(resourceIds.endpoints, service);
    }
    this.patroni?.stop();
    this.patroni?.deleteRecords();
    this.patroni = undefined;
    for (const pooler of [this.names.pooler, this.names.replicaPooler]) {
      drop(resourceIds.deployments, pooler);
      drop(resourceIds.services, pooler);
    }
    this.setFinalizer(false);
  }

  setStatus(status: OperatorStatus): void {
    this.status = status;
    const current = this.current();
    if (current && statusOf(current) !== status) {
      this.context.api.mergePatch(
        postgresResources.postgresqls,
        this.namespace,
        this.name,
        { status: { PostgresClusterStatus: status } },
        { subresource: 'status' },
      );
    }
  }

  event(
    reason: string,
    message: string,
    type: 'Normal' | 'Warning' = 'Normal',
  ): void {
    this.context.events.record(this.current() ?? this.object, {
      type,
      reason,
      message,
    });
  }

  /** Outside the window, and downwards, the version is set aside without a word. */
  private acceptVersion(old: PostgresSpec, wanted: PostgresSpec): PostgresSpec {
    const current = this.spec.version || old.version;
    let accepted = wanted;
    if (!this.inWindow(wanted)) {
      accepted = { ...wanted, version: current };
    } else if (Number(wanted.version) <= Number(current)) {
      this.log(
        'info',
        'postgresql major version unchanged or smaller, no changes needed',
      );
      accepted = { ...wanted, version: current };
    }
    this.spec = accepted;
    return accepted;
  }

  private inWindow(spec: PostgresSpec): boolean {
    const { settings, clock } = this.context;
    const windows = spec.maintenanceWindows.length
      ? spec.maintenanceWindows
      : settings.maintenanceWindows;
    return !settings.windowsCount || isInMaintenanceWindow(windows, clock.now());
  }

  private desiredVersion(): string {
    const { settings } = this.context;
    return settings.upgradeMode === 'full' &&
      Number(this.spec.version) < Number(settings.minimalMajorVersion)
      ? settings.targetMajorVersion
      : this.spec.version;
  }

  private *upgradeMajorVersion(spec: PostgresSpec): Process {
    if (this.patroni) {
      yield* new MajorUpgrade(this.context, {
        namespace: this.namespace,
        name: this.name,
        patroni: this.patroni,
        pods: () => this.rotation.pods(),
        inWindow: () => this.inWindow(spec),
        event: (reason, message, type) => this.event(reason, message, type),
      }).run(this.desiredVersion());
    }
  }

  private maker(): MakerContext {
    return {
      namespace: this.namespace,
      name: this.name,
      uid: this.object.metadata.uid ?? '',
      spec: this.spec,
      settings: this.context.settings,
    };
  }

  private createServices(): void {
    const { api, settings } = this.context;
    for (const role of ['master', 'replica'] as const) {
      if (role === 'master' && !settings.useConfigMaps) {
        apply(api, resourceIds.endpoints, makePrimaryEndpoints(this.maker()));
        this.event(
          'Endpoints',
          `Endpoint "${this.qualified(
            this.names.primaryService,
          )}" has been successfully created`,
        );
      }
      const service = makeService(this.maker(), role);
      if (
        api.get(resourceIds.services, this.namespace, service.metadata.name)
      ) {
        throw new Error(
          `could not create ${role} service: services "${service.metadata.name}" already exists`,
        );
      }
      api.create(resourceIds.services, service);
      this.event(
        'Services',
        `The service "${this.qualified(
          service.metadata.name,
        )}" for role ${role} has been successfully created`,
      );
    }
  }

  private syncServices(): void {
    const { api, settings } = this.context;
    if (!settings.useConfigMaps) {
      this.createIfMissing(
        resourceIds.endpoints,
        makePrimaryEndpoints(this.maker()),
      );
    }
    for (const role of ['master', 'replica'] as const) {
      const wanted = makeService(this.maker(), role);
      const found = this.createIfMissing(resourceIds.services, wanted);
      for (const key of ['type', 'selector', 'loadBalancerSourceRanges']) {
        if (
          !sameJson(fieldAt(found, 'spec', key), fieldAt(wanted, 'spec', key))
        ) {
          api.mergePatch(
            resourceIds.services,
            this.namespace,
            wanted.metadata.name,
            { spec: { [key]: fieldAt(wanted, 'spec', key) ?? null } },
          );
        }
      }
    }
  }

  private syncSecrets(): void {
    for (const user of usersWithSecrets(this.maker())) {
      if (
        !this.context.api.get(
          resourceIds.secrets,
          this.namespace,
          this.names.secret(user),
        )
      ) {
        this.context.api.create(
          resourceIds.secrets,
          makeSecret(this.maker(), user, this.context.password()),
        );
      }
    }
  }

  private syncDisruptionBudgets(): void {
    for (const wanted of makeDisruptionBudgets(this.maker())) {
      const found = this.createIfMissing(resourceIds.disruptionBudgets, wanted);
      if (!sameJson(found.spec, wanted.spec)) {
        this.context.api.mergePatch(
          resourceIds.disruptionBudgets,
          this.namespace,
          wanted.metadata.name,
          { spec: wanted.spec },
        );
      }
    }
  }

  private syncLogicalBackup(): void {
    const { api } = this.context;
    const wanted = makeLogicalBackup(this.maker());
    if (wanted) {
      apply(api, resourceIds.cronJobs, wanted);
    } else {
      deleteIfThere(
        api,
        resourceIds.cronJobs,
        this.namespace,
        this.names.logicalBackup,
      );
    }
  }

  private syncPoolers(): void {
    const { api } = this.context;
    for (const role of ['master', 'replica'] as const) {
      const { deployment, service } = makePooler(this.maker(), role);
      const wanted =
        this.spec.pooler[role === 'master' ? 'primary' : 'replica'];
      const { name } = deployment.metadata;
      if (wanted) {
        const found = this.createIfMissing(resourceIds.deployments, deployment);
        if (!covers(found.spec, deployment.spec)) {
          api.mergePatch(resourceIds.deployments, this.namespace, name, {
            spec: deployment.spec,
          });
        }
        this.createIfMissing(resourceIds.services, service);
      } else {
        deleteIfThere(api, resourceIds.deployments, this.namespace, name);
        deleteIfThere(api, resourceIds.services, this.namespace, name);
      }
    }
  }

  private syncVolumes(): void {
    const { api, settings } = this.context;
    const wanted = parseQuantity(this.spec.volume.size) ?? 0;
    if (!['pvc', 'mixed'].includes(settings.storageResizeMode)) {
      return;
    }
    for (const claim of api.list(resourceIds.claims, {
      namespace: this.namespace,
      labelSelector: this.selector(),
    })) {
      const current = parseQuantity(requestedSize(claim)) ?? 0;
      if (current < wanted) {
        try {
          growClaim(api, claim, this.spec.volume.size);
        } catch (error) {
          throw new Error(
            `could not sync persistent volume claims: could not update persistent volume claim: "${messageOf(
              error,
            )}"`,
          );
        }
      } else if (current > wanted) {
        this.log('warning', 'cannot shrink persistent volume');
      }
    }
  }

  private wantedStatefulSet(): KubeObject {
    const { settings, api } = this.context;
    const { resources, notes } = containerResources(this.spec, settings);
    for (const note of notes) {
      this.event('ResourceLimits', note, 'Warning');
    }
    let environmentSecretKeys: string[] = [];
    if (settings.podEnvironmentSecret) {
      const secret = api.get(
        resourceIds.secrets,
        this.namespace,
        settings.podEnvironmentSecret,
      );
      if (!secret) {
        throw new Error(
          `could not generate statefulset: could not generate environment variables: could not read Secret PodEnvironmentSecretName: secrets "${settings.podEnvironmentSecret}" not found`,
        );
      }
      environmentSecretKeys = Object.keys(recordAt(secret, 'data')).sort();
    }
    return makeStatefulSet(this.maker(), {
      version: this.desiredVersion(),
      resources,
      environmentSecretKeys,
    });
  }

  private createStatefulSet(): KubeObject {
    this.startPatroni();
    const made = this.context.api.create(
      resourceIds.statefulSets,
      this.wantedStatefulSet(),
    );
    // Patroni makes this one when the first pod comes up.
    this.createIfMissing(resourceIds.services, makeConfigService(this.maker()));
    return made;
  }

  private startPatroni(): void {
    const { context } = this;
    this.patroni ??= new PatroniCluster({
      api: context.api,
      clock: context.clock,
      random: context.random,
      namespace: this.namespace,
      name: this.name,
      useConfigMaps: context.settings.useConfigMaps,
      isStandby: this.spec.standby !== undefined,
      config: this.patroniConfig(),
      serverVersion: this.desiredVersion(),
      conditions: () => context.conditionsOf(this.namespace, this.name),
      heartbeatMs: context.heartbeatMs,
    });
    this.patroni.start();
  }

  private patroniConfig(): JsonRecord {
    const { initdb: _, pg_hba: __, ...options } = this.spec.patroni;
    return {
      loop_wait: 10,
      maximum_lag_on_failover: 33_554_432,
      retry_timeout: 10,
      ttl: 30,
      ...options,
      ...(this.spec.standby && {
        standby_cluster: {
          create_replica_methods: ['bootstrap_standby_with_wale', 'basebackup_fast_xlog'],
          host: textAt(this.spec.standby, 'standby_host'),
          port: textAt(this.spec.standby, 'standby_port'),
        },
      }),
      postgresql: {
        parameters: splitParameters(this.spec.parameters).patroni,
        use_pg_rewind: true,
        use_slots: true,
      },
    };
  }

  private *syncStatefulSet(): Process {
    const { api } = this.context;
    let current = this.statefulSet();
    if (!current) {
      current = this.createStatefulSet();
      yield* this.waitForPods();
    }
    const wanted = this.wantedStatefulSet();
    let outdated = this.rotation.pods().filter(p => this.rotation.isMarked(p));
    const difference = compareStatefulSet(current, wanted);
    if (!difference.match) {
      if (difference.rolling) {
        outdated = this.rotation.pods();
        outdated.forEach(pod => this.rotation.mark(pod));
      }
      this.log(
        'info',
        `statefulset ${this.qualified(this.name)} is not in the desired state: ${difference.reasons.join(', ')}`,
      );
      if (difference.replace) {
        yield* this.replaceStatefulSet(wanted);
      } else {
        api.mergePatch(resourceIds.statefulSets, this.namespace, this.name, {
          spec: {
            replicas: numberAt(wanted, 'spec', 'replicas'),
            template: fieldAt(wanted, 'spec', 'template'),
          },
        });
      }
    }
    yield* this.syncPatroniConfig();
    if (outdated.length > 0 && this.patroni) {
      this.event('Update', 'Performing rolling update');
      try {
        yield* this.rotation.recreate(
          outdated,
          this.patroni,
          (reason, message) => this.event(reason, message),
        );
      } catch (error) {
        throw new Error(`could not recreate pods: ${messageOf(error)}`);
      }
      this.event('Update', 'Rolling update done - pods have been recreated');
    }
  }

  /** Deletes the set without its pods, and makes it anew: the new one adopts them. */
  private *replaceStatefulSet(wanted: KubeObject): Process {
    const { api } = this.context;
    for (const pod of this.rotation.pods()) {
      api.mergePatch(resourceIds.pods, this.namespace, pod.metadata.name, {
        metadata: { ownerReferences: null },
      });
    }
    api.delete(resourceIds.statefulSets, this.namespace, this.name);
    yield* waitUntil(() => this.statefulSet() === undefined, {
      intervalMs: 500,
      timeoutMs: 60_000,
    });
    api.create(resourceIds.statefulSets, wanted);
    yield 1000;
  }

  private *syncPatroniConfig(): Process {
    const { patroni } = this;
    if (!patroni || patroni.members.size === 0) {
      return;
    }
    const { initdb: _, pg_hba: __, ...options } = this.spec.patroni;
    patroni.patchOptions(options);
    const { patroni: wanted } = splitParameters(this.spec.parameters);
    const before = patroni.parameters();
    const primaryFirst = Object.entries(wanted).some(([name, value]) =>
      restartsPrimaryFirst(name, before[name], value),
    );
    yield* patroni.patchConfig(wanted);
    const pending = [...patroni.members.values()]
      .filter(member => Object.keys(member.pendingRestart).length > 0)
      .sort((a, b) => a.name.localeCompare(b.name));
    const isLeader = (name: string) => name === patroni.leaderName;
    const order = [
      ...pending.filter(member => isLeader(member.name) === primaryFirst),
      ...pending.filter(member => isLeader(member.name) !== primaryFirst),
    ];
    for (const { name } of order) {
      const role = isLeader(name) ? 'master' : 'replica';
      const pod = `${role} pod ${this.qualified(name)}`;
      this.event('Update', `restarting Postgres server within ${pod}`);
      yield* patroni.restart(name);
      yield numberAt(options, 'loop_wait') ?? 10_000;
      this.event('Update', `Postgres server restart done for ${pod}`);
    }
  }

  private *waitForPods(): Process {
    const { settings } = this.context;
    const wait = {
      intervalMs: settings.checkIntervalMs,
      timeoutMs: settings.checkTimeoutMs,
    };
    const retries = Math.floor(wait.timeoutMs / wait.intervalMs);
    const count = memberCount(this.spec, settings);
    const allThere = yield* waitUntil(() => {
      const set = this.statefulSet();
      return (numberAt(set, 'status', 'replicas') ?? 0) === count;
    }, wait);
    if (!allThere) {
      throw new Error(
        `stateful set error: still failing after ${retries} retries`,
      );
    }
    const allReady = yield* waitUntil(() => {
      const roles = this.rotation
        .pods()
        .map(pod => pod.metadata.labels?.['spilo-role']);
      return (
        roles.every(role => role !== undefined) &&
        (count === 0 || roles.includes('master'))
      );
    }, wait);
    if (!allReady) {
      throw new Error(
        `pod labels error: still failing after ${retries} retries`,
      );
    }
  }

  private setFinalizer(wanted: boolean): void {
    const current = this.current();
    const finalizers = current?.metadata.finalizers ?? [];
    if (current && finalizers.includes(postgresFinalizer) !== wanted) {
      this.context.api.mergePatch(
        postgresResources.postgresqls,
        this.namespace,
        this.name,
        {
          metadata: {
            finalizers: wanted
              ? [...finalizers, postgresFinalizer]
              : finalizers.filter(name => name !== postgresFinalizer),
          },
        },
      );
    }
  }

  private createIfMissing(
    resource: (typeof resourceIds)['pods'],
    wanted: KubeObject,
  ): KubeObject {
    const { api } = this.context;
    return (
      api.get(resource, this.namespace, wanted.metadata.name) ??
      api.create(resource, copyOf(wanted))
    );
  }

  private statefulSet(): KubeObject | undefined {
    return this.context.api.get(
      resourceIds.statefulSets,
      this.namespace,
      this.names.statefulSet,
    );
  }

  private current(): KubeObject | undefined {
    return this.context.api.get(
      postgresResources.postgresqls,
      this.namespace,
      this.name,
    );
  }

  private selector(): string {
    return selectorText(clusterLabels(this.name));
  }

  private qualified(name: string): string {
    return `${this.namespace}/${name}`;
  }

  private log(level: 'info' | 'warning' | 'error', message: string): void {
    this.context.log(level, this.qualified(this.name), message);
  }
}

/** The operator's word, in both formats: very old objects hold a plain string. */
export function statusOf(object: KubeObject): string {
  return typeof object.status === 'string'
    ? object.status
    : textAt(object, 'status', 'PostgresClusterStatus') ?? '';
}

/** Whether `found` says all that `wanted` says; the server's own defaults may be there as well. */
function covers(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item, i) => covers(found[i], item))
    );
  }
  if (isRecord(wanted)) {
    return (
      isRecord(found) &&
      Object.entries(wanted).every(([key, entry]) => covers(found[key], entry))
    );
  }
  return found === wanted;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
