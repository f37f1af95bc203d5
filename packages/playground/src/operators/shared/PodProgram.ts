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

import { KubeObject } from '../../kube/types';
import { textAt } from './fields';
import { Process } from './process';

/** How the program in a pod ended. */
export interface ProgramEnd {
  exitCode: number;
}

/** What the container of a pod does until it ends, from the moment it runs; undefined for a pod that nobody has a program for. */
export type ProgramOf = (pod: KubeObject) => Process<ProgramEnd> | undefined;

/** How long a program takes of which nothing is known. */
const usualMs = 25_000;

/** Whether the pod is one of those that end, such as those of Jobs. */
export function endsBySelf(pod: KubeObject): boolean {
  const policy = textAt(pod, 'spec', 'restartPolicy');
  return policy === 'Never' || policy === 'OnFailure';
}

/** A program of which nothing is known: it does its work and ends well. */
export function* usualProgram(): Process<ProgramEnd> {
  yield usualMs;
  return { exitCode: 0 };
}
