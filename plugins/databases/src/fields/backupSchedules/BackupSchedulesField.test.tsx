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

import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formOf, plansWith } from '../__testUtils__/formOf';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const form = formOf('backup-schedule', {
  type: 'object',
  'ui:field': 'BackupSchedules',
});

describe('BackupSchedules', () => {
  it('says when tasks of MongoDB run in words, and asks for what is changed only', async () => {
    const { plans } = renderForm(form, {
      formData: { database: 'prod-eu/shop/mongodb/catalog' },
      plans: plansWith('backup-schedule', {
        enabled: true,
        tasks: [
          {
            name: 'nightly',
            schedule: '0 1 * * *',
            storageName: 's3',
            type: 'logical',
            enabled: true,
          },
        ],
        pitr: { enabled: false },
      }),
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText('every day at 01:00, UTC'),
    ).toBeInTheDocument();
    const when = screen.getByRole('textbox', { name: 'When nightly runs' });
    fireEvent.change(when, { target: { value: '0 1 * *' } });
    expect(
      await screen.findAllByText(/^Write minute, hour, day of the month/),
    ).not.toHaveLength(0);
    fireEvent.change(when, { target: { value: '0 */6 * * *' } });
    expect(
      await screen.findByText('every 6 hours, at minute 00, UTC'),
    ).toBeInTheDocument();
    fireEvent.change(
      screen.getByRole('textbox', { name: 'How many of nightly are kept' }),
      { target: { value: '7' } },
    );
    await user.click(screen.getByRole('checkbox', { name: /^Keep the oplog/ }));
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        tasks: [
          {
            name: 'nightly',
            schedule: '0 */6 * * *',
            storageName: 's3',
            type: 'logical',
            enabled: true,
            keep: 7,
          },
        ],
        pitr: { enabled: true },
      }),
    );
    await user.click(screen.getByRole('checkbox', { name: /^Keep the oplog/ }));
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).not.toHaveProperty('pitr'),
    );
  });

  it('adds a storage to a MongoDB that has none, for the tasks that come with it', async () => {
    const { plans } = renderForm(form, {
      formData: { database: 'prod-eu/shop/mongodb/catalog' },
      plans: plansWith('backup-schedule', { enabled: false, tasks: [] }),
    });
    const user = userEvent.setup();
    const write = (name: string, value: string) =>
      fireEvent.change(screen.getByRole('textbox', { name }), {
        target: { value },
      });
    await screen.findByRole('textbox', { name: 'Name of a new storage' });
    write('Name of a new storage', 'main');
    await user.click(screen.getByRole('button', { name: 'Add storage' }));
    expect(
      screen.queryByRole('button', { name: 'Add storage' }),
    ).not.toBeInTheDocument();
    write('Bucket or container of main', 'backups');
    write('Secret of main', 's3-credentials');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Kind of storage of main' }),
      'minio',
    );
    await user.click(
      screen.getByRole('checkbox', { name: 'Members run a backup agent' }),
    );
    write('Name of a new task', 'nightly');
    await user.click(screen.getByRole('button', { name: 'Add task' }));
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        enabled: true,
        storage: {
          name: 'main',
          kind: 'minio',
          bucket: 'backups',
          credentialsSecret: 's3-credentials',
        },
        tasks: [
          {
            name: 'nightly',
            schedule: '0 1 * * *',
            storageName: 'main',
            enabled: true,
          },
        ],
      }),
    );
  });

  it('keeps profiles and schedules of MySQL together', async () => {
    const { plans } = renderForm(form, {
      formData: { database: 'prod-eu/shop/mysql/orders' },
      plans: plansWith('backup-schedule', { profiles: [], schedules: [] }),
    });
    const user = userEvent.setup();
    const add = async (label: string, name: string, button: string) => {
      fireEvent.change(await screen.findByRole('textbox', { name: label }), {
        target: { value: name },
      });
      await user.click(screen.getByRole('button', { name: button }));
    };
    await add('Name of a new profile', 'nightly-s3', 'Add profile');
    fireEvent.change(
      screen.getByRole('textbox', { name: 'Bucket of nightly-s3' }),
      { target: { value: 'backups' } },
    );
    await add('Name of a new schedule', 'nightly', 'Add schedule');
    expect(
      screen.getByRole('combobox', { name: 'Profile of nightly' }),
    ).toHaveValue('nightly-s3');
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        profiles: [
          { name: 'nightly-s3', storage: { kind: 's3', bucket: 'backups' } },
        ],
        schedules: [
          {
            name: 'nightly',
            schedule: '0 2 * * *',
            profile: 'nightly-s3',
            enabled: true,
          },
        ],
      }),
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Kind of storage of nightly-s3' }),
      'volume',
    );
    expect(
      screen.getByRole('textbox', { name: 'Volume claim of nightly-s3' }),
    ).toHaveValue('backups');
  });
});
