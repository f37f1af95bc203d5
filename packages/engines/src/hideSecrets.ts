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

import { hiddenValue } from '@database-platform/plugin-databases-common';
import { isSecretive } from './secretive';

/** Names of what points to a secret and is none: `secretName`, `secretKeyRef`, `credentialsSecret`, `imagePullSecrets` and the like. */
const REFERENCE =
  /(names?|refs?|references?|namespaces?|selectors?|files?|paths?|rotation|(existing|credentials?)_?secret|pull_?secrets)$/i;

/** Fields of the `spec` that hold nothing but names of Secrets, users or databases, whatever these are called; by kind, as the operators' definitions say. */
const ONLY_NAMES: Readonly<Record<string, ReadonlySet<string>>> = {
  PerconaServerMongoDB: new Set(['secrets']),
  postgresql: new Set(['databases', 'preparedDatabases', 'users']),
};

/** What an object that points to a secret, by a name or a path, may say beside it. */
const POINTERS: ReadonlySet<string> = new Set([
  'apiVersion',
  'audience',
  'defaultMode',
  'expirationSeconds',
  'group',
  'key',
  'kind',
  'mode',
  'optional',
]);

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/;

/** `scheme://user:password@host` */
const URL_PASSWORD =
  /(?<![a-z0-9+.-])([a-z0-9+.-]+:\/\/[^\s:/?#@"'<>]*:)([^\s/"'<>]+)@/gi;

/** The beginning of `name=value` or `name: value`, as in connection strings, flags and files. */
const ASSIGNMENT =
  /(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]+)["']?[^\S\n]*[=:][^\S\n]*/g;

/** What is assigned, in quotation marks or not. */
const ASSIGNED =
  /^(?:"(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+'|(?:(?:Bearer|Basic) +)?["']?[^\s;&"]+)/i;

/** After a name: nothing but a remark, or how YAML announces a text of several lines; then the line ends. */
const NOTHING_YET = /^[|>]?[-+0-9]{0,3}[^\S\n]{0,9}(?:#[^\n]{0,200})?\n/;
const LONGEST_NOTHING = 250;

const FLAG = /^--?[A-Za-z0-9_./-]+$/;

/** One walk through an object. */
class Hiding {
  count = 0;

  /**
   * @param isSecret - whether it is, or is within, the value of a secretive name
   * @param names - the fields in which it has nothing but names
   */
  copy(
    value: unknown,
    isSecret: boolean,
    names?: ReadonlySet<string>,
  ): unknown {
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        this.copy(item, isSecret || isFlag(value[index - 1], item)),
      );
    }
    if (typeof value === 'object' && value !== null) {
      return this.#copyObject(
        value as Record<string, unknown>,
        isSecret,
        names,
      );
    }
    if (isSecret && (typeof value === 'number' || isText(value))) {
      return this.#hide();
    }
    return typeof value === 'string' ? this.#copyText(value) : value;
  }

  #copyObject(
    object: Record<string, unknown>,
    isSecret: boolean,
    names: ReadonlySet<string> | undefined,
  ) {
    const isNamed =
      typeof object.name === 'string' && isSecretiveName(object.name);
    const isPointer = Object.keys(object).some(key => REFERENCE.test(key));
    return Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        names?.has(key)
          ? value
          : this.copy(
              value,
              saysSecret(key, value) ||
                (isNamed && key === 'value') ||
                (isSecret &&
                  !REFERENCE.test(key) &&
                  !(isPointer && POINTERS.has(key))),
              key === 'spec' ? onlyNamesOf(object.kind) : undefined,
            ),
      ]),
    );
  }

  #copyText(text: string): string {
    if (PRIVATE_KEY.test(text)) {
      return this.#hide();
    }
    const json = parseJson(text);
    if (json !== undefined) {
      const before = this.count;
      const copy = this.copy(json, false);
      return this.count > before ? JSON.stringify(copy) : text;
    }
    return this.#copyAssignments(
      text.replace(URL_PASSWORD, (_, start) => `${start}${this.#hide()}@`),
    );
  }

  #copyAssignments(text: string): string {
    let copy = '';
    let end = 0;
    for (const match of text.matchAll(ASSIGNMENT)) {
      const start = match.index + match[0].length;
      if (match.index < end || !isSecretiveName(match[1])) {
        continue;
      }
      const below = linesBelow(text, match.index, start);
      if (below) {
        if (!text.startsWith(hiddenValue, below.start)) {
          copy += `${text.slice(end, below.start)}${this.#hide()}`;
          end = below.end;
        }
        continue;
      }
      const assigned = ASSIGNED.exec(text.slice(start))?.[0];
      if (assigned && !assigned.startsWith(hiddenValue)) {
        copy += `${text.slice(end, start)}${this.#hide()}`;
        end = start + assigned.length;
      }
    }
    return copy + text.slice(end);
  }

  #hide(): string {
    this.count += 1;
    return hiddenValue;
  }
}

/**
 * A copy of the object without what looks like a password, a key or a token, and how many values that are.
 *
 * @remarks
 * By the names of keys, of entries in lists of names and values, and of assignments within text; passwords in URLs and private keys by their form. Names of
 * Secrets and other references stay. Whoever hides a secret behind an innocent name is not helped.
 *
 * @public
 */
export function hideSecrets<T>(object: T): { value: T; hidden: number } {
  const hiding = new Hiding();
  return { value: hiding.copy(object, false) as T, hidden: hiding.count };
}

/** The header `Authorization` holds a secret; an object of that name says who may do what. */
function saysSecret(key: string, value: unknown): boolean {
  return (
    isSecretiveName(key) &&
    !(key === 'authorization' && typeof value === 'object')
  );
}

function onlyNamesOf(kind: unknown): ReadonlySet<string> | undefined {
  return typeof kind === 'string' && Object.hasOwn(ONLY_NAMES, kind)
    ? ONLY_NAMES[kind]
    : undefined;
}

/** Whether a name, without the domain before it that annotations have, says that its value is a secret. */
function isSecretiveName(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return isSecretive(last) && !REFERENCE.test(last);
}

/** Whether the text before says that this one is a secret: `--password`, then the password. */
function isFlag(before: unknown, item: unknown): boolean {
  return (
    isText(before) &&
    FLAG.test(before) &&
    isSecretiveName(before) &&
    isText(item) &&
    !item.startsWith('--')
  );
}

/**
 * Where the value is when a line ends with a name, as YAML has it: in the lines that follow and are further in than the name's.
 *
 * @param name - where the name is
 * @param rest - where what follows `name:` is
 */
function linesBelow(
  text: string,
  name: number,
  rest: number,
): { start: number; end: number } | undefined {
  const nothing = NOTHING_YET.exec(text.slice(rest, rest + LONGEST_NOTHING));
  if (!nothing) {
    return undefined;
  }
  const lineEnd = rest + nothing[0].length - 1;
  const indent = indentAt(text, text.lastIndexOf('\n', name) + 1);
  let start: number | undefined;
  let end = lineEnd;
  for (let at = lineEnd + 1; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    const isBlank = text.slice(at, stop).trim() === '';
    if (!isBlank && indentAt(text, at) <= indent) {
      break;
    }
    if (!isBlank) {
      start ??= at + indentAt(text, at);
      end = stop;
    }
    at = stop + 1;
  }
  return start === undefined ? undefined : { start, end };
}

/** Spaces at the beginning of a line. */
function indentAt(text: string, line: number): number {
  let end = line;
  while (text[end] === ' ') {
    end += 1;
  }
  return end - line;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The object or list that a text holds; tools keep copies in annotations. */
function parseJson(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
