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

import { Layout } from './Layout';
import { tokenOf } from './Planner';
import { YamlFile } from './YamlFile';

/**
 * Takes a document out of a file. The other documents, the separators between them and the comments that belong to them or to the file stay.
 *
 * @param text - the whole file
 * @param documentIndex - from 0
 * @returns the new text; empty when no other document says anything, which means that the file can go
 * @throws YamlEditError when there is no such document
 * @public
 */
export function removeDocument(text: string, documentIndex: number): string {
  const file = new YamlFile(text);
  const document = file.documents[documentIndex];
  if (!document) {
    // Throws, with the right words
    file.document(documentIndex);
  }
  const others = file.documents.filter(
    (other, index) =>
      index !== documentIndex &&
      (other.contents !== null || other.errors.length > 0),
  );
  if (others.some(Boolean) === false) {
    return '';
  }
  const marks = startMarks(file);
  const next = marks[documentIndex + 1];
  if (documentIndex === 0) {
    return text.slice(0, headerEnd(file, marks[0])) + text.slice(next);
  }
  const start = marks[documentIndex];
  return next === undefined
    ? text.slice(0, start)
    : text.slice(0, start) + text.slice(next);
}

/**
 * Puts a document at the end of a file, with the file's line ends.
 *
 * @param text - the whole file; may be empty
 * @param document - one document
 * @public
 */
export function appendDocument(text: string, document: string): string {
  const file = new YamlFile(text);
  const { eol } = file;
  const added = document
    .replace(/^\ufeff/, '')
    .replace(/^(?:[ \t]*\r?\n)*(?:---[ \t]*\r?\n)?/, '')
    .replace(/\r?\n/g, text.includes('\n') ? eol : '$&');
  const ended = added === '' || added.endsWith('\n') ? added : `${added}${eol}`;
  const last = file.documents[file.documents.length - 1];
  const isOpen =
    last === undefined ||
    (last.contents === null &&
      last.errors.length === 0 &&
      file.documents.length > 0);
  const before =
    text === '' || text === '\ufeff' || text.endsWith('\n')
      ? text
      : `${text}${eol}`;
  return isOpen ? `${before}${ended}` : `${before}---${eol}${ended}`;
}

/** Where each document starts: its directives or `---`, or its contents where it has no mark. */
function startMarks(file: YamlFile): number[] {
  const marks: number[] = [];
  file.documents.forEach((document, index) => {
    const from = index === 0 ? 0 : file.documents[index - 1].range[1];
    marks.push(markAfter(file.text, from, document.range[0]));
  });
  return marks;
}

/** The first line that opens a document, a directive or `---`, from an offset on. */
function markAfter(text: string, from: number, fallback: number): number {
  const lines = /^(?:---(?=\s|$)|%)/gm;
  lines.lastIndex = from;
  const found = lines.exec(text);
  return found && found.index <= fallback + 3 ? found.index : fallback;
}

/** What stays of the first document: what stands before its `---`; without one, the comments at the top that a blank line sets apart. */
function headerEnd(file: YamlFile, mark: number): number {
  const { text } = file;
  const [document] = file.documents;
  const contents = tokenOf(document.contents)?.offset ?? document.range[1];
  if (text.startsWith('---', mark) || text.startsWith('%', mark)) {
    return mark;
  }
  const start = new Layout(text).lineStart(contents);
  const header =
    /^(\ufeff?(?:[ \t]*(?:#[^\n]*)?\n)*)[ \t]*\r?\n(?:#[^\n]*\n)*$/.exec(
      text.slice(0, start),
    );
  return header
    ? header[0].length - header[0].slice(header[1].length).length
    : Number(text.startsWith('\ufeff'));
}
