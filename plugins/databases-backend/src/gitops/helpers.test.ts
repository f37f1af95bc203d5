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
import { BoundedMemory } from './BoundedMemory';
import { folderPath, resolvePath } from './folderPath';
import { fillPattern, parsePattern } from './PathPattern';
import { isSameRepository } from './repositoryUrl';

describe('BoundedMemory', () => {
  it('shares an answer that is awaited, and forgets failures', async () => {
    const memory = new BoundedMemory<number>({ maxSize: 10 });
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return { value: asked, size: 1 };
    };
    expect(
      await Promise.all([memory.recall('a', ask), memory.recall('a', ask)]),
    ).toEqual([1, 1]);
    const failing = async () => {
      throw new Error('down');
    };
    await expect(memory.recall('b', failing)).rejects.toThrow('down');
    expect(await memory.recall('b', ask)).toBe(2);
  });

  it('keeps what was used last, up to its size, and nothing that is too old', async () => {
    let now = 0;
    const memory = new BoundedMemory<string>({
      maxSize: 10,
      maxAgeMs: 100,
      now: () => now,
    });
    const asked: string[] = [];
    const recall = (key: string) =>
      memory.recall(key, async () => {
        asked.push(key);
        return { value: key, size: 5 };
      });
    await recall('a');
    await recall('b');
    await recall('a');
    await recall('c');
    await recall('a');
    expect(asked).toEqual(['a', 'b', 'c']);
    await recall('b');
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
    now = 100;
    await recall('b');
    expect(asked).toEqual(['a', 'b', 'c', 'b', 'b']);
  });
});

describe('paths', () => {
  const values = {
    kubernetesCluster: 'arn:aws:eks:eu:1:cluster/prod',
    namespace: 'orders',
    engine: 'postgresql',
    name: 'orders-db',
    environment: undefined,
  };
  const fill = (text: string, keep?: 'name') =>
    fillPattern(parsePattern('key', text), values, keep);

  it('fills patterns so that a value stays within one segment', () => {
    expect(fill('c/{kubernetesCluster}/{namespace}/{name}.yaml')).toBe(
      'c/arn-aws-eks-eu-1-cluster-prod/orders/orders-db.yaml',
    );
    expect(fill('{environment}/{name}')).toBeUndefined();
    expect(fill('{namespace}/{name}.yaml', 'name')).toBe('orders/{name}.yaml');
    expect(() => fill('{nam}')).toThrow('key: {nam} is not known');
  });

  it.each([
    ['./a//b/', 'a/b'],
    ['/', ''],
    ['../../etc', 'etc'],
    [undefined, ''],
  ])('reads the folder %s as %s', (text, path) => {
    expect(folderPath(text)).toBe(path);
  });

  it('follows a path in a file, and not out of the repository', () => {
    expect(resolvePath('a/b', '../c/./d.yaml')).toBe('a/c/d.yaml');
    expect(resolvePath('', 'x')).toBe('x');
    expect(resolvePath('a', '../../x')).toBeUndefined();
  });

  it.each([
    ['https://git.example.org/a/b.git', 'git@git.example.org:a/b', true],
    [
      'ssh://git@git.example.org:2222/A/b.git',
      'https://git.example.org/a/b/',
      true,
    ],
    ['https://git.example.org/a/b', 'https://git.example.org/a/c', false],
    ['https://git.example.org:8443/a/b', 'https://git.example.org/a/b', false],
    ['not an address', 'not an address', false],
  ])('compares %s with %s', (a, b, same) => {
    expect(isSameRepository(a, b)).toBe(same);
  });
});
