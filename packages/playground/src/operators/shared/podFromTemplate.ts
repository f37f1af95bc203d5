import { KubeObject } from '../../kube/types';
import { copyOf, controllerRef } from './objects';
import { recordAt, textsAt } from './fields';

/** A pod as a workload's controller makes it from `spec.template`. */
export function podFromTemplate(
  owner: KubeObject,
  options: {
    name: string;
    labels: Record<string, string>;
    spec?: Record<string, unknown>;
  },
): KubeObject {
  const template = recordAt(owner, 'spec', 'template');
  const annotations = textsAt(template, 'metadata', 'annotations');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: options.name,
      namespace: owner.metadata.namespace,
      labels: { ...textsAt(template, 'metadata', 'labels'), ...options.labels },
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerRef(owner)],
    },
    spec: { ...copyOf(recordAt(template, 'spec')), ...options.spec },
    status: { phase: 'Pending' },
  };
}
