import { createApiRef } from '@backstage/frontend-plugin-api';
import { DatabasesApi } from '@database-platform/plugin-databases-common';

/**
 * Where the pages read databases from.
 *
 * @public
 */
export const databasesApiRef = createApiRef<DatabasesApi>().with({
  id: 'plugin.databases.api',
  pluginId: 'databases',
});
