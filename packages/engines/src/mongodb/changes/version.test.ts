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

import { edit } from '../../kubernetes/__testUtils__/json';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { offeredVersions } from './offeredVersions';
import { versionRules } from './rules/versionRules';

const image = 'percona/percona-server-mongodb';

/** A database that runs a version. */
function running(version: string, spec: object = {}) {
  const request = new Request().spec(['image'], `${image}:${version}`);
  edit(request.fixture.mongodb, ['status', 'mongoVersion'], version);
  edit(
    request.fixture.mongodb,
    ['status', 'mongoImage'],
    `${image}:${version}`,
  );
  for (const [key, value] of Object.entries(spec)) {
    request.spec([key], value);
  }
  return request;
}

const upgrade = (request: Request, input: object) =>
  request.plan('upgrade', { ...input });
const next = { version: '8.0.19-7' };
const create = {
  version: '8.0.19-7',
  members: 3,
  volume: '10Gi',
};

describe('the version', () => {
  it.each([
    ['1.22.0', ['6.0.27-21', '7.0.30-16', '8.0.19-7'], 'versions.html'],
    ['1.20.1', ['6.0.21-18', '7.0.18-11', '8.0.8-3'], 'RN1.20.1.html'],
    ['1.99.0', undefined, undefined],
  ])(
    'is offered as it was tested with the operator %s',
    (operator, items, page) => {
      const { shared, target } = new Request().operator(operator).context({});
      const offered = offeredVersions?.({
        namespace: target.namespace,
        shared,
      });
      expect(offered?.items).toEqual(items);
      expect(offered?.source.url.slice(-(page ?? '').length)).toEqual(page);
    },
  );

  it.each(
    ruleCases(versionRules, {
      'version-update': () => upgrade(new Request(), { version: '8.0.20-8' }),
      'version-major': () => upgrade(running('7.0.18-11'), next),
      'version-backup': () => upgrade(running('7.0.18-11'), next),
      'version-fcv': () => upgrade(running('7.0.18-11'), next),
      'version-processor': () => upgrade(running('7.0.18-11'), next),
      'version-skip': () => upgrade(running('6.0.25-20'), next),
      'version-down': () => upgrade(new Request(), { version: '7.0.18-11' }),
      'version-patch-down': () =>
        upgrade(new Request(), { version: '8.0.12-4' }),
      'version-step-unknown': () =>
        upgrade(new Request(), { version: '9.0.1-1' }),
      'version-to-unknown': () =>
        upgrade(new Request(), { image: `${image}:latest` }),
      'version-untested': () =>
        upgrade(running('7.0.18-11').operator('1.18.0'), next),
      'version-digest': () =>
        upgrade(
          new Request().spec(['image'], `${image}@sha256:${'a'.repeat(64)}`),
          { version: '8.0.20-8' },
        ),
      'version-image-differs': () =>
        upgrade(new Request(), {
          version: '8.0.20-8',
          image: `${image}:8.0.21-9`,
        }),
      'version-automatic': () =>
        upgrade(
          running('8.0.12-4', { upgradeOptions: { apply: 'recommended' } }),
          next,
        ),
      'upgrade-automatic': () =>
        upgrade(new Request(), {
          upgradeOptions: { apply: 'recommended', schedule: '0 2 * * *' },
        }),
      'upgrade-options': () =>
        upgrade(new Request(), { upgradeOptions: { schedule: '@daily' } }),
      'upgrade-no-schedule': () =>
        upgrade(new Request(), { upgradeOptions: { apply: 'latest' } }),
      'upgrade-skip': () =>
        upgrade(running('6.0.25-20'), {
          upgradeOptions: { apply: '8.0-recommended', schedule: '@daily' },
        }),
      'upgrade-fcv': () =>
        upgrade(new Request(), { upgradeOptions: { setFCV: true } }),
      'cr-version-raise': () =>
        upgrade(new Request().spec(['crVersion'], '1.21.1'), {
          crVersion: '1.22.0',
        }),
      'cr-version-ahead': () =>
        upgrade(new Request().operator('1.22.0'), { crVersion: '1.23.0' }),
      'cr-version-down': () => upgrade(new Request(), { crVersion: '1.21.0' }),
      'cr-version-skip': () =>
        upgrade(new Request().spec(['crVersion'], '1.20.1'), {
          crVersion: '1.22.0',
        }),
      'cr-version-unchecked': () =>
        upgrade(new Request(), { crVersion: '1.23.0' }),
      'cr-version-images': () =>
        upgrade(new Request(), { crVersion: '1.23.0' }),
      'cr-version-left-out': () => new Request().plan('create', create),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('is the tag of the image: the repository stays', () => {
    const request = new Request().spec(
      ['image'],
      'registry.example.org:5000/mirror/psmdb:8.0.19-7',
    );
    expect(upgrade(request, { version: '8.0.20-8' })).toMatchObject({
      title: 'Upgrade catalog: version 8.0.19-7 to 8.0.20-8',
      action: {
        edits: [
          {
            path: ['spec', 'image'],
            value: 'registry.example.org:5000/mirror/psmdb:8.0.20-8',
          },
        ],
      },
      errors: [],
      warnings: [],
    });
  });

  it.each([
    ['5.0.31-26', '6.0.25-20', []],
    ['7.0.18-11', '8.0.19-7', []],
    ['8.0.19-7', '8.0.19-7', []],
    ['4.4.29-28', '6.0.25-20', ['version-skip']],
    ['8.0.19-7', '6.0.25-20', ['version-down']],
  ])('%s to %s', (from, to, errors) => {
    expect(rulesOf(upgrade(running(from), { version: to })).errors).toEqual(
      errors,
    );
  });

  it('what runs counts, not what Git says: the operator may have gone on', () => {
    const request = running('8.0.19-7');
    request.declared = {
      ...request.live,
      spec: {
        ...(request.live.spec as object),
        image: `${image}:6.0.25-20`,
      },
    };
    expect(rulesOf(upgrade(request, { version: '7.0.18-11' })).errors).toEqual([
      'version-down',
    ]);
  });

  it('taking the choice from the operator and naming the version go together', () => {
    const request = running('8.0.12-4', {
      upgradeOptions: { apply: 'recommended', schedule: '@daily' },
    });
    expect(
      upgrade(request, { ...next, upgradeOptions: { apply: 'disabled' } })
        .errors,
    ).toEqual([]);
  });

  it('crVersion goes one minor version at a time, patches do not count', () => {
    const rules = (from: string, to: string) =>
      rulesOf(
        upgrade(new Request().spec(['crVersion'], from), { crVersion: to }),
      ).errors;
    expect(rules('1.21.0', '1.21.2')).toEqual([]);
    expect(rules('1.21.2', '1.22.1')).toEqual([]);
    expect(rules('1.9.0', '1.10.0')).toEqual([]);
    expect(rules('1.22.1', '1.22.0')).toEqual(['cr-version-down']);
  });

  it('writing down the crVersion that is in force changes nothing', () => {
    const request = new Request()
      .operator('1.22.0')
      .spec(['crVersion'], undefined);
    expect(upgrade(request, { crVersion: '1.22.0' }).impacts).toMatchObject([
      { effect: 'online', path: 'spec.crVersion', to: '1.22.0' },
    ]);
  });
});
