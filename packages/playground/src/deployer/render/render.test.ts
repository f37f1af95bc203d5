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

import { DeploySource } from './DeploySource';
import { renderTemplate } from './goTemplate';
import { renderSource } from './renderSource';

const manifest = (name: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: '1' }\n${more}`;

describe('renderSource', () => {
  const render = (
    files: Record<string, string>,
    source: Partial<DeploySource> = {},
  ) =>
    renderSource(new Map(Object.entries(files)), {
      path: 'app',
      namespace: 'here',
      valueFiles: [],
      releaseName: 'app',
      ...source,
    });

  it('takes all YAML files of a folder, not of those below, and puts objects into the namespace', () => {
    const rendered = render({
      'app/a.yaml': `# only words\n---\n${manifest('a')}---\n${manifest('b')}`,
      'app/README.md': '#',
      'app/below/c.yaml': manifest('c'),
      'app/ns.yml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }',
    });
    expect(
      rendered.map(({ object: { metadata } }) => [
        metadata.name,
        metadata.namespace,
      ]),
    ).toEqual([
      ['a', 'here'],
      ['b', 'here'],
      ['x', undefined],
    ]);
  });

  it('follows anchors and merge keys', () => {
    const [{ object }] = render({
      'app/a.yaml':
        'apiVersion: v1\nkind: X\nmetadata: { name: a }\nspec:\n  r: &r { cpu: 1 }\n  l: { <<: *r, memory: 2 }\n  m: *r\n',
    });
    expect(object.spec).toEqual({
      r: { cpu: 1 },
      l: { cpu: 1, memory: 2 },
      m: { cpu: 1 },
    });
  });

  it('builds a kustomization from another one, with patches and a namespace', () => {
    const rendered = render({
      'base/kustomization.yaml': 'resources: [a.yaml]',
      'base/a.yaml': manifest('a', 'list: [1, 2]\n'),
      'app/kustomization.yaml':
        'namespace: there\nresources: [../base, b.yaml]\npatches:\n  - path: p.yaml\n  - patch: |\n      apiVersion: v1\n      kind: ConfigMap\n      metadata: { name: b }\n      data: { a: null, c: d }\n',
      'app/b.yaml': manifest('b'),
      'app/p.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { b: "2" }\nlist: [3]\n',
      'app/unused.yaml': manifest('unused'),
    });
    expect(rendered.map(({ object }) => object)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a', namespace: 'there' },
        data: { a: '1', b: '2' },
        list: [3],
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'b', namespace: 'there' },
        data: { c: 'd' },
      },
    ]);
  });

  it.each([
    [{}, 'app: app path does not exist'],
    [{ 'app/a.yaml': 'a: [' }, 'app/a.yaml: '],
    [{ 'app/a.yaml': 'a: 1' }, 'a document has no apiVersion'],
    [{ 'app/kustomization.yaml': 'resources: [x.yaml]' }, 'there is no x.yaml'],
    [{ 'app/kustomization.yaml': 'namePrefix: a' }, 'does not know namePrefix'],
    [
      {
        'app/kustomization.yaml': 'patches: [{ path: p.yaml }]',
        'app/p.yaml': manifest('a'),
      },
      'failed to find unique target for patch',
    ],
    [
      {
        'app/Chart.yaml': 'a: 1',
        'app/templates/a.yaml': '{{ include "x" . }}',
      },
      'the function include is not known',
    ],
  ])('says what is wrong with %j', (files, message) => {
    expect(() => render(files)).toThrow(message);
  });

  it('fills in a chart, the values files over its own', () => {
    const rendered = render(
      {
        'app/Chart.yaml': 'name: c\nversion: 1.0.0',
        'app/values.yaml': 'names: {}\nteam: none',
        'app/templates/a.yaml':
          '{{- range $name, $entry := .Values.names }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ $name }}\n  namespace: {{ $.Release.Namespace }}\ndata:\n  team: {{ $.Values.team | quote }}\n  {{- toYaml $entry | nindent 2 }}\n{{- end }}\n',
        'values/app.yaml':
          'names:\n  b: { x: "1" }\n  a: { y: "yes" }\nteam: t',
      },
      { valueFiles: ['values/app.yaml'] },
    );
    expect(rendered.map(({ object }) => object)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a', namespace: 'here' },
        data: { team: 't', y: 'yes' },
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'b', namespace: 'here' },
        data: { team: 't', x: '1' },
      },
    ]);
  });
});

describe('renderTemplate', () => {
  it.each([
    ['a {{- .x }} b', 'a1 b'],
    ['a {{ .x -}} b', 'a 1b'],
    ['{{ if .none }}y{{ else }}n{{ end }}', 'n'],
    ['{{ with .map }}{{ .k }}{{ end }}', 'v'],
    ['{{ range .list }}<{{ . }}>{{ end }}', '<p><q>'],
    ['{{ range .none }}x{{ else }}empty{{ end }}', 'empty'],
    ['{{ .none | default "d" }}', 'd'],
    ['{{/* nothing */}}x', 'x'],
    ['{{ indent 2 .text }}', '  l\n  m'],
  ])('%j', (text, expected) => {
    expect(
      renderTemplate(text, {
        x: 1,
        map: { k: 'v' },
        list: ['p', 'q'],
        text: 'l\nm',
      }),
    ).toBe(expected);
  });

  it.each([
    '{{ if .x }}',
    '{{ end }}',
    '{{ fail "no" }}',
    '{{ range .a }}{{ else }}',
  ])('refuses %j', text => {
    expect(() => renderTemplate(text, {})).toThrow();
  });
});
