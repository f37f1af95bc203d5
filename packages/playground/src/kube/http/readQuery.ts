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

import { ResourceDefinition } from '../ResourceDefinition';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector, SelectorError } from '../selectors/labelSelector';
import { FieldError, fieldErrors } from '../status/FieldError';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { WriteContext } from '../write/WriteContext';

/** Reads a number of the query; what is none is a 400 in the words of the API. */
export function numberOf(
  query: URLSearchParams,
  name: string,
): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') {
    return undefined;
  }
  if (!/^-?\d+$/.test(text)) {
    throw kubeErrors.badRequest(
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/** Reads a flag of the query: `true` and `1`, also without a value. */
export function flagOf(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && text !== 'false' && text !== '0';
}

/** What is selected by label and field. `undefined` is everything. */
export function readSelectors(
  definition: ResourceDefinition,
  query: URLSearchParams,
): ((object: KubeObject) => boolean) | undefined {
  try {
    const labels = parseLabelSelector(query.get('labelSelector') ?? undefined);
    const fields = parseFieldSelector(
      query.get('fieldSelector') ?? undefined,
      definition.fieldSelectors,
      definition.core && definition.fieldSelectors.size === 2
        ? field =>
            `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
        : field => `field label not supported: ${field}`,
    );
    if (!labels && !fields) {
      return undefined;
    }
    return object =>
      (!labels || labels(object.metadata.labels)) &&
      (!fields || fields.matches(object));
  } catch (error) {
    if (error instanceof SelectorError) {
      throw kubeErrors.badRequest(error.message);
    }
    throw error;
  }
}

/** Reads `resourceVersion`; what is no number is a 400. */
export function readRevision(query: URLSearchParams): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    const quoted = JSON.stringify(text);
    throw kubeErrors.badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${quoted}: strconv.ParseUint: parsing ${quoted}: invalid syntax`,
    );
  }
  return Number(text);
}

/**
 * Refuses combinations of list and watch options that the API refuses.
 *
 * @throws KubeStatusError 422
 */
export function checkListOptions(query: URLSearchParams, watch: boolean): void {
  const match = query.get('resourceVersionMatch');
  const initial = query.get('sendInitialEvents');
  const errors: FieldError[] = [];
  if (watch && initial !== null && match === null) {
    errors.push(
      fieldErrors.forbidden(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      ),
    );
  } else if (match !== null) {
    if (watch && initial === null) {
      errors.push(
        fieldErrors.forbidden(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
        ),
      );
    }
    if (!watch && !query.get('resourceVersion')) {
      errors.push(
        fieldErrors.forbidden(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden unless resourceVersion is provided',
        ),
      );
    }
    if (query.get('continue')) {
      errors.push(
        fieldErrors.forbidden(
          'resourceVersionMatch',
          'resourceVersionMatch is forbidden when continue is provided',
        ),
      );
    }
    if (match !== 'Exact' && match !== 'NotOlderThan') {
      errors.push(
        fieldErrors.notSupported('resourceVersionMatch', match, [
          'Exact',
          'NotOlderThan',
          '',
        ]),
      );
    }
    if (match === 'Exact' && query.get('resourceVersion') === '0') {
      errors.push(
        fieldErrors.forbidden(
          'resourceVersionMatch',
          'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
        ),
      );
    }
  }
  if (!watch && initial !== null) {
    errors.push(
      fieldErrors.forbidden(
        'sendInitialEvents',
        'sendInitialEvents is forbidden for list',
      ),
    );
  }
  if (errors.length > 0) {
    throw kubeErrors.invalid(
      { group: 'meta.k8s.io', kind: 'ListOptions' },
      '',
      errors,
    );
  }
}

/**
 * Reads how a write is asked for: `dryRun`, `fieldManager`, `fieldValidation`.
 *
 * @throws KubeStatusError 422 for values that the API refuses
 */
export function readWriteContext(
  query: URLSearchParams,
  options: {
    kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions';
    userAgent: string | undefined;
    apply: boolean;
    warn: (message: string) => void;
  },
): WriteContext {
  const errors: FieldError[] = [];
  const dryRun = query.getAll('dryRun').filter(Boolean);
  if (dryRun.some(value => value !== 'All')) {
    errors.push(fieldErrors.notSupported('dryRun', dryRun, ['All']));
  }
  const fieldValidation = query.get('fieldValidation') || 'Warn';
  if (
    fieldValidation !== 'Strict' &&
    fieldValidation !== 'Warn' &&
    fieldValidation !== 'Ignore'
  ) {
    errors.push(
      fieldErrors.notSupported('fieldValidation', fieldValidation, [
        'Ignore',
        'Strict',
        'Warn',
      ]),
    );
  }
  const fieldManager = query.get('fieldManager') ?? '';
  if (options.apply && !fieldManager) {
    errors.push(
      fieldErrors.required('fieldManager', 'is required for apply patch'),
    );
  }
  if (
    options.kind === 'PatchOptions' &&
    !options.apply &&
    query.get('force') !== null
  ) {
    errors.push(
      fieldErrors.forbidden(
        'force',
        'may not be specified for non-apply patch',
      ),
    );
  }
  if (errors.length > 0) {
    throw kubeErrors.invalid(
      { group: 'meta.k8s.io', kind: options.kind },
      '',
      errors,
    );
  }
  return {
    fieldManager:
      fieldManager || (options.userAgent ?? '').split('/')[0] || 'unknown',
    fieldValidation: fieldValidation as WriteContext['fieldValidation'],
    dryRun: dryRun.length > 0,
    warn: options.warn,
  };
}
