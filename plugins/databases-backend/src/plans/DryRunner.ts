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
import { toError } from '@backstage/errors';
import {
  DatabaseRef,
  DryRun,
  EngineManifest,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, isObject, listAt, textAt } from '../json';
import { KubeResponse, KubeWriter, resourcePath } from '../kube';
import { Clock, Deadline } from '../time';

const DEADLINE_MS = 8_000;
const MAX_MESSAGES = 20;

/** Named beside each field that the Kubernetes API would note. */
const FIELD_MANAGER = 'backstage-databases';

/** How the API's own authorisation refuses: admission, which judges the object itself, refuses with the same status. */
const NO_RIGHT = /cannot (create|patch|update|get) resource/;

const UNDECLARED = 'failed to create typed patch object';

/**
 * Asks the target Kubernetes cluster what it says to an object, without anything being kept.
 */
export class DryRunner {
  readonly #writer: KubeWriter;
  readonly #clock: Clock;

  constructor(options: { writer: KubeWriter; clock: Clock }) {
    this.#writer = options.writer;
    this.#clock = options.clock;
  }

  /**
   * @param isNew - whether the object is yet to be made
   */
  async run(
    target: DatabaseRef,
    manifest: EngineManifest,
    desired: UnknownObject,
    isNew: boolean,
    signal: AbortSignal,
  ): Promise<DryRun> {
    const { kubernetesCluster, namespace, name } = target;
    const { group, version, plural } = manifest;
    const deadline = new Deadline(this.#clock, DEADLINE_MS, signal);
    const query = {
      dryRun: 'All',
      fieldValidation: 'Strict',
      fieldManager: FIELD_MANAGER,
    };
    const place = { group, version, plural, namespace };
    const body = bodyOf(target, manifest, desired);
    try {
      const response = await this.#writer.send(
        isNew
          ? {
              kubernetesCluster,
              method: 'POST',
              path: resourcePath(place),
              query,
              body,
              signal: deadline.signal,
            }
          : {
              kubernetesCluster,
              method: 'PATCH',
              path: resourcePath({ ...place, name }),
              query: { ...query, force: 'true' },
              contentType: 'application/apply-patch+yaml',
              body,
              signal: deadline.signal,
            },
      );
      return await readAnswer(response, target, manifest, isNew);
    } catch (error) {
      return {
        result: 'not possible',
        messages: [
          deadline.expired
            ? `The Kubernetes cluster "${kubernetesCluster}" did not answer within ${
                DEADLINE_MS / 1000
              } s`
            : toError(error).message,
        ],
      };
    } finally {
      deadline.clear();
    }
  }
}

/** Only what is declared: no status, and none of what the API itself writes. */
function bodyOf(
  { namespace, name }: DatabaseRef,
  { group, version, kind }: EngineManifest,
  desired: UnknownObject,
): UnknownObject {
  const labels = at(desired, 'metadata', 'labels');
  const annotations = at(desired, 'metadata', 'annotations');
  return {
    apiVersion: textAt(desired, 'apiVersion') ?? `${group}/${version}`,
    kind,
    metadata: {
      name,
      namespace,
      ...(isObject(labels) && { labels }),
      ...(isObject(annotations) && { annotations }),
    },
    spec: desired.spec,
  };
}

async function readAnswer(
  response: KubeResponse,
  { kubernetesCluster, namespace }: DatabaseRef,
  { plural, group }: EngineManifest,
  isNew: boolean,
): Promise<DryRun> {
  const { status } = response;
  if (status >= 200 && status < 300) {
    await response.text();
    return {
      result: 'accepted',
      messages: warningsOf(response.header('warning')),
    };
  }
  const answer = parse(await response.text());
  const message =
    textAt(answer, 'message') ?? `the Kubernetes API answered ${status}`;
  if (status === 403 && NO_RIGHT.test(message)) {
    const verb = isNew ? 'create' : 'patch';
    return {
      result: 'not possible',
      messages: [
        `The portal may not ${verb} ${plural}.${group} in the namespace ${namespace} of the Kubernetes cluster ${kubernetesCluster}, not even to try; rbac/dry-run.yaml of the databases backend has the right that it needs`,
      ],
    };
  }
  const isJudgement =
    [400, 403, 409, 413, 422].includes(status) ||
    (status === 404 && isNew) ||
    // How server-side apply refuses fields that the schema does not know
    message.startsWith(UNDECLARED);
  return {
    result: isJudgement ? 'refused' : 'not possible',
    messages: causesOf(answer, message),
  };
}

function causesOf(answer: unknown, message: string): string[] {
  const causes = listAt(answer, 'details', 'causes').flatMap(cause => {
    const text = textAt(cause, 'message');
    const field = textAt(cause, 'field');
    return text ? [field ? `${field}: ${text}` : text] : [];
  });
  return causes.length > 0 ? causes.slice(0, MAX_MESSAGES) : [message];
}

/** `299 - "text"`, several of them after commas (RFC 7234, 5.5). */
function warningsOf(header: string | undefined): string[] {
  return Array.from(
    (header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g),
    ([, text]) => text.replace(/\\(.)/g, '$1'),
  ).slice(0, MAX_MESSAGES);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
