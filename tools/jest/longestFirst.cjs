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

// Comes with Jest, in the version that is installed.
const { default: Sequencer } = require('@jest/test-sequencer');

/** Files of tests that live through a world, or ask a Git host many things. */
const LONG = [
  /\.playground\.test\.ts$/,
  /\/playground\.test\.ts$/,
  /Operator\.test\.ts$/,
  /\/(demo|git)World\.test\.ts$/,
  /\/playground\/src\/main\/main\.test\.ts$/,
  /\/contract\.test\.ts$/,
];

/**
 * Begins with the files of tests that take longest. Where Jest has run before, it knows which; on a clean machine it takes the largest files for them, and
 * those that take longest are small ones: a worker would be alone with them at the end.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) =>
      LONG.some(pattern => pattern.test(path.replaceAll('\\', '/')));
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter(t => !isLong(t))];
  }
};
