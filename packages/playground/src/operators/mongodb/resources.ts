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
import { ResourceId } from '../../kube/types';

const percona = (plural: string): ResourceId => ({
  group: 'psmdb.percona.com',
  version: 'v1',
  plural,
});

/** The Percona operator's own resources. */
export const mongodbResources = {
  databases: percona('perconaservermongodbs'),
  backups: percona('perconaservermongodbbackups'),
  restores: percona('perconaservermongodbrestores'),
};

/** How the operator signs what it writes: the name of its binary. */
export const mongodbFieldManager = 'percona-server-mongodb-operator';

/** The finalizers that the operator acts on (pkg/naming/naming.go). */
export const mongodbFinalizers = {
  podsInOrder: 'percona.com/delete-psmdb-pods-in-order',
  volumes: 'percona.com/delete-psmdb-pvc',
  pitrChunks: 'percona.com/delete-pitr-chunks',
  backup: 'percona.com/delete-backup',
  releaseLock: 'internal.percona.com/release-lock',
};

/** Annotations that the operator writes (pkg/apis/psmdb/v1/psmdb_types.go). */
export const mongodbAnnotations = {
  resizeInProgress: 'percona.com/pvc-resize-in-progress',
  restoreInProgress: 'percona.com/restore-in-progress',
  mongosFirst: 'percona.com/update-mongos-first',
};

/** The version of the operator, which is the newest `crVersion`. */
export const operatorVersion = '1.22.0';
