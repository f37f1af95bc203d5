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

import { explainDrift } from './explainDrift';

describe('a difference between Git and the Kubernetes cluster', () => {
  it.each<[string, unknown, unknown]>([
    ['spec.resources.limits.cpu', 2, '2'],
    ['spec.resources.limits.cpu', '2', '2000m'],
    ['spec.volume.size', '100Gi', '102400Mi'],
    ['spec.connectionPooler.resources.requests.memory', '1Gi', '1024Mi'],
    ['spec.postgresql.parameters.max_connections', 200, '200'],
    ['spec.users.app', ['SUPERUSER', 'createdb'], ['createdb', 'superuser']],
    ['spec.enableConnectionPooler', undefined, false],
    ['spec.patroni.slots', {}, undefined],
    ['spec.usersWithSecretRotation', undefined, null],
    ['metadata.finalizers', undefined, ['postgres-operator.acid.zalan.do']],
    ['metadata.annotations.last-major-upgrade-success', undefined, 'x'],
    ['metadata.resourceVersion', undefined, '17'],
    ['metadata.labels.argocd.argoproj.io/instance', undefined, 'orders'],
    ['status', undefined, { PostgresClusterStatus: 'Running' }],
  ])('is as it should be: %s %j %j', (path, git, cluster) => {
    expect(explainDrift(path, git, cluster)).toMatch(/\.$/);
  });

  it.each<[string, unknown, unknown]>([
    ['spec.volume.size', '200Gi', '100Gi'],
    ['spec.numberOfInstances', 0, undefined],
    ['spec.postgresql.parameters.work_mem', undefined, '16MB'],
    ['spec.users.app', [], ['superuser']],
    // A user without flags is a user.
    ['spec.users.app', [], undefined],
    // The operator makes a database of an empty map, and none without one.
    ['spec.preparedDatabases', {}, undefined],
    ['spec.preparedDatabases.mart', undefined, {}],
    ['spec.patroni.synchronous_mode', true, false],
    ['metadata.annotations.last-major-upgrade-failure', '2025', '2026'],
  ])('is a true one: %s %j %j', (path, git, cluster) => {
    expect(explainDrift(path, git, cluster)).toBeUndefined();
  });
});
