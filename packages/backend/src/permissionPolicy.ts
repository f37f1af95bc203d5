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

import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  changeReadPermission,
  databaseReadPermission,
  RESOURCE_TYPE_DATABASE,
} from '@database-platform/plugin-databases-common';
import {
  createDatabasesConditionalDecision,
  databasesConditions,
} from '@database-platform/plugin-databases-node';

const PLATFORM_TEAM = 'group:default/platform';
const GUEST = 'user:default/guest';

/**
 * The demo's rules: everyone sees every database and every change; a database is changed, and its logs are read, by those who own it and by the platform
 * team; a guest only looks. Nobody may send requests of their own through the Kubernetes plugin's proxy: it acts with the portal's rights, which
 * include listing Secrets.
 */
class DemoPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (permission.name.startsWith('kubernetes.')) {
      return { result: AuthorizeResult.DENY };
    }
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_DATABASE) ||
      isPermission(permission, databaseReadPermission) ||
      isPermission(permission, changeReadPermission)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (claims.includes(PLATFORM_TEAM)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return claims.includes(GUEST)
      ? { result: AuthorizeResult.DENY }
      : createDatabasesConditionalDecision(
          permission,
          databasesConditions.isOwner({ claims }),
        );
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'demo-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new DemoPolicy());
      },
    });
  },
});
