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

import { Html, html } from './html';
import { DiffFile, DiffLine, parseDiff } from './parseDiff';

const signs: Record<DiffLine['kind'], string> = {
  plus: '+',
  minus: '-',
  same: '',
  hunk: '',
  note: '',
};

/** Longer diffs are cut, and say so. */
const maxLines = 5_000;

/** A diff as tables, one for each file. */
export function diffView(text: string): Html {
  const files = parseDiff(text);
  return files.length === 0
    ? html`<p>Nothing differs.</p>`
    : html`${files.map(fileView)}`;
}

function fileView({ path, note, lines }: DiffFile): Html {
  const shown = lines.slice(0, maxLines);
  const count = (kind: DiffLine['kind']) =>
    lines.filter(line => line.kind === kind).length;
  return html`<table class="diff">
      <caption>
        ${path}
        <span class="quiet">
          ${note ? `(${note}) ` : ''}+${count('plus')} −${count('minus')}
        </span>
      </caption>
      <tbody>
        ${shown.map(lineView)}
      </tbody>
    </table>
    ${lines.length > shown.length &&
    html`<p>${lines.length - shown.length} more lines are not shown.</p>`}`;
}

function lineView(line: DiffLine): Html {
  if (line.kind === 'hunk' || line.kind === 'note') {
    return html`<tr class="hunk">
      <td colspan="4">${line.text}</td>
    </tr>`;
  }
  // Tight: spaces inside of the last cell are part of the line.
  return html`<tr class="${line.kind}">
    <td class="number">${line.old}</td>
    <td class="number">${line.new}</td>
    <td class="sign">${signs[line.kind]}</td>
    <td>${line.text}</td>
  </tr>`;
}
