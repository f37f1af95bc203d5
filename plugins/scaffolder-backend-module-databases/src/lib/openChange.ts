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

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeRequest,
  DatabaseChange,
  Impact,
  Plan,
} from '@database-platform/plugin-databases-common';
import { ChangesService } from '@database-platform/plugin-databases-node';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { explainFailure } from './explainFailure';
import { gitTokenOf } from './gitTokenOf';
import { sayPlanError } from './sayPlanError';

/** What an action with `changeOutput` may answer. */
export type ChangeOutput = {
  changeId: string;
  changePath: string;
  title: string;
  diff: string;
  pullRequestUrl: string;
  pullRequestNumber: number;
};

/**
 * Asks the databases backend to open the change as the person who started the task, and answers what became of it. In a dry run the change is planned
 * only: the plan's words go to the log and no pull request is opened.
 */
export async function openChange(
  context: ActionContext<JsonObject, ChangeOutput>,
  changes: ChangesService,
  request: ChangeRequest,
): Promise<void> {
  const options = {
    credentials: await context.getInitiatorCredentials(),
    signal: context.signal,
    gitToken: gitTokenOf(context),
  };
  const { reason: _reason, fingerprint: _fingerprint, ...wanted } = request;
  if (context.isDryRun) {
    const plan = await explainFailure(context.logger, () =>
      changes.plan(wanted, options),
    );
    tellPlan(context.logger, plan);
    context.output('title', plan.title);
    context.output('diff', plan.diff);
    return;
  }
  // A task that is taken up again after a restart sends the same key and finds the change that it opened.
  const idempotencyKey = `scaffolder:${context.task.id}:${
    context.step?.id ?? request.operation
  }${context.each ? `:${JSON.stringify(context.each)}` : ''}`;
  const opened = await context.checkpoint({
    key: `databases.${request.operation}.${Object.values(request.target).join(
      '.',
    )}`,
    fn: async () => {
      const change = await explainFailure(context.logger, () =>
        changes.openChange({ ...request, idempotencyKey }, options),
      );
      tellImpacts(context.logger, change.impacts);
      return shortOf(change);
    },
  });
  for (const [name, value] of Object.entries(opened)) {
    if (value !== null) {
      context.output(name as keyof ChangeOutput, value);
    }
  }
  context.logger.info(
    opened.pullRequestUrl
      ? `Pull request ${opened.pullRequestNumber}: ${opened.pullRequestUrl}`
      : `The pull request is being opened: ${opened.changePath}`,
  );
}

/** What is kept of a change between two tries of a task. */
function shortOf(change: DatabaseChange) {
  return {
    changeId: change.id,
    changePath: `/databases/changes/${encodeURIComponent(change.id)}`,
    title: change.title,
    diff: change.diff,
    pullRequestUrl: change.pullRequest?.url ?? null,
    pullRequestNumber: change.pullRequest?.number ?? null,
  };
}

function tellPlan(logger: LoggerService, plan: Plan): void {
  logger.info(`${plan.title} (dry run: nothing is opened)`);
  tellImpacts(logger, plan.impacts);
  for (const { message } of plan.warnings) {
    logger.warn(message);
  }
  for (const error of plan.errors) {
    logger.error(sayPlanError(error));
  }
}

function tellImpacts(logger: LoggerService, impacts: readonly Impact[]): void {
  for (const { path, effect, reason } of impacts) {
    logger.info(`${path}: ${effect}. ${reason}`);
  }
}
