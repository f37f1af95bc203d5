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

/**
 * Property tests begin at the same seed everywhere, so that a change is red or green by what it does and not by chance. `FAST_CHECK_SEED=random` lets
 * them roam, `FAST_CHECK_SEED=<number>` repeats a run.
 */
const { configureGlobal } = require('fast-check');

const { FAST_CHECK_SEED = '20261126' } = process.env;
if (FAST_CHECK_SEED !== 'random') {
  configureGlobal({ seed: Number(FAST_CHECK_SEED) });
}
