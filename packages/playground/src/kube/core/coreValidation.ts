/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { isJsonObject, jsonEqual, JsonObject } from '../json';
import { FieldError, fieldErrors } from '../status/FieldError';
import { KubeObject } from '../types';

type Validate = (
  object: KubeObject,
  old: KubeObject | undefined,
) => FieldError[];

function specOf(object: KubeObject | undefined): JsonObject {
  return isJsonObject(object?.spec) ? object.spec : {};
}

function labelsOfTemplate(spec: JsonObject): JsonObject {
  const template = isJsonObject(spec.template) ? spec.template : {};
  const metadata = isJsonObject(template.metadata) ? template.metadata : {};
  return isJsonObject(metadata.labels) ? metadata.labels : {};
}

/** A workload's selector has to select the pods that its template makes. */
function selectorSelectsTemplate(spec: JsonObject): FieldError[] {
  const selector = isJsonObject(spec.selector) ? spec.selector : {};
  const wanted = isJsonObject(selector.matchLabels) ? selector.matchLabels : {};
  const labels = labelsOfTemplate(spec);
  const selects = Object.entries(wanted).every(
    ([key, value]) => labels[key] === value,
  );
  return selects
    ? []
    : [
        fieldErrors.invalid(
          'spec.template.metadata.labels',
          labels,
          '`selector` does not match template `labels`',
        ),
      ];
}

function notNegative(spec: JsonObject, field: string): FieldError[] {
  const value = spec[field];
  return typeof value === 'number' && value < 0
    ? [
        fieldErrors.invalid(
          `spec.${field}`,
          value,
          'must be greater than or equal to 0',
        ),
      ]
    : [];
}

function without(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !fields.includes(name)),
  );
}

const changeableOfStatefulSet = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

const validateStatefulSet: Validate = (object, old) => {
  const spec = specOf(object);
  const errors = [
    ...notNegative(spec, 'replicas'),
    ...selectorSelectsTemplate(spec),
  ];
  const before = specOf(old);
  if (
    old &&
    !jsonEqual(
      without(spec, changeableOfStatefulSet),
      without(before, changeableOfStatefulSet),
    )
  ) {
    errors.push(
      fieldErrors.forbidden(
        'spec',
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
      ),
    );
  }
  return errors;
};

const validateDeployment: Validate = (object, old) => {
  const spec = specOf(object);
  const errors = [
    ...notNegative(spec, 'replicas'),
    ...selectorSelectsTemplate(spec),
  ];
  if (old && !jsonEqual(spec.selector, specOf(old).selector)) {
    errors.push(
      fieldErrors.invalid('spec.selector', spec.selector, 'field is immutable'),
    );
  }
  return errors;
};

/** Data keys of ConfigMaps and Secrets. */
const validateData: Validate = (object, old) => {
  const data = isJsonObject(object.data) ? object.data : {};
  const errors: FieldError[] = [];
  for (const key of Object.keys(data)) {
    if (!/^[-._a-zA-Z0-9]+$/.test(key) || key.length > 253) {
      errors.push(
        fieldErrors.invalid(
          `data[${key}]`,
          key,
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
        ),
      );
    }
  }
  if (old?.immutable === true && !jsonEqual(old.data, object.data)) {
    errors.push(
      fieldErrors.forbidden(
        'data',
        'field is immutable when `immutable` is set',
      ),
    );
  }
  if (old && object.kind === 'Secret' && old.type !== object.type) {
    errors.push(fieldErrors.invalid('type', object.type, 'field is immutable'));
  }
  return errors;
};

const validateClaim: Validate = (object, old) => {
  const spec = specOf(object);
  const errors: FieldError[] = [];
  if (!Array.isArray(spec.accessModes) || spec.accessModes.length === 0) {
    errors.push(
      fieldErrors.required(
        'spec.accessModes',
        'at least 1 access mode is required',
      ),
    );
  }
  const resources = isJsonObject(spec.resources) ? spec.resources : {};
  const requests = isJsonObject(resources.requests) ? resources.requests : {};
  if (requests.storage === undefined) {
    errors.push(fieldErrors.required('spec.resources[storage]'));
  }
  const free = ['resources', 'volumeName', 'volumeAttributesClassName'];
  if (old && !jsonEqual(without(spec, free), without(specOf(old), free))) {
    errors.push(
      fieldErrors.forbidden(
        'spec',
        'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
      ),
    );
  }
  return errors;
};

const validatePod: Validate = (object, old) => {
  const spec = specOf(object);
  const errors: FieldError[] = [];
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  if (spec.containers !== undefined && containers.length === 0) {
    errors.push(fieldErrors.required('spec.containers'));
  }
  containers.filter(isJsonObject).forEach((container, index) => {
    if (!container.name) {
      errors.push(fieldErrors.required(`spec.containers[${index}].name`));
    }
    if (!container.image) {
      errors.push(fieldErrors.required(`spec.containers[${index}].image`));
    }
  });
  if (old) {
    const free = ['containers', 'initContainers', 'tolerations', 'nodeName'];
    free.push('activeDeadlineSeconds', 'terminationGracePeriodSeconds');
    const sameNode =
      specOf(old).nodeName === undefined ||
      specOf(old).nodeName === spec.nodeName;
    if (
      !sameNode ||
      !jsonEqual(without(spec, free), without(specOf(old), free))
    ) {
      errors.push(
        fieldErrors.forbidden(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      );
    }
  }
  return errors;
};

const validateService: Validate = object => {
  const { ports, clusterIP, type } = specOf(object);
  const needsPorts = clusterIP !== 'None' && type !== 'ExternalName';
  return needsPorts && (!Array.isArray(ports) || ports.length === 0)
    ? [fieldErrors.required('spec.ports')]
    : [];
};

/** The rules beyond types and required fields that matter to those who write to the playground, per core kind. */
export const coreValidation: Readonly<Record<string, Validate>> = {
  Pod: validatePod,
  StatefulSet: validateStatefulSet,
  Deployment: validateDeployment,
  ReplicaSet: validateDeployment,
  Service: validateService,
  ConfigMap: validateData,
  Secret: validateData,
  PersistentVolumeClaim: validateClaim,
};
