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

import {
  Impact,
  postgresqlInputs,
} from '@database-platform/plugin-databases-common';
import { Draft } from '../Draft';
import { deleteOperation } from '../../../changes/deleteOperation';
import { postgresqlBook } from '../rules';
import { annotationOf, Scene, sceneOf } from '../Scene';
import { count } from '../../../kubernetes/words';

export const remove = deleteOperation({
  book: postgresqlBook,
  input: postgresqlInputs.delete,
  draftOf: context => new Draft(sceneOf(context)),
  deleted: draft => {
    checkProtection(draft);
    sayWhatStays(draft);
    return deleted(draft.scene);
  },
});

function deleted({ name, manifest, operator, context }: Scene): Impact {
  const { effect, source } = postgresqlBook.textOf('deleted');
  const volumes = context.database?.volumes.length ?? manifest.members ?? 0;
  return {
    path: 'metadata.name',
    from: name,
    effect: 'deleted',
    reason: `${effect} ${count(volumes, 'volume')} ${
      keepsVolumes(operator) ? 'stay' : 'go with it'
    }.`,
    duration: 'minutes',
    rule: 'postgresql/deleted',
    source,
  };
}

function keepsVolumes({ keepClaims, whenDeleted }: Scene['operator']): boolean {
  return keepClaims === true && whenDeleted !== 'delete';
}

function sayWhatStays(draft: Draft): void {
  const { scene } = draft;
  const { operator, live, context } = scene;
  const otherwise = scene.operatorKnown
    ? ''
    : 'The options of the operator cannot be read. By default:';
  draft.warn(
    keepsVolumes(operator) ? 'delete-volumes-kept' : 'delete-volumes',
    otherwise,
  );
  draft.warn(
    operator.keepSecrets ? 'delete-secrets-kept' : 'delete-secrets',
    otherwise,
  );
  const uid = live?.uid ?? context.database?.uid;
  draft.warn(
    'delete-archive',
    uid === undefined ? 'The uid cannot be read.' : `The uid is ${uid}.`,
  );
  draft.warn('delete-followers', '');
}

/** The operator takes today's date and the name (pkg/controller/controller.go, meetsClusterDeleteAnnotations). */
function checkProtection(draft: Draft): void {
  const { scene } = draft;
  const { deleteDate, deleteName } = scene.operator;
  const today = new Date(scene.context.now).toISOString().slice(0, 10);
  const wanted = [
    ...(deleteDate ? [{ key: deleteDate, value: today }] : []),
    ...(deleteName ? [{ key: deleteName, value: scene.name }] : []),
  ].filter(({ key, value }) => annotationOf(scene, key) !== value);
  if (wanted.length > 0) {
    draft.refuse(
      'delete-protection',
      '',
      `This operator deletes only what carries ${wanted
        .map(({ key, value }) => `the annotation "${key}: ${value}"`)
        .join(' and ')}.`,
      wanted.map(({ key, value }) => `${key}: ${value}`).join(', '),
    );
  }
}
