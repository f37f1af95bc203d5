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
import {
  DeclaredSize,
  EngineChanges,
  OperationContext,
  OperationResult,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { z } from 'zod/v3';
import { at, textAt } from '../json';

const resizeInput = z
  .object({
    members: z.number().int().min(1, 'At least 1').optional(),
    volume: z
      .string()
      .regex(/^\d+Gi$/, 'Write a size such as 10Gi')
      .optional(),
  })
  .strict();

const createInput = resizeInput.extend({
  team: z.string().min(1).describe('The team that owns it'),
});

type Input = z.infer<typeof createInput>;

function edited({ input, target }: OperationContext): OperationResult {
  const { members, volume } = input as Partial<Input>;
  return {
    title: `Resize ${target.name}`,
    action: {
      type: 'edit',
      edits: [
        ...(members === undefined
          ? []
          : [
              { op: 'set' as const, path: ['spec', 'members'], value: members },
            ]),
        ...(volume === undefined
          ? []
          : [
              {
                op: 'set' as const,
                path: ['spec', 'volume', 'size'],
                value: volume,
              },
            ]),
      ],
    },
    impacts: [
      {
        path: 'spec.members',
        effect: 'rolling restart',
        reason: 'Gadgets roll',
        duration: 'minutes',
        rule: 'gadget/members',
      },
    ],
    errors: [],
    warnings: [],
  };
}

function sizeOf(manifest: UnknownObject): DeclaredSize {
  const members = at(manifest, 'spec', 'members');
  return {
    members: typeof members === 'number' ? members : undefined,
    version: textAt(manifest, 'spec', 'version'),
    volume: textAt(manifest, 'spec', 'volume', 'size'),
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { cpu: '1', memory: '2Gi' },
    companions: [],
  };
}

function newGadget({ input, target, live }: OperationContext): OperationResult {
  const {
    members = 1,
    volume = '1Gi',
    team = 'shop',
  } = input as Partial<Input>;
  return {
    title: `Create ${target.name}`,
    action: {
      type: 'create',
      text: `# A gadget\napiVersion: example.org/v2\nkind: Gadget\nmetadata:\n  name: ${
        target.name
      }\n  namespace: ${
        target.namespace
      }\nspec:\n  team: ${team}\n  members: ${members}\n  volume:\n    size: ${
        live ? textAt(live, 'spec', 'volume', 'size') : volume
      }\n`,
    },
    impacts: [],
    errors: [],
    warnings: [],
  };
}

/**
 * How gadgets are changed, for tests: their manifests have `spec.members`, `spec.version` and `spec.volume.size`.
 */
export const gadgetChanges: EngineChanges = {
  manifest: {
    group: 'example.org',
    version: 'v2',
    kind: 'Gadget',
    plural: 'gadgets',
  },
  operations: [
    {
      id: 'create',
      title: 'Create',
      kind: 'create',
      input: createInput,
      current: () => ({}),
      plan: newGadget,
    },
    {
      id: 'clone',
      title: 'Clone',
      kind: 'create',
      input: resizeInput,
      current: () => ({}),
      plan: newGadget,
    },
    {
      id: 'resize',
      title: 'Resize',
      kind: 'change',
      notApplicable: ({ operatorState }) =>
        operatorState === 'Fixed'
          ? 'A fixed gadget keeps its size.'
          : undefined,
      input: resizeInput,
      current: ({ declared, live }) => {
        const { members, volume } = sizeOf(declared ?? live ?? {});
        return { ...(members && { members }), ...(volume && { volume }) };
      },
      plan: edited,
    },
    {
      id: 'delete',
      title: 'Delete',
      kind: 'delete',
      input: z.object({}).strict(),
      current: () => ({}),
      plan: ({ target }) => ({
        title: `Delete ${target.name}`,
        action: { type: 'delete' },
        impacts: [],
        errors: [],
        warnings: [],
      }),
    },
  ],
  sizeOf,
  explainDrift: path =>
    path === 'spec.version' ? 'The operator writes it' : undefined,
  verify: () => [],
  rules: [],
};
