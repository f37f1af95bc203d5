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
  ManifestLocation,
  OperationContext,
  OperationResult,
  PlanError,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { applyEdits } from '../gitops/applyEdits';
import { FileEdit, LocatedManifest } from '../gitops/LocatedManifest';
import { addManifest, locationOf } from '../gitops/Manifests';
import { parseNewManifest } from './parseNewManifest';
import { PlanProblem } from './PlanProblem';
import { Located } from './PlanReader';
import { PreparedPlan } from './PreparedPlan';

/**
 * What becomes of the files and the object.
 */
export interface PlanOutcome {
  files: FileEdit[];
  declared: UnknownObject | undefined;
  desired: UnknownObject | undefined;
  errors: PlanError[];
}

/**
 * What the result of the engine does to the files; without a known place, only what the object would be.
 */
export async function outcomeOf(
  result: OperationResult | undefined,
  located: Located,
  { declared, live }: Omit<OperationContext, 'input'>,
): Promise<PlanOutcome> {
  const nothing: PlanOutcome = {
    files: [],
    declared,
    desired: undefined,
    errors: [],
  };
  if (!result) {
    return nothing;
  }
  const { action } = result;
  try {
    switch (action.type) {
      case 'create': {
        const desired = parseNewManifest(action.text);
        return 'isNew' in located
          ? {
              ...nothing,
              desired,
              files: await addManifest(located.isNew, action.text),
            }
          : { ...nothing, desired };
      }
      case 'delete':
        return 'found' in located
          ? { ...nothing, files: await located.found.remove() }
          : nothing;
      default: {
        if ('found' in located) {
          return { ...nothing, ...(await located.found.edit(action.edits)) };
        }
        const present = declared ?? live;
        return {
          ...nothing,
          desired: present && applyEdits(present, action.edits),
        };
      }
    }
  } catch (error) {
    if (error instanceof PlanProblem) {
      return { ...nothing, errors: [error.planError] };
    }
    throw error;
  }
}

/**
 * The object as Git declares it, where that is known.
 */
export function declaredOf(located: Located): UnknownObject | undefined {
  if ('found' in located) {
    return located.found.declared;
  }
  return 'isNew' in located ? located.source?.declared : undefined;
}

/**
 * What a plan says of the place.
 */
export function placeOf(located: Located): { location?: ManifestLocation } {
  if ('found' in located) {
    return { location: locationOf(located.found) };
  }
  return 'isNew' in located ? { location: locationOf(located.isNew) } : {};
}

/**
 * What has to be committed, where.
 */
export async function writeOf(
  located: Located,
  files: readonly FileEdit[],
): Promise<Pick<PreparedPlan, 'write'>> {
  if ('problem' in located || files.length === 0) {
    return {};
  }
  const { place, repository } =
    'found' in located ? located.found : located.isNew;
  const copied =
    'isNew' in located && located.source
      ? await fileOf(located.source)
      : undefined;
  return {
    write: {
      gitHost: place.gitHost,
      repository: place.repository,
      baseBranch: repository.branch,
      baseSha: repository.sha,
      files,
      ...(copied && { copied }),
    },
  };
}

async function fileOf({ place, repository, path }: LocatedManifest) {
  const text = await repository.readFile(path);
  return text === undefined
    ? undefined
    : { repository: place.repository, sha: repository.sha, path, text };
}
