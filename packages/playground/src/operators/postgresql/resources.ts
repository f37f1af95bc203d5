import { ResourceId } from '../../kube/types';

const acid = (plural: string): ResourceId => ({
  group: 'acid.zalan.do',
  version: 'v1',
  plural,
});

/** The Zalando operator's own resources. */
export const postgresResources = {
  postgresqls: acid('postgresqls'),
  operatorConfigurations: acid('operatorconfigurations'),
};

/** The finalizer that the operator sets when `enable_finalizers` is on. */
export const postgresFinalizer = 'postgres-operator.acid.zalan.do';

/** On a pod whose restart is outstanding. */
export const rollingUpdateAnnotation =
  'zalando-postgres-operator-rolling-update-required';

/** On the custom resource, after a major version upgrade. */
export const upgradeAnnotations = {
  success: 'last-major-upgrade-success',
  failure: 'last-major-upgrade-failure',
};
