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

import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  databaseLogsReadPermission,
  Member,
} from '@database-platform/plugin-databases-common';
import type { Request, Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatabaseRecord } from '../inventory';
import { resourcePath } from '../kube';
import { askKubernetes } from './askKubernetes';
import { auditRead } from './auditRead';
import { DATABASE_PATH, findDatabase } from './findDatabase';
import { limitBytes } from './limitBytes';
import { RouteContext } from './RouteContext';
import { untilClosed } from './untilClosed';
import { requireObjectName } from './validateNames';

const DEADLINE_MS = 30_000;

/** A log that is followed ends after so long: a page that is still open asks again. */
const FOLLOW_MS = 30 * 60_000;

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_FOLLOWED_BYTES = 50 * 1024 * 1024;
const DEFAULT_LINES = 200;
const MAX_LINES = 5_000;

const LOG_READ = { eventId: 'log-read', severityLevel: 'medium' } as const;

const parameters = ['container', 'tailLines', 'previous', 'follow'];

interface LogQuery {
  container: string;
  tailLines: number;
  previous: boolean;
  follow: boolean;
}

/**
 * `.../members/{pod}/logs`: the last lines of a member's log, and the ones that follow.
 */
export function addGetLogs(router: Router, context: RouteContext): void {
  const { transport, clock } = context;
  router.get(
    `${DATABASE_PATH}/members/:pod/logs`,
    async (request, response) => {
      const { record, member } = await findMember(request, context);
      const query = parseLogQuery(request, member);
      await auditRead(
        context,
        {
          ...LOG_READ,
          request,
          record,
          meta: { pod: member.name, container: query.container },
        },
        () =>
          askKubernetes(
            {
              transport,
              clock,
              deadlineMs: query.follow ? FOLLOW_MS : DEADLINE_MS,
              until: untilClosed(response),
              request: {
                kubernetesCluster: record.ref.kubernetesCluster,
                path: resourcePath({
                  group: '',
                  version: 'v1',
                  namespace: record.ref.namespace,
                  plural: 'pods',
                  name: member.name,
                  subresource: 'log',
                }),
                query: toKubernetes(query),
                accept: '*/*',
              },
            },
            async answer => {
              response.type('text/plain; charset=utf-8');
              // `no-transform` keeps compression from holding lines back
              response.set('Cache-Control', 'private, no-store, no-transform');
              response.set('X-Content-Type-Options', 'nosniff');
              response.flushHeaders();
              const body = limitBytes(
                answer.body(),
                query.follow ? MAX_FOLLOWED_BYTES : MAX_BYTES,
              );
              await pipeline(
                Readable.from(body, { objectMode: false }),
                response,
              ).catch(() => {
                // Whoever reads has gone, or sees that the text ends
                response.end();
              });
            },
          ),
      );
    },
  );
}

/**
 * The member that the address names: a pod of that database, and of no other.
 */
async function findMember(
  request: Request,
  context: RouteContext,
): Promise<{ record: DatabaseRecord; member: Member }> {
  const record = await findDatabase(request, context);
  const pod = requireObjectName('pod', request.params.pod);
  await requireLogs(request, { record, pod }, context);
  const { members } = context.inventory.details(record).topology;
  const member = members.find(({ name }) => name === pod);
  if (!member) {
    throw new NotFoundError(
      `The database "${record.ref.name}" has no member "${pod}"${
        members.length > 0
          ? `: its members are ${members.map(({ name }) => name).join(', ')}`
          : ''
      }`,
    );
  }
  return { record, member };
}

/**
 * A refusal is to be found in the audit log as well.
 *
 * @throws NotAllowedError when the reader may see the database but not its logs.
 */
async function requireLogs(
  request: Request,
  { record, pod }: { record: DatabaseRecord; pod: string },
  context: RouteContext,
): Promise<void> {
  const { name } = databaseLogsReadPermission;
  const filter = await context.access.filter(
    request,
    databaseLogsReadPermission,
  );
  if (!filter.allows(record)) {
    await auditRead(
      context,
      { ...LOG_READ, request, record, meta: { pod } },
      async () => {
        throw new NotAllowedError(
          `You lack the permission ${name} for this database`,
        );
      },
    );
  }
}

function parseLogQuery(request: Request, member: Member): LogQuery {
  const search = new URL(request.url, 'http://localhost').searchParams;
  for (const name of search.keys()) {
    if (!parameters.includes(name)) {
      throw new InputError(
        `Unknown parameter "${name}": allowed are ${parameters.join(', ')}`,
      );
    }
    if (search.getAll(name).length > 1) {
      throw new InputError(`${name}: is given more than once`);
    }
  }
  const container = search.get('container') ?? member.containers[0];
  if (!member.containers.includes(container)) {
    throw new InputError(
      `container: the member "${
        member.name
      }" has no container "${container}", only ${
        member.containers.join(', ') || 'none that is known'
      }`,
    );
  }
  return {
    container,
    tailLines: parseLines(search.get('tailLines')),
    previous: parseBoolean('previous', search.get('previous')),
    follow: parseBoolean('follow', search.get('follow')),
  };
}

function parseLines(text: string | null): number {
  const lines = text === null ? DEFAULT_LINES : Number(text);
  if (!Number.isInteger(lines) || lines < 1 || lines > MAX_LINES) {
    throw new InputError(
      `tailLines: must be a whole number from 1 to ${MAX_LINES}`,
    );
  }
  return lines;
}

function parseBoolean(name: string, text: string | null): boolean {
  if (text !== null && text !== 'true' && text !== 'false') {
    throw new InputError(`${name}: must be true or false`);
  }
  return text === 'true';
}

function toKubernetes(query: LogQuery): Record<string, string> {
  return {
    container: query.container,
    tailLines: String(query.tailLines),
    ...(query.previous && { previous: 'true' }),
    ...(query.follow ? { follow: 'true' } : { limitBytes: String(MAX_BYTES) }),
  };
}
