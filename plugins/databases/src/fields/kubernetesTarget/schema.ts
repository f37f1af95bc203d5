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

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Value and options of the field `KubernetesTarget`. */
export const kubernetesTargetSchema = makeFieldSchema({
  output: z =>
    z.object({ kubernetesCluster: z.string(), namespace: z.string() }),
  uiOptions: z =>
    z.object({
      engine: z
        .string()
        .describe(
          'The engine of the new database, such as postgresql: only places whose Kubernetes cluster runs its operator can be chosen',
        ),
      name: z
        .string()
        .optional()
        .describe(
          'Path in the form of the name of the new database: then the file is shown with it',
        ),
    }),
});

export type KubernetesTargetProps = typeof kubernetesTargetSchema.TProps;
