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

import { FieldError } from './FieldError';

/** One cause in the details of a {@link KubeStatus}. */
export interface KubeStatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/** The body of every failure that the Kubernetes API answers: `kind: Status`. */
export interface KubeStatus {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Failure' | 'Success';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: KubeStatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** A failure as the Kubernetes API answers it; `status` is the body of the answer. */
export class KubeStatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly status: KubeStatus;

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: KubeStatus['details'],
    continueToken?: string,
  ) {
    super(message);
    this.name = 'KubeStatusError';
    this.code = code;
    this.reason = reason;
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: continueToken ? { continue: continueToken } : {},
      status: 'Failure',
      message,
      ...(reason && { reason }),
      ...(details && { details }),
      code,
    };
  }
}

/** Group and plural name of a resource, as failures name it. */
export interface GroupResource {
  group: string;
  plural: string;
}

function words({ group, plural }: GroupResource): string {
  return group ? `${plural}.${group}` : plural;
}

function detailsOf({ group, plural }: GroupResource, name: string) {
  return { ...(name && { name }), ...(group && { group }), kind: plural };
}

/** Makers of the failures that the API answers, in its own words. */
export const kubeErrors = {
  notFound: (resource: GroupResource, name: string) =>
    new KubeStatusError(
      404,
      'NotFound',
      `${words(resource)} "${name}" not found`,
      detailsOf(resource, name),
    ),
  alreadyExists: (resource: GroupResource, name: string) =>
    new KubeStatusError(
      409,
      'AlreadyExists',
      `${words(resource)} "${name}" already exists`,
      detailsOf(resource, name),
    ),
  conflict: (resource: GroupResource, name: string, why: string) =>
    new KubeStatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${words(resource)} "${name}": ${why}`,
      detailsOf(resource, name),
    ),
  forbidden: (resource: GroupResource, name: string, why: string) => {
    const what = name ? `${words(resource)} "${name}"` : words(resource);
    return new KubeStatusError(
      403,
      'Forbidden',
      `${what} is forbidden: ${why}`,
      detailsOf(resource, name),
    );
  },
  forbiddenPath: (why: string) =>
    new KubeStatusError(403, 'Forbidden', `forbidden: ${why}`, {}),
  unauthorized: () => new KubeStatusError(401, 'Unauthorized', 'Unauthorized'),
  badRequest: (message: string) =>
    new KubeStatusError(400, 'BadRequest', message),
  invalid: (
    { group, kind }: { group: string; kind: string },
    name: string,
    errors: readonly FieldError[],
  ) => {
    const said = [
      ...new Set(errors.map(error => `${error.field}: ${error.message}`)),
    ];
    const all = said.length === 1 ? said[0] : `[${said.join(', ')}]`;
    return new KubeStatusError(
      422,
      'Invalid',
      `${group ? `${kind}.${group}` : kind} "${name}" is invalid: ${all}`,
      {
        ...(name && { name }),
        ...(group && { group }),
        kind,
        causes: errors.map(({ reason, message, field }) => ({
          reason,
          message,
          field,
        })),
      },
    );
  },
  expired: (message: string, continueToken?: string) =>
    new KubeStatusError(410, 'Expired', message, undefined, continueToken),
  methodNotAllowed: () =>
    new KubeStatusError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    ),
  unknownPath: () =>
    new KubeStatusError(
      404,
      'NotFound',
      'the server could not find the requested resource',
      {},
    ),
  tooManyRequests: (message: string, retryAfterSeconds: number) =>
    new KubeStatusError(429, 'TooManyRequests', message, {
      retryAfterSeconds,
    }),
  unsupportedMediaType: (message: string) =>
    new KubeStatusError(415, 'UnsupportedMediaType', message),
  notAcceptable: (message: string) =>
    new KubeStatusError(406, 'NotAcceptable', message, {}),
  tooLargeResourceVersion: (wanted: number, current: number) =>
    new KubeStatusError(
      504,
      'Timeout',
      `Timeout: Too large resource version: ${wanted}, current: ${current}`,
      {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    ),
  applyConflict: (message: string, causes: KubeStatusCause[]) =>
    new KubeStatusError(409, 'Conflict', message, { causes }),
  /** A 500 without a reason: what the real server answers where it has not thought of one. */
  unnamed: (message: string) => new KubeStatusError(500, '', message),
  internal: (message: string) =>
    new KubeStatusError(
      500,
      'InternalError',
      `Internal error occurred: ${message}`,
      { causes: [{ message }] },
    ),
};
