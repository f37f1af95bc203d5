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

import { at, flag, integer, isObject, text } from '../../json';
import { amountsOf } from '../../kubernetes/facts/amounts';

/** What a manifest says of the connection pooler. */
export interface PoolerSection {
  primary: boolean;
  replica: boolean;
  /** `enableConnectionPooler` as it is written. */
  enabled?: boolean;
  /** There is a section `connectionPooler`. */
  section: boolean;
  instances?: number;
  mode?: string;
  maxConnections?: number;
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
}

/** A `connectionPooler` section asks for a pooler of the primary unless `enableConnectionPooler` says no (pkg/cluster/connection_pooler.go). */
export function readPooler(spec: unknown): PoolerSection {
  const options = at(spec, 'connectionPooler');
  const enabled = flag(at(spec, 'enableConnectionPooler'));
  return {
    primary: enabled ?? isObject(options),
    replica: at(spec, 'enableReplicaConnectionPooler') === true,
    ...(enabled !== undefined && { enabled }),
    section: isObject(options),
    instances: integer(at(options, 'numberOfInstances')),
    mode: text(at(options, 'mode')),
    maxConnections: integer(at(options, 'maxDBConnections')),
    requests: amountsOf(at(options, 'resources', 'requests')),
    limits: amountsOf(at(options, 'resources', 'limits')),
  };
}
