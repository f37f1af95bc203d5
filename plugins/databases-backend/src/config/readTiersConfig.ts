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
import { parseQuantity } from '@database-platform/engines';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Tier } from '@database-platform/plugin-databases-common';
import { defaultTiers } from '../tiers/defaultTiers';

/** By name. */
export type TiersConfig = Readonly<Record<string, Tier>>;

/**
 * The tiers that are shipped, with what is configured in place of their keys, and the ones that are only configured.
 *
 * @throws InputError that names the key.
 */
export function readTiersConfig(config: Config | undefined): TiersConfig {
  const tiers: Record<string, Tier> = { ...defaultTiers };
  for (const name of config?.keys() ?? []) {
    const key = `databases.tiers.${name}`;
    const shipped = tiers[name] ?? {
      name,
      maximum: {},
      versions: {},
      sizes: [],
    };
    tiers[name] = readTier(key, shipped, config?.getConfig(name));
  }
  return tiers;
}

function readTier(
  key: string,
  shipped: Tier,
  config: Config | undefined,
): Tier {
  const maximum = config?.getOptionalConfig('maximum');
  const sizes = config?.getOptionalConfigArray('sizes');
  return {
    name: shipped.name,
    minimumMembers:
      countAt(key, config, 'minimumMembers') ?? shipped.minimumMembers,
    maximum: {
      members:
        countAt(`${key}.maximum`, maximum, 'members') ??
        shipped.maximum.members,
      cpu: amountAt(`${key}.maximum`, maximum, 'cpu') ?? shipped.maximum.cpu,
      memory:
        amountAt(`${key}.maximum`, maximum, 'memory') ?? shipped.maximum.memory,
      volume:
        amountAt(`${key}.maximum`, maximum, 'volume') ?? shipped.maximum.volume,
    },
    versions: readVersions(config?.getOptionalConfig('versions')) ?? {
      ...shipped.versions,
    },
    storageClasses:
      config?.getOptionalStringArray('storageClasses') ??
      shipped.storageClasses,
    synchronous: readSynchronous(key, config) ?? shipped.synchronous,
    sizes:
      sizes?.map((size, index) => readSize(`${key}.sizes[${index}]`, size)) ??
      shipped.sizes,
  };
}

function readVersions(
  config: Config | undefined,
): Tier['versions'] | undefined {
  return (
    config &&
    Object.fromEntries(
      config.keys().map(engine => [engine, config.getStringArray(engine)]),
    )
  );
}

function readSynchronous(
  key: string,
  config: Config | undefined,
): Tier['synchronous'] {
  const text = config?.getOptionalString('synchronous');
  if (text === undefined || text === 'required' || text === 'optional') {
    return text;
  }
  throw new InputError(
    `${key}.synchronous: "${text}" is none of required, optional`,
  );
}

function readSize(key: string, config: Config): Tier['sizes'][number] {
  const pair = (name: string) => ({
    request: requiredAmount(key, config, `${name}.request`),
    limit: requiredAmount(key, config, `${name}.limit`),
  });
  return {
    name: config.getString('name'),
    cpu: pair('cpu'),
    memory: pair('memory'),
    volume: requiredAmount(key, config, 'volume'),
  };
}

function countAt(
  key: string,
  config: Config | undefined,
  name: string,
): number | undefined {
  const value = config?.getOptionalNumber(name);
  if (value !== undefined && !(Number.isInteger(value) && value >= 0)) {
    throw new InputError(`${key}.${name}: must be a whole number`);
  }
  return value;
}

/** People write CPU without quotes. */
function amountAt(
  key: string,
  config: Config | undefined,
  name: string,
): string | undefined {
  const value = config?.getOptional(name);
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !parseQuantity(text)) {
    throw new InputError(
      `${key}.${name}: must be an amount as Kubernetes writes it, such as 500m, 2 or 16Gi`,
    );
  }
  return text;
}

function requiredAmount(key: string, config: Config, name: string): string {
  const amount = amountAt(key, config, name);
  if (amount === undefined) {
    throw new InputError(`${key}.${name}: is missing`);
  }
  return amount;
}
