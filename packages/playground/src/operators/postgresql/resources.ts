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

import { ResourceId } from '../../kube/types';

const acid = (plural: string): ResourceId => ({
  group: 'acid.zalan.do',
  version: 'v1',
  plural,
});

/** The Zalando operator's own resources. */
export const postgresResources = {
  postgresqls: acid('postgresqls'),
  operatorConfigurations: acid('operatorconfigurations'),
};

/** The finalizer that the operator sets when `enable_finalizers` is on. */
export const postgresFinalizer = 'postgres-operator.acid.zalan.do';

/** On a pod whose restart is outstanding. */
export const rollingUpdateAnnotation =
  'zalando-postgres-operator-rolling-update-required';

/** On the custom resource, after a major version upgrade. */
export const upgradeAnnotations = {
  success: 'last-major-upgrade-success',
  failure: 'last-major-upgrade-failure',
};
