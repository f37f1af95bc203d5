
import { isJsonObject } from '../json';
import { KubeObject } from '../types';

function renamed(
  object: KubeObject,
  apiVersion: string,
  names: readonly (readonly [string, string])[],
): KubeObject {
  const result: KubeObject = { ...object, apiVersion };
  for (const [from, to] of names) {
    if (object[from] !== undefined) {
      delete result[from];
      result[to] = object[from];
    }
  }
  return result;
}

/** Fields that core/v1 and events.k8s.io/v1 name differently. */
const names = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
] as const;

/** A stored core/v1 Event as events.k8s.io/v1 shows it. */
export function eventFromStorage(object: KubeObject): KubeObject {
  return renamed(object, 'events.k8s.io/v1', names);
}

/** An events.k8s.io/v1 Event as it is stored, in core/v1. */
export function eventToStorage(object: KubeObject): KubeObject {
  const stored = renamed(
    object,
    'v1',
    names.map(([core, other]) => [other, core] as const),
  );
  if (!isJsonObject(stored.involvedObject)) {
    stored.involvedObject = {};
  }
  return stored;
}
