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

/** Settings of an option file by their names, with `_` for `-`: to MySQL both are the same. */
export type Parameters = Readonly<Record<string, string>>;

/** A setting of an option file; one without a value, such as `skip-name-resolve`, has the value `''`. */
export interface MycnfSetting {
  section: string;
  /** With `_` for `-`. */
  name: string;
  value: string;
}

/** A line of an option file, as MySQL reads it. */
type Line =
  | ({ type: 'setting' } & MycnfSetting)
  | { type: 'section'; section: string }
  | { type: 'blank' | 'other' };

/** The section that the server reads. */
const server = 'mysqld';

/** The name that MySQL knows a setting by. */
export function parameterKey(name: string): string {
  return name.replace(/-/g, '_');
}

/** Says of each line what it is; what stands before the first section counts as the server's. */
function classify(lines: readonly string[]): Line[] {
  let section = server;
  return lines.map((line): Line => {
    const header = /^\s*\[([^\]]*)\]/.exec(line);
    if (header) {
      section = header[1].trim();
      return { type: 'section', section };
    }
    const setting = /^\s*([A-Za-z][A-Za-z0-9_.-]*)\s*(?:=(.*))?$/.exec(
      line.replace(/(^|\s)#.*$/, ''),
    );
    if (setting) {
      const [, name, value = ''] = setting;
      return {
        type: 'setting',
        section,
        name: parameterKey(name),
        value: value.trim(),
      };
    }
    return { type: line.trim() === '' ? 'blank' : 'other' };
  });
}

/** All settings of an option file, in its order. */
export function settingsIn(text: string): MycnfSetting[] {
  return classify(text.split('\n')).flatMap(line =>
    line.type === 'setting' ? [line] : [],
  );
}

/** The settings of the section `[mysqld]`; of one that stands several times the last one counts. */
export function readMycnf(text: string | undefined): Parameters {
  return Object.fromEntries(
    settingsIn(text ?? '')
      .filter(({ section }) => section === server)
      .map(({ name, value }) => [name, value]),
  );
}

/**
 * An option file with other settings in its section `[mysqld]`: only the lines of what is changed are touched.
 *
 * @param changes - By name; `null` takes a setting out.
 * @returns `undefined` when no line is left but headers.
 */
export function editMycnf(
  text: string | undefined,
  changes: Readonly<Record<string, string | null>>,
): string | undefined {
  const before = text ?? '';
  const wanted = new Map(
    Object.entries(changes).map(([name, value]) => [
      parameterKey(name),
      { name, value },
    ]),
  );
  const lines = before === '' ? [] : before.split('\n');
  const kinds = classify(lines);
  const written = new Set<string>();
  const kept = lines.flatMap((line, index) => {
    const kind = kinds[index];
    const change =
      kind.type === 'setting' && kind.section === server
        ? wanted.get(kind.name)
        : undefined;
    if (kind.type !== 'setting' || change === undefined) {
      return [line];
    }
    written.add(kind.name);
    return change.value === null ? [] : [withValue(line, change.value)];
  });
  const added = [...wanted].flatMap(([key, { name, value }]) =>
    value === null || written.has(key) ? [] : [settingLine(name, value)],
  );
  const after = added.length > 0 ? insert(kept, added) : kept;
  const isEmpty = classify(after).every(
    ({ type }) => type === 'blank' || type === 'section',
  );
  return isEmpty ? undefined : ended(after.join('\n'), before);
}

function settingLine(name: string, value: string): string {
  return value === '' ? name : `${name}=${value}`;
}

/** The same line with another value: indentation, the spaces round the sign and a remark stay. */
function withValue(line: string, value: string): string {
  const match =
    /^(\s*[A-Za-z][A-Za-z0-9_.-]*)(\s*=\s*)?(.*?)((?:\s+#.*)?\s*)$/.exec(line);
  if (!match) {
    return line;
  }
  const [, name, sign = '=', , remark] = match;
  return value === '' ? `${name}${remark}` : `${name}${sign}${value}${remark}`;
}

/** Puts lines after the last setting of the section `[mysqld]`; makes the section where there is none. */
function insert(lines: readonly string[], added: readonly string[]): string[] {
  const kinds = classify(lines);
  let section = server;
  let place = 0;
  let end = 0;
  kinds.forEach((kind, index) => {
    if (kind.type === 'section') {
      section = kind.section;
    }
    const counts = kind.type === 'section' || kind.type === 'setting';
    place = counts && section === server ? index + 1 : place;
    end = kind.type === 'blank' ? end : index + 1;
  });
  const [at, entries] =
    place > 0 ? [place, added] : [end, [`[${server}]`, ...added]];
  return [...lines.slice(0, at), ...entries, ...lines.slice(at)];
}

/** With a line break at the end, unless the text had none before. */
function ended(text: string, before: string): string {
  return text.endsWith('\n') || (before !== '' && !before.endsWith('\n'))
    ? text
    : `${text}\n`;
}
