import { KubeObject } from '../../../kube/types';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext, objectLabels } from './MakerContext';

const service = { apiVersion: 'v1', kind: 'Service' };
const ports = [
  { name: 'postgresql', port: 5432, targetPort: 5432, protocol: 'TCP' },
];

/** The Services of both roles. Where Patroni uses Endpoints the primary's has no selector: Patroni fills its Endpoints. */
export function makeService(
  context: MakerContext,
  role: 'master' | 'replica',
): KubeObject {
  const { name, spec, settings } = context;
  const names = namesOf(name);
  const balanced = spec.loadBalancers[role === 'master' ? 'primary' : 'replica'];
  return made(
    context,
    service,
    role === 'master' ? names.primaryService : names.replicaService,
    {
      labels: { ...objectLabels(context), 'spilo-role': role },
      spec: {
        type: balanced ? 'LoadBalancer' : 'ClusterIP',
        ports,
        ...((role === 'replica' || settings.useConfigMaps) && {
          selector: { ...clusterLabels(name), 'spilo-role': role },
        }),
        ...(balanced && { loadBalancerSourceRanges: ['127.0.0.1/32'] }),
      },
    },
  );
}

/** The headless Service that Patroni makes to keep its configuration object alive. */
export function makeConfigService(context: MakerContext): KubeObject {
  return made(context, service, namesOf(context.name).configService, {
    labels: clusterLabels(context.name),
    spec: { clusterIP: 'None' },
  });
}

/** Where Patroni uses Endpoints, the operator makes the primary's. */
export function makePrimaryEndpoints(context: MakerContext): KubeObject {
  return made(
    context,
    { apiVersion: 'v1', kind: 'Endpoints' },
    namesOf(context.name).primaryService,
    { labels: { ...objectLabels(context), 'spilo-role': 'master' } },
  );
}
