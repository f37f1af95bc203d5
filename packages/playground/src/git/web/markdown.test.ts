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
import { markdown } from './markdown';

const allowed =
  /^<\/?(p|h[3-6]|ul|ol|li|strong|em|code|pre|blockquote|table|thead|tbody|tr|th|td|hr|br)>$|^<a href="https?:\/\/[^"<>\s]*" rel="noreferrer nofollow">$|^<\/a>$/;

/* eslint-disable no-script-url -- what must not become a link */

describe('markdown', () => {
  it.each([
    ['# Title', '<h3>Title</h3>'],
    [
      'a **b** *c* _d_ `e<f`',
      '<p>a <strong>b</strong> <em>c</em> <em>d</em> <code>e&lt;f</code></p>',
    ],
    ['- a\n- [x] b\n  more', '<ul><li>a</li><li>☑ b\nmore</li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['```diff\n-a\n+<b>\n```', '<pre><code>-a\n+&lt;b&gt;</code></pre>'],
    ['> a\n> b', '<blockquote><p>a\nb</p></blockquote>'],
    [
      '| A | B |\n|---|:-:|\n| 1 | `x` |',
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td><code>x</code></td></tr></tbody></table>',
    ],
    [
      '[docs](https://example.org/a?b=1&c) and https://example.org/x.',
      '<p><a href="https://example.org/a?b=1&amp;c" rel="noreferrer nofollow">docs</a> and <a href="https://example.org/x" rel="noreferrer nofollow">https://example.org/x</a>.</p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['a <!-- database-platform: {"id": 1} --> b', '<p>a  b</p>'],
    [
      'orders\\-db \\*not\\* \\<b\\> \\`x\\` `a\\-b` [a\\-b](https://e.org/x)',
      '<p>orders-db *not* &lt;b&gt; `x` <code>a\\-b</code> <a href="https://e.org/x" rel="noreferrer nofollow">a-b</a></p>',
    ],
    ['snake_case_name and 2*3*4', '<p>snake_case_name and 2*3*4</p>'],
  ])('%j', (text, expected) => {
    expect(markdown(text).text.trim()).toBe(expected);
  });

  it('makes no tags but its own out of any text', () => {
    const piece = fc.constantFrom(
      '<script>',
      '"',
      "'",
      '<',
      '>',
      '&',
      '`',
      '*',
      '**',
      '_',
      '[',
      '](',
      ')',
      'http://',
      'https://a',
      'javascript:',
      '|',
      '\n',
      '- ',
      '# ',
      '> ',
      '```',
      '<!--',
      '-->',
      ' ',
      'x',
      '\\',
      '\ue03c',
      'onload=',
      '<a href="',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const { text } = markdown(pieces.join(''));
        for (const [tag] of text.matchAll(/<[^>]*>?/g)) {
          expect(tag).toMatch(allowed);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
