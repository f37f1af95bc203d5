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

import { at, flag } from '../../json';

/** Who may make volumes larger. */
export interface VolumeScaling {
  /** The operator may, where it asks for leave at all. */
  enabled: boolean;
  /** The section `storageScaling` is there: the old `enableVolumeExpansion` counts no more. */
  section: boolean;
  /** The operator grows volumes that are full, and writes the new sizes into the object. */
  itself: boolean;
  /** Something else grows volumes; the operator keeps its hands off. */
  outside: boolean;
}

/** pkg/apis/psmdb/v1/psmdb_types.go, IsVolumeExpansionEnabled: the new section counts alone where it is there. */
export function volumeScalingOf(spec: unknown): VolumeScaling {
  const scaling = at(spec, 'storageScaling');
  const section = scaling !== undefined && scaling !== null;
  return {
    section,
    enabled:
      flag(
        section
          ? at(scaling, 'enableVolumeScaling')
          : at(spec, 'enableVolumeExpansion'),
      ) ?? false,
    itself: at(scaling, 'autoscaling', 'enabled') === true,
    outside:
      flag(
        section
          ? at(scaling, 'enableExternalAutoscaling')
          : at(spec, 'enableExternalVolumeAutoscaling'),
      ) ?? false,
  };
}
