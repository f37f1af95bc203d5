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

import { z } from 'zod/v3';
import {
  cpuAmounts,
  deleteFields,
  memoryAmounts,
  objectNameField,
  parameterValueField,
  systemField,
  teamField,
  volumeField,
} from './fields';
import { mysqlBackupFields as backupFields } from './mysqlBackups';
import { mysqlFillFields } from './mysqlClone';
import { partNameField as partName } from './partName';

/** The definition of `InnoDBCluster` has these bounds. */
const members = z
  .number()
  .int('Write a whole number')
  .min(1, 'At least 1')
  .max(9, 'At most 9: a group of MySQL has no more members')
  .describe('How many members, the primary included: 3, 5, 7 or 9');

const version = z
  .string()
  .regex(
    /^\d{1,3}\.\d{1,3}\.\d{1,3}$/,
    'Write the whole version, such as 8.4.3',
  )
  .describe('Version of MySQL, such as 8.4.3');

const parameterName = z
  .string()
  .max(100, 'At most 100 characters')
  .regex(
    /^[A-Za-z][A-Za-z0-9_.-]*$/,
    'A name such as max_connections or innodb_buffer_pool_size',
  );

/** The operator takes 1 to 4000000000; the definition of `InnoDBCluster` takes more. */
const serverId = z
  .number()
  .int('Write a whole number')
  .min(1, 'At least 1')
  .max(4_000_000_000, 'At most 4000000000')
  .describe('server_id of the first member; the others count on from it');

const secretName = objectNameField.describe(
  'Name of a Secret in the same namespace',
);

const routerFields = {
  instances: z
    .number()
    .int('Write a whole number')
    .min(0, 'At least 0, which leaves the Service without an endpoint')
    .max(100, 'At most 100')
    .optional()
    .describe('How many pods of MySQL Router'),
  cpu: cpuAmounts.optional(),
  memory: memoryAmounts.optional(),
  readOnlyTargets: z
    .enum(['all', 'read_replicas', 'secondaries'])
    .optional()
    .describe('Where connections to the read-only port go'),
  invalidatedClusterPolicy: z
    .enum(['drop_all', 'accept_ro'])
    .optional()
    .describe('What becomes of connections when the group is invalidated'),
};

const routers = z.object(routerFields).strict();

const readReplica = z
  .object({
    name: partName.describe('Name of the set of read replicas'),
    instances: z
      .number()
      .int('Write a whole number')
      .min(1, 'At least 1; to have none, remove the set')
      .max(999, 'At most 999')
      .optional(),
    cpu: cpuAmounts.optional(),
    memory: memoryAmounts.optional(),
    volume: volumeField.optional(),
    storageClass: objectNameField.optional(),
    baseServerId: serverId.optional(),
  })
  .strict();

const service = {
  exposure: z
    .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
    .optional()
    .describe('The kind of the Service that leads to the Routers'),
  defaultPort: z
    .enum(['mysql-rw', 'mysql-ro', 'mysql-rw-split'])
    .optional()
    .describe('Where port 3306 of the Service leads to'),
};

const sidecar = z
  .object({
    cpu: cpuAmounts.optional(),
    memory: memoryAmounts.optional(),
  })
  .strict()
  .describe(
    "CPU and memory of the operator's sidecar and of the containers that prepare a pod: a quota may ask for them",
  );

const certificates = {
  selfSigned: z
    .boolean()
    .optional()
    .describe(
      'Whether MySQL signs its own certificates; else Secrets with certificates must be there',
    ),
  tls: z
    .object({
      ca: secretName.optional(),
      server: secretName.optional(),
      router: secretName.optional(),
    })
    .strict()
    .optional()
    .describe(
      'Secrets with certificates, where they are not <name>-ca, <name>-tls and <name>-router-tls',
    ),
};

/**
 * What each operation on a MySQL database takes, in the words of forms, scaffolder actions, the HTTP API and agents alike.
 *
 * @public
 */
export const mysqlInputs = {
  create: z
    .object({
      secret: secretName.describe(
        'Name of the Secret with rootUser, rootHost and rootPassword, which must be there before',
      ),
      version,
      members,
      cpu: cpuAmounts.optional(),
      memory: memoryAmounts.optional(),
      sidecar: sidecar.optional(),
      volume: volumeField,
      storageClass: objectNameField.optional(),
      parameters: z.record(parameterName, parameterValueField).optional(),
      ...certificates,
      edition: z.enum(['community', 'enterprise']).optional(),
      baseServerId: serverId.optional(),
      routers: routers.optional(),
      ...service,
      readReplicas: z.array(readReplica).optional(),
      backups: z.object(backupFields).strict().optional(),
      team: teamField
        .optional()
        .describe('The team that owns it, as an annotation of the object'),
      system: systemField.optional(),
    })
    .strict(),
  clone: z
    .object({
      ...mysqlFillFields,
      secret: secretName
        .optional()
        .describe(
          'Name of the Secret with rootUser, rootHost and rootPassword, which must be there before; the one of the source when absent',
        ),
      version: version
        .optional()
        .describe("The source's when absent, such as 8.4.3"),
      members: members
        .optional()
        .describe('How many members; as many as the source when absent'),
      cpu: cpuAmounts.optional(),
      memory: memoryAmounts.optional(),
      sidecar: sidecar.optional(),
      volume: volumeField.optional(),
      storageClass: objectNameField.optional(),
      parameters: z
        .record(parameterName, parameterValueField.nullable())
        .optional()
        .describe(
          "What differs from the source's configuration; null takes a line out",
        ),
      ...certificates,
      routers: routers.optional(),
      team: teamField
        .optional()
        .describe("The team that owns it; the source's when absent"),
    })
    .strict(),
  resize: z
    .object({
      members: members.optional(),
      cpu: cpuAmounts
        .optional()
        .describe('What the pods have: the operator ignores a change'),
      memory: memoryAmounts
        .optional()
        .describe('What the pods have: the operator ignores a change'),
      volume: volumeField
        .optional()
        .describe('What the volumes have: the operator ignores a change'),
      storageClass: objectNameField
        .optional()
        .describe('What the volumes have: they keep their class'),
      readReplicas: z
        .array(readReplica)
        .optional()
        .describe('Sets of read replicas to add or change'),
      removeReadReplicas: z.array(partName).optional(),
    })
    .strict(),
  configure: z
    .object({
      parameters: z
        .record(parameterName, parameterValueField.nullable())
        .optional()
        .describe(
          'New values by name; null takes the line out. The operator reads them with a new version only',
        ),
      version: version
        .optional()
        .describe('A new version, with which the configuration is read again'),
      ...service,
    })
    .strict(),
  upgrade: z.object({ version: version.optional() }).strict(),
  routers,
  'backup-schedule': z
    .object({
      ...backupFields,
      removeProfiles: z.array(partName).optional(),
      removeSchedules: z.array(partName).optional(),
    })
    .strict(),
  delete: deleteFields,
} as const;

/**
 * The inputs of the operations, as they are after the schemas have read them.
 *
 * @public
 */
export type MysqlInputs = {
  [O in keyof typeof mysqlInputs]: z.infer<(typeof mysqlInputs)[O]>;
};
