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

import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    properties: {
      time: {
        type: 'string',
        'ui:field': 'RecoveryTime',
        'ui:options': { zone: 'Europe/Berlin' },
      },
    },
  },
];

const say = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('RecoveryTime', () => {
  it('makes a moment with an offset of date, time and zone, and says what it is in UTC', async () => {
    const { created } = renderForm(steps);
    const user = userEvent.setup();
    expect(
      await screen.findByText(/the running source is copied/),
    ).toBeInTheDocument();
    expect(screen.getByText('not known')).toBeInTheDocument();
    say('Date', '2026-07-01');
    expect(
      screen.getByText('Say the date, the time of day and the zone.'),
    ).toBeInTheDocument();
    say('Time of day', '10:00:30');
    expect(
      screen.getByText(/^2026-07-01 08:00:30 in UTC, .* ago\.$/),
    ).toBeInTheDocument();
    const zone = screen.getByLabelText('Time zone');
    await user.clear(zone);
    await user.type(zone, 'Nowhere');
    expect(
      screen.getByText('There is no such date, time of day or zone.'),
    ).toBeInTheDocument();
    await user.clear(zone);
    await user.type(zone, 'America/New');
    await user.click(
      await screen.findByRole('option', { name: 'America/New_York' }),
    );
    expect(screen.getByText(/^2026-07-01 14:00:30 in UTC/)).toBeInTheDocument();
    await user.clear(zone);
    await user.type(zone, 'Asia/Kolkata');
    expect(screen.getByText(/^2026-07-01 04:30:30 in UTC/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created).toEqual([{ time: '2026-07-01T10:00:30+05:30' }]);
  });

  it('marks times that there are not, offers the second of two, and refuses the future', async () => {
    const { created } = renderForm(steps, {
      formData: { time: '2025-10-26T02:30:00+02:00' },
    });
    const user = userEvent.setup();
    const second = await screen.findByRole('checkbox', {
      name: /take the second one/,
    });
    expect(screen.getByText(/00:30:00 in UTC/)).toBeInTheDocument();
    await user.click(second);
    expect(screen.getByText(/01:30:00 in UTC/)).toBeInTheDocument();

    say('Date', '2026-03-29');
    expect(
      screen.getByText(/There is no such time on this day/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Time of day')).toBeInvalid();

    say('Date', '2999-01-01');
    expect(screen.getByText(/yet to come/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect((await screen.findAllByText(/yet to come/)).length).toBeGreaterThan(
      0,
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    expect(created).toEqual([]);
  });
});
