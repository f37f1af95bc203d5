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

import { SizeFieldId } from '../lib/sizeFields';
import { SnippetSet } from './snippets/Snippet';

/** What a form for sizes has to know of an engine. */
export interface SizeLook {
  /** What the operator does not change in a database that is there. */
  fixed: readonly SizeFieldId[];
  /** The words that say so, and what works instead. */
  fixedHint?: 'fields.size.fixed.mysql';
  /** What `members` counts, where it is not simply the members. */
  membersLabel?: 'membersOfSet';
  /** What `instances` counts. */
  instancesLabel?: 'routers' | 'mongos';
  /** The fewest members with which one can be lost. */
  members: number;
}

/**
 * What the pages know of an engine besides its name: words, and ways to connect. Everything else they show is in the model, so that an engine of another
 * organisation needs no look.
 */
export interface EngineLook {
  /** Two letters that stand beside its name, so that rows of different engines are told apart at a glance. */
  letters: string;
  /** Words that a member uses for its own state while it follows another one, in lower case; a ready member without a word follows too. */
  followingStates: readonly string[];
  /** What a member that follows another one does, in the words of the engine's people. */
  verb: 'stream' | 'follow';
  /** The user that owns everything, which an application should not be. */
  superuser?: string;
  /** The database that there always is, where a connection has to name one. */
  defaultDatabase?: string;
  snippets?: SnippetSet;
  size?: SizeLook;
}
