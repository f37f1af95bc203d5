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
import { InputError, toError } from '@backstage/errors';
import {
  GIT_TOKEN_HEADER,
  GitToken,
  parseGitToken,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { json, Router } from 'express';
import { z } from 'zod/v3';
import { PlanAudit } from '../plans/PlanAudit';
import { prepareInTime } from '../plans/prepareInTime';
import { GatewayTimeoutError } from './askKubernetes';
import { RouteContext } from './RouteContext';
import { untilClosed } from './untilClosed';

/** Larger than any form. */
const BODY_LIMIT = '256kb';

const databaseRef = z
  .object({
    kubernetesCluster: z.string().min(1).max(253),
    namespace: z.string().max(253),
    engine: z.string().min(1).max(63),
    name: z.string().max(253),
  })
  .strict();

export const planRequest = z
  .object({
    operation: z.string().min(1).max(63),
    target: databaseRef,
    source: databaseRef.optional(),
    input: z.record(z.unknown()),
  })
  .strict();

/**
 * `POST /plans`: what a request would do. Nothing is written anywhere.
 */
export function addPostPlan(router: Router, context: RouteContext): void {
  const { clock, httpAuth, planner } = context;
  const audit = new PlanAudit(context);
  router.post(
    '/plans',
    json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const asked = parsePlanRequest(request.body);
      const gitToken = gitTokenOf(request.headers);
      const signal = untilClosed(response);
      try {
        const { plan } = await audit.trace(
          asked,
          { credentials, request, isLeft: () => signal.aborted },
          () =>
            prepareInTime(planner, asked, {
              credentials,
              signal,
              gitToken,
              clock,
              tooLate: sentence => new GatewayTimeoutError(sentence),
            }),
        );
        response.set('Cache-Control', 'no-store').json(plan);
      } catch (error) {
        // A form that is filled in gives up on a plan with each key; nobody is there to be told
        if (!signal.aborted) {
          throw error;
        }
      }
    },
  );
}

/**
 * @throws InputError that names the field which keeps the request from being understood.
 */
export function parsePlanRequest(body: unknown): PlanRequest {
  const result = planRequest.safeParse(body);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(`${path.join('.') || 'The request'}: ${message}`);
  }
  return result.data as PlanRequest;
}

/**
 * The own token of the person who asks, with its Git host.
 *
 * @throws InputError that names the header when it cannot be understood.
 */
export function gitTokenOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): GitToken | undefined {
  const text = headers[GIT_TOKEN_HEADER.toLowerCase()];
  try {
    return typeof text === 'string' ? parseGitToken(text) : undefined;
  } catch (error) {
    throw new InputError(`${GIT_TOKEN_HEADER}: ${toError(error).message}`);
  }
}
