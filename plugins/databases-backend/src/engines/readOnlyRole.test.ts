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

import { defaultEngines } from '@database-platform/engines';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { fluxResources } from '../gitops/flux';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const root = dirname(
  require.resolve('@database-platform/plugin-databases-backend/package.json'),
);

describe('rbac/read-only.yaml', () => {
  const documents = parseAllDocuments(
    readFileSync(join(root, 'rbac', 'read-only.yaml'), 'utf8'),
  ).map(document => document.toJS());
  const [{ rules }] = documents as [{ rules: Rule[] }];

  it('allows what the engines read, and what the routes ask for', () => {
    const needed = new Set<string>([
      'pods/log get',
      // What plans ask for
      'applications.argoproj.io get',
      ...Object.values(fluxResources).map(
        ({ plural, group }) => `${plural}.${group} get`,
      ),
      'resourcequotas list',
      'limitranges list',
      'namespaces list',
    ]);
    for (const engine of defaultEngines()) {
      for (const { group, plural, scope } of engine.resources) {
        const name = group ? `${plural}.${group}` : plural;
        needed.add(`${name} list`).add(`${name} watch`);
        if (scope === 'primary') {
          needed.add(`${name} get`);
        }
      }
    }
    const allowed = new Set(grants(rules));
    expect([...needed].filter(grant => !allowed.has(grant))).toEqual([]);
    // Nothing that no engine reads
    const resources = new Set(Array.from(needed, grant => grant.split(' ')[0]));
    expect(
      [...allowed].filter(grant => !resources.has(grant.split(' ')[0])),
    ).toEqual([]);
  });

  it('is the role that the installation guide shows', () => {
    const guide = readFileSync(
      join(root, '..', '..', 'docs', 'install.md'),
      'utf8',
    );
    const [shown] = (guide.match(/```yaml\n[^`]*```/g) ?? [])
      .map(block => parseAllDocuments(block.replace(/```(yaml)?/g, '')))
      .map(([document]) => document.toJS() as { kind: string; rules: Rule[] })
      .filter(({ kind }) => kind === 'ClusterRole');
    expect(grants(shown.rules).sort()).toEqual(grants(rules).sort());
  });

  it('allows only to read', () => {
    const verbs = new Set(rules.flatMap(rule => rule.verbs));
    expect([...verbs].sort()).toEqual(['get', 'list', 'watch']);
    expect(grants(rules)).not.toContain('secrets get');
    expect(JSON.stringify(rules)).not.toContain('*');
  });
});

describe('rbac/dry-run.yaml', () => {
  it('allows to try what engines with operations declare, and nothing else', () => {
    const [{ rules }] = parseAllDocuments(
      readFileSync(join(root, 'rbac', 'dry-run.yaml'), 'utf8'),
    ).map(document => document.toJS()) as [{ rules: Rule[] }];
    const needed = defaultEngines().flatMap(({ changes }) =>
      changes
        ? [`${changes.manifest.plural}.${changes.manifest.group}`].flatMap(
            name => [`${name} create`, `${name} patch`],
          )
        : [],
    );
    expect(needed).toContain('postgresqls.acid.zalan.do patch');
    expect(grants(rules).sort()).toEqual(needed.sort());
  });
});

function grants(rules: readonly Rule[]): string[] {
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap(group =>
      resources.flatMap(resource =>
        verbs.map(
          verb => `${group ? `${resource}.${group}` : resource} ${verb}`,
        ),
      ),
    ),
  );
}
