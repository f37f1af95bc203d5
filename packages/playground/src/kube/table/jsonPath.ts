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

import { isJsonObject } from '../json';

type Step = (value: unknown) => unknown[];

function child(name: string): Step {
  return value =>
    isJsonObject(value) && value[name] !== undefined ? [value[name]] : [];
}

function everything(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return isJsonObject(value) ? Object.values(value) : [];
}

function literal(text: string): unknown {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  if (quoted) {
    return quoted[2];
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `?(@.type=="Ready")`, with ==, !=, <, <=, >, >= or no comparison at all. */
function filter(expression: string): Step {
  const parsed = /^@?(.*?)\s*(?:(==|!=|<=|>=|<|>)\s*(.+))?$/.exec(
    expression.trim(),
  );
  const read = compileJsonPath(parsed?.[1] ?? '');
  const operator = parsed?.[2];
  const wanted = parsed?.[3] === undefined ? undefined : literal(parsed[3]);
  return value =>
    everything(value).filter(item => {
      const [found] = read(item);
      switch (operator) {
        case undefined:
          return found !== undefined;
        case '==':
          return found === wanted;
        case '!=':
          return found !== wanted;
        default:
          break;
      }
      if (typeof found !== 'number' || typeof wanted !== 'number') {
        return false;
      }
      return {
        '<': found < wanted,
        '<=': found <= wanted,
        '>': found > wanted,
        '>=': found >= wanted,
      }[operator as '<'];
    });
}

function bracket(inside: string): Step {
  if (inside === '*') {
    return everything;
  }
  if (inside.startsWith('?(') && inside.endsWith(')')) {
    return filter(inside.slice(2, -1));
  }
  const quoted = /^(['"])(.*)\1$/.exec(inside);
  if (quoted) {
    return child(quoted[2]);
  }
  const range = /^(-?\d+)?(:)?(-?\d+)?$/.exec(inside);
  if (range?.[2]) {
    const [, from, , to] = range;
    return value =>
      Array.isArray(value)
        ? value.slice(
            from === undefined ? 0 : Number(from),
            to === undefined ? undefined : Number(to),
          )
        : [];
  }
  if (range?.[1] !== undefined) {
    const index = Number(range[1]);
    return value => {
      const item = Array.isArray(value) ? value.at(index) : undefined;
      return item === undefined ? [] : [item];
    };
  }
  return child(inside);
}

/** Finds the bracket that closes the one at `start`, passing over quotes and inner brackets. */
function closing(path: string, start: number): number {
  let depth = 0;
  let quote: string | undefined;
  for (let index = start; index < path.length; index++) {
    const char = path[index];
    if (quote) {
      quote = char === quote ? undefined : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '[') {
      depth++;
    } else if (char === ']' && --depth === 0) {
      return index;
    }
  }
  return path.length;
}

/**
 * Compiles the JSONPath that printer columns of CRDs use: `.spec.a`, `.metadata.labels.a\.b`, `['a.b']`, `[0]`, `[*]`,
 * `[?(@.type=="Ready")]`. The function gives all values found.
 */
export function compileJsonPath(path: string): (value: unknown) => unknown[] {
  const steps: Step[] = [];
  let index = 0;
  while (index < path.length) {
    if (path[index] === '[') {
      const end = closing(path, index);
      steps.push(bracket(path.slice(index + 1, end).trim()));
      index = end + 1;
    } else {
      if (path[index] === '.') {
        index++;
      }
      let name = '';
      while (index < path.length && !'.['.includes(path[index])) {
        if (path[index] === '\\') {
          index++;
        }
        name += path[index] ?? '';
        index++;
      }
      if (name === '*') {
        steps.push(everything);
      } else if (name) {
        steps.push(child(name));
      }
    }
  }
  return value =>
    steps.reduce<unknown[]>((values, step) => values.flatMap(step), [value]);
}
