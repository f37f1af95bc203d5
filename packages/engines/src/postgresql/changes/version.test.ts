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
import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { versionRules } from './rules/versionRules';

/** A database of version 15 with an image that has 17. */
function old(fixture = new Fixture()): Request {
  return new Request(fixture).spec(['postgresql', 'version'], '15');
}
const to = (version: string, request = old()) =>
  request.plan('upgrade', { version });

describe('the version', () => {
  it.each(
    ruleCases(versionRules, {
      'version-upgrade': () => to('16'),
      'version-irreversible': () => to('16'),
      'version-down': () => to('14'),
      'version-unknown': () => to('13'),
      'version-jump': () => to('17'),
      'version-mode-off': () =>
        to(
          '16',
          old().operator({
            major_version_upgrade: { major_version_upgrade_mode: 'off' },
          }),
        ),
      'version-mode-full': () =>
        to(
          '16',
          old().operator({
            major_version_upgrade: {
              major_version_upgrade_mode: 'full',
              minimal_major_version: '17',
              target_major_version: '18',
            },
          }),
        ),
      'version-window': () =>
        to('16', old().spec(['maintenanceWindows'], ['Sat:01:00-05:00'])),
      'version-members': () => {
        const fixture = new Fixture();
        fixture.patroni(fixture.pods[2], {
          replication_state: 'in archive recovery',
        });
        return to('16', old(fixture));
      },
      'version-failed': () => {
        const fixture = new Fixture();
        edit(
          fixture.postgresql,
          ['metadata', 'annotations', 'last-major-upgrade-failure'],
          '2026-03-01T00:00:00Z',
        );
        return to('16', old(fixture));
      },
      'version-standby': () =>
        to('16', old().spec(['standby'], { standby_host: 'elsewhere' })),
      'version-image': () => to('18'),
      'version-image-unknown': () => {
        const request = old().spec(
          ['dockerImage'],
          'registry.local/postgres:9',
        );
        return to('16', request);
      },
      'version-parameters': () =>
        to(
          '17',
          old().spec(['postgresql', 'parameters'], {
            old_snapshot_threshold: '1h',
          }),
        ),
      'version-slots': () =>
        to(
          '16',
          old().spec(['patroni'], { slots: { cdc: { type: 'logical' } } }),
        ),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a team on the list is upgraded although the mode is off', () => {
    const request = old().operator({
      major_version_upgrade: {
        major_version_upgrade_mode: 'off',
        major_version_upgrade_team_allow_list: ['payments'],
      },
    });
    expect(rulesOf(to('16', request)).errors).toEqual([]);
  });

  it("the operator's windows count where the object has none, and not at all where they are switched off", () => {
    const windows = { maintenance_windows: ['Sun:01:00-05:00'] };
    expect(to('16', old().operator(windows)).warnings).toContainEqual(
      expect.objectContaining({
        message: expect.stringMatching(/^Windows: Sun:01:00-05:00 \(UTC\)/),
      }),
    );
    const ignored = old().operator({
      ...windows,
      enable_maintenance_windows: false,
    });
    expect(rulesOf(to('16', ignored)).warnings).not.toContain('version-window');
  });

  it('without a version, or with the present one, nothing changes', () => {
    for (const input of [{}, { version: '15' }]) {
      expect(old().plan('upgrade', input)).toEqual({
        title: 'Nothing to change',
        action: { type: 'edit', edits: [] },
        errors: [],
        warnings: [],
        impacts: [],
      });
    }
  });
});
