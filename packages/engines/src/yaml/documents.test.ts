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

import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { manifest, Writer } from './__testUtils__/writtenFile';
import { appendDocument, removeDocument } from './documents';
import { YamlEditError } from './YamlEditError';

const read = (text: string) =>
  [...parseAllDocuments(text)].map(document => document.toJS() as unknown);

describe('removeDocument', () => {
  const file = `# Databases of the orders team
---
# the main one
kind: A
---
# the copy
kind: B # b
# end of b
---
kind: C
`;

  it.each([
    [
      0,
      '# Databases of the orders team\n---\n# the copy\nkind: B # b\n# end of b\n---\nkind: C\n',
    ],
    [
      1,
      '# Databases of the orders team\n---\n# the main one\nkind: A\n---\nkind: C\n',
    ],
    [
      2,
      '# Databases of the orders team\n---\n# the main one\nkind: A\n---\n# the copy\nkind: B # b\n# end of b\n',
    ],
  ])(
    'takes out document %i and leaves the others as they are',
    (index, left) => {
      expect(removeDocument(file, index)).toBe(left);
    },
  );

  it('keeps what stands at the top of the file, set apart by a blank line', () => {
    expect(removeDocument('# Copyright\n\n# first\na: 1\n---\nb: 2\n', 0)).toBe(
      '# Copyright\n\n---\nb: 2\n',
    );
    expect(removeDocument('# first\na: 1\n---\nb: 2\n', 0)).toBe('---\nb: 2\n');
    expect(removeDocument('\ufeffa: 1\r\n---\r\nb: 2', 0)).toBe(
      '\ufeff---\r\nb: 2',
    );
  });

  it('keeps the comment above the mark of the next document, set apart by a blank line', () => {
    expect(
      removeDocument('a: 1\n# about a\n\n# ---- second ----\n---\nb: 2\n', 0),
    ).toBe('# ---- second ----\n---\nb: 2\n');
    expect(
      removeDocument('z: 1\n---\na: 1\n\n# ---- second ----\n---\nb: 2\n', 1),
    ).toBe('z: 1\n# ---- second ----\n---\nb: 2\n');
  });

  it('leaves nothing when nothing else is said', () => {
    expect(removeDocument('a: 1\n', 0)).toBe('');
    expect(removeDocument('# x\n---\na: 1\n---\n# nothing\n', 0)).toBe('');
  });

  it('takes out one that cannot be parsed', () => {
    expect(removeDocument('a: 1\na: 2\n---\nb: 1\n', 0)).toBe('---\nb: 1\n');
  });

  it('does not take a line of a block scalar for a mark', () => {
    expect(removeDocument('a: |\n  ---\n  x\n---\nb: 1\n---\nc: 1\n', 1)).toBe(
      'a: |\n  ---\n  x\n---\nc: 1\n',
    );
  });

  it('leaves directives and end marks with their documents', () => {
    expect(
      removeDocument('a: 1\n...\n%YAML 1.2\n---\nb: 1\n...\n---\nc: 1\n', 1),
    ).toBe('a: 1\n...\n---\nc: 1\n');
  });

  it('says which documents there are', () => {
    expect(() => removeDocument('a: 1\n', 3)).toThrow(YamlEditError);
    expect(() => removeDocument('a: 1\n', 3)).toThrow(
      'The file has 1 documents, none with the index 3',
    );
  });
});

describe('appendDocument', () => {
  it.each([
    ['', 'a: 1\n', 'a: 1\n'],
    ['a: 1\n', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
    ['a: 1', '---\nb: 2', 'a: 1\n---\nb: 2\n'],
    ['a: 1\r\n', 'b: 2\nc: 3\n', 'a: 1\r\n---\r\nb: 2\r\nc: 3\r\n'],
    ['a: 1\n---\n', 'b: 2\n', 'a: 1\n---\nb: 2\n'],
    ['# only a comment\n', 'b: 2\n', '# only a comment\nb: 2\n'],
    ['a: 1\n...\n', 'b: 2\n', 'a: 1\n...\n---\nb: 2\n'],
    ['a: {{ if }}\n', 'b: 2\n', 'a: {{ if }}\n---\nb: 2\n'],
    [
      '{{- if .x }}\na: 1\n{{- end }}\n',
      'b: 2\n',
      '{{- if .x }}\na: 1\n{{- end }}\n---\nb: 2\n',
    ],
  ])('%j and %j', (text, document, result) => {
    expect(appendDocument(text, document)).toBe(result);
  });
});

it('takes any document out of any file, byte by byte the others, and appends it again', () => {
  fc.assert(
    fc.property(
      fc.array(manifest, { minLength: 2, maxLength: 4 }),
      fc.nat(),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (documents, which, crlf, opened, ended) => {
        const writer = new Writer();
        const eol = crlf ? '\r\n' : '\n';
        const texts = documents.map(document =>
          writer
            .document(document)
            .map(({ text }) => text)
            .join(eol),
        );
        const index = which % documents.length;
        const text = `${opened ? `---${eol}` : ''}${texts.join(
          `${eol}---${eol}`,
        )}${ended ? eol : ''}`;
        const left = removeDocument(text, index);
        const all = read(text);
        expect(read(left)).toEqual(all.filter((_, each) => each !== index));
        texts.forEach((each, other) => {
          const isLast = index === texts.length - 1 && other === index - 1;
          // The blank lines at the end of the last document may be the end of the file
          expect(other === index || isLast || left.includes(each)).toBe(true);
        });
        expect(read(appendDocument(left, texts[index]))).toEqual([
          ...all.filter((_, each) => each !== index),
          read(texts[index])[0],
        ]);
      },
    ),
    { numRuns: 500 },
  );
});
