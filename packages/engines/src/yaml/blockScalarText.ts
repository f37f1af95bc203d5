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

import type { CST } from 'yaml';
import { isInvisible } from './scalarText';
import type { Layout } from './Layout';
import type { Slot } from './Slot';
import type { YamlFile } from './YamlFile';

/**
 * A text as a block scalar (`|`, `>`) with the header, comment and indentation of the present one; `undefined` where a block scalar cannot hold it.
 */
export function blockScalarText(
  { file, layout }: { file: YamlFile; layout: Layout },
  token: CST.BlockScalar,
  value: string,
  slot: Slot,
): string | undefined {
  const { header, body } = layout.blockScalarHeader(token);
  if (
    !/^[^\s]/.test(value) ||
    /\n[ ]+(?:\n|$)|\n\n$/.test(value) ||
    value.split('\n').some(isInvisible) ||
    !file.text.slice(body).includes('\n')
  ) {
    return undefined;
  }
  const ends = value.endsWith('\n');
  const content = ends ? value.slice(0, -1) : value;
  const folded = header.source.startsWith('>');
  if (folded && /(?:^|\n) /.test(content)) {
    return undefined;
  }
  const old = file.text.slice(body, layout.tokenEnd(token)).split(/\r?\n/);
  const first = old.find(line => line.trim() !== '');
  const outer = Math.max(slot.indent, 0);
  const digit = /[1-9]/.exec(header.source)?.[0] ?? '';
  const column = digit
    ? outer + Number(digit)
    : first?.search(/[^ ]/) ?? outer + slot.style.step;
  const width = Math.max(...old.map(line => line.length)) - column;
  const lines = folded ? fold(content, width) : content.split('\n');
  const comment = layout.blockScalarComment(token);
  return [
    `${header.source[0]}${digit}${ends ? '' : '-'}${comment}`,
    ...lines.map(line => (line === '' ? '' : `${' '.repeat(column)}${line}`)),
  ].join(file.eol);
}

/** Breaks lines at single spaces, as a folded block takes them together again. */
function fold(content: string, width: number): string[] {
  const paragraphs = content.split('\n').map(paragraph => {
    const lines: string[] = [];
    for (const word of paragraph.split(/(?<=[^ ]) (?=[^ ])/)) {
      const last = lines[lines.length - 1];
      if (last !== undefined && last.length + 1 + word.length <= width) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else {
        lines.push(word);
      }
    }
    return lines;
  });
  // Between two lines of text a line break is a space: an empty line more makes it one
  return paragraphs.flatMap((lines, index) =>
    index > 0 && paragraphs[index].join('') !== '' ? ['', ...lines] : lines,
  );
}
