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

import { parseArgs } from 'util';
import { BenchEngineId, benchEngines } from '../world';

/** What the playground's process is told on its command line. */
export interface PlaygroundArguments {
  /** Where kubeconfig and portal.json are written. */
  directory: string;
  /** World seconds per second. */
  speed: number;
  /** Fills clusters for a benchmark instead of the demo world. */
  bench?: { clusters: number; databases: number };
  /** The engines of the benchmark's databases, in turn; PostgreSQL alone without it. */
  engines?: readonly BenchEngineId[];
  /** Members of each database of the benchmark. */
  members: number;
  /** Milliseconds in which every database of the benchmark has a heartbeat; 0 is none. */
  heartbeatMs: number;
  /** Offers the endpoint that makes clusters misbehave. */
  control: boolean;
  /** Of all that is left to chance. */
  seed: number;
  /** Where the Git host of the demo world listens; 0 takes a free port. */
  gitPort: number;
}

/** Says what is accepted. */
export const usage = `Options: --dir DIRECTORY [--speed N] [--seed N] [--control] [--git-port PORT]
         [--bench CLUSTERS:DATABASES [--engines ENGINE,ENGINE] [--members N] [--heartbeat-ms N]]`;

/** Reads the command line; errors name the option. */
export function readArguments(args: readonly string[]): PlaygroundArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      bench: { type: 'string' },
      engines: { type: 'string', default: 'postgresql' },
      members: { type: 'string', default: '3' },
      'heartbeat-ms': { type: 'string', default: '0' },
      control: { type: 'boolean', default: false },
      'git-port': { type: 'string', default: '0' },
    },
  });
  if (!values.dir) {
    throw new Error('--dir is missing: the folder that kubeconfig goes to');
  }
  const number = (option: string, text: string, least: number): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < least) {
      throw new Error(`--${option} must be a number of at least ${least}`);
    }
    return value;
  };
  const size = values.bench?.split(':');
  if (size && size.length !== 2) {
    throw new Error('--bench must be CLUSTERS:DATABASES, such as 25:200');
  }
  return {
    directory: values.dir,
    speed: number('speed', values.speed, 0.01),
    seed: number('seed', values.seed, 0),
    ...(size && {
      bench: {
        clusters: number('bench', size[0], 1),
        databases: number('bench', size[1], 1),
      },
    }),
    engines: enginesOf(values.engines),
    members: number('members', values.members, 1),
    heartbeatMs: number('heartbeat-ms', values['heartbeat-ms'], 0),
    control: values.control,
    gitPort: number('git-port', values['git-port'], 0),
  };
}

function enginesOf(text: string): BenchEngineId[] {
  const known = Object.keys(benchEngines) as BenchEngineId[];
  return text.split(',').map(word => {
    const engine = known.find(each => each === word.trim());
    if (!engine) {
      throw new Error(`--engines must be some of ${known.join(', ')}`);
    }
    return engine;
  });
}
