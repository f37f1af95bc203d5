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

import { ConflictError } from '@backstage/errors';
import {
  GitFileChange,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import { PreparedPlan } from '../../plans/PreparedPlan';
import { ChangeDraft, DraftBase, DraftWrite } from '../ChangeRecord';
import { applyDelta, textDelta } from './textDelta';

type Write = NonNullable<PreparedPlan['write']>;

/**
 * What has to be kept of files that are about to be written.
 *
 * @remarks
 * What stands in a file already, or in the manifest that is copied, is not kept but read again. What is kept was asked for in a form.
 */
export function toDraftWrites({
  baseSha,
  copied,
  files,
}: Pick<Write, 'baseSha' | 'copied' | 'files'>): readonly DraftWrite[] {
  return files.map(({ path, before, after }): DraftWrite => {
    if (after === undefined) {
      return { path, bases: [] };
    }
    const present = before ?? '';
    const delta = textDelta(present + (copied?.text ?? ''), after);
    const isCopied = delta.some(
      part => typeof part !== 'string' && part[1] > present.length,
    );
    return {
      path,
      delta,
      bases: [
        ...(before === undefined
          ? []
          : [{ sha: baseSha, path, hash: hashOf(before) }]),
        ...(copied && isCopied
          ? [
              {
                repository: copied.repository,
                sha: copied.sha,
                path: copied.path,
                hash: hashOf(copied.text),
              },
            ]
          : []),
      ],
    };
  });
}

/**
 * The files as they are to be committed.
 *
 * @param readFile - the text of a file at a commit
 * @throws ConflictError when a file that text is taken from is not there any more.
 */
export async function readDraftWrites(
  { writes }: Pick<ChangeDraft, 'writes'>,
  repository: GitRepository,
  readFile: (
    repository: GitRepository,
    path: string,
    sha: string,
  ) => Promise<string | undefined>,
): Promise<readonly GitFileChange[]> {
  const textOf = async (base: DraftBase) => {
    const from = base.repository ?? repository;
    const text = await readFile(from, base.path, base.sha);
    if (text === undefined || hashOf(text) !== base.hash) {
      throw new ConflictError(
        `${base.path} of ${
          from.url
        } is not to be found any more as it was at commit ${base.sha.slice(
          0,
          7,
        )}: ask for the change again, it is planned anew then`,
      );
    }
    return text;
  };
  return Promise.all(
    writes.map(async ({ path, delta, bases }) => ({
      path,
      content:
        delta &&
        applyDelta((await Promise.all(bases.map(textOf))).join(''), delta),
    })),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
