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

/** Says whether an object's labels are selected. */
export type LabelMatcher = (
  labels: Record<string, string> | undefined,
) => boolean;

/** A selector that cannot be read; the message is the API's. */
export class SelectorError extends Error {}

/** Splits at commas that stand outside of parentheses. */
function splitRequirements(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') {
      depth++;
    } else if (text[index] === ')') {
      depth--;
    } else if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map(part => part.trim());
}

const keyPattern =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const valuePattern = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

function checked(key: string, values: readonly string[]): void {
  if (!keyPattern.test(key)) {
    throw new SelectorError(
      `unable to parse requirement: <nil>: Invalid value: ${JSON.stringify(
        key,
      )}: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
    );
  }
  values.forEach((value, index) => {
    if (!valuePattern.test(value)) {
      throw new SelectorError(
        `unable to parse requirement: values[${index}][${key}]: Invalid value: ${JSON.stringify(
          value,
        )}: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
      );
    }
  });
}

function parseRequirement(text: string): LabelMatcher {
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    checked(key, values);
    return operator === 'in'
      ? labels => labels?.[key] !== undefined && values.includes(labels[key])
      : labels => labels?.[key] === undefined || !values.includes(labels[key]);
  }
  const equality = /^([^=!\s]+)\s*(==|=|!=)\s*(\S*)$/.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    checked(key, [value]);
    return operator === '!='
      ? labels => labels?.[key] !== value
      : labels => labels?.[key] === value;
  }
  const comparison = /^([^<>\s]+)\s*([<>])\s*(-?\d+)$/.exec(text);
  if (comparison) {
    const [, key, operator, bound] = comparison;
    checked(key, []);
    return labels => {
      const value = Number(labels?.[key] ?? NaN);
      return operator === '<' ? value < Number(bound) : value > Number(bound);
    };
  }
  const existence = /^(!?)\s*(\S+)$/.exec(text);
  if (existence && !/[()=<>]/.test(text)) {
    const [, not, key] = existence;
    checked(key, []);
    return not
      ? labels => labels?.[key] === undefined
      : labels => labels?.[key] !== undefined;
  }
  throw new SelectorError(
    `unable to parse requirement: found '${text}', expected: in, notin, =, ==, !=, gt, lt`,
  );
}

/**
 * Reads a label selector: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 * An empty one gives `undefined`: everything is selected.
 *
 * @throws SelectorError with the API's words
 */
export function parseLabelSelector(
  text: string | undefined,
): LabelMatcher | undefined {
  if (!text?.trim()) {
    return undefined;
  }
  const matchers = splitRequirements(text).map(parseRequirement);
  return labels => matchers.every(matches => matches(labels));
}
