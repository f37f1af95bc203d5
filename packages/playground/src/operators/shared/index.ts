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

export * from './ClusterControllers';
export * from './EventRecorder';
export * from './errorMessage';
export * from './PodFaults';
export * from './PodProgram';
export * from './process';
export * from './SerialQueue';
export * from './Triggers';
export * from './fields';
export * from './objects';
export * from './compareVersions';
export { revisionLabel } from './createSetPod';
export * from './cron';
export * from './readinessGates';
export * from './podStatus';
export * from './quantity';
export * from './resourceIds';
export * from './setFinalizer';
export * from './stableHash';
export * from './timestamps';
export * from './killContainer';
