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

import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DatabaseRef,
  DatabasesSignal,
  Engine,
} from '@database-platform/plugin-databases-common';
import { randomUUID } from 'node:crypto';
import { EnvironmentConfig } from '../environments/resolveEnvironment';
import { ReadAccess } from '../permissions/ReadAccess';
import { PlanMaker } from '../plans/PreparedPlan';
import { Clock } from '../time';
import { ActiveChanges } from './ActiveChanges';
import { ChangeAccess } from './ChangeAccess';
import { ChangeNews } from './ChangeNews';
import { ChangeRecord } from './ChangeRecord';
import { Changes } from './Changes';
import { ChangesConfig } from './config/readChangesConfig';
import { ChangeFollower } from './follow/ChangeFollower';
import { gitEventTopics, subjectOfEvent } from './follow/eventSubject';
import { ObserveOptions } from './follow/observe';
import { forgetOldChanges } from './forgetOldChanges';
import { ChangeOpener } from './open/ChangeOpener';
import { People } from './open/People';
import { PullRequestOpener } from './open/PullRequestOpener';
import { ChangeStore } from './store/ChangeStore';

/** How often changes that are due are looked for. */
const ROUND_SECONDS = 10;

/** A round that takes longer is given up; what it did not get to is due in the next one. */
const ROUND_TIMEOUT_MINUTES = 5;

/** How often changes that have been kept for long enough are forgotten. */
const FORGET_HOURS = 24;

/** What one time does not get to is left for the next one. */
const FORGET_TIMEOUT_MINUTES = 10;

export interface CreateChangesOptions extends ObserveOptions {
  access: Pick<ReadAccess, 'filterOf'>;
  active: ActiveChanges;
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  clock: Clock;
  config: ChangesConfig;
  store: ChangeStore;
  engines: readonly Engine[];
  environments: readonly EnvironmentConfig[];
  events: Pick<EventsService, 'subscribe'>;
  logger: LoggerService;
  notifications: NotificationService;
  plans: PlanMaker;
  random(): number;
  scheduler: Pick<SchedulerService, 'scheduleTask'>;
  tellPages(signal: DatabasesSignal): void;
  /** Where people open the portal; absent when it is not configured. */
  portalUrl?: string;
}

/**
 * Everything that changes need, put together.
 */
export function createChanges(options: CreateChangesOptions): {
  changes: Changes;
  /** Something happened to the database. */
  noteDatabase(ref: DatabaseRef): void;
  start(): Promise<void>;
  stop(): void;
} {
  const { active, clock, logger, portalUrl, scheduler, store } = options;
  const access = new ChangeAccess(options.access);
  const news = new ChangeNews(options);
  const newId = () => randomUUID();
  const onWritten = (change: ChangeRecord) => {
    active.note(change);
    news.written(change);
  };
  const opener = new ChangeOpener({
    ...options,
    access,
    people: new People(options),
    newId,
    onWritten,
    ...(portalUrl !== undefined && {
      linksTo: change => linksTo(portalUrl, change),
    }),
  });
  const follower = new ChangeFollower({
    ...options,
    opener: new PullRequestOpener(options),
    news,
    newId,
  });
  return {
    changes: new Changes({ store, access, opener, follower }),
    noteDatabase: ref => follower.noteDatabase(ref),
    async start() {
      active.follow({
        store,
        clock,
        onError: error => logger.warn(`Changes could not be read: ${error}`),
      });
      await scheduler.scheduleTask({
        id: 'follow-changes',
        frequency: { seconds: ROUND_SECONDS },
        timeout: { minutes: ROUND_TIMEOUT_MINUTES },
        scope: 'global',
        fn: signal => follower.followDue(signal),
      });
      await scheduler.scheduleTask({
        id: 'forget-changes',
        frequency: { hours: FORGET_HOURS },
        timeout: { minutes: FORGET_TIMEOUT_MINUTES },
        scope: 'global',
        fn: signal =>
          forgetOldChanges(
            { ...options, keepMs: options.config.keepMs },
            signal,
          ),
      });
      await options.events.subscribe({
        id: 'databases-changes',
        topics: [...gitEventTopics],
        async onEvent(event) {
          const subject = subjectOfEvent(event);
          if (subject) {
            follower.noteEvent(subject);
          }
        },
      });
    },
    stop() {
      active.stop();
      follower.stop();
    },
  };
}

function linksTo(
  portalUrl: string,
  { id, ref }: Pick<ChangeRecord, 'id' | 'ref'>,
): { change: string; database: string } {
  const root = `${portalUrl.replace(/\/+$/, '')}/databases`;
  const path = [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name]
    .map(encodeURIComponent)
    .join('/');
  return {
    change: `${root}/changes/${encodeURIComponent(id)}`,
    database: `${root}/${path}`,
  };
}
