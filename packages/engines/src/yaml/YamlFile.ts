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

import { Document, LineCounter, parseAllDocuments, YAMLError } from 'yaml';
import type { JsonValue } from './JsonValue';
import { kubernetesTags } from './kubernetesTags';
import { templateStart } from './templates';
import { YamlEditError, YamlEditErrorCode } from './YamlEditError';
import type { YamlProblem } from './YamlProblem';

/** More uses of anchors than any manifest has; a file that would grow without bound is refused. */
const maxAliasCount = 10_000;

/** A parsed file: its documents, each with the ranges of the source that it was read from. */
export class YamlFile {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  private readonly lines = new LineCounter();
  private readonly values = new Map<number, JsonValue>();

  constructor(text: string) {
    this.text = text;
    const documents = parseAllDocuments(text, {
      customTags: kubernetesTags,
      keepSourceTokens: true,
      lineCounter: this.lines,
      logLevel: 'silent',
      merge: true,
      prettyErrors: false,
      resolveKnownTags: false,
      schema: 'core',
    });
    this.documents = [...documents] as Document.Parsed[];
  }

  /** Line and column from 1. */
  position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  line(offset: number): number {
    return this.position(offset).line;
  }

  /** Line ends as in most of the file. */
  get eol(): '\n' | '\r\n' {
    const first = this.text.indexOf('\n');
    return first > 0 && this.text[first - 1] === '\r' ? '\r\n' : '\n';
  }

  error(
    code: YamlEditErrorCode,
    offset: number,
    message: string,
  ): YamlEditError {
    return new YamlEditError(code, message, this.position(offset));
  }

  /** A document that can be read; throws {@link YamlEditError} for one that cannot. */
  document(index: number): Document.Parsed {
    const document = this.documents[index];
    if (!document) {
      throw new YamlEditError(
        'no-such-document',
        `The file has ${this.documents.length} documents, none with the index ${index}`,
        { line: 1, column: 1 },
      );
    }
    const problem = this.problem(index);
    if (problem) {
      throw new YamlEditError('unparsable', problem.message, problem);
    }
    return document;
  }

  /** The document as Kubernetes reads it, aliases and merge keys resolved. */
  value(index: number): JsonValue {
    return this.read(index, this.document(index));
  }

  private read(index: number, document: Document.Parsed): JsonValue {
    const known = this.values.get(index);
    if (known !== undefined) {
      return known;
    }
    const value = (document.toJS({ maxAliasCount }) ?? null) as JsonValue;
    this.values.set(index, value);
    return value;
  }

  /** Why a document cannot be used; `undefined` when it can. */
  problem(index: number): YamlProblem | undefined {
    const document = this.documents[index];
    const [error] = document.errors;
    if (error) {
      return this.describe(index, error);
    }
    try {
      this.read(index, document);
      return undefined;
    } catch (failure) {
      const offset = document.contents?.range[0] ?? document.range[0];
      return {
        documentIndex: index,
        code: 'syntax',
        message: `Line ${this.line(offset)}: ${
          failure instanceof Error ? failure.message : String(failure)
        }`,
        ...this.position(offset),
      };
    }
  }

  private describe(documentIndex: number, error: YAMLError): YamlProblem {
    const position = this.position(error.pos[0]);
    const at = `Line ${position.line}, column ${position.column}`;
    switch (error.code) {
      case 'DUPLICATE_KEY':
        return {
          documentIndex,
          code: 'duplicate-key',
          message: `${at}: the key${this.keyAt(
            error,
          )} is there twice in one mapping. Remove one of them`,
          ...position,
        };
      case 'TAB_AS_INDENT':
        return {
          documentIndex,
          code: 'tab',
          message: `${at}: a tab is used for indentation, which YAML does not allow. Use spaces`,
          ...position,
        };
      default: {
        const template = this.template(documentIndex);
        return (
          template ?? {
            documentIndex,
            code: 'syntax',
            message: `${at}: this is not valid YAML: ${error.message}`,
            ...position,
          }
        );
      }
    }
  }

  private template(documentIndex: number): YamlProblem | undefined {
    const start = this.documents[documentIndex].range[0];
    const end = this.documents[documentIndex + 1]?.range[0];
    const offset = templateStart(this.text, [start, end ?? this.text.length]);
    if (offset === undefined) {
      return undefined;
    }
    const position = this.position(offset);
    return {
      documentIndex,
      code: 'template',
      message: `Line ${position.line}: this is a template ("{{ ... }}"), which is YAML only after it has been filled in. Change the values that it is filled with`,
      ...position,
    };
  }

  private keyAt(error: YAMLError): string {
    const [word] = /^[^\s:]{1,100}/.exec(
      this.text.slice(error.pos[0], error.pos[0] + 100),
    ) ?? [''];
    return word && ` ${word}`;
  }
}
