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

import { CustomErrorBase, NotFoundError, toError } from '@backstage/errors';
import {
  KubeDeadlineError,
  KubeRequest,
  KubeResponse,
  KubeTransport,
  statusErrorOf,
} from '../kube';
import { Clock, Deadline } from '../time';

/** The Kubernetes API answered something that is of no use: 502. */
export class BadGatewayError extends CustomErrorBase {
  name = 'BadGatewayError' as const;
  readonly statusCode = 502;
}

/** The Kubernetes API did not answer in time: 504. */
export class GatewayTimeoutError extends CustomErrorBase {
  name = 'GatewayTimeoutError' as const;
  readonly statusCode = 504;
}

/**
 * Sends one live request, on behalf of someone who waits for the answer.
 *
 * @param until - ends the request, also while the body is read
 * @throws NotFoundError, BadGatewayError or GatewayTimeoutError with a sentence about what failed.
 */
export async function askKubernetes<T>(
  options: {
    transport: KubeTransport;
    clock: Clock;
    deadlineMs: number;
    until: AbortSignal;
    request: Omit<KubeRequest, 'signal'>;
  },
  read: (response: KubeResponse) => Promise<T>,
): Promise<T> {
  const { transport, clock, deadlineMs, until, request } = options;
  const { kubernetesCluster } = request;
  const deadline = new Deadline(clock, deadlineMs, until);
  try {
    const response = await transport.request({
      ...request,
      signal: deadline.signal,
    });
    if (response.status !== 200) {
      throw await statusErrorOf(response);
    }
    return await read(response);
  } catch (thrown) {
    const error = toError(thrown);
    if (deadline.expired || error instanceof KubeDeadlineError) {
      throw new GatewayTimeoutError(
        `The Kubernetes cluster "${kubernetesCluster}" did not answer within ${
          deadlineMs / 1000
        } s`,
      );
    }
    const { status, message } = error as { status?: number; message: string };
    if (status === 404) {
      throw new NotFoundError(
        `The Kubernetes cluster "${kubernetesCluster}" does not have it any more: ${message}`,
      );
    }
    throw new BadGatewayError(
      status === 403
        ? `The portal may not read this in the Kubernetes cluster "${kubernetesCluster}": ${message}`
        : `The Kubernetes cluster "${kubernetesCluster}" could not answer: ${message}`,
    );
  } finally {
    deadline.clear();
  }
}
