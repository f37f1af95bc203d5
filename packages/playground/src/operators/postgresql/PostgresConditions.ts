import { PodFaults } from '../shared';

/** A point in a write-ahead log. */
export interface WalPoint {
  position: number;
  timeline: number;
}

/** What happens around one database cluster: causes, from which the states follow. */
export interface PostgresConditions extends PodFaults {
  /** Bytes of write-ahead log per second, on average. */
  writeRate?: number;
  /** Bytes per second that reach the replica with this ordinal; without an entry it keeps up. */
  replicaBandwidth?: Readonly<Record<number, number>>;
  /** Patroni in the pods does not reach the Kubernetes API: no heartbeat and no election. */
  patroniToApi?: 'cut';
  /** Where the write-ahead log starts when the cluster is initialised, in bytes. */
  firstPosition?: number;
  /** The cluster that a standby cluster follows, as far as its log has come. */
  upstream?: () => WalPoint | undefined;
}

/** The conditions around the database cluster `name`, asked whenever they matter: they may change. */
export type PostgresConditionsOf = (
  namespace: string,
  name: string,
) => PostgresConditions;
