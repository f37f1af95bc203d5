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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TestClock } from '../../__testUtils__/TestClock';
import { People } from './People';

function entity(
  kind: string,
  name: string,
  fields: { annotations?: Record<string, string>; spec?: object },
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations: fields.annotations },
    spec: fields.spec ?? {},
  };
}

function peopleOf(entities: ReturnType<typeof entity>[]) {
  const clock = new TestClock();
  const catalog = catalogServiceMock({ entities: entities as never });
  const logger = mockServices.logger.mock();
  const people = new People({
    auth: mockServices.auth(),
    catalog,
    clock,
    logger,
  });
  return { people, clock, catalog, logger };
}

describe('People', () => {
  it('finds as whom to commit', async () => {
    const { people } = peopleOf([
      entity('User', 'jane', {
        spec: {
          profile: { displayName: 'Jane <Doe>', email: 'jane@example.org' },
        },
      }),
      entity('User', 'joe', { spec: { profile: { displayName: 'Joe' } } }),
      entity('User', 'eve', {
        spec: { profile: { email: 'eve@x.org>\nSigned-off-by: x' } },
      }),
    ]);
    expect(await people.authorOf('user:default/jane')).toEqual({
      name: 'Jane  Doe',
      email: 'jane@example.org',
    });
    expect(await people.authorOf('user:default/joe')).toBeUndefined();
    expect(await people.authorOf('user:default/eve')).toBeUndefined();
    expect(await people.authorOf('user:default/nobody')).toBeUndefined();
  });

  it('finds who reviews, by the names that the Git host knows', async () => {
    const { people } = peopleOf([
      entity('Group', 'orders', {
        annotations: { 'github.com/team-slug': 'org/orders-team' },
      }),
      entity('Group', 'shop', {
        annotations: {
          'github.com/team-slug': 'org/shop',
          'databases.backstage.io/git-reviewers': 'ann, team:shop-dba ,',
        },
      }),
      entity('User', 'jane', {
        annotations: { 'gitlab.example.org/user-login': 'jdoe' },
      }),
    ]);
    expect(
      await people.reviewersOf('group:default/orders', 'github.com'),
    ).toEqual({ reviewers: [], teamReviewers: ['orders-team'] });
    expect(
      await people.reviewersOf('group:default/orders', 'other.example.org'),
    ).toEqual({ reviewers: [], teamReviewers: [] });
    expect(
      await people.reviewersOf('group:default/shop', 'github.com'),
    ).toEqual({ reviewers: ['ann'], teamReviewers: ['shop-dba'] });
    expect(
      await people.reviewersOf('user:default/jane', 'gitlab.example.org'),
    ).toEqual({ reviewers: ['jdoe'], teamReviewers: [] });
    expect(await people.reviewersOf(undefined, 'github.com')).toEqual({
      reviewers: [],
      teamReviewers: [],
    });
  });

  it('does not wait for a catalog that does not answer', async () => {
    const { people, clock, catalog, logger } = peopleOf([]);
    jest
      .spyOn(catalog, 'getEntityByRef')
      .mockReturnValue(new Promise(() => {}));
    const asked = people.authorOf('user:default/jane');
    await clock.advance(5_000);
    expect(await asked).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('did not answer in time'),
    );
  });
});
