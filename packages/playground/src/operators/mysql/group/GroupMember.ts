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

/** What a member's own MySQL says about its place in a group. */
export type MemberState = 'OFFLINE' | 'RECOVERING' | 'ONLINE';

/** Servers that have formed a group together, as its majority sees it. */
export interface Island {
  members: Set<GroupMember>;
  primary?: GroupMember;
  /** How often its membership has changed. */
  view: number;
  /** The first half of its view ids. */
  id: string;
}

/** MySQL in one pod. What it knows outlives the pod, as the volume does. */
export interface GroupMember {
  pod: string;
  ordinal: number;
  /** `server_uuid`. */
  id: string;
  version: string;
  running: boolean;
  /** It is in the metadata of the InnoDB Cluster. */
  managed: boolean;
  state: MemberState;
  /** The group that it takes part in, or thinks that it does. */
  island?: Island;
}

/** A member as another one sees it. */
export type SeenState = MemberState | 'UNREACHABLE';

/** The group in the eyes of one of its members. */
export interface GroupView {
  quorum: boolean;
  viewId: string;
  primary?: GroupMember;
  members: ReadonlyMap<GroupMember, SeenState>;
}
