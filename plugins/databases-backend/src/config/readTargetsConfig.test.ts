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

import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { readTargetsConfig } from './readTargetsConfig';

const hidden = (...hiddenNamespaces: string[]) =>
  readTargetsConfig(new ConfigReader({ hiddenNamespaces })).isHidden;

describe('readTargetsConfig', () => {
  it('leaves out where the system is, and nothing that teams name', () => {
    const { isHidden } = readTargetsConfig(undefined);
    for (const name of [
      'kube-system',
      'kube-public',
      'kube-node-lease',
      'argocd',
      'flux-system',
      'openshift',
      'openshift-monitoring',
      'cert-manager',
      'postgres-operator',
      'mysql-operator',
    ]) {
      expect([name, isHidden(name)]).toEqual([name, true]);
    }
    for (const name of ['default', 'orders', 'kubernetes', 'operators', 'ci']) {
      expect([name, isHidden(name)]).toEqual([name, false]);
    }
  });

  it('takes the configured ones in place of these', () => {
    const isHidden = hidden('infra-*', 'a*b*c', '*');
    expect(isHidden('kube-system')).toBe(true);
    expect(hidden('infra-*')('kube-system')).toBe(false);
    expect(hidden()('kube-system')).toBe(false);
    expect(() => hidden('a', 'Infra')).toThrow(
      'databases.targets.hiddenNamespaces[1]: "Infra" is no name of a namespace, with * for any characters, such as kube-*',
    );
  });

  it('understands a star as a regular expression would', () => {
    const text = (letters: string) =>
      fc
        .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 })
        .map(parts => parts.join(''));
    fc.assert(
      fc.property(text('ab*'), text('ab'), (pattern, name) => {
        expect(hidden(pattern)(name)).toBe(
          new RegExp(`^${pattern.replace(/\*/g, '.*')}$`).test(name),
        );
      }),
    );
  });
});
