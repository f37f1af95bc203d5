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

import { mockCredentials } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  DatabaseChange,
  DatabaseRef,
  operationInputs,
  parseDatabaseRef,
  Plan,
} from '@database-platform/plugin-databases-common';
import { ChangesService } from '@database-platform/plugin-databases-node';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yaml from 'yaml';
import * as creators from '.';

const target = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

const plan: Plan = {
  operation: 'resize',
  target,
  title: 'Resize orders-db: volume 100Gi to 200Gi',
  current: {},
  input: { volume: '200Gi' },
  location: {
    repository: {
      url: 'https://git.example.com/platform/databases',
      title: 'platform/databases',
      host: 'git.example.com',
    },
    branch: 'main',
    path: 'prod-eu/orders/orders-db.yaml',
    foundBy: 'annotation',
    detail: '',
    form: 'manifest',
  },
  files: [
    {
      path: 'prod-eu/orders/orders-db.yaml',
      before: 'size: 100Gi\n',
      after: 'size: 200Gi\n',
    },
    { path: 'prod-eu/orders/old.yaml', before: 'x: 1\n' },
  ],
  diff: '-size: 100Gi\n+size: 200Gi\n',
  impacts: [
    {
      path: 'spec.volume.size',
      from: '100Gi',
      to: '200Gi',
      effect: 'online',
      reason: 'The volumes grow while the database serves.',
      duration: 'minutes',
      rule: 'postgresql/volume-grow',
    },
  ],
  duration: 'minutes',
  errors: [],
  warnings: [{ message: 'Volumes cannot be made smaller again', rule: 'x' }],
  dryRun: { result: 'accepted', messages: [] },
  quota: { result: 'not limited', items: [] },
  openChanges: [],
  drift: [],
  fingerprint: 'f00dfacecafe',
  plannedAt: '2026-11-26T10:00:00.000Z',
};

const change = {
  id: 'c1',
  title: plan.title,
  diff: plan.diff,
  impacts: plan.impacts,
  pullRequest: {
    url: 'https://git.example.com/platform/databases/pulls/12',
    number: 12,
  },
} as unknown as DatabaseChange;

const changes = {
  plan: jest.fn<
    ReturnType<ChangesService['plan']>,
    Parameters<ChangesService['plan']>
  >(),
  openChange: jest.fn<
    ReturnType<ChangesService['openChange']>,
    Parameters<ChangesService['openChange']>
  >(),
  getChanges: jest.fn(),
  getChange: jest.fn(),
} satisfies ChangesService;

const actions = Object.values(creators).map(
  create => create({ changes }) as unknown as TemplateAction,
);

/** The input of an example, as the scaffolder hands it to the action: checked against the schema, which every example must pass. */
function inputsOf(action: TemplateAction) {
  return (action.examples ?? []).map(({ example }) => {
    const { steps } = yaml.parse(example);
    expect(steps[0].action).toBe(action.id);
    return steps[0].input;
  });
}

describe('databases actions', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    changes.plan.mockResolvedValue(plan);
    changes.openChange.mockResolvedValue(change);
  });

  it('have one for each operation, and one that only plans', () => {
    expect(actions.map(({ id }) => id).sort()).toEqual([
      'databases:backup-schedule',
      'databases:clone',
      'databases:configure',
      'databases:create',
      'databases:delete',
      'databases:pause',
      'databases:plan',
      'databases:pooler',
      'databases:resize',
      'databases:routers',
      'databases:upgrade',
      'databases:users',
    ]);
  });

  it.each(
    actions
      .filter(({ id }) => id !== 'databases:plan')
      .flatMap(action =>
        inputsOf(action).map((input, i) => [action.id, i, action, input]),
      ),
  )('%s opens what example %i asks for', async (_id, _i, action, input) => {
    const operation = action.id.split(':')[1];
    const about: DatabaseRef = input.database
      ? parseDatabaseRef(input.database)
      : { engine: 'postgresql', ...input.target, ...input };
    expect(
      operationInputs[about.engine][operation].safeParse(input.values).error,
    ).toBeUndefined();
    const context = createMockActionContext({
      input,
      task: { id: 'task-7' },
      secrets: { DATABASES_GIT_TOKEN: 'git.example.com theirs' },
    });
    await action.handler(context);
    const [[request, options]] = changes.openChange.mock.calls;
    expect(request).toMatchObject({
      operation,
      input: input.values,
      idempotencyKey: expect.stringContaining('scaffolder:task-7:'),
    });
    expect(request.reason).toBe(input.reason);
    expect(request.target).toEqual({
      kubernetesCluster: about.kubernetesCluster,
      namespace: about.namespace,
      engine: about.engine,
      name: input.name ?? about.name,
    });
    expect(request.source).toEqual(
      action.id === 'databases:clone' ? about : undefined,
    );
    expect(options.credentials).toEqual(mockCredentials.user());
    expect(options.gitToken).toEqual({
      host: 'git.example.com',
      token: 'theirs',
    });
    expect(changes.plan).not.toHaveBeenCalled();
    expect(context.output).toHaveBeenCalledWith(
      'pullRequestUrl',
      'https://git.example.com/platform/databases/pulls/12',
    );
    expect(context.output).toHaveBeenCalledWith('pullRequestNumber', 12);
    expect(context.output).toHaveBeenCalledWith(
      'changePath',
      '/databases/changes/c1',
    );
  });

  it('plan and open nothing in a dry run', async () => {
    const action = creators.createResizeAction({ changes });
    const context = {
      ...createMockActionContext({
        input: {
          database: 'prod-eu/orders/postgresql/orders-db',
          values: { volume: '200Gi' },
          reason: 'Growth',
        },
      }),
      isDryRun: true,
    };
    await action.handler(context as never);
    expect(changes.openChange).not.toHaveBeenCalled();
    expect(changes.plan.mock.calls[0][0]).toEqual({
      operation: 'resize',
      target,
      input: { volume: '200Gi' },
    });
    expect(context.output).toHaveBeenCalledWith('diff', plan.diff);
    expect(context.output).not.toHaveBeenCalledWith(
      'pullRequestUrl',
      expect.anything(),
    );
  });

  it('say what stands in the way, field by field', async () => {
    const body = {
      error: {
        name: 'InputError',
        message: 'The change cannot be made: volume',
        errors: [
          {
            field: 'volume',
            message: 'Volumes cannot be made smaller',
            allowed: 'at least 100Gi',
            rule: 'postgresql/volume-shrink',
          },
        ],
      },
      response: { statusCode: 400 },
    };
    changes.openChange.mockRejectedValue(
      await ResponseError.fromResponse(Response.json(body, { status: 400 })),
    );
    const context = createMockActionContext({
      input: {
        database: 'prod-eu/orders/postgresql/orders-db',
        values: { volume: '50Gi' },
      },
    });
    const error = jest.spyOn(context.logger, 'error');
    await expect(
      creators.createResizeAction({ changes }).handler(context as never),
    ).rejects.toThrow('The change cannot be made: volume');
    expect(error).toHaveBeenCalledWith(
      'volume: Volumes cannot be made smaller (at least 100Gi)',
    );
  });

  it('send the same key when a task is taken up again', async () => {
    const run = async () => {
      const context = {
        ...createMockActionContext({
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: { volume: '200Gi' },
          },
          task: { id: 'task-7' },
        }),
        step: { id: 'grow' },
      };
      await creators.createResizeAction({ changes }).handler(context as never);
    };
    await run();
    await run();
    const keys = changes.openChange.mock.calls.map(
      ([{ idempotencyKey }]) => idempotencyKey,
    );
    expect(keys).toEqual(['scaffolder:task-7:grow', 'scaffolder:task-7:grow']);
  });

  describe('databases:plan', () => {
    let workspacePath: string;
    beforeEach(async () => {
      workspacePath = await mkdtemp(join(tmpdir(), 'databases-plan-'));
    });
    afterEach(() => rm(workspacePath, { recursive: true }));

    it('writes the edited files and says what a pull request would say', async () => {
      const action = creators.createPlanAction({ changes });
      await writeFile(join(workspacePath, 'unrelated.txt'), 'stays');
      for (const input of inputsOf(action as unknown as TemplateAction)) {
        const context = createMockActionContext({ input, workspacePath });
        await action.handler(context as never);
        expect(changes.plan.mock.calls[0][0]).toEqual({
          operation: 'resize',
          target,
          input: { volume: '200Gi' },
        });
        expect(
          await readFile(
            join(workspacePath, 'prod-eu/orders/orders-db.yaml'),
            'utf8',
          ),
        ).toBe('size: 200Gi\n');
        const outputs = Object.fromEntries(
          (context.output as jest.Mock).mock.calls,
        );
        expect(outputs).toMatchObject({
          branch: 'databases/resize/prod-eu-orders-orders-db-f00dface',
          title: plan.title,
          files: ['prod-eu/orders/orders-db.yaml'],
          deletedFiles: ['prod-eu/orders/old.yaml'],
          repositoryUrl: 'https://git.example.com/platform/databases',
          targetBranch: 'main',
        });
        expect(outputs.description).toContain(
          '`spec.volume.size`: online. The volumes grow while the database serves.',
        );
      }
    });

    it('refuses a plan with errors, paths outside the workspace, and files in which something is hidden', async () => {
      const action = creators.createPlanAction({ changes });
      const input = {
        operation: 'resize',
        database: 'prod-eu/orders/postgresql/orders-db',
        values: {},
      };
      changes.plan.mockResolvedValueOnce({
        ...plan,
        errors: [{ field: 'volume', message: 'Too small', rule: 'x' }],
      });
      await expect(
        action.handler(
          createMockActionContext({ input, workspacePath }) as never,
        ),
      ).rejects.toThrow('volume: Too small');
      changes.plan.mockResolvedValueOnce({
        ...plan,
        files: [{ path: '../outside.yaml', after: 'x' }],
      });
      await expect(
        action.handler(
          createMockActionContext({ input, workspacePath }) as never,
        ),
      ).rejects.toThrow(/outside|not allowed/i);
      changes.plan.mockResolvedValueOnce({
        ...plan,
        files: [
          { path: 'other.yaml', after: 'size: 1\n' },
          { path: 'a.yaml', after: 'env: [{name: KEY, value: (hidden)}]\n' },
        ],
      });
      await expect(
        action.handler(
          createMockActionContext({ input, workspacePath }) as never,
        ),
      ).rejects.toThrow(/^a\.yaml holds values.*use databases:resize/);
      expect(await readdir(workspacePath)).toEqual([]);
      await expect(
        action.handler(
          createMockActionContext({
            input: { operation: 'create', values: {} },
            workspacePath,
          }) as never,
        ),
      ).rejects.toThrow('give engine, target and name');
    });
  });
});
