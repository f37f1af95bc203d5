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

import { known, currentAmounts } from '../../changes/amounts';
import { EditValue } from '../../changes/EditValue';
import { ManifestSet } from '../manifest/ManifestSet';
import { MongodbManifest } from '../manifest/MongodbManifest';
import { imageVersion } from '../names';

type Known = { [field: string]: EditValue };

/** What all replica sets have in common; what differs among them is left out. */
function common(
  sets: readonly ManifestSet[],
  of: (set: ManifestSet) => string | number | undefined,
): string | number | undefined {
  const values = new Set(sets.map(of));
  return values.size === 1 ? [...values][0] : undefined;
}

function sizesOf(sets: readonly ManifestSet[]): Known {
  const amount = (
    bound: 'requests' | 'limits',
    kind: 'cpu' | 'memory',
  ): string | undefined => {
    const value = common(sets, ({ fact }) => fact[bound]?.[kind]);
    return value === undefined ? undefined : String(value);
  };
  return known({
    members: common(sets, ({ fact }) => fact.size),
    ...currentAmounts({
      requests: known({
        cpu: amount('requests', 'cpu'),
        memory: amount('requests', 'memory'),
      }) as { cpu?: string; memory?: string },
      limits: known({
        cpu: amount('limits', 'cpu'),
        memory: amount('limits', 'memory'),
      }) as { cpu?: string; memory?: string },
    }),
    volume: common(sets, ({ fact }) => fact.volume),
  });
}

/** Sizes in the input's words. */
export function currentSizes(manifest: MongodbManifest): Known {
  const { sets, config, sharded, scaling } = manifest;
  return known({
    ...sizesOf(sets),
    storageClass: common(sets, ({ fact }) => fact.class),
    ...(sharded && { shards: sets.length }),
    ...(config && { configServers: sizesOf([config]) }),
    growVolumes: scaling.enabled,
  });
}

/** Configurations in the input's words. */
export function currentConfiguration(manifest: MongodbManifest): Known {
  const { sets, config, mongos } = manifest;
  return known({
    configuration: common(sets, set => set.configuration),
    ...(config && {
      configServers: known({ configuration: config.configuration }),
    }),
    ...(mongos && { mongos: known({ configuration: mongos.configuration }) }),
  });
}

/** Versions in the input's words. */
export function currentVersion(manifest: MongodbManifest): Known {
  const { image, crVersion, upgrade } = manifest;
  const version = imageVersion(image);
  return known({
    version,
    // Beside a version that is changed, the present image would contradict it.
    ...(version === undefined && { image }),
    crVersion,
    upgradeOptions: known({
      apply: upgrade.apply,
      schedule: upgrade.schedule,
      setFCV: upgrade.setFCV,
    }),
  });
}

/** The mongos in the input's words. */
export function currentRouters({ mongos }: MongodbManifest): Known {
  return mongos === undefined
    ? {}
    : known({
        instances: mongos.size,
        ...currentAmounts(mongos),
        exposure: mongos.exposure ?? 'ClusterIP',
      });
}

/** Users in the input's words. */
export function currentUsers({ users }: MongodbManifest): Known {
  return {
    users: users.map(({ name, db, roles, passwordSecretRef }) => ({
      name,
      db,
      roles: roles.map(role => ({ ...role })),
      ...(passwordSecretRef && { passwordSecretRef: { ...passwordSecretRef } }),
    })),
  };
}

/** Backups in the input's words. */
export function currentSchedules({ schedules }: MongodbManifest): Known {
  const { enabled, tasks, pitr, span } = schedules;
  return {
    enabled,
    tasks: tasks.map(({ index, ...task }) => known({ ...task })),
    pitr: known({ enabled: pitr, oplogSpanMin: span }),
  };
}
