
/** What a user may do: like a rule of a ClusterRole, and optionally only in some namespaces. `*` is everything. */
export interface PlaygroundRule {
  verbs: readonly string[];
  apiGroups: readonly string[];
  /** Plural names, with their subresource where one is meant: `pods/log`. */
  resources: readonly string[];
  /** Absent: in all namespaces and at the cluster scope. */
  namespaces?: readonly string[];
  /** Absent: objects of any name. */
  resourceNames?: readonly string[];
}

/** Someone who may use the playground's Kubernetes API with a bearer token. */
export interface PlaygroundUser {
  name: string;
  token: string;
  groups: readonly string[];
  rules: readonly PlaygroundRule[];
}

/** A rule that allows everything. */
export const everythingRule: PlaygroundRule = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
};
