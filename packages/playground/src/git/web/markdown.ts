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

import { escapeHtml, Html } from './html';

/**
 * The part of Markdown that pull requests are written in: headings, paragraphs, lists, tables, quotes, code, emphasis and links. Everything is escaped
 * first, so no text can become a tag or a script; comments (`<!-- … -->`) are not shown.
 */
export function markdown(text: string): Html {
  const lines = text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return new Html(blocks(lines));
}

function blocks(lines: readonly string[]): string {
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const taken = blockAt(lines, i);
    out.push(taken.html);
    i = taken.end;
  }
  return out.join('\n');
}

const bullet = /^\s*([-*+]|\d{1,9}[.)])\s+/;

interface Block {
  html: string;
  end: number;
}

function blockAt(lines: readonly string[], start: number): Block {
  const line = lines[start];
  if (!line.trim()) {
    return { html: '', end: start + 1 };
  }
  const fence = /^\s*(```+|~~~+)/.exec(line)?.[1];
  if (fence) {
    const end = whileIn(
      lines,
      start + 1,
      text => !text.trim().startsWith(fence),
    );
    const code = lines.slice(start + 1, end).join('\n');
    return {
      html: `<pre><code>${escapeHtml(code)}</code></pre>`,
      end: end + 1,
    };
  }
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) {
    // The page has its own first and second headings.
    const level = Math.min(6, heading[1].length + 2);
    return {
      html: `<h${level}>${inline(heading[2])}</h${level}>`,
      end: start + 1,
    };
  }
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(line)) {
    return { html: '<hr>', end: start + 1 };
  }
  if (/^\s*\|/.test(line)) {
    return table(lines, start);
  }
  if (/^\s*>/.test(line)) {
    const end = whileIn(lines, start, text => /^\s*>/.test(text));
    const inner = lines
      .slice(start, end)
      .map(text => text.replace(/^\s*> ?/, ''));
    return { html: `<blockquote>${blocks(inner)}</blockquote>`, end };
  }
  if (bullet.test(line)) {
    return items(lines, start);
  }
  const end = whileIn(
    lines,
    start,
    text =>
      text.trim() !== '' &&
      !/^(#{1,6}\s|\s*```|\s*~~~|\s*\||\s*>)/.test(text) &&
      !bullet.test(text),
  );
  return {
    html: `<p>${inline(lines.slice(start, end).join('\n'))}</p>`,
    end,
  };
}

function items(lines: readonly string[], start: number): Block {
  const isOrdered = /^\s*\d/.test(lines[start]);
  const end = whileIn(
    lines,
    start,
    text => bullet.test(text) || /^\s{2,}\S/.test(text),
  );
  const texts: string[] = [];
  for (const line of lines.slice(start, end)) {
    if (bullet.test(line)) {
      texts.push(line.replace(bullet, ''));
    } else {
      texts[texts.length - 1] += `\n${line.trim()}`;
    }
  }
  const tag = isOrdered ? 'ol' : 'ul';
  const list = texts.map(text => `<li>${task(text)}</li>`).join('');
  return { html: `<${tag}>${list}</${tag}>`, end };
}

function task(text: string): string {
  const box = /^\[([ xX])\]\s+/.exec(text);
  const sign = box && (box[1] === ' ' ? '☐ ' : '☑ ');
  return `${sign ?? ''}${inline(box ? text.slice(box[0].length) : text)}`;
}

function table(lines: readonly string[], start: number): Block {
  const end = whileIn(lines, start, text => /^\s*\|/.test(text));
  const rows = lines.slice(start, end).map(cells);
  const hasHead =
    rows.length > 1 && rows[1].every(cell => /^:?-+:?$/.test(cell));
  const row = (tag: string) => (texts: readonly string[]) =>
    `<tr>${texts
      .map(text => `<${tag}>${inline(text)}</${tag}>`)
      .join('')}</tr>`;
  const head = hasHead ? `<thead>${row('th')(rows[0])}</thead>` : '';
  const body = rows
    .slice(hasHead ? 2 : 0)
    .map(row('td'))
    .join('');
  return { html: `<table>${head}<tbody>${body}</tbody></table>`, end };
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'));
}

/** The first index from `start` at which it does not hold. */
function whileIn(
  lines: readonly string[],
  start: number,
  holds: (line: string) => boolean,
): number {
  let end = start;
  while (end < lines.length && (holds(lines[end]) || end < start)) {
    end += 1;
  }
  return end;
}

/** Where characters that a backslash took the meaning from wait: no text that people write has these. */
const hidden = 0xe000;

/** Escapes come first, then code: nothing in it has a meaning, not even a backslash. */
function inline(text: string): string {
  return hide(text)
    .split(/(`[^`]+`)/)
    .map(part =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? `<code>${escapeHtml(show(part.slice(1, -1), '\\'))}</code>`
        : show(links(part), '', escapeHtml),
    )
    .join('');
}

function hide(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) =>
    String.fromCharCode(hidden + character.charCodeAt(0)),
  );
}

function show(
  text: string,
  before: string,
  print: (character: string) => string = character => character,
): string {
  return text.replace(
    /[\ue000-\ue07f]/g,
    character =>
      before + print(String.fromCharCode(character.charCodeAt(0) - hidden)),
  );
}

const link =
  /\[([^\][]+)\]\((https?:\/\/[^\s()<>]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"\]])/g;

function links(text: string): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(link)) {
    out += emphasis(text.slice(end, match.index));
    const [whole, title, target, plain] = match;
    const address = escapeHtml(target ?? plain);
    out += `<a href="${address}" rel="noreferrer nofollow">${
      title ? emphasis(title) : address
    }</a>`;
    end = match.index + whole.length;
  }
  return out + emphasis(text.slice(end));
}

function emphasis(text: string): string {
  return escapeHtml(text)
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, '<em>$1</em>')
    .replace(/(?<!\w)_([^_\n]+)_(?!\w)/g, '<em>$1</em>')
    .replace(/ {2}\n/g, '<br>');
}
