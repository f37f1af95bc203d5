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

import { Fact } from '@database-platform/plugin-databases-common';

/**
 * One fact: as the value that its engine reads, and as the text that is kept. Either is made of the other when it is first needed.
 */
export class HeldFact {
  #text: string | undefined;
  #value: Fact | undefined;

  private constructor(text: string | undefined, value: Fact | undefined) {
    this.#text = text;
    this.#value = value;
  }

  static ofText(text: string): HeldFact {
    return new HeldFact(text, undefined);
  }

  /** @param value - JSON, which nobody changes any more */
  static ofValue(value: Fact): HeldFact {
    return new HeldFact(undefined, value);
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#value);
    return this.#text;
  }

  get value(): Fact {
    this.#value ??= JSON.parse(this.text) as Fact;
    return this.#value;
  }
}
