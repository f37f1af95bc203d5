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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable, quantile } from './support/figures.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * One-field changes of manifests, made by range edits and by what else there is: how many lines differ, how many comments are lost, and how long it takes. No
 * playground and no backend is needed.
 */
export default async function edits({ quick }) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'bench/support/measureEdits.ts'),
      quick ? '3' : '12',
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`Measuring the edits ended with ${code}`);
  }
  const { groups, results, absent } = JSON.parse(output);
  for (const each of absent) {
    process.stdout.write(`Skipped: ${each} is not there\n`);
  }
  for (const { group, files, scalars } of groups) {
    process.stdout.write(
      `\n${group}: ${files} files, ${scalars} changes of one scalar each\n\n`,
    );
    const rows = methodsOf(results).map(method => {
      const own = results.filter(
        each => each.group === group && each.method === method,
      );
      const done = own.filter(each => each.outcome === 'done');
      const lines = done.map(({ removed, added }) => removed + added);
      const share = done.filter(
        ({ removed, added }) => removed === 1 && added === 1,
      ).length;
      return [
        method,
        own.filter(each => each.outcome === 'refused').length,
        own.filter(each => each.outcome === 'wrong').length,
        share,
        done.length ? quantile(lines, 0.5) : '-',
        done.length ? Math.max(...lines) : '-',
        done.reduce((sum, each) => sum + each.commentsLost, 0),
      ];
    });
    printTable(
      [
        'made by',
        'refused',
        'wrong',
        'one line',
        'lines, median',
        'lines, most',
        'comments lost',
      ],
      rows,
    );
  }
  printTimes(results);
}

function methodsOf(results) {
  return [...new Set(results.map(({ method }) => method))];
}

function printTimes(results) {
  const baseline = 'yaml: parseDocument, setIn, toString';
  const key = ({ file, path }) => `${file} ${path}`;
  const of = method =>
    new Map(
      results
        .filter(each => each.method === method && each.outcome !== 'refused')
        .map(each => [key(each), each.ms]),
    );
  const base = of(baseline);
  process.stdout.write('\nTime of one edit\n\n');
  printTable(
    ['made by', 'median', 'p95', 'ratio to the yaml library'],
    methodsOf(results).map(method => {
      const own = [...of(method)].filter(([each]) => base.has(each));
      const times = own.map(([, time]) => time);
      const ratios = own.map(([each, time]) => time / base.get(each));
      return [
        method,
        `${quantile(times, 0.5).toFixed(2)} ms`,
        `${quantile(times, 0.95).toFixed(2)} ms`,
        method === baseline ? '1 (baseline)' : quantile(ratios, 0.5).toFixed(2),
      ];
    }),
  );
}
