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
import { encodePath } from './encodePath';
import { readGitAddress } from './readGitAddress';
import { segmentsBelow } from './segmentsBelow';

describe('readGitAddress', () => {
  it.each([
    ['https://github.com/acme/databases', 'github.com', false],
    ['https://GitHub.com/acme/databases/', 'github.com', false],
    [
      'http://git.example.org:3000/acme/databases',
      'git.example.org:3000',
      false,
    ],
    ['https://bot:secret@github.com/acme/databases', 'github.com', false],
    ['git@github.com:acme/databases', 'github.com', true],
    ['git@github.com:/acme/databases', 'github.com', true],
    ['ssh://git@github.com:2222/acme/databases', 'github.com:2222', true],
    ['git+ssh://git@github.com/acme/databases', 'github.com', true],
    ['https://github.com/acme/databases?ref=main#L1', 'github.com', false],
  ])('takes %s apart', (text, host, overSsh) => {
    expect(readGitAddress(text)).toEqual({
      host,
      hostname: host.replace(/:\d+/, ''),
      overSsh,
      segments: ['acme', 'databases'],
    });
  });

  it.each([
    '',
    'databases',
    './databases',
    'oci://registry.example.org/charts',
    's3://bucket/key',
    'https://',
    'https://github.com/%E0%A4%A/x',
    'C:\\databases',
  ])('does not take %s for one', text => {
    expect(readGitAddress(text)).toBeUndefined();
  });

  it('finds the names again, whatever they are', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter(text => !/^\.{1,2}$/.test(text) && !text.includes('/'));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), names => {
        const url = `https://git.example.org/${encodePath(names.join('/'))}`;
        expect(readGitAddress(url)?.segments).toEqual(names);
      }),
    );
  });

  it('knows no address that leads upwards, however it is written', () => {
    for (const path of ['a/..%2fb', 'a/%2e%2e%2fb', 'a/b%2f..%2f..%2fc']) {
      expect(readGitAddress(`https://git.example.org/${path}`)).toBeUndefined();
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => readGitAddress(text)).not.toThrow();
      }),
    );
  });
});

describe('segmentsBelow', () => {
  const below = (url: string, baseUrl = 'https://git.example.org:8443/code') =>
    segmentsBelow(readGitAddress(url)!, 'git.example.org', baseUrl);

  it('knows a host by its name, and by the address of its pages', () => {
    expect(below('https://git.example.org/code/acme/x')).toEqual(['acme', 'x']);
    expect(below('https://git.example.org:8443/code/acme/x')).toEqual([
      'acme',
      'x',
    ]);
    expect(below('https://git.example.org:9999/code/acme/x')).toBeUndefined();
    expect(below('https://other.example.org/code/acme/x')).toBeUndefined();
  });

  it('leaves out the path of its pages, which addresses over SSH do not have', () => {
    expect(below('https://git.example.org/acme/x')).toBeUndefined();
    expect(below('ssh://git@git.example.org:22/acme/x')).toEqual(['acme', 'x']);
  });
});
