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

import { mockServices } from '@backstage/backend-test-utils';
import { readYamlTree } from './readYamlTree';

const limits = { maxFileBytes: 10, maxFiles: 3, maxBytes: 25 };

/**
 * A URL reader that streams as the real ones do: each file is offered to the filter when it comes by, and the stream ends with an error when it is told to.
 */
function readerOf(
  files: ReadonlyArray<[path: string, size: number]>,
  knowsSizes = true,
) {
  const urlReader = mockServices.urlReader.mock();
  const offered: string[] = [];
  urlReader.readTree.mockImplementation(async (_url, options) => ({
    etag: 'x',
    archive: async () => {
      throw new Error('not used');
    },
    dir: async () => {
      throw new Error('not used');
    },
    files: async () => {
      const taken = [];
      for (const [path, size] of files) {
        options?.signal?.throwIfAborted();
        offered.push(path);
        if (options?.filter?.(path, knowsSizes ? { size } : undefined)) {
          taken.push({
            path,
            content: async () => Buffer.from('x'.repeat(size)),
          });
        }
      }
      return taken;
    },
  }));
  return { urlReader, offered };
}

async function read(
  files: ReadonlyArray<[path: string, size: number]>,
  knowsSizes?: boolean,
) {
  const { urlReader, offered } = readerOf(files, knowsSizes);
  const found = await readYamlTree(urlReader, 'https://x', limits, {
    signal: new AbortController().signal,
    token: 'mine',
  });
  expect(urlReader.readTree.mock.calls[0][1]?.token).toBe('mine');
  return { found: found && [...found.keys()], offered };
}

describe('readYamlTree', () => {
  it.each([true, false])(
    'reads files with YAML and passes over others, and over huge ones (sizes known beforehand: %s)',
    async knowsSizes => {
      const { found } = await read(
        [
          ['a.yaml', 10],
          ['b.yml', 5],
          ['huge.yaml', 11],
          ['c.txt', 1],
        ],
        knowsSizes,
      );
      expect(found).toEqual(['a.yaml', 'b.yml']);
    },
  );

  it('ends the download with the file that is one too many', async () => {
    const { found, offered } = await read(
      Array.from({ length: 100 }, (_, i) => [`${i}.yaml`, 1]),
    );
    expect(found).toBeUndefined();
    expect(offered).toHaveLength(limits.maxFiles + 1);
  });

  it('ends the download with the byte that is one too many', async () => {
    const { found, offered } = await read([
      ['a.yaml', 10],
      ['b.yaml', 10],
      ['c.yaml', 6],
      ['d.yaml', 1],
    ]);
    expect(found).toBeUndefined();
    expect(offered).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  });

  it('counts afterwards what could not be counted before', async () => {
    const { found } = await read(
      [
        ['a.yaml', 10],
        ['b.yaml', 10],
        ['c.yaml', 6],
      ],
      false,
    );
    expect(found).toBeUndefined();
  });

  it('fails as the reader does, and when it is told to stop', async () => {
    const { urlReader } = readerOf([['a.yaml', 1]]);
    const controller = new AbortController();
    controller.abort(new Error('the person left'));
    const options = { signal: controller.signal, token: undefined };
    await expect(
      readYamlTree(urlReader, 'https://x', limits, options),
    ).rejects.toThrow('the person left');
    urlReader.readTree.mockRejectedValue(new Error('no such folder'));
    await expect(
      readYamlTree(urlReader, 'https://x', limits, {
        ...options,
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow('no such folder');
  });
});
