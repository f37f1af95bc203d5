import { KubeObject } from '../../../kube/types';
import { PostgresSettings } from '../PostgresSettings';
import { PostgresSpec } from '../PostgresSpec';
import { clusterLabels } from '../names';

/** What every manifest of a database cluster is made from. */
export interface MakerContext {
  namespace: string;
  name: string;
  uid: string;
  spec: PostgresSpec;
  settings: PostgresSettings;
}

/** The labels that the operator puts on what it makes. */
export function objectLabels(context: MakerContext): Record<string, string> {
  return { ...clusterLabels(context.name), team: context.spec.teamId };
}

/** An object in the cluster's namespace. */
export function made(
  context: MakerContext,
  kind: { apiVersion: string; kind: string },
  name: string,
  rest: Record<string, unknown> & {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  },
): KubeObject {
  const { labels, annotations, ...fields } = rest;
  return {
    ...kind,
    metadata: {
      name,
      namespace: context.namespace,
      labels: labels ?? objectLabels(context),
      ...(annotations && { annotations }),
    },
    ...fields,
  };
}
