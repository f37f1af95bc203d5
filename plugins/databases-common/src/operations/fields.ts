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

/** Kubernetes writes CPU as whole cores or thousandths of one; none at all would be the operator's default. */
const CPU = /^(?=.*[1-9])(\d{1,9}m|\d{1,6}(\.\d{1,3})?)$/;
/**
 * What both the definition of `postgresql` and Kubernetes take: bytes, or a decimal with a unit. The definition has no `k`, and the `K` that it has is none
 * that Kubernetes reads.
 */
const MEMORY =
  /^(?=.*[1-9])(\d{1,15}|\d{1,9}(\.\d{1,9})?(Ki|Mi|Gi|Ti|Pi|Ei|M|G|T|P|E))$/;
/** Volumes are asked for in binary or decimal units. */
const VOLUME = /^(?=.*[1-9])\d{1,9}(\.\d{1,9})?(Ki|Mi|Gi|Ti|Pi|Ei|M|G|T|P|E)$/;
/** A DNS label, as Kubernetes wants names of Services to be. */
const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Numbers of the definition of `postgresql` are 32 bits wide. */
export const INT32 = 2_147_483_647;

/** An amount of CPU. */
export const cpuField = z
  .string()
  .regex(CPU, 'Write cores or thousandths of a core, such as 2, 0.5 or 500m')
  .describe('CPU in cores or thousandths of a core, such as 2 or 500m');

/** An amount of memory. */
export const memoryField = z
  .string()
  .regex(MEMORY, 'Write an amount with a unit, such as 4Gi or 512Mi')
  .describe('Memory with a unit, such as 4Gi');

/** The size of a volume. */
export const volumeField = z
  .string()
  .regex(VOLUME, 'Write a size with a unit, such as 100Gi')
  .describe('Size of the volume of each member, such as 100Gi');

/** What is reserved and what is the most that may be used. */
export const cpuAmounts = z
  .object({
    request: cpuField.optional(),
    limit: cpuField.optional(),
  })
  .strict();

/** What is reserved and what is the most that may be used. */
export const memoryAmounts = z
  .object({
    request: memoryField.optional(),
    limit: memoryField.optional(),
  })
  .strict();

/** The name of an object whose Services are named after it. */
export const databaseNameField = z
  .string()
  .max(58, 'At most 58 characters: the Service of the replicas adds "-repl"')
  .regex(
    LABEL,
    'Begin with a lower-case letter; then lower-case letters, digits and hyphens; no hyphen at the end',
  )
  .describe('Name of the database, unique in its namespace');

/** A number of members. */
export const membersField = z
  .number()
  .int('Write a whole number')
  .min(0, 'At least 0, which stops the database and keeps its volumes')
  .max(INT32, 'Not that many')
  .describe('How many members, the primary included');

/** A team: a label of Kubernetes holds it. */
export const teamField = z
  .string()
  .max(63, 'At most 63 characters')
  .regex(
    /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    'Letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit',
  );

/** A system of the catalog. */
export const systemField = z
  .string()
  .min(1)
  .describe('The catalog system it belongs to');

/** The name of an object of Kubernetes, such as a storage class or a Secret. */
export const objectNameField = z
  .string()
  .max(253, 'At most 253 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'Lower-case letters, digits, hyphens and dots, beginning and ending with a letter or digit',
  );

/** The value of a parameter: one line, because no parameter needs more. */
export const parameterValueField = z
  .string()
  .max(4000, 'At most 4000 characters')
  .regex(/^[^\0\r\n]*$/, 'One line');

/** What every engine asks of whoever deletes a database. */
export const deleteFields = z
  .object({
    confirm: z
      .string()
      .optional()
      .describe('The name of the database, once more'),
  })
  .strict();
