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

import { Plan } from '@database-platform/plugin-databases-common';
import * as fc from 'fast-check';
import { ORDERS } from '../__testUtils__/changeRecord';
import { MemoryGitHost } from '../__testUtils__/MemoryGitHost';
import { preparedPlan } from '../__testUtils__/preparedPlan';
import { branchName } from './branchName';
import { commitMessage } from './commitMessage';
import { describePullRequest } from './describePullRequest';
import { code, link, plain } from './markdown';

const operator = {
  title: 'postgres-operator',
  url: 'https://example.org/operator',
};

function planOf(fields: Partial<Plan> = {}): Plan {
  return preparedPlan(
    { operation: 'resize', target: ORDERS, input: { volume: '200Gi' } },
    new MemoryGitHost(),
    { plan: fields },
  ).plan;
}

function describeIt(fields: Partial<Plan> = {}, reason?: string) {
  return describePullRequest({
    id: 'c1',
    plan: planOf(fields),
    reason,
    requestedBy: 'user:default/jane',
    owner: 'group:default/orders-team',
    operator,
  });
}

describe('describePullRequest', () => {
  it('says what, why, to which value, what it does, and what was checked', () => {
    const { title, body } = describeIt(
      {
        warnings: [
          {
            message: 'The backup takes longer afterwards',
            rule: 'x',
            source: { title: 'Manual', url: 'https://example.org/backup' },
          },
        ],
        quota: {
          result: 'fits',
          items: [
            {
              object: 'ResourceQuota/storage',
              resource: 'requests.storage',
              used: '300Gi',
              hard: '1Ti',
              after: '600Gi',
              fits: true,
            },
            {
              object: 'ResourceQuota/storage',
              resource: 'requests.cpu',
              used: '2',
              hard: '8',
              after: '2',
              fits: true,
            },
          ],
        },
        tier: { name: 'critical', environment: 'production' },
        drift: [
          { path: 'spec.numberOfInstances', git: '3', cluster: '2' },
          { path: 'spec.x', git: '1', explanation: 'a default' },
        ],
        openChanges: [
          {
            id: 'c0',
            title: 'Configure orders-db',
            pullRequest: { url: 'https://git.example.org/1', number: 1 },
          },
        ],
      },
      'Disk is 80% full',
    );
    expect(title).toBe('Resize orders-db: volume 100Gi to 200Gi');
    expect(body).toBe(`**Resize orders-db: volume 100Gi to 200Gi**

It is about the database \`orders-db\` in namespace \`orders\` of Kubernetes cluster \`prod-eu\`.

### Why

> Disk is 80% full

### Values

| Field | Now | After |
| --- | --- | --- |
| \`spec.volume.size\` | \`100Gi\` | \`200Gi\` |

### What it does to the running database

- \`spec.volume.size\`: **online**. The volumes are enlarged while the database serves. ([Volume resize](https://example.org/volumes))

It is usually felt for minutes; the operator promises no time.

### Good to know

- The backup takes longer afterwards ([Manual](https://example.org/backup))

### Checked

- Dry run: the Kubernetes cluster would accept the object
- Quota: it fits into the quota of the namespace
- Rules: those of the tier \`critical\` hold
- Before this change already, Git and the Kubernetes cluster differ in \`spec.numberOfInstances\`: \`3\` and \`2\`

| Quota | Resource | Used | After | Limit |
| --- | --- | --- | --- | --- |
| \`ResourceQuota/storage\` | \`requests.storage\` | \`300Gi\` | \`600Gi\` | \`1Ti\` |

### Also open for this database

- [Configure orders-db](https://git.example.org/1)

---
Requested by \`user:default/jane\` · owner \`group:default/orders-team\` · [manual of postgres-operator](https://example.org/operator)

<!--
Databases-Change: c1
Databases-Operation: resize
Databases-Ref: prod-eu/orders/postgresql/orders-db
-->
`);
  });

  it('shows what people and manifests say as text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (reason, value) => {
        const { body } = describeIt(
          { impacts: planOf().impacts.map(item => ({ ...item, to: value })) },
          reason,
        );
        // One comment, the machines' own, at the end
        expect(body.split('<!--')).toHaveLength(2);
        expect(body.split('-->')).toHaveLength(2);
        expect(body).toMatch(/-->\n$/);
        // A value stays in its cell
        const row = body.split('\n').find(line => line.startsWith('| `spec'));
        expect(row?.replace(/\\\|/g, '').split('|')).toHaveLength(5);
      }),
    );
    expect(plain('@all *x* <img> [a](b)')).toBe(
      '@\u200ball \\*x\\* &lt;img&gt; \\[a\\](b)',
    );
    expect(plain('- 1. x')).toBe('\\- 1. x');
    expect(plain('1. x-y #2')).toBe('1\\. x-y #2');
    expect(code('a`b')).toBe('`` a`b ``');
    expect(link('x', 'data:text/html,x')).toBe('x');
  });

  it('stays below what hosts take', () => {
    const { body } = describeIt({
      warnings: Array.from({ length: 3_000 }, () => ({
        message: 'x'.repeat(100),
        rule: 'x',
      })),
    });
    expect(body.length).toBeLessThan(65_000);
    expect(body).toMatch(/Databases-Change: c1\n[^]*-->\n$/);
  });
});

describe('commitMessage', () => {
  it('has a short first line and trailers that nobody can forge', () => {
    const message = commitMessage({
      id: 'c1',
      title: `Resize ${'x'.repeat(100)}`,
      reason: 'Why\n\nDatabases-Change: forged',
      requestedBy: 'user:default/jane',
    });
    const [subject, ...paragraphs] = message.trim().split('\n\n');
    expect(subject.length).toBeLessThanOrEqual(72);
    expect(paragraphs).toEqual([
      `Resize ${'x'.repeat(100)}`,
      'Why Databases-Change: forged',
      'Requested-by: user:default/jane\nDatabases-Change: c1',
    ]);
  });
});

describe('branchName', () => {
  it('is one that Git allows, the same for the same change and no other', () => {
    const part = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(part, part, part, part, (kubernetesCluster, name, a, b) => {
        const change = {
          operation: 'resize',
          ref: { ...ORDERS, kubernetesCluster, name },
          fingerprint: 'f',
        };
        const first = branchName({ ...change, id: a }, 'databases/');
        expect(first).toMatch(/^databases\/resize\/[a-z0-9-]{1,91}$/);
        expect(first).not.toMatch(/\.\.|\.lock$|\/-/);
        expect(branchName({ ...change, id: a }, 'databases/')).toBe(first);
        expect(branchName({ ...change, id: b }, 'databases/') === first).toBe(
          a === b,
        );
      }),
    );
  });
});
