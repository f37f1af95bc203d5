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
import { hideSecrets } from '@database-platform/engines';
import {
  DriftItem,
  EngineChanges,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isObject } from '../json';

/** More tell nobody anything. */
const MAX_ITEMS = 50;
const MAX_TEXT = 200;

/**
 * The fields of the `spec` that Git declares and the Kubernetes cluster has otherwise. What Git does not say is no drift.
 */
export function findDrift(
  declared: UnknownObject,
  live: UnknownObject,
  changes: Pick<EngineChanges, 'explainDrift'>,
): DriftItem[] {
  // Names of keys decide what is hidden, so whole objects are
  const shown = {
    git: hideSecrets(declared.spec).value,
    cluster: hideSecrets(live.spec).value,
  };
  const items: DriftItem[] = [];
  compare(['spec'], declared.spec, live.spec, shown);
  return items;

  function compare(
    path: readonly string[],
    git: unknown,
    cluster: unknown,
    texts: { git: unknown; cluster: unknown },
  ) {
    if (items.length >= MAX_ITEMS || same(git, cluster)) {
      return;
    }
    if (isObject(git) && isObject(cluster)) {
      for (const key of Object.keys(git)) {
        compare([...path, key], git[key], cluster[key], {
          git: isObject(texts.git) ? texts.git[key] : undefined,
          cluster: isObject(texts.cluster) ? texts.cluster[key] : undefined,
        });
      }
      return;
    }
    const name = path.join('.');
    items.push({
      path: name,
      git: textOf(texts.git),
      cluster: textOf(texts.cluster),
      explanation: changes.explainDrift(name, git, cluster, live),
    });
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => same(a[key], b[key]))
    );
  }
  return a === b;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
