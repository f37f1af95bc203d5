import { Clock } from '../../clock';
import { KubeClusterApi } from '../../kube/types';
import { Random } from '../../random';
import { DeploymentController } from './DeploymentController';
import { EndpointsController } from './EndpointsController';
import { Kubelet } from './Kubelet';
import { FaultsOf } from './PodFaults';
import { StatefulSetController } from './StatefulSetController';
import { VolumeController } from './VolumeController';

/** Everything of Kubernetes itself that acts on objects: workloads, pods, volumes, endpoints. */
export class ClusterControllers {
  private readonly parts: { start(): void; stop(): void }[];

  constructor(options: {
    api: KubeClusterApi;
    clock: Clock;
    random: Random;
    faultsOf: FaultsOf;
  }) {
    const { api, clock, random, faultsOf } = options;
    const volumes = new VolumeController(api, clock, faultsOf);
    this.parts = [
      volumes,
      new Kubelet(api, clock, random, volumes, faultsOf),
      new StatefulSetController(api, clock),
      new DeploymentController(api, clock, random),
      new EndpointsController(api, clock),
    ];
  }

  start(): void {
    this.parts.forEach(part => part.start());
  }

  stop(): void {
    this.parts.forEach(part => part.stop());
  }
}
