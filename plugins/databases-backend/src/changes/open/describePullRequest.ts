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
  Plan,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { code, link, plain, table } from './markdown';

/** What a reviewer is told, besides the plan. */
export interface PullRequestContext {
  /** Of the change. */
  id: string;
  plan: Plan;
  /** Why it is wanted, in the words of who asks. */
  reason?: string;
  /** Entity reference of who asks. */
  requestedBy: string;
  owner?: string;
  /** Addresses in the portal; absent where the portal's own address is not known. */
  links?: { change: string; database: string };
  operator: { title: string; url: string };
}

/** Hosts refuse longer descriptions; GitHub's limit is 65,536 characters. */
const MAX_LENGTH = 60_000;

/**
 * The title and the description of a change's pull request: what a reviewer decides by.
 */
export function describePullRequest(context: PullRequestContext): {
  title: string;
  body: string;
} {
  const { plan } = context;
  const sections = [
    whatAndWhy(context),
    values(plan),
    impact(plan),
    warnings(plan),
    checks(plan),
    openChanges(plan),
    origin(context),
  ].filter(lines => lines.length > 0);
  const body = sections.map(lines => lines.join('\n')).join('\n\n');
  return {
    title: plan.title.replace(/\s+/g, ' ').trim(),
    body: `${
      body.length > MAX_LENGTH
        ? `${body.slice(0, MAX_LENGTH)}\n\n(cut off: the portal has the rest)`
        : body
    }\n\n${trailer(context)}\n`,
  };
}

/** By which machines find the change; people do not see it. */
function trailer({ id, plan }: PullRequestContext): string {
  const ref = stringifyDatabaseRef(plan.target).replace(/[<>]|--+/g, '-');
  return [
    '<!--',
    `Databases-Change: ${id}`,
    `Databases-Operation: ${plan.operation}`,
    `Databases-Ref: ${ref}`,
    '-->',
  ].join('\n');
}

function whatAndWhy({ plan, reason }: PullRequestContext): string[] {
  const { kubernetesCluster, namespace, name } = plan.target;
  const place = `database ${code(name)} in namespace ${code(
    namespace,
  )} of Kubernetes cluster ${code(kubernetesCluster)}`;
  return [
    `**${plain(plan.title)}**`,
    '',
    `It is about the ${place}.`,
    ...(reason?.trim()
      ? ['', '### Why', '', ...reason.trim().split(/\r?\n/).map(quote)]
      : []),
  ];
}

function quote(line: string): string {
  return `> ${plain(line)}`.trimEnd();
}

function values(plan: Plan): string[] {
  const rows = plan.impacts
    .filter(({ from, to }) => from !== undefined || to !== undefined)
    .map(({ path, from, to }) => [
      code(path),
      from === undefined ? '(not set)' : code(from),
      to === undefined ? '(removed)' : code(to),
    ]);
  return rows.length === 0
    ? []
    : ['### Values', '', ...table(['Field', 'Now', 'After'], rows)];
}

function impact(plan: Plan): string[] {
  if (plan.impacts.length === 0) {
    return [];
  }
  return [
    '### What it does to the running database',
    '',
    ...plan.impacts.map(
      item =>
        `- ${code(item.path)}: **${item.effect}**. ${plain(
          item.reason,
        )}${sourceOf(item)}`,
    ),
    '',
    plan.duration === 'not known'
      ? 'How long it is felt is not known.'
      : `It is usually felt for ${plan.duration}; the operator promises no time.`,
  ];
}

function sourceOf({ source }: Pick<Impact, 'source'>): string {
  return source ? ` (${link(source.title, source.url)})` : '';
}

function warnings(plan: Plan): string[] {
  return plan.warnings.length === 0
    ? []
    : [
        '### Good to know',
        '',
        ...plan.warnings.map(
          warning => `- ${plain(warning.message)}${sourceOf(warning)}`,
        ),
      ];
}

const DRY_RUN: Readonly<Record<Plan['dryRun']['result'], string>> = {
  accepted: 'the Kubernetes cluster would accept the object',
  refused: 'the Kubernetes cluster would refuse the object',
  'not possible': 'not possible',
};

const QUOTA: Readonly<Record<Plan['quota']['result'], string>> = {
  fits: 'it fits into the quota of the namespace',
  exceeds: 'it exceeds the quota of the namespace',
  'not limited': 'the namespace has none',
  'not known': 'not known',
};

function checks({ dryRun, quota, drift, tier }: Plan): string[] {
  const lines = [
    `- Dry run: ${DRY_RUN[dryRun.result]}${said(dryRun.messages)}`,
    `- Quota: ${QUOTA[quota.result]}${said(
      quota.reason ? [quota.reason] : [],
    )}`,
    ...(tier ? [`- Rules: those of the tier ${code(tier.name)} hold`] : []),
    ...drift
      .filter(({ explanation }) => explanation === undefined)
      .map(
        ({ path, git, cluster }) =>
          `- Before this change already, Git and the Kubernetes cluster differ in ${code(
            path,
          )}: ${git === undefined ? '(not set)' : code(git)} and ${
            cluster === undefined ? '(not set)' : code(cluster)
          }`,
      ),
  ];
  // What the change does not move says nothing about it
  const rows = quota.items
    .filter(
      ({ used, after, fits }) =>
        !fits || (used !== undefined && used !== after),
    )
    .map(({ object, resource, used, hard, after }) => [
      code(object),
      code(resource),
      used === undefined ? 'not known' : code(used),
      code(after),
      code(hard),
    ]);
  return [
    '### Checked',
    '',
    ...lines,
    ...(rows.length > 0
      ? ['', ...table(['Quota', 'Resource', 'Used', 'After', 'Limit'], rows)]
      : []),
  ];
}

function said(messages: readonly string[]): string {
  return messages.length === 0 ? '' : ` (${plain(messages.join('; '))})`;
}

function openChanges(plan: Plan): string[] {
  return plan.openChanges.length === 0
    ? []
    : [
        '### Also open for this database',
        '',
        ...plan.openChanges.map(({ title, pullRequest }) =>
          pullRequest
            ? `- ${link(title, pullRequest.url)}`
            : `- ${plain(title)}`,
        ),
      ];
}

function origin(context: PullRequestContext): string[] {
  const { links, operator, owner, requestedBy } = context;
  return [
    '---',
    [
      `Requested by ${code(requestedBy)}`,
      ...(owner ? [`owner ${code(owner)}`] : []),
      ...(links
        ? [
            link('this change in the portal', links.change),
            link('the database in the portal', links.database),
          ]
        : []),
      link(`manual of ${operator.title}`, operator.url),
    ].join(' · '),
  ];
}
