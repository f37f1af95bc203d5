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
  Impact,
  ManifestEdit,
  PlanError,
  PlanWarning,
} from '@database-platform/plugin-databases-common';
import { EditValue } from '../manifest/EditValue';
import { manifestEdits } from '../manifest/manifestEdits';
import { Path, removeAt, setAt } from '../manifest/paths';
import {
  PostgresqlManifest,
  readManifest,
} from '../manifest/PostgresqlManifest';
import { isObject } from '../../json';
import { RuleId, ruleOf } from './rules';
import { Scene } from './Scene';

/** A change in the making: the manifest as it will be, and what is to be said about it. */
export class Draft {
  readonly impacts: Impact[] = [];
  readonly errors: PlanError[] = [];
  readonly warnings: PlanWarning[] = [];
  private readonly changes: string[] = [];
  private manifest: unknown;

  constructor(
    readonly scene: Scene,
    private readonly options: {
      /** A new object: what its single fields do is not said. */
      isNew?: boolean;
    } = {},
  ) {
    this.manifest = scene.before;
  }

  get isNew(): boolean {
    return this.options.isNew === true;
  }

  /** The manifest as it will be. */
  get object(): { readonly [field: string]: unknown } {
    return isObject(this.manifest) ? this.manifest : {};
  }

  get after(): PostgresqlManifest {
    return readManifest(this.object);
  }

  get edits(): ManifestEdit[] {
    return manifestEdits(this.scene.before, this.manifest);
  }

  set(path: Path, value: EditValue): void {
    this.manifest = setAt(this.manifest, path, value);
  }

  remove(path: Path): void {
    this.manifest = removeAt(this.manifest, path);
  }

  /** A part of the headline. */
  tell(change: string): void {
    this.changes.push(change);
  }

  impact(
    rule: RuleId,
    impact: Pick<Impact, 'path' | 'effect' | 'duration'> & {
      from?: string;
      to?: string;
      /** The rule's own words when left out. */
      reason?: string;
    },
  ): void {
    if (this.isNew) {
      return;
    }
    const { effect: reason, source } = ruleOf(rule);
    const { from, to, ...rest } = impact;
    this.impacts.push({
      reason,
      ...rest,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      rule: `postgresql/${rule}`,
      source,
    });
  }

  /** @param message - what is wrong; what would become of it is added from the rule. */
  refuse(rule: RuleId, field: string, message: string, allowed?: string): void {
    const { effect, source } = ruleOf(rule);
    this.errors.push({
      field,
      message: `${message} ${effect}`,
      ...(allowed !== undefined && { allowed }),
      rule: `postgresql/${rule}`,
      source,
    });
  }

  /** @param message - what is meant; what becomes of it is added from the rule. */
  warn(rule: RuleId, message: string, field?: string): void {
    const { effect, source } = ruleOf(rule);
    this.warnings.push({
      ...(field !== undefined && { field }),
      message: `${message} ${effect}`.trim(),
      rule: `postgresql/${rule}`,
      source,
    });
  }

  /** "Resize orders-db: volume 100Gi to 200Gi". */
  title(verb: string): string {
    const { name } = this.scene;
    return this.changes.length > 0
      ? `${verb} ${name}: ${shorten(this.changes)}`
      : 'Nothing to change';
  }
}

/** Titles are short: of many changes, the first ones and how many more. */
const told = 4;

function shorten(changes: readonly string[]): string {
  const more = changes.length - told;
  return more > 1
    ? `${changes.slice(0, told).join(', ')} and ${more} more`
    : changes.join(', ');
}
