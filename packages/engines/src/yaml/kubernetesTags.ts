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

import type { ScalarTag, Tags } from 'yaml';

// How Kubernetes (sigs.k8s.io/yaml, a fork of go-yaml v2: resolve.go) reads plain scalars where YAML 1.2 reads them otherwise: words for yes and no, a leading
// zero for octal, underscores between digits. Times stay text, and there is no base 60.
const yes: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:y|Y|yes|Yes|YES|on|On|ON)$/,
  resolve: () => true,
};

const no: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:n|N|no|No|NO|off|Off|OFF)$/,
  resolve: () => false,
};

const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0_?[0-7][0-7_]*$/,
  resolve: source => integer(source, 8, 0),
};

const binary: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0b[01][01_]*$/,
  resolve: source => integer(source.replace('0b', ''), 2, 0),
};

const withUnderscores: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?[1-9][0-9]*_[0-9_]*$/,
  resolve: source => integer(source, 10, 0),
};

/** The tags of YAML 1.2 with what Kubernetes reads otherwise. */
export function kubernetesTags(tags: Tags): Tags {
  return [yes, no, octal, binary, withUnderscores, ...tags];
}

function integer(source: string, radix: number, fallback: number): number {
  const value = parseInt(source.replace(/_/g, ''), radix);
  return Number.isNaN(value) ? fallback : value;
}
