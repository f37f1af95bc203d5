/** How the operator names what it makes for the database cluster `name` (pkg/cluster/{k8sres,util}.go). */
export function namesOf(name: string) {
  return {
    statefulSet: name,
    primaryService: name,
    replicaService: `${name}-repl`,
    configService: `${name}-config`,
    pooler: `${name}-pooler`,
    replicaPooler: `${name}-pooler-repl`,
    primaryBudget: `postgres-${name}-pdb`,
    criticalOpBudget: `postgres-${name}-critical-op-pdb`,
    // CronJob names may have 52 characters.
    logicalBackup: `logical-backup-${name}`.slice(0, 52),
    patroni: {
      leader: `${name}-leader`,
      config: `${name}-config`,
      sync: `${name}-sync`,
      failover: `${name}-failover`,
    },
    secret: (user: string) =>
      `${user.replace(/_/g, '-')}.${name}.credentials.postgresql.acid.zalan.do`,
    claim: (pod: string) => `pgdata-${pod}`,
  };
}

/** The labels by which the operator finds a cluster's objects. */
export function clusterLabels(name: string): Record<string, string> {
  return { application: 'spilo', 'cluster-name': name };
}
