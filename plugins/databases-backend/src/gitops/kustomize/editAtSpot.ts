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

import { editYaml, YamlEdit } from '@database-platform/engines';
import { parseDocument } from 'yaml';
import { editFile } from '../editFile';
import { EditSpot } from './EditSpots';
import { KustomizeBuild } from './KustomizeBuild';
import { KustomizePatch } from './KustomizePatch';

/**
 * Makes an edit in the text of the file that its spot is in.
 */
export function editAtSpot(
  { edit, patch }: EditSpot,
  { base }: KustomizeBuild,
  text: string,
): string {
  return editFile(patch?.path ?? base.path, () => {
    if (!patch) {
      const { documentIndex, root } = base.match;
      return editYaml(text, {
        documentIndex,
        root,
        edits: [edit as YamlEdit],
      }).text;
    }
    if (!patch.inlineAt) {
      return editYaml(text, {
        documentIndex: patch.documentIndex,
        edits: [edit as YamlEdit],
      }).text;
    }
    const inline = inlineText(text, patch);
    return editYaml(text, {
      documentIndex: 0,
      edits: [
        {
          op: 'set',
          path: patch.inlineAt,
          value: editYaml(inline, {
            documentIndex: patch.documentIndex,
            edits: [edit as YamlEdit],
          }).text,
        },
      ],
    }).text;
  });
}

/** The text of an inline patch as it is now: an edit before may have changed it. */
function inlineText(file: string, patch: KustomizePatch): string {
  const value: unknown = parseDocument(file).getIn(patch.inlineAt ?? []);
  return typeof value === 'string' ? value : patch.text;
}
