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
import { modules, mysqlManual, source } from '../../findings/sources';

export const parameterRules = {
  'mycnf-ignored': {
    when: 'mycnf is changed, and the version is not',
    then: 'refuses',
    effect:
      'The operator copies "mycnf" for the pods when the database is made and with each new version or image; any other change is accepted and ignored without a word. What works: ask for it together with the next version, or set the value in the database with SET PERSIST.',
    source: modules.handlers,
  },
  'mycnf-recorded': {
    when: 'a setting of mycnf is set to what the pods are given',
    then: 'explains',
    effect:
      'Nothing changes in the pods: the manifest says again what they are given.',
    source: modules.objects,
  },
  'mycnf-with-version': {
    when: 'mycnf is changed together with the version',
    then: 'explains',
    effect:
      'The operator copies it for the pods and makes them anew for the version, so that they start with it.',
    source: modules.objects,
  },
  'mycnf-removed': {
    when: 'a setting is taken out of mycnf together with a new version',
    then: 'explains',
    effect:
      "The pods start without the line: what SET PERSIST has set stays, else MySQL's own value holds.",
    source: mysqlManual(
      'persisted system variables',
      'persisted-system-variables',
    ),
  },
  'mycnf-pending': {
    when: 'the version is changed, and mycnf says something else than the pods are given',
    then: 'warns',
    effect: 'It takes effect with the new version.',
    source: modules.objects,
  },
  'parameter-unchecked': {
    when: 'a setting is written into mycnf',
    then: 'warns',
    effect:
      'Neither the operator nor the portal checks settings: with one that it does not know, or a value that it does not take, MySQL does not start. "loose_" in front of a name makes MySQL skip it then.',
    source: source('samples/sample-cluster-mycnf.yaml'),
  },
  'parameter-reserved': {
    when: 'a setting is one that the operator writes itself, such as server_id or gtid_mode',
    then: 'refuses',
    effect:
      'It would win over what the operator writes, and the member could not join the group.',
    source: modules.objects,
  },
  'parameter-secret': {
    when: 'a setting may hold a password',
    then: 'refuses',
    effect:
      'The manifest is in Git and in a ConfigMap, where everybody reads it who may read them.',
    source: modules.objects,
  },
  'parameter-value': {
    when: 'a value holds "#"',
    then: 'refuses',
    effect: 'In an option file it begins a remark, and the rest is lost.',
    source: mysqlManual('option files', 'option-files'),
  },
  'parameter-twice': {
    when: 'a setting is named twice, once with "-" and once with "_"',
    then: 'refuses',
    effect: 'To MySQL both are the same name.',
    source: mysqlManual('options', 'command-line-options'),
  },
} as const satisfies Record<string, RuleText>;
