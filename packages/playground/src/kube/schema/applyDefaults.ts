
import { isJsonObject, jsonClone } from '../json';
import { Schema } from './Schema';

/**
 * Fills in the schema's defaults, in place. As the API server does it: an explicit null where the schema has a default
 * and no `nullable` counts as missing, and the inside of a defaulted value is defaulted as well.
 */
export function applyDefaults(value: unknown, schema: Schema): void {
  if (!schema.hasDefaults) {
    return;
  }
  if (Array.isArray(value)) {
    if (schema.items?.hasDefaults) {
      for (const item of value) {
        applyDefaults(item, schema.items);
      }
    }
    return;
  }
  if (!isJsonObject(value)) {
    return;
  }
  for (const [name, property] of schema.properties ?? []) {
    const missing =
      value[name] === undefined || (value[name] === null && !property.nullable);
    if (missing && property.default !== undefined) {
      value[name] = jsonClone(property.default);
    }
    if (value[name] !== undefined) {
      applyDefaults(value[name], property);
    }
  }
  const additional = schema.additionalProperties;
  if (typeof additional === 'object' && additional.hasDefaults) {
    for (const name of Object.keys(value)) {
      if (!schema.properties?.has(name)) {
        if (
          value[name] === null &&
          !additional.nullable &&
          additional.default !== undefined
        ) {
          value[name] = jsonClone(additional.default);
        }
        applyDefaults(value[name], additional);
      }
    }
  }
}
