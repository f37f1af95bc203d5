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

import { compareVersions } from '../../versions';
import { imageVersion } from '../names';
import { runningVersion } from '../version';
import { Rule, when } from './Rule';
import { modules } from './sources';

const longestName = 28;

const nameTooLong: Rule = ({ name }) =>
  when(name.length > longestName, () => ({
    id: 'mysql/name-too-long',
    severity: 'critical',
    title: `The name has ${name.length} characters; the operator takes at most ${longestName}.`,
    detail:
      'The definition allows 40, so that Kubernetes accepts it, and the operator refuses it as "INVALID".',
    advice: 'A name cannot be changed: make a new database with a shorter one.',
    source: modules.api,
  }));

const greatestServerId = 4_000_000_000;

const serverId: Rule = ({ object: { serverId: id } }) =>
  when(id !== undefined && (id < 1 || id > greatestServerId), () => ({
    id: 'mysql/server-id-out-of-range',
    severity: 'warning',
    title: `"spec.baseServerId" is ${id}; the operator takes 1 to ${greatestServerId}.`,
    detail:
      'The definition allows it, so that Kubernetes accepts it, and the operator refuses it.',
    advice:
      'Make a new database with another one: the operator ignores a change of it.',
    source: modules.configuration,
  }));

const oldest = '8.0.27';
const barred = '8.0.29';

const versionRange: Rule = ({ object: { version }, operatorVersion }) => {
  const tooOld = (compareVersions(version, oldest) ?? 0) < 0;
  const tooNew = (compareVersions(version, operatorVersion) ?? 0) > 0;
  return when(tooOld || tooNew || version === barred, () => ({
    id: 'mysql/version-out-of-range',
    severity: 'warning',
    title: `The object asks for MySQL ${version}, which the operator does not run.`,
    detail:
      version === barred
        ? `It bars ${barred}, and says so in an Event and its log only.`
        : `It runs ${oldest} to ${
            operatorVersion ?? 'its own version'
          }, and says so in an Event and its log only.`,
    advice:
      'Ask for a version within that range, or upgrade the operator first.',
    source: modules.api,
  }));
};

const versionDiffers: Rule = situation => {
  const { object, outdated } = situation;
  const running = runningVersion(situation);
  const order = compareVersions(object.version, running);
  return when(
    order !== undefined && order !== 0 && outdated.length === 0,
    () => ({
      id: (order ?? 0) < 0 ? 'mysql/downgrade' : 'mysql/version-not-applied',
      severity: 'warning',
      title: `The object asks for version ${object.version}, ${running} runs.`,
      detail:
        (order ?? 0) < 0
          ? 'The operator does not check a downgrade, and MySQL does not start on the data of a newer release series.'
          : 'The operator has not applied it: why is only in its Events and log.',
      advice:
        (order ?? 0) < 0
          ? `Set "spec.version" to "${running}".`
          : "Look at the operator's log.",
      source: modules.handlers,
    }),
  );
};

const routerDiffers: Rule = ({ object, routers }) => {
  const running = imageVersion(routers[0]?.image);
  const wanted = object.router?.version;
  return when(
    running !== undefined && (compareVersions(wanted, running) ?? 0) !== 0,
    () => ({
      id: 'mysql/router-version-differs',
      severity: 'info',
      title: `The object asks for Router ${wanted}, ${running} runs.`,
      detail: 'The operator has not applied it yet, or cannot.',
      advice: "Look at the operator's log.",
      source: modules.handlers,
    }),
  );
};

export const declarationRules: readonly Rule[] = [
  nameTooLong,
  serverId,
  versionRange,
  versionDiffers,
  routerDiffers,
];
