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

import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  changeBranchName,
  hiddenValue,
  parseDatabaseRef,
  Plan,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { ChangesService } from '@database-platform/plugin-databases-node';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { explainFailure } from '../lib/explainFailure';
import { databaseField, nameField, targetField } from '../lib/fields';
import { gitTokenOf } from '../lib/gitTokenOf';
import { sayPlanError } from '../lib/sayPlanError';
import { examples } from './plan.examples';

/** So much of a fingerprint tells the plans of one database apart. */
const MARK_LENGTH = 8;

/**
 * Plans a change and writes the edited files into the workspace, so that a template may hand them to any other publish action.
 */
export function createPlanAction(options: { changes: ChangesService }) {
  return createTemplateAction({
    id: 'databases:plan',
    description:
      'Plans a change of a database and writes the edited files into the workspace: for templates that open the pull request with another action',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        operation: z =>
          z.string().describe('Such as resize; see the other actions'),
        database: z =>
          databaseField(z)
            .optional()
            .describe(
              'The database that is changed, or copied; not for create',
            ),
        target: z => targetField(z).optional(),
        engine: z =>
          z.string().optional().describe('For create: id of the engine'),
        name: z => nameField(z).optional(),
        values: z =>
          z
            .record(z.any())
            .describe('What the action of the operation takes as values'),
      },
      output: {
        branch: z => z.string().describe('A name for the branch'),
        title: z => z.string().describe('What changes, as a headline'),
        description: z =>
          z.string().describe('What changes and what it does, as Markdown'),
        diff: z => z.string().describe('One unified diff of all files'),
        repositoryUrl: z =>
          z.string().describe('The repository that the files are of'),
        targetBranch: z =>
          z.string().describe('The branch that the pull request goes to'),
        files: z =>
          z
            .array(z.string())
            .describe('Paths of the files in the workspace and the repository'),
        deletedFiles: z =>
          z.array(z.string()).describe('Paths that are to be deleted'),
      },
    },
    async handler(context) {
      const plan = await explainFailure(context.logger, async () =>
        options.changes.plan(requestOf(context.input), {
          credentials: await context.getInitiatorCredentials(),
          signal: context.signal,
          gitToken: gitTokenOf(context),
        }),
      );
      refuseErrors(plan);
      refuseHidden(plan);
      const written: string[] = [];
      const deleted: string[] = [];
      for (const { path, after } of plan.files) {
        const file = resolveSafeChildPath(context.workspacePath, path);
        if (after === undefined) {
          await rm(file, { force: true });
          deleted.push(path);
        } else {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, after);
          written.push(path);
        }
      }
      context.output(
        'branch',
        changeBranchName({
          operation: plan.operation,
          ref: plan.target,
          mark: plan.fingerprint.slice(0, MARK_LENGTH),
        }),
      );
      context.output('title', plan.title);
      context.output('description', describe(plan));
      context.output('diff', plan.diff);
      context.output('files', written);
      context.output('deletedFiles', deleted);
      if (plan.location) {
        context.output('repositoryUrl', plan.location.repository.url);
        context.output('targetBranch', plan.location.branch);
      }
      context.logger.info(plan.title);
    },
  });
}

function requestOf(input: {
  operation: string;
  database?: string;
  target?: { kubernetesCluster: string; namespace: string };
  engine?: string;
  name?: string;
  values: PlanRequest['input'];
}): PlanRequest {
  const { operation, database, target, engine, name, values } = input;
  const known = database === undefined ? undefined : parseDatabaseRef(database);
  if (known && name === undefined) {
    return { operation, target: known, input: values };
  }
  if (known && name !== undefined) {
    return {
      operation,
      source: known,
      target: { ...known, ...target, name },
      input: values,
    };
  }
  if (!target || name === undefined || engine === undefined) {
    throw new InputError(
      'Name the database, or give engine, target and name of the new one',
    );
  }
  return { operation, target: { ...target, engine, name }, input: values };
}

/** @throws InputError with everything that is wrong, field by field. */
function refuseErrors(plan: Plan): void {
  if (plan.errors.length > 0) {
    throw new InputError(plan.errors.map(sayPlanError).join('; '));
  }
}

/**
 * Plans show files with `(hidden)` in place of what looks like a secret: published as they are, they would overwrite it.
 *
 * @throws InputError that names the file.
 */
function refuseHidden({ files, operation }: Plan): void {
  const holder = files.find(({ after }) => after?.includes(hiddenValue));
  if (holder) {
    throw new InputError(
      `${holder.path} holds values that look like secrets, which a plan does not show, so the file cannot be written as it is: use databases:${operation}, which opens the pull request itself`,
    );
  }
}

function describe(plan: Plan): string {
  const impacts = plan.impacts.map(
    ({ path, effect, reason }) => `- \`${path}\`: ${effect}. ${reason}`,
  );
  const warnings = plan.warnings.map(({ message }) => `- ${message}`);
  return [
    plan.title,
    ...(impacts.length > 0 ? ['', '## What it does', '', ...impacts] : []),
    ...(warnings.length > 0 ? ['', '## To know', '', ...warnings] : []),
    '',
  ].join('\n');
}
