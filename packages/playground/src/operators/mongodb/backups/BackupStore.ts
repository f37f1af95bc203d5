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
import { MongodbContext } from '../MongodbOperatorOptions';
import { MongodbSpec } from '../spec/MongodbSpec';

const MiB = 1024 * 1024;
/** How fast a backup goes through data unless the conditions say otherwise. */
const usualRate = 60 * MiB;
/** Dumps are compressed. */
const compression = 0.34;
/** How long agents take to agree on who does it. */
const agreementMs = 12_000;

/** What Percona Backup for MongoDB knows of one database: who works, and how far the slices of the oplog reach. */
export class BackupStore {
  /** The backup or the restore that works at this moment: one at a time. */
  holder: string | undefined;
  private sliceFrom: number | undefined;

  constructor(
    private readonly context: MongodbContext,
    private readonly place: { namespace: string; name: string },
  ) {}

  /** How long a backup or a restore takes once it has begun. */
  durationMs(): number {
    return (this.dataBytes() / this.rate()) * 1000;
  }

  agreementMs(): number {
    return agreementMs;
  }

  /** `1.07GB`, as PBM writes sizes. */
  size(replsets: number): string {
    return prettySize(this.dataBytes() * replsets * compression);
  }

  /** Slices are cut from now on, or no more. */
  slice(isOn: boolean): void {
    this.sliceFrom = isOn
      ? this.sliceFrom ?? this.context.clock.now()
      : undefined;
  }

  /** The end of the last slice, in milliseconds: the last moment that can be restored to. Nothing before the first slice is cut. */
  restorableUntil({ backup }: MongodbSpec): number | undefined {
    if (this.sliceFrom === undefined) {
      return undefined;
    }
    const slices = Math.floor(
      (this.context.clock.now() - this.sliceFrom) / backup.spanMs,
    );
    return slices > 0 ? this.sliceFrom + slices * backup.spanMs : undefined;
  }

  /** Whether the slices have this moment in them. */
  hasOplogOf(ms: number, spec: MongodbSpec): boolean {
    const until = this.restorableUntil(spec);
    return (
      this.sliceFrom !== undefined &&
      until !== undefined &&
      ms >= this.sliceFrom &&
      ms <= until
    );
  }

  private dataBytes(): number {
    const { namespace, name } = this.place;
    return this.context.conditionsOf(namespace, name).dataBytes ?? 3 * MiB;
  }

  private rate(): number {
    const { namespace, name } = this.place;
    return this.context.conditionsOf(namespace, name).backupRate ?? usualRate;
  }
}

/** Two decimals and the unit, in steps of 1024 (PrettySize of PBM). */
function prettySize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(2)}${units[unit]}`;
}
