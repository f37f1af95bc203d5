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

import { stringify } from 'yaml';
import { isRecord } from '../../operators/shared';

/** A template, or a part of it, that the engine does not understand. */
export class TemplateError extends Error {}

type Variables = ReadonlyMap<string, unknown>;

/** Where a part of a template is: `.` and the variables. */
interface Scope {
  dot: unknown;
  variables: Variables;
}

type Node = (scope: Scope) => string;

const functions: ReadonlyMap<string, (...args: unknown[]) => unknown> = new Map(
  Object.entries({
    toYaml: value => stringify(value).trimEnd(),
    quote: value => JSON.stringify(printed(value)),
    indent: (count, text) => indent(Number(count), printed(text)),
    nindent: (count, text) => `\n${indent(Number(count), printed(text))}`,
    default: (fallback, value) => (isEmpty(value) ? fallback : value),
  } satisfies Record<string, (...args: unknown[]) => unknown>),
);

/**
 * Fills in a Helm template, as far as charts of manifests need it: `range`, `with`, `if`, `else`, `end`, variables, and the functions `toYaml`,
 * `quote`, `indent`, `nindent` and `default` in pipelines. Anything else is an error that says so.
 *
 * @param root - what `.` and `$` are at the top: `Values`, `Release`, `Chart`
 * @throws TemplateError
 */
export function renderTemplate(text: string, root: unknown): string {
  const tokens = tokensOf(text);
  const node = parseBlock(tokens, false);
  if (tokens.length > 0) {
    throw new TemplateError(`unexpected {{ ${tokens[0].text} }}`);
  }
  return node({ dot: root, variables: new Map([['$', root]]) });
}

interface Token {
  isAction: boolean;
  text: string;
}

/** Text and actions; `{{-` and `-}}` take the blanks beside them away. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const action = /\{\{(-?)\s*([\s\S]*?)\s*(-?)\}\}/g;
  let end = 0;
  let trimsNext = false;
  const addText = (piece: string, trimsEnd: boolean) => {
    const started = trimsNext ? piece.trimStart() : piece;
    tokens.push({
      isAction: false,
      text: trimsEnd ? started.trimEnd() : started,
    });
  };
  for (const match of text.matchAll(action)) {
    addText(text.slice(end, match.index), match[1] === '-');
    tokens.push({ isAction: true, text: match[2] });
    end = match.index + match[0].length;
    trimsNext = match[3] === '-';
  }
  addText(text.slice(end), false);
  return tokens;
}

/** Parses up to the `end` or `else` that belongs to it, which stays. */
function parseBlock(tokens: Token[], isInner: boolean): Node {
  const nodes: Node[] = [];
  for (;;) {
    const token = tokens[0];
    if (!token || (token.isAction && /^(end|else)$/.test(token.text))) {
      if (isInner && !token) {
        throw new TemplateError('an {{ end }} is missing');
      }
      return scope => nodes.map(node => node(scope)).join('');
    }
    tokens.shift();
    nodes.push(
      token.isAction ? parseAction(token.text, tokens) : () => token.text,
    );
  }
}

function parseAction(text: string, tokens: Token[]): Node {
  if (text.startsWith('/*')) {
    return () => '';
  }
  const [, keyword, rest] = /^(\w+)\s+([\s\S]*)$/.exec(text) ?? [];
  switch (keyword) {
    case 'range':
      return parseRange(rest, tokens);
    case 'with':
    case 'if':
      return parseCondition(keyword, rest, tokens);
    default: {
      const value = parsePipeline(text);
      return scope => printed(value(scope));
    }
  }
}

/** The block, and the one behind `else`. */
function parseBranches(tokens: Token[]): [Node, Node] {
  const first = parseBlock(tokens, true);
  const second: Node =
    tokens.shift()?.text === 'else' ? parseRest(tokens) : () => '';
  return [first, second];
}

function parseRest(tokens: Token[]): Node {
  const node = parseBlock(tokens, true);
  if (tokens.shift()?.text !== 'end') {
    throw new TemplateError('an {{ end }} is missing');
  }
  return node;
}

function parseCondition(
  keyword: 'with' | 'if',
  text: string,
  tokens: Token[],
): Node {
  const value = parsePipeline(text);
  const [then, otherwise] = parseBranches(tokens);
  return scope => {
    const found = value(scope);
    if (isEmpty(found)) {
      return otherwise(scope);
    }
    return then(keyword === 'with' ? { ...scope, dot: found } : scope);
  };
}

function parseRange(text: string, tokens: Token[]): Node {
  const match = /^(?:\$(\w+)\s*,\s*\$(\w+)\s*:=\s*)?([\s\S]+)$/.exec(text);
  const [, key, item, source = ''] = match ?? [];
  const value = parsePipeline(source);
  const [each, otherwise] = parseBranches(tokens);
  return scope => {
    const entries = entriesOf(value(scope));
    if (entries.length === 0) {
      return otherwise(scope);
    }
    return entries
      .map(([name, entry]) => {
        const variables = new Map(scope.variables);
        if (key) {
          variables.set(`$${key}`, name).set(`$${item}`, entry);
        }
        return each({ dot: entry, variables });
      })
      .join('');
  };
}

/** Go goes through a map in the order of its keys. */
function entriesOf(value: unknown): [unknown, unknown][] {
  if (Array.isArray(value)) {
    return [...value.entries()];
  }
  return isRecord(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : [];
}

type Value = (scope: Scope) => unknown;

function parsePipeline(text: string): Value {
  const [first, ...calls] = text.split('|').map(part => part.trim());
  const words = wordsOf(first);
  const start: Value =
    words.length === 1 && !functions.has(words[0])
      ? parseOperand(words[0])
      : parseCall(words, undefined);
  return calls.reduce<Value>(
    (before, call) => parseCall(wordsOf(call), before),
    start,
  );
}

function wordsOf(text: string): string[] {
  return text.match(/"[^"]*"|\S+/g) ?? [];
}

function parseCall(
  [name, ...words]: string[],
  piped: Value | undefined,
): Value {
  const call = functions.get(name);
  if (!call) {
    throw new TemplateError(`the function ${name} is not known here`);
  }
  const operands = [...words.map(parseOperand), ...(piped ? [piped] : [])];
  return scope => call(...operands.map(operand => operand(scope)));
}

function parseOperand(word: string): Value {
  if (/^-?\d+$/.test(word)) {
    return () => Number(word);
  }
  if (word.startsWith('"')) {
    return () => word.slice(1, -1);
  }
  const path = /^(\$\w*)?((?:\.\w+)*|\.)$/.exec(word);
  if (!path) {
    throw new TemplateError(`${word} is not understood here`);
  }
  const steps = path[2].split('.').filter(Boolean);
  return ({ dot, variables }) =>
    steps.reduce<unknown>(
      (value, step) => (isRecord(value) ? value[step] : undefined),
      path[1] ? variables.get(path[1]) : dot,
    );
}

function indent(count: number, text: string): string {
  return text
    .split('\n')
    .map(line => `${' '.repeat(count)}${line}`)
    .join('\n');
}

function printed(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && Object.keys(value).length === 0)
  );
}
