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

import { Document, isScalar } from 'yaml';
import { isPresent, Layout } from './Layout';
import { tokenOf } from './tokenOf';
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
  const isAlone = file.documents.every(
    (other, index) => index === documentIndex || isEmpty(other),
  );
  if (isAlone) {
    return '';
  }
  const marks = startMarks(file);
  const next =
    marks[documentIndex + 1] === undefined
      ? text.length
      : commentsAbove(file, document, marks[documentIndex + 1]);
  const start =
    documentIndex === 0 ? headerEnd(file, marks[0]) : marks[documentIndex];
  return text.slice(0, start) + text.slice(next);
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
  const isOpen = last === undefined || isEmpty(last);
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
  return found && found.index <= fallback ? found.index : fallback;
}

/** True for a document that says nothing. */
function isEmpty(document: Document.Parsed): boolean {
  const { contents, errors } = document;
  const token = tokenOf(contents);
  return (
    errors.length === 0 &&
    (contents === null ||
      (isScalar(contents) && contents.value === null && !isPresent(token)))
  );
}

/** What stays of the first document: what stands before its `---`; without one, the comments at the top that a blank line sets apart. */
function headerEnd(file: YamlFile, mark: number): number {
  const { text } = file;
  if (/^(?:---|%)/.test(text.slice(mark, mark + 3))) {
    return mark;
  }
  const [document] = file.documents;
  const contents = tokenOf(document.contents)?.offset ?? document.range[1];
  const top = text.slice(0, new Layout(text).lineStart(contents));
  const blank = [...top.matchAll(/^[ \t]*\r?\n/gm)].pop();
  return blank && top.slice(0, blank.index).includes('#')
    ? blank.index + blank[0].length
    : Number(text.startsWith('\ufeff'));
}

/** Where what belongs to the next document starts: its mark, or the comments directly above it that a blank line sets apart from what is above them. */
function commentsAbove(
  file: YamlFile,
  document: Document.Parsed,
  mark: number,
): number {
  const layout = new Layout(file.text);
  const token = tokenOf(document.contents);
  const end = token ? layout.tokenEnd(token) : document.range[0];
  const first = layout.leadingComments(mark);
  const above = file.text.slice(layout.lineStart(first - 1), first);
  return first > end && above.trim() === '' ? first : mark;
}
