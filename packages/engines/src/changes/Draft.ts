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
  OperationContext,
  PlanError,
  PlanWarning,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isObject } from '../json';
import { EditValue } from './EditValue';
import { manifestEdits } from './manifestEdits';
import { ManifestLayout } from './ManifestLayout';
import { Path, removeAt, setAt } from './paths';
import { RuleBook } from './RuleBook';

/** What an engine's operations are planned in; engines add what they read of it. */
export interface ChangeScene {
  context: Omit<OperationContext, 'input'>;
  name: string;
  /** The manifest that is changed, as Git has it, else as the Kubernetes cluster has it; empty for a new one. */
  before: UnknownObject;
}

/** How an engine's manifests are read and written, and what is said of their changes. */
export interface ChangeLanguage<Manifest, Id extends string> {
  read(object: UnknownObject): Manifest;
  layout: ManifestLayout;
  book: RuleBook<Id>;
}

/** An impact, its reason and source from the rule where they are left out. */
export type ImpactWords = Pick<Impact, 'path' | 'effect' | 'duration'> & {
  from?: string;
  to?: string;
  /** The rule's own words when left out. */
  reason?: string;
};

/** A change in the making: the manifest as it will be, and what is to be said about it. */
export class Draft<
  Scene extends ChangeScene = ChangeScene,
  Manifest = unknown,
  Id extends string = string,
> {
  readonly impacts: Impact[] = [];
  readonly errors: PlanError[] = [];
  readonly warnings: PlanWarning[] = [];
  private readonly changes: string[] = [];
  private manifest: unknown;

  constructor(
    readonly scene: Scene,
    private readonly language: ChangeLanguage<Manifest, Id>,
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
  get object(): UnknownObject {
    return isObject(this.manifest) ? this.manifest : {};
  }

  get after(): Manifest {
    return this.language.read(this.object);
  }

  get edits(): ManifestEdit[] {
    return manifestEdits(
      this.language.layout,
      this.scene.before,
      this.manifest,
    );
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

  /** Says what a change does; of a new object nothing is said field by field. */
  impact(rule: Id, impact: ImpactWords): void {
    if (!this.isNew) {
      this.impacts.push(impactOf(this.language.book, rule, impact));
    }
  }

  /** @param message - what is wrong; what would become of it is added from the rule. */
  refuse(rule: Id, field: string, message: string, allowed?: string): void {
    const { effect, source } = this.language.book.textOf(rule);
    this.errors.push({
      field,
      message: `${message} ${effect}`,
      ...(allowed !== undefined && { allowed }),
      rule: this.language.book.nameOf(rule),
      source,
    });
  }

  /** @param message - what is meant; what becomes of it is added from the rule. */
  warn(rule: Id, message: string, field?: string): void {
    const { effect, source } = this.language.book.textOf(rule);
    this.warnings.push({
      ...(field !== undefined && { field }),
      message: `${message} ${effect}`.trim(),
      rule: this.language.book.nameOf(rule),
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

/** An impact in a rule's words. */
export function impactOf<Id extends string>(
  book: RuleBook<Id>,
  rule: Id,
  { from, to, ...rest }: ImpactWords,
): Impact {
  const { effect: reason, source } = book.textOf(rule);
  return {
    reason,
    ...rest,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    rule: book.nameOf(rule),
    source,
  };
}

/** Titles are short: of many changes, the first ones and how many more. */
const told = 4;

function shorten(changes: readonly string[]): string {
  const more = changes.length - told;
  return more > 1
    ? `${changes.slice(0, told).join(', ')} and ${more} more`
    : changes.join(', ');
}
