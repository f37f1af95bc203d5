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

import { z } from 'zod/v3';

/** An image of containers: a repository with a tag, a digest or both. */
export const imageField = z
  .string()
  .max(512, 'At most 512 characters')
  .regex(
    /^[a-zA-Z0-9][\w.-]*(:\d{1,5})?(\/[\w.-]+)+(:[\w][\w.-]*)?(@sha256:[0-9a-f]{64})?$/,
    'Write an image with its tag, such as percona/percona-server-mongodb:8.0.19-7',
  );
