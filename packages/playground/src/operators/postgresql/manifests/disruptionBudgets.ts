import { KubeObject } from '../../../kube/types';
import { memberCount } from '../memberCount';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext } from './MakerContext';

const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' };

/** One budget keeps the primary, the other all pods while the operator does something critical. */
export function makeDisruptionBudgets(context: MakerContext): KubeObject[] {
  const { name } = context;
  const names = namesOf(name);
  const stopped = memberCount(context.spec, context.settings) === 0;
  return [
    made(context, budget, names.primaryBudget, {
      spec: {
        minAvailable: stopped ? 0 : 1,
        selector: {
          matchLabels: { ...clusterLabels(name), 'spilo-role': 'master' },
        },
      },
    }),
    made(context, budget, names.criticalOpBudget, {
      spec: {
        maxUnavailable: stopped ? '100%' : 0,
        selector: {
          matchLabels: { ...clusterLabels(name), 'critical-operation': 'true' },
        },
      },
    }),
  ];
}
