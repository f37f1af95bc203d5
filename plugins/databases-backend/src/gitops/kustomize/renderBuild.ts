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
import { UnknownObject } from '@database-platform/plugin-databases-common';
import { isObject } from '../../json';
import { applyEdits, setAt } from '../applyEdits';
import { KustomizeBuild } from './KustomizeBuild';
import { KustomizePatch } from './KustomizePatch';

/**
 * What Kustomize makes of an object, as far as its own fields go.
 *
 * @remarks Kinds that Kubernetes itself does not know are merged as JSON merge patches are (RFC 7386): lists are replaced, `null` takes out.
 */
export function renderBuild(build: KustomizeBuild): UnknownObject {
  return build.layers
    .flatMap(({ patches }) => patches)
    .reduce<UnknownObject>(applyPatch, build.base.match.object);
}

function applyPatch(
  object: UnknownObject,
  { content }: KustomizePatch,
): UnknownObject {
  if (content.type === 'merge') {
    const { metadata, ...rest } = content.object as {
      metadata?: Record<string, unknown>;
    };
    const { name: _name, namespace: _namespace, ...others } = metadata ?? {};
    return merge(object, {
      ...rest,
      ...(Object.keys(others).length > 0 && { metadata: others }),
    }) as UnknownObject;
  }
  return content.operations.reduce<UnknownObject>(
    (result, { op, path, value }) => {
      switch (op) {
        case 'add':
        case 'replace':
          return applyEdits(result, [setAt(path, value as never)]);
        case 'remove':
          return applyEdits(result, [{ op: 'remove', path }]);
        default:
          return result;
      }
    },
    object,
  );
}

function merge(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isObject(value) ? { ...value } : {};
  for (const [key, field] of Object.entries(patch)) {
    if (field === null) {
      delete result[key];
    } else {
      result[key] = merge(result[key], field);
    }
  }
  return result;
}
