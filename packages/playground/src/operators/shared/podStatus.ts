import { KubeObject } from '../../kube/types';
import { fieldAt, listAt, textAt } from './fields';

/** Whether the pod's `Ready` condition holds and it is not on its way out. */
export function isPodReady(pod: KubeObject): boolean {
  return (
    !isTerminating(pod) &&
    listAt(pod, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === 'Ready' &&
        textAt(condition, 'status') === 'True',
    )
  );
}

/** Whether every container of the pod runs. */
export function isPodRunning(pod: KubeObject): boolean {
  return (
    !isTerminating(pod) &&
    textAt(pod, 'status', 'phase') === 'Running' &&
    listAt(pod, 'status', 'containerStatuses').every(
      container => fieldAt(container, 'state', 'running') !== undefined,
    )
  );
}

export function isTerminating(pod: KubeObject): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

export function podIp(pod: KubeObject): string | undefined {
  return textAt(pod, 'status', 'podIP');
}

/** `spec.containers[name].<field>`. */
export function containerOf(workload: unknown, name: string): unknown {
  return listAt(workload, 'spec', 'containers').find(
    container => textAt(container, 'name') === name,
  );
}
