import { PostgresSettings } from './PostgresSettings';
import { PostgresSpec } from './PostgresSpec';

/** How many pods the operator makes: the limits of its configuration count, silently (getNumberOfInstances). */
export function memberCount(
  spec: PostgresSpec,
  settings: Pick<PostgresSettings, 'minInstances' | 'maxInstances'>,
): number {
  let { minInstances: least, maxInstances: most } = settings;
  if (spec.standby && spec.instances === 1) {
    least = 1;
    most = 1;
  }
  let count = spec.instances;
  if (most >= 0) {
    count = Math.min(count, most);
  }
  if (least >= 0) {
    count = Math.max(count, least);
  }
  return count;
}
