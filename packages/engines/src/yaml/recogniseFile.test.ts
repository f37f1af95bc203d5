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

import { recogniseFile } from './recogniseFile';

const manifest =
  'apiVersion: acid.zalan.do/v1\nkind: postgresql\nmetadata:\n  name: orders-db\n';

describe('recogniseFile', () => {
  it.each([
    ['databases/orders-db.yaml', manifest, 'manifests'],
    ['databases/orders-db.yaml', `---\n${manifest}---\n`, 'manifests'],
    ['databases/values.yaml', manifest, 'manifests'],
    [
      'overlays/eu/kustomization.yaml',
      'resources: [../base]\n',
      'kustomization',
    ],
    ['overlays/eu/Kustomization', 'resources: [../base]\n', 'kustomization'],
    [
      'overlays/eu/k.yaml',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
      'kustomization',
    ],
    ['overlays/eu/resize-patch.yaml', manifest, 'kustomize-patch'],
    ['overlays/eu/patches/orders-db.yaml', manifest, 'kustomize-patch'],
    [
      'overlays/eu/orders-db.yaml',
      `${manifest}spec:\n  users:\n    $patch: replace\n    app: []\n`,
      'kustomize-patch',
    ],
    [
      'overlays/eu/volume.yaml',
      '- op: replace\n  path: /spec/volume/size\n  value: 200Gi\n',
      'kustomize-patch',
    ],
    ['overlays/eu/orders-db.yaml', manifest, 'manifests'],
    ['chart/values.yaml', 'databases: {}\n', 'helm-values'],
    ['chart/values-production.yaml', 'databases: {}\n', 'helm-values'],
    ['envs/prod.values.yaml', 'databases: {}\n', 'helm-values'],
    ['envs/values/prod.yaml', 'databases: {}\n', 'helm-values'],
    [
      'chart/templates/db.yaml',
      `${manifest}spec: "{{ .Values.x }}"\n`,
      'helm-template',
    ],
    [
      'db.yaml',
      `${manifest}spec:\n  members: {{ .Values.members }}\n`,
      'helm-template',
    ],
    [
      'db.yaml',
      `{{- range .Values.all }}\n---\n${manifest}{{- end }}\n`,
      'helm-template',
    ],
    [
      'rules.yaml',
      `${manifest}text: "{{ $labels.instance }} is down"\n`,
      'manifests',
    ],
    ['rules.yaml', `${manifest}# {{ not here }}\n`, 'manifests'],
    ['other.yaml', 'a: 1\n', 'other'],
    ['other.yaml', '', 'other'],
    ['broken.yaml', 'a: {\n', 'other'],
  ])('%s: %j', (path, text, kind) => {
    const found = recogniseFile(text, path);
    expect(found.kind).toBe(kind);
    expect(found.reason).toContain(path.split('/').pop());
  });
});
