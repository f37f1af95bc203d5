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
import { CustomErrorBase, toError } from '@backstage/errors';
import { UnknownObject } from '@database-platform/plugin-databases-common';
import { isObject } from '../json';
import { Clock, Deadline } from '../time';
import { KubeDeadlineError } from './KubeError';
import { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';
import { resourcePath } from './resourcePath';
import { statusErrorOf } from './statusErrorOf';

/** No part of a plan waits longer for one answer of a Kubernetes cluster. */
const DEADLINE_MS = 8_000;

/** Larger than any object Kubernetes keeps (1.5 MiB in etcd), and than the lists that plans ask for. */
const MAX_CHARACTERS = 8_000_000;

/**
 * What was asked for, or why it is not there, as a sentence without a full stop.
 */
export type KubeAnswer =
  | { result: 'found'; object: UnknownObject }
  | { result: 'missing' | 'forbidden' | 'failed'; reason: string };

/**
 * An object in the Kubernetes API, or a list when it has no name.
 */
export interface KubeAddress {
  kubernetesCluster: string;
  group: string;
  /** Best first: what is not served in one version is asked for in the next. */
  versions: readonly string[];
  plural: string;
  namespace?: string;
  name?: string;
}

/** Ends a request that has no use any more. */
class AbortedError extends CustomErrorBase {}

/**
 * Reads single objects and short lists for plans. Never throws, unless the caller's signal ends it: what cannot be read is an answer.
 */
export class KubeReader {
  readonly #transport: KubeTransport;
  readonly #clock: Clock;

  constructor(options: { transport: KubeTransport; clock: Clock }) {
    this.#transport = options.transport;
    this.#clock = options.clock;
  }

  async get(address: KubeAddress, signal: AbortSignal): Promise<KubeAnswer> {
    const { kubernetesCluster, versions, query, ...resource } = {
      query: address.name === undefined ? { limit: '500' } : undefined,
      ...address,
    };
    let answer: KubeAnswer = { result: 'missing', reason: 'it is not there' };
    for (const version of versions) {
      answer = await this.#ask(
        {
          kubernetesCluster,
          path: resourcePath({ ...resource, version }),
          query,
        },
        signal,
      );
      if (answer.result !== 'missing') {
        return answer;
      }
    }
    return answer;
  }

  async #ask(
    request: Omit<KubeRequest, 'signal'>,
    until: AbortSignal,
  ): Promise<KubeAnswer> {
    const deadline = new Deadline(this.#clock, DEADLINE_MS, until);
    try {
      const response = await this.#transport.request({
        ...request,
        signal: deadline.signal,
      });
      return await answerOf(response, request);
    } catch (thrown) {
      if (until.aborted) {
        throw new AbortedError('Nobody waits for the answer any more');
      }
      const error = toError(thrown);
      return {
        result: 'failed',
        reason:
          deadline.expired || error instanceof KubeDeadlineError
            ? `the Kubernetes cluster "${
                request.kubernetesCluster
              }" did not answer within ${DEADLINE_MS / 1000} s`
            : error.message,
      };
    } finally {
      deadline.clear();
    }
  }
}

async function answerOf(
  response: KubeResponse,
  { kubernetesCluster }: Omit<KubeRequest, 'signal'>,
): Promise<KubeAnswer> {
  if (response.status !== 200) {
    const { status, message } = await statusErrorOf(response);
    if (status === 404) {
      return { result: 'missing', reason: message };
    }
    return status === 403
      ? {
          result: 'forbidden',
          reason: `the portal may not read it in the Kubernetes cluster "${kubernetesCluster}": ${message}`,
        }
      : { result: 'failed', reason: message };
  }
  const text = await response.text();
  const object: unknown =
    text.length <= MAX_CHARACTERS ? JSON.parse(text) : undefined;
  return isObject(object)
    ? { result: 'found', object }
    : {
        result: 'failed',
        reason: `the Kubernetes cluster "${kubernetesCluster}" answered something that is of no use`,
      };
}
