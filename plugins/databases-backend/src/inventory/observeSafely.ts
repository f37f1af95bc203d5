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

import { toError } from '@backstage/errors';
import {
  Engine,
  Facts,
  Observation,
} from '@database-platform/plugin-databases-common';

/**
 * Observes; an engine that throws, against its promise, gives a database of phase `unknown` that says so.
 */
export function observeSafely(engine: Engine, facts: Facts): Observation {
  try {
    return engine.observe(facts);
  } catch (error) {
    const { plural } = engine.resources.find(
      ({ scope }) => scope === 'primary',
    ) ?? { plural: 'object' };
    return {
      phase: 'unknown',
      reason: `The portal could not make sense of this database: ${
        toError(error).message
      }`,
      members: { ready: 0, total: 0 },
      lag: { notMeasured: 'the database could not be understood' },
      object: { apiVersion: '', kind: plural },
      labels: {},
      annotations: {},
      declared: { databases: [] },
      topology: { members: [], synchronous: false },
      findings: [],
      endpoints: [],
      credentials: [],
      volumes: [],
      companions: [],
      disruptionBudgets: [],
      configuration: [],
      history: [],
      gaps: [],
    };
  }
}
