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
 * A persistent volume claim of a member.
 *
 * @public
 */
export interface Volume {
  /** Name of the PersistentVolumeClaim. */
  name: string;
  member?: string;
  /** What the claim asks for, in bytes. */
  requestedBytes?: number;
  /** What the volume really has, in bytes. */
  capacityBytes?: number;
  storageClass?: string;
  /** Kubernetes' word: `Bound`, `Pending`, `Lost`. */
  phase?: string;
  /** A resize that is under way or stuck, in Kubernetes' words. */
  resize?: string;
}
