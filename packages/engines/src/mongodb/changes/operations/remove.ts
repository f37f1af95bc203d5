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

import { mongodbInputs } from '@database-platform/plugin-databases-common';
import { impactOf } from '../../../changes/Draft';
import { deleteOperation } from '../../../changes/deleteOperation';
import { count } from '../../../kubernetes/words';
import { defaultUsersSecret } from '../../names';
import { deletesVolumes } from '../../verdict/deletion';
import { Draft } from '../Draft';
import { mongodbBook } from '../rules';
import { sceneOf } from '../Scene';

const deletesSlices = /^(percona\.com\/)?delete-pitr-chunks$/;

export const remove = deleteOperation({
  book: mongodbBook,
  input: mongodbInputs.delete,
  draftOf: context => new Draft(sceneOf(context)),
  deleted: draft => {
    const goesToo = finalizersOf(draft).some(each => deletesVolumes.test(each));
    sayWhatStays(draft, goesToo);
    const volumes = draft.scene.context.database?.volumes.length;
    return impactOf(mongodbBook, 'deleted', {
      path: 'metadata.name',
      from: draft.scene.name,
      effect: 'deleted',
      duration: 'minutes',
      reason: `${mongodbBook.textOf('deleted').effect} ${
        volumes === undefined ? 'The volumes' : count(volumes, 'volume')
      } ${goesToo ? 'go with it' : 'stay'}.`,
    });
  },
});

/** Those that are in force: of the object in the Kubernetes cluster, where it can be read. */
function finalizersOf({ scene }: Draft): readonly string[] {
  return (scene.live ?? scene.manifest).finalizers;
}

function sayWhatStays(draft: Draft, goesToo: boolean): void {
  const { manifest, context, live } = draft.scene;
  if (goesToo) {
    draft.warn('delete-volumes', '');
    const secret = (live ?? manifest).usersSecret ?? defaultUsersSecret;
    if (secret === defaultUsersSecret) {
      draft.warn('delete-users-shared', `The Secret is ${secret}.`);
    }
  } else {
    draft.warn('delete-volumes-kept', '');
  }
  if (finalizersOf(draft).some(each => deletesSlices.test(each))) {
    draft.warn('delete-slices', '');
  }
  if (manifest.schedules.storages.length > 0) {
    draft.warn(
      'delete-backups',
      `Storages: ${manifest.schedules.storages.join(', ')}.`,
    );
  }
  if (context.database?.operatorState === 'error') {
    draft.warn('delete-error', '');
  }
}
