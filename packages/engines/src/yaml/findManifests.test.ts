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

import { findManifests } from './findManifests';

const selector = {
  group: 'acid.zalan.do',
  kind: 'postgresql',
  namespace: 'orders',
  name: 'orders-db',
};

describe('findManifests', () => {
  it('finds an object by group, kind, namespace and name, whatever the version', () => {
    const text = `# header
---
apiVersion: v1
kind: Namespace
metadata:
  name: orders-db
---
# the database
apiVersion: acid.zalan.do/v1beta7
kind: postgresql
metadata: {name: orders-db, namespace: orders}
spec:
  members: 3

# end
---
apiVersion: acid.zalan.do/v1
kind: postgresql
metadata: {name: orders-db, namespace: other}
`;
    expect(findManifests(text, selector)).toEqual({
      matches: [
        {
          documentIndex: 1,
          root: [],
          startLine: 9,
          endLine: 13,
          object: {
            apiVersion: 'acid.zalan.do/v1beta7',
            kind: 'postgresql',
            metadata: { name: 'orders-db', namespace: 'orders' },
            spec: { members: 3 },
          },
          namespaceImplicit: false,
        },
      ],
      problems: [],
    });
    expect(
      findManifests(text, { group: '', kind: 'Namespace', name: 'orders-db' })
        .matches,
    ).toMatchObject([
      { documentIndex: 0, startLine: 3, endLine: 6, namespaceImplicit: false },
    ]);
    expect(
      findManifests(text, { ...selector, namespace: undefined }).matches,
    ).toHaveLength(2);
    expect(
      findManifests(text, { ...selector, group: 'zalan.do' }).matches,
    ).toEqual([]);
  });

  it('finds a manifest without a namespace, and says so', () => {
    const text =
      'apiVersion: acid.zalan.do/v1\nkind: postgresql\nmetadata:\n  name: orders-db\n';
    expect(findManifests(text, selector).matches).toMatchObject([
      { namespaceImplicit: true },
    ]);
    expect(
      findManifests(text, { ...selector, namespace: undefined }).matches,
    ).toMatchObject([{ namespaceImplicit: false }]);
  });

  it('looks into lists', () => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  metadata: {name: orders-db}
- apiVersion: acid.zalan.do/v1
  kind: postgresql
  metadata:
    name: orders-db
    namespace: orders
`;
    expect(findManifests(text, selector).matches).toMatchObject([
      { documentIndex: 0, root: ['items', 1], startLine: 7, endLine: 11 },
    ]);
  });

  it('resolves aliases and merge keys, and reads words and numbers as Kubernetes does', () => {
    const text = `apiVersion: acid.zalan.do/v1
kind: postgresql
metadata: {name: &name orders-db, namespace: orders, labels: {cluster: *name}}
spec:
  limits: &limits {cpu: 2, memory: 4Gi}
  requests:
    <<: *limits
    cpu: 500m
  standby: yes
  mode: 0644
  big: 1_000
  time: 2026-01-02
  quoted: "yes"
`;
    expect(findManifests(text, selector).matches[0].object).toMatchObject({
      metadata: { labels: { cluster: 'orders-db' } },
      spec: {
        requests: { cpu: '500m', memory: '4Gi' },
        standby: true,
        mode: 420,
        big: 1000,
        time: '2026-01-02',
        quoted: 'yes',
      },
    });
  });

  it.each([
    ['a: 1\nb: {x\n', { code: 'syntax', line: 3, column: 1 }],
    [
      'a: 1\nb: 2\na: 3\n',
      {
        code: 'duplicate-key',
        line: 3,
        column: 1,
        message:
          'Line 3, column 1: the key a is there twice in one mapping. Remove one of them',
      },
    ],
    ['a:\n\tb: 1\n', { code: 'tab', line: 2, column: 1 }],
    [
      'a: 1\n{{- if .Values.x }}\nb: 2\n{{- end }}\n',
      { code: 'template', line: 2, column: 1 },
    ],
    ['a: *missing\n', { code: 'syntax', line: 1 }],
    [
      'a: &a [1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n',
      { code: 'syntax', line: 1 },
    ],
  ])(
    'says what is wrong with a document, and reads the others: %j',
    (broken, problem) => {
      const good =
        'apiVersion: acid.zalan.do/v1\nkind: postgresql\nmetadata: {name: orders-db, namespace: orders}\n';
      const { matches, problems } = findManifests(
        `${good}---\n${broken}---\n${good}`,
        selector,
      );
      expect(problems).toMatchObject([
        {
          documentIndex: 1,
          ...problem,
          line: problem.line + 4,
          ...('message' in problem
            ? { message: problem.message!.replace('Line 3', 'Line 7') }
            : {}),
        },
      ]);
      expect(matches.map(({ documentIndex }) => documentIndex)).toEqual([0, 2]);
    },
  );

  it('finds nothing in nothing', () => {
    for (const text of [
      '',
      '\n',
      '# comment\n',
      '---\n',
      '---\n---\n',
      'text',
      '- 1\n',
      'kind: List\nitems: {}\n',
      'kind: List\nitems: [1, null]\n',
    ]) {
      expect(findManifests(text, selector)).toEqual({
        matches: [],
        problems: [],
      });
    }
  });
});
