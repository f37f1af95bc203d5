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
import { hiddenValue } from '@database-platform/plugin-databases-common';
import { isMap, isScalar, isSeq, Lexer, Node, parseAllDocuments } from 'yaml';
import { at, isObject } from '../json';

/** Fields of a Secret that hold its values. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['data', 'stringData']);

/** What the lexer says before a scalar, and between other tokens. */
const SCALAR_MARK = '\u001f';
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018']);

/**
 * A file with YAML without what looks like a secret: all values of Secrets, and in other documents and in comments what {@link hideSecrets} hides. Everything
 * else stays character by character.
 */
export function hideSecretsInYaml(text: string): string {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (
    !Array.isArray(documents) ||
    documents.some(({ errors }) => errors.length > 0)
  ) {
    return hideSecrets(text).value;
  }
  const hidden: Array<{ start: number; end: number; text: string }> = [];
  for (const document of documents) {
    const value: unknown = valueOf(document);
    walk(document.contents, value, copyOf(value), (node, replacement) => {
      const [start, end] = node.range ?? [0, 0];
      // The text of a block ends with its line
      const isBlock = text.slice(start, end).endsWith('\n');
      hidden.push({ start, end: isBlock ? end - 1 : end, text: replacement });
    });
  }
  hidden.push(...hiddenComments(text));
  hidden.sort((a, b) => a.start - b.start);
  let result = '';
  let position = 0;
  for (const { start, end, text: replacement } of hidden) {
    if (start >= position) {
      result += text.slice(position, start) + replacement;
      position = end;
    }
  }
  return result + text.slice(position);
}

/** What somebody has commented out is a secret still. */
function hiddenComments(text: string) {
  const hidden: Array<{ start: number; end: number; text: string }> = [];
  let position = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    // Marks between the tokens are no part of the text
    if (token === SCALAR_MARK) {
      isScalarNext = true;
    } else if (!MARKS.has(token)) {
      const end = position + token.length;
      if (token.startsWith('#') && !isScalarNext) {
        const shown = hideSecrets(token).value;
        if (shown !== token) {
          hidden.push({ start: position, end, text: shown });
        }
      }
      position = end;
      isScalarNext = false;
    }
  }
  return hidden;
}

function valueOf(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** The document as it may be shown. */
function copyOf(value: unknown): unknown {
  const isSecret = isObject(value) && value.kind === 'Secret';
  return isSecret
    ? Object.fromEntries(
        Object.entries(value).map(([key, field]) => [
          key,
          SECRET_FIELDS.has(key) && isObject(field)
            ? Object.fromEntries(
                Object.keys(field).map(name => [name, hiddenValue]),
              )
            : hideSecrets(field).value,
        ]),
      )
    : hideSecrets(value).value;
}

function walk(
  node: unknown,
  value: unknown,
  copy: unknown,
  hide: (node: Node, text: string) => void,
) {
  if (isScalar(node)) {
    if (typeof copy === 'string' && copy !== value) {
      hide(node, copy.includes('\n') ? JSON.stringify(copy) : quoted(copy));
    }
  } else if (isMap(node)) {
    for (const { key, value: child } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      walk(child, at(value, name), at(copy, name), hide);
    }
  } else if (isSeq(node)) {
    node.items.forEach((child, index) =>
      walk(child, at(value, index), at(copy, index), hide),
    );
  }
}

/** `(hidden)` needs no quotes; what was only hidden in part may. */
function quoted(text: string): string {
  return text === hiddenValue ? text : JSON.stringify(text);
}
