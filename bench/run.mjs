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
// The benchmarks: ratios against a baseline that is measured in the same run. `npm run bench -- fleet isolation latency edits [--quick] [--clusters N] [--engines postgresql,mysql,mongodb]`

import { parseArgs } from 'node:util';

const benchmarks = {
  fleet: () => import('./fleet.mjs'),
  isolation: () => import('./isolation.mjs'),
  latency: () => import('./latency.mjs'),
  edits: () => import('./edits.mjs'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    clusters: { type: 'string' },
    engines: { type: 'string' },
    faults: { type: 'string' },
    proxied: { type: 'boolean', default: false },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
const unknown = names.filter(name => !benchmarks[name]);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark "${unknown.join('", "')}"; there are: ${Object.keys(
      benchmarks,
    ).join(', ')}\n`,
  );
  process.exit(2);
}
for (const name of names) {
  process.stdout.write(`\n# ${name}\n\n`);
  const { default: run } = await benchmarks[name]();
  await run({
    quick: values.quick,
    clusters: values.clusters && Number(values.clusters),
    engines: values.engines?.split(','),
    faults: values.faults?.split(','),
    proxied: values.proxied,
  });
}
process.exit(0);
