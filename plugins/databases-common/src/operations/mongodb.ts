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
import { cronField } from './cron';
import {
  cpuAmounts,
  deleteFields,
  memoryAmounts,
  objectNameField,
  systemField,
  teamField,
  volumeField,
} from './fields';
import { imageField } from './image';
import { mongodbNewBackup, mongodbScheduleFields } from './mongodbBackups';
import { mongodbUserFields, mongodbUserNameField } from './mongodbUsers';

/** MongoDB's own limit of a replica set. */
const members = z
  .number()
  .int('Write a whole number')
  .min(1, 'At least 1; to stop the database, pause it')
  .max(50, 'At most 50: a replica set of MongoDB has no more members')
  .describe(
    'Members of each replica set that hold data and may become primary: 3, 5 or 7',
  );

const version = z
  .string()
  .max(64, 'At most 64 characters')
  .regex(
    /^\d{1,2}\.\d{1,2}\.\d{1,3}-\d{1,4}(-[a-z0-9]+)?$/,
    'Write the tag of an image of Percona Server for MongoDB, such as 8.0.19-7',
  )
  .describe('Version of Percona Server for MongoDB, such as 8.0.19-7');

const image = imageField.describe(
  'The whole image, where it is not the usual one of the version',
);

/** Anything else would stop the operator itself, which reads it without a check. */
const crVersion = z
  .string()
  .regex(/^\d{1,2}\.\d{1,3}\.\d{1,3}$/, 'Write a version such as 1.22.0')
  .describe(
    "The version of the operator as which it treats this database: the operator's own or one of the two before",
  );

/** Names become parts of names of Services. */
const replicaSetName = z
  .string()
  .max(50, 'At most 50 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'Lower-case letters, digits and hyphens, beginning and ending with a letter or digit',
  );

const replicaSets = z
  .array(replicaSetName)
  .min(1, 'Name at least one replica set, or leave it out for all')
  .optional()
  .describe('The replica sets (shards) that are meant; all when left out');

/** What the operator takes of shards is not limited; a plan is. */
const shards = z
  .number()
  .int('Write a whole number')
  .min(1, 'At least 1')
  .max(100, 'At most 100')
  .describe('How many shards');

const configurationText = z
  .string()
  .max(20_000, 'At most 20000 characters')
  .describe('The configuration file of mongod, in YAML');

const configuration = configurationText
  .nullable()
  .optional()
  .describe(
    'The configuration file of mongod or mongos, in YAML; null or an empty text takes it out',
  );

const instances = z
  .number()
  .int('Write a whole number')
  .min(1, 'At least 1: without a mongos no client reaches the shards')
  .max(100, 'At most 100')
  .describe('How many mongos');

const amounts = {
  cpu: cpuAmounts.optional(),
  memory: memoryAmounts.optional(),
};

const exposure = z
  .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
  .optional()
  .describe('The kind of the Service that leads to the mongos');

const configServers = {
  members: members
    .optional()
    .describe('Members of the replica set of the config servers: 3, 5 or 7'),
  ...amounts,
  volume: volumeField.optional(),
};

const upgradeOptions = z
  .object({
    apply: z
      .string()
      .regex(
        /^(disabled|never|recommended|latest|\d{1,2}\.\d{1,2}(\.\d{1,3}(-\d{1,4})?)?(-(recommended|latest))?)$/i,
        'Write disabled, recommended, latest, 8.0-recommended, 8.0-latest or a version',
      )
      .optional()
      .describe(
        'Whether the operator chooses the image and writes it into the object; disabled where Git has it',
      ),
    schedule: cronField
      .optional()
      .describe('When the operator looks for a version, in UTC as a rule'),
    setFCV: z
      .boolean()
      .optional()
      .describe(
        'Whether the data takes on the features of a new major version at once, after which there is no way back',
      ),
  })
  .strict();

/**
 * What each operation on a MongoDB database takes, in the words of forms, scaffolder actions, the HTTP API and agents alike.
 *
 * @public
 */
export const mongodbInputs = {
  create: z
    .object({
      version,
      image: image.optional(),
      crVersion: crVersion
        .optional()
        .describe(
          "The version of the operator to pin; the operator's own, where it is known, when left out",
        ),
      members,
      ...amounts,
      volume: volumeField,
      storageClass: objectNameField.optional(),
      configuration: configurationText.optional(),
      sharding: z
        .object({
          shards,
          configServers: z
            .object({ ...configServers, volume: volumeField })
            .strict(),
          mongos: z.object({ instances, ...amounts, exposure }).strict(),
        })
        .strict()
        .optional()
        .describe('A single replica set when left out'),
      ...mongodbUserFields,
      backup: mongodbNewBackup.optional(),
      team: teamField
        .optional()
        .describe('The team that owns it, as an annotation of the object'),
      system: systemField.optional(),
    })
    .strict(),
  resize: z
    .object({
      members: members.optional(),
      ...amounts,
      volume: volumeField.optional(),
      storageClass: objectNameField
        .optional()
        .describe(
          'The class that the volumes have: another one is refused, because volumes keep theirs',
        ),
      replicaSets,
      shards: shards
        .optional()
        .describe(
          'How many shards there are to be; new ones have the sizes of the last one',
        ),
      configServers: z
        .object(configServers)
        .strict()
        .optional()
        .describe('The config servers of a sharded database'),
      growVolumes: z
        .boolean()
        .optional()
        .describe(
          'Whether the operator may grow volumes: "storageScaling.enableVolumeScaling"',
        ),
    })
    .strict(),
  configure: z
    .object({
      configuration,
      replicaSets,
      configServers: z.object({ configuration }).strict().optional(),
      mongos: z.object({ configuration }).strict().optional(),
    })
    .strict(),
  upgrade: z
    .object({
      version: version.optional(),
      image: image.optional(),
      crVersion: crVersion.optional(),
      upgradeOptions: upgradeOptions.optional(),
    })
    .strict(),
  routers: z
    .object({ instances: instances.optional(), ...amounts, exposure })
    .strict(),
  users: z
    .object({
      ...mongodbUserFields,
      removeUsers: z.array(mongodbUserNameField).optional(),
    })
    .strict(),
  pause: z
    .object({
      paused: z
        .boolean()
        .describe('Whether all pods are stopped; the volumes are kept'),
    })
    .strict(),
  'backup-schedule': z.object(mongodbScheduleFields).strict(),
  delete: deleteFields,
} as const;

/**
 * The inputs of the operations, as they are after the schemas have read them.
 *
 * @public
 */
export type MongodbInputs = {
  [O in keyof typeof mongodbInputs]: z.infer<(typeof mongodbInputs)[O]>;
};
