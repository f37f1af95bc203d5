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

import { CustomErrorBase } from '@backstage/errors';

/**
 * No answer of the Kubernetes API could be had: the connection failed, or something on the way refused.
 */
export class KubeUnreachableError extends CustomErrorBase {
  name = 'KubeUnreachableError' as const;
}

/**
 * The Kubernetes API answered with an error.
 */
export class KubeStatusError extends CustomErrorBase {
  name = 'KubeStatusError' as const;

  constructor(
    /** The HTTP status. */
    readonly status: number,
    message: string,
    /** How long the API asked to be left alone, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/**
 * The Kubernetes API did not answer, or went silent, for longer than it may.
 */
export class KubeDeadlineError extends CustomErrorBase {
  name = 'KubeDeadlineError' as const;
}
