import { createHash } from 'crypto';
import { isRecord } from './fields';

/** A short name for a JSON value: the same value gives the same name, whatever the order of its keys. */
export function stableHash(value: unknown, length = 10): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, length);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .filter(key => value[key] !== undefined)
        .map(key => [key, sorted(value[key])]),
    );
  }
  return value;
}
