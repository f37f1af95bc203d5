
import { isJsonObject, JsonObject } from '../json';

/**
 * JSON merge patch (RFC 7386). Neither argument is changed; parts that the patch does not touch are shared with the
 * original.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  const result: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else if (value !== undefined) {
      result[name] = mergePatch(result[name], value);
    }
  }
  return result;
}
