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

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DatabaseRef,
  Engine,
} from '@database-platform/plugin-databases-common';
import { ChangeAudience, ChangeNotifier } from './notices/ChangeNotifier';
import { DatabasesConfig } from './config/readDatabasesConfig';
import { FleetView } from './fleet';
import { Inventory } from './inventory';
import { KubeTransport } from './kube';
import { Clock, Timer } from './time';
import { Watches, WatchLimits } from './watch';

/** Every database is looked at again in so many steps, for what only time or shared objects change. */
const SWEEP_STEPS = 60;
const SWEEP_STEP_MS = 1_000;

export interface DatabasesRuntimeOptions {
  config: DatabasesConfig;
  engines: readonly Engine[];
  transport: KubeTransport;
  audience: ChangeAudience;
  logger: LoggerService;
  clock: Clock;
  random(): number;
  limits: WatchLimits;
}

/**
 * Everything that runs as long as the plugin does.
 */
export class DatabasesRuntime {
  readonly inventory: Inventory;
  readonly view: FleetView;
  readonly watches: Watches;
  readonly #clock: Clock;
  readonly #notifier: ChangeNotifier;
  readonly #listeners: Array<(ref: DatabaseRef) => void> = [];
  #sweepTimer: Timer | undefined;
  #step = 0;

  constructor(options: DatabasesRuntimeOptions) {
    const { config, engines, transport, logger, clock, random } = options;
    this.#clock = clock;
    this.#notifier = new ChangeNotifier({ clock, audience: options.audience });
    this.inventory = new Inventory({
      clock,
      owners: config.owners,
      environments: config.environments,
      onChange: (record, kind) => {
        this.#notifier.note(record, kind);
        if (kind !== 'figures') {
          this.#listeners.forEach(listener => listener(record.ref));
        }
      },
      onError: error =>
        logger.warn(`A database could not be looked at: ${error}`),
    });
    this.view = new FleetView({
      inventory: this.inventory,
      now: () => clock.now(),
    });
    this.watches = new Watches({
      engines,
      kubernetesClusters: config.kubernetesClusters,
      namespaces: config.namespaces,
      transport,
      inventory: this.inventory,
      clock,
      random,
      limits: options.limits,
      onSources: () => this.#notifier.noteSources(),
      onError: message => logger.warn(message),
    });
  }

  /** The listener is told of each database about which anything but figures changed. */
  onDatabase(listener: (ref: DatabaseRef) => void): void {
    this.#listeners.push(listener);
  }

  /** Starts to watch; does not wait for anything. */
  start(): void {
    this.watches.run();
    this.#sweep();
  }

  stop(): void {
    this.watches.stop();
    this.#sweepTimer?.cancel();
    this.#notifier.stop();
    this.inventory.stop();
  }

  #sweep() {
    this.#sweepTimer = this.#clock.after(SWEEP_STEP_MS, () => {
      this.inventory.sweep(this.#step, SWEEP_STEPS);
      this.#step = (this.#step + 1) % SWEEP_STEPS;
      this.#sweep();
    });
  }
}
