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
import { Timer } from '../../../clock';
import { nextCronTime, resourceIds, textAt } from '../../shared';
import { imageTag } from '../imageTag';
import { MongodbHandle } from '../MongodbHandle';

/** From which major version to which one the operator goes (canUpgradeVersion in version.go). */
const nextMajor: Readonly<Record<string, string>> = {
  '4.4': '5.0',
  '5.0': '6.0',
  '6.0': '7.0',
  '7.0': '8.0',
};

/** The images that `upgradeOptions` writes into the object, and the version that runs (version.go). */
export class VersionSync {
  private scheduled: { schedule: string; timer: Timer } | undefined;

  constructor(private readonly database: MongodbHandle) {}

  /** A database that is only just made gets its images at once. */
  ensureFirst(): void {
    if (!this.database.status.mongoVersion) {
      this.ensure();
    }
  }

  /** What MongoDB itself says, once the new image runs everywhere. */
  readVersion(): void {
    const { status, spec, object } = this.database;
    if (
      status.observedGeneration === object.metadata.generation &&
      status.state === 'ready' &&
      status.mongoImage !== spec.image
    ) {
      status.mongoVersion = imageTag(this.runningImage() ?? spec.image);
      status.mongoImage = spec.image;
    }
  }

  /** The image of a member that answers. */
  private runningImage(): string | undefined {
    const { database } = this;
    const [first] = database.spec.replsets;
    const { primary } = database.model(first.name);
    return textAt(
      primary && database.get(resourceIds.pods, primary),
      'spec',
      'containers',
      0,
      'image',
    );
  }

  /** Looks for newer images when the schedule says so. */
  schedule(): void {
    const { spec, context } = this.database;
    const { schedule } = spec.upgrade;
    if (schedule === this.scheduled?.schedule) {
      return;
    }
    this.stop();
    const nowMs = context.clock.now();
    const at = this.isEnabled() ? nextCronTime(schedule, nowMs) : undefined;
    if (at !== undefined) {
      this.scheduled = {
        schedule,
        timer: context.clock.after(at - nowMs, () => {
          this.scheduled = undefined;
          this.ensure();
          this.schedule();
        }),
      };
    }
  }

  stop(): void {
    this.scheduled?.timer.cancel();
    this.scheduled = undefined;
  }

  private isEnabled(): boolean {
    return !['disabled', 'never'].includes(this.database.spec.upgrade.apply);
  }

  private ensure(): void {
    const { database } = this;
    const { spec, status, context } = database;
    if (
      !this.isEnabled() ||
      !database.current() ||
      (status.state !== 'ready' && status.mongoVersion)
    ) {
      return;
    }
    const offered = context.versions(spec.upgrade.apply);
    if (!offered) {
      database.log(
        'error',
        'failed to ensure version: failed to check version',
      );
      return;
    }
    const from = majorOf(status.mongoVersion ?? '');
    const to = majorOf(imageTag(offered.mongodb));
    if (from && from !== to && nextMajor[from] !== to) {
      database.log(
        'error',
        `failed to ensure version: can't upgrade to ${to} with FCV set to ${from}`,
      );
      return;
    }
    const hasBackup = spec.section.backup !== undefined;
    if (
      spec.image !== offered.mongodb ||
      (hasBackup && spec.backup.image !== offered.backup)
    ) {
      database.log('info', `Set Mongo version ${offered.mongodb}`);
      database.patchObject({
        spec: {
          image: offered.mongodb,
          ...(hasBackup && { backup: { image: offered.backup } }),
        },
      });
      spec.image = offered.mongodb;
      spec.backup.image = offered.backup;
    }
    status.mongoImage = offered.mongodb;
    status.mongoVersion = imageTag(offered.mongodb);
  }
}

/** `8.0` of `8.0.19-7`. */
function majorOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? '';
}
