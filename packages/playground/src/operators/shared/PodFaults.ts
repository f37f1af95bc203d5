import { KubeObject } from '../../kube/types';

/** Causes of trouble below the database. The states that a user sees follow from them. */
export interface PodFaults {
  /** The registry does not give this pod's image. */
  imagePull?: 'fails';
  /** The file system is not grown after the volume was: the kubelet waits for a restart that does not come. */
  fileSystemResize?: 'stuck';
}

/** Tells which faults a pod, or a claim, meets. */
export type FaultsOf = (object: KubeObject) => PodFaults;
