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

import { at } from '../../json';
import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { memberRules } from './rules/memberRules';

const of = (members: number) => new Request(new Fixture({ members }));

describe('the number of members', () => {
  it.each(
    ruleCases(memberRules, {
      'members-grow': () => of(3).plan('resize', { members: 5 }),
      'members-shrink': () => of(3).plan('resize', { members: 2 }),
      'members-volumes-kept': () => of(3).plan('resize', { members: 1 }),
      'members-volumes-deleted': () =>
        of(3)
          .operator({
            kubernetes: {
              persistent_volume_claim_retention_policy: {
                when_scaled: 'delete',
              },
            },
          })
          .plan('resize', { members: 2 }),
      'members-stop': () => of(3).plan('resize', { members: 0 }),
      'members-start': () => of(0).plan('resize', { members: 3 }),
      'members-clamped': () =>
        of(3).operator({ max_instances: 4 }).plan('resize', { members: 7 }),
      'members-no-effect': () =>
        of(4).operator({ max_instances: 4 }).plan('resize', { members: 7 }),
      'members-standby': () =>
        of(1)
          .spec(['standby'], { standby_host: 'elsewhere' })
          .plan('resize', { members: 2 }),
      'members-one': () => of(3).plan('resize', { members: 1 }),
      'members-one-synchronous': () =>
        of(3)
          .spec(['patroni'], { synchronous_mode: true })
          .plan('resize', { members: 1 }),
      'members-two-synchronous': () =>
        of(2).plan('configure', { synchronous: true }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('says the number that will really run, and the annotation that would lift the limit', () => {
    const request = of(3).operator({
      min_instances: 2,
      max_instances: 4,
      ignore_instance_limits_annotation_key: 'ignore-limits',
    });
    const { warnings } = request.plan('resize', { members: 7 });
    expect(warnings[0].message).toMatch(
      /^4 will run, not 7: .*"max_instances" 4\. With the annotation "ignore-limits: true"/,
    );
    request.fixture.postgresql.metadata = {
      ...(request.fixture.postgresql.metadata as object),
      annotations: { 'ignore-limits': 'true' },
    };
    expect(rulesOf(request.plan('resize', { members: 7 })).warnings).toEqual(
      [],
    );
  });

  it('does not raise a standby of one member to the minimum', () => {
    const request = of(2)
      .operator({ min_instances: 2 })
      .spec(['standby'], { standby_host: 'elsewhere' });
    const { warnings } = rulesOf(request.plan('resize', { members: 1 }));
    expect(warnings).not.toContain('members-clamped');
  });

  it('0 is raised to the minimum like any other number: the database does not stop', () => {
    const plan = of(3)
      .operator({ min_instances: 2 })
      .plan('resize', { members: 0 });
    expect(plan.warnings[0].message).toMatch(/^2 will run, not 0/);
    expect(rulesOf(plan).impacts).toEqual(['members-shrink']);
  });

  it('a primary that goes is a failover; a replica that goes is not', () => {
    const last = of(3);
    last.fixture.leader = last.fixture.record('leader', {
      ...(at(last.fixture.leader, 'metadata', 'annotations') as object),
      leader: 'ledger-2',
    });
    for (const [request, effect] of [
      [last, 'failover'],
      [of(3), 'online'],
    ] as const) {
      expect(request.plan('resize', { members: 2 }).impacts).toEqual([
        expect.objectContaining({ effect, from: '3', to: '2' }),
      ]);
    }
  });
});
