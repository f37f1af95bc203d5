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

import { EngineRule } from '@database-platform/plugin-databases-common';
import { RuleText } from './RuleText';

/** Rules about one thing, as the documentation puts them together. */
export interface RuleArea {
  title: string;
  rules: Readonly<Record<string, RuleText>>;
}

/** The names of the rules in some areas. */
export type RuleIdIn<A extends RuleArea> = A extends { rules: infer R }
  ? Extract<keyof R, string>
  : never;

/** Every rule of an engine, by its name within the engine. */
export class RuleBook<Id extends string = string> {
  private readonly texts: ReadonlyMap<string, RuleText>;

  constructor(readonly engine: string, readonly areas: readonly RuleArea[]) {
    this.texts = new Map(areas.flatMap(({ rules }) => Object.entries(rules)));
  }

  /** The rule's name among those of all engines: `postgresql/volume-shrink`. */
  nameOf(id: Id | 'input'): string {
    return `${this.engine}/${id}`;
  }

  textOf(id: Id): RuleText {
    const text = this.texts.get(id);
    if (!text) {
      throw new Error(`There is no rule ${this.nameOf(id)}`);
    }
    return text;
  }

  /** In the order of the documentation. */
  get rules(): EngineRule[] {
    return [...this.texts].map(([id, text]) => ({
      id: `${this.engine}/${id}`,
      ...text,
    }));
  }
}

/** Puts areas together; the names of their rules become the book's type. */
export function ruleBook<A extends RuleArea>(
  engine: string,
  areas: readonly A[],
): RuleBook<RuleIdIn<A>> {
  return new RuleBook(engine, areas);
}
