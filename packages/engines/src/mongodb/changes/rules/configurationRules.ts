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
const types = source('pkg/apis/psmdb/v1/psmdb_types.go');
const container = source('pkg/psmdb/container.go');
const options = manual('options', 'changing MongoDB options');

export const configurationRules = {
  'configuration-change': {
    when: 'the configuration of mongod changes',
    then: 'explains',
    effect:
      'The operator writes it into a ConfigMap and makes the pods of the replica set anew, one after another; the primary hands over before. What mongod does not know keeps the first pod from starting, and the others run on.',
    source: options,
  },
  'mongos-configuration-change': {
    when: 'the configuration of mongos changes',
    then: 'explains',
    effect:
      'The operator writes it into a ConfigMap and makes the mongos anew, one after another.',
    source: options,
  },
  'configuration-removed': {
    when: 'the configuration is taken out',
    then: 'warns',
    effect:
      'The operator deletes its ConfigMap, and everything in it goes back to the default.',
    source: options,
  },
  'configuration-syntax': {
    when: 'the configuration is not YAML, or not a map of settings',
    then: 'refuses',
    effect:
      'The operator cannot read it: the state becomes "error" ("wrong psmdb options"), and nothing else of the object takes effect either.',
    source: types,
  },
  'configuration-section': {
    when: 'a section of the configuration, such as "net" or "security", is not a map',
    then: 'refuses',
    effect:
      'The operator or mongod cannot read it: the state becomes "error", or the first pod does not start.',
    source: types,
  },
  'configuration-tls-mode': {
    when: 'the configuration sets "net.tls.mode"',
    then: 'refuses',
    effect:
      'The operator refuses the whole object: the state becomes "error". The mode is "spec.tls.mode", and switching TLS off needs a pause.',
    source: defaults,
  },
  'configuration-ignored': {
    when: 'the configuration sets what the operator sets on the command line, such as the path of the data, the name of the replica set or, with a memory limit, the size of the cache',
    then: 'refuses',
    effect: 'The command line counts: the setting is ignored without a word.',
    source: container,
  },
  'configuration-engine': {
    when: 'the configuration names another storage engine than the one that the data has',
    then: 'refuses',
    effect:
      'The operator sets the engine on the command line, by "storage.engine" of the replica set, and MongoDB does not start on files of another one. What works is a new database with that engine and a restored logical backup.',
    source: container,
  },
  'configuration-encryption': {
    when: '"security.enableEncryption" changes for a database that is there',
    then: 'refuses',
    effect:
      'MongoDB does not start on files that were written the other way. What works is a new database and a restored logical backup.',
    source: manual('encryption', 'data-at-rest encryption'),
  },
  'configuration-authorization': {
    when: 'the configuration switches "security.authorization" off',
    then: 'warns',
    effect:
      'Everybody who reaches the database may read and change everything, and members are not asked who they are.',
    source: manual('auth-disable', 'disable authentication'),
  },
  'configuration-secret': {
    when: 'the configuration holds a password or a key',
    then: 'refuses',
    effect:
      'It would stand in Git and in the object for all to read. Put the whole configuration into a Secret instead, named after the database and the replica set, such as "catalog-rs0-mongod": the operator reads it from there.',
    source: options,
  },
  'configuration-port': {
    when: 'the configuration sets another "net.port" for a database that is there',
    then: 'warns',
    effect:
      'Members know each other by their address, the port with it, and so do clients: all of them lose the connection until the whole replica set is rolled out.',
    source: types,
  },
  'configuration-bootstrap': {
    when: 'a new database has "enableLocalhostAuthBypass" in its configuration',
    then: 'refuses',
    effect:
      'The operator needs it to make the first users: the database would never be initialised. Set it when the database runs.',
    source: options,
  },
  'configuration-inmemory': {
    when: 'the engine is "inMemory", and the configuration switches encryption on',
    then: 'refuses',
    effect: 'The operator refuses the whole object: the state becomes "error".',
    source: defaults,
  },
  'configuration-unknown': {
    when: 'the configuration has a section that is not known here',
    then: 'warns',
    effect:
      'If mongod does not know it, it ends with "Unrecognized option": the first pod does not start, and the roll-out stands still.',
    source: mongodbManual(
      'configuration file options',
      'reference/configuration-options',
    ),
  },
} as const satisfies Record<string, RuleText>;
