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

import { RuleText } from '../../../changes/RuleText';
import { manual, mongodbManual, source } from '../../findings/sources';

const defaults = source('pkg/apis/psmdb/v1/psmdb_defaults.go');
const controller = source(
  'pkg/controller/perconaservermongodb/psmdb_controller.go',
);
const votes = source('pkg/psmdb/mongo/mongo.go');
const members = source('pkg/controller/perconaservermongodb/mgo.go');

export const memberRules = {
  'members-grow': {
    when: 'the size of a replica set is raised',
    then: 'explains',
    effect:
      'New members start and copy all data from one that runs; the ones that are there are not touched. How long that takes depends on the data.',
    source: manual('scaling', 'horizontal scaling'),
  },
  'members-shrink': {
    when: 'the size of a replica set is lowered',
    then: 'explains',
    effect:
      'The members with the highest numbers go, one with each pass of the operator. If the primary is among them, the others elect a new one, and clients have to connect again.',
    source: controller,
  },
  'members-volumes-kept': {
    when: 'the size of a replica set is lowered',
    then: 'warns',
    effect:
      'The volumes of the members that go stay, and are used again when the number is raised.',
    source: controller,
  },
  'members-volumes-deleted': {
    when: 'the size of a replica set is lowered by more than one, and the object has the finalizer "percona.com/delete-psmdb-pvc"',
    then: 'warns',
    effect:
      'The operator deletes the volumes of members that go; with less than two at once it leaves them.',
    source: controller,
  },
  'members-few': {
    when: 'a replica set gets a single member, and "unsafeFlags.replsetSize" is not set',
    then: 'refuses',
    effect:
      'The operator refuses the whole object: the state becomes "error", and nothing else of it takes effect. Before "crVersion" 1.16 it runs three without a word.',
    source: defaults,
  },
  'members-even': {
    when: 'a replica set gets an even number of members without an arbiter, and "unsafeFlags.replsetSize" is not set',
    then: 'refuses',
    effect:
      'The operator refuses the whole object: the state becomes "error", and nothing else of it takes effect. Before "crVersion" 1.16 it runs one more without a word.',
    source: defaults,
  },
  'members-arbiter': {
    when: 'a replica set with an arbiter gets less than four members or an odd number, or has more than one arbiter, and "unsafeFlags.replsetSize" is not set',
    then: 'refuses',
    effect:
      'The operator refuses the whole object: the state becomes "error". An arbiter makes an even number of votes odd, and for that one is enough.',
    source: defaults,
  },
  'members-unsafe-even': {
    when: 'a replica set gets an even number of votes, and "unsafeFlags.replsetSize" is set',
    then: 'warns',
    effect:
      'The operator takes the vote from one of them without a word. It stands no more losses than with one member less.',
    source: votes,
  },
  'members-unsafe-one': {
    when: 'a replica set gets a single member, and "unsafeFlags.replsetSize" is set',
    then: 'warns',
    effect:
      'Nothing takes over when it fails or restarts, and its volume is the only copy besides backups.',
    source: manual('architecture', 'high availability'),
  },
  'members-voters': {
    when: 'a replica set gets more than seven members with a vote',
    then: 'warns',
    effect:
      'MongoDB has seven votes at most: the operator gives the others none, so that they can never become primary, and does not say so.',
    source: votes,
  },
  'members-most': {
    when: 'a replica set gets more than 50 members, all kinds together',
    then: 'refuses',
    effect:
      'The operator starts the pods and leaves those after the fiftieth out of the replica set; only its log says so.',
    source: members,
  },
  'set-unknown': {
    when: 'a replica set is named that the manifest has not',
    then: 'refuses',
    effect:
      'A replica set cannot be renamed: to the operator it would be a new one, and the old one one that is taken out.',
    source: controller,
  },
  'set-rename': {
    when: 'a replica set should get another name, or "cfg"',
    then: 'explains',
    effect:
      'There is no operation for it: the operator would make an empty replica set and try to remove the old one with its data. "cfg" is the name of the config servers, and refused for others.',
    source: controller,
  },
  'not-sharded': {
    when: 'config servers, mongos or shards are changed of a database without sharding',
    then: 'refuses',
    effect:
      'The operator ignores the section "sharding" as long as "sharding.enabled" is false.',
    source: defaults,
  },
  'sharding-switch': {
    when: 'sharding should be switched on or off for a database that is there',
    then: 'explains',
    effect:
      'There is no operation for it: the operator stops all pods for the switch, and refuses to switch it off while there is more than one shard. Clients need another address afterwards.',
    source: controller,
  },
  'shard-add': {
    when: 'a shard is added',
    then: 'explains',
    effect:
      'The operator makes a new replica set and adds it as a shard. The balancer then moves data to it in the background.',
    source: manual('sharding', 'sharding'),
  },
  'shard-remove': {
    when: 'the number of shards is lowered',
    then: 'refuses',
    effect:
      'The operator refuses it while there are databases on the shard ("non system db found"), with the state "error". Move them away first, with removeShard of MongoDB, and then take the replica set out of the manifest by hand.',
    source: controller,
  },
  'config-arbiter': {
    when: 'the config servers have an arbiter',
    then: 'explains',
    effect:
      'MongoDB has no arbiters among config servers: the operator switches it off without a word, so that the number of members has to be odd.',
    source: defaults,
  },
  'members-two-copies': {
    when: 'a replica set has two members with data and an arbiter, and "unsafeFlags.replsetSize" is set',
    then: 'warns',
    effect:
      'When one of the two is away, writes that wait for a majority wait until it is back.',
    source: mongodbManual(
      'replica sets with an arbiter',
      'tutorial/mitigate-psa-performance-issues',
    ),
  },
} as const satisfies Record<string, RuleText>;
