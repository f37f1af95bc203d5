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

import { GitPullRequest } from '@database-platform/plugin-databases-node';

/**
 * What somebody said of a pull request.
 */
export interface Verdict {
  name: string;
  at?: string;
  kind: 'approved' | 'changes requested' | 'withdrawn';
  /** Whether the host counts it for what the base branch asks for. */
  counts: boolean;
}

/**
 * What is known about the reviews of a pull request.
 */
export interface ReviewFacts {
  /** The oldest first: of each person the last one holds. */
  verdicts: readonly Verdict[];
  requestedFrom: readonly string[];
  /** How many approvals the base branch asks for; `undefined` when the host does not tell. */
  required: number | undefined;
}

/**
 * Says how the reviews of a pull request stand.
 */
export function summarizeReviews(
  facts: ReviewFacts,
): GitPullRequest['reviews'] {
  const latest = new Map<string, Verdict>();
  facts.verdicts.forEach(verdict => {
    // Deleted first, so that the order is the one of the last word.
    latest.delete(verdict.name);
    latest.set(verdict.name, verdict);
  });
  const holding = [...latest.values()];
  const approvals = holding.filter(({ kind }) => kind === 'approved');
  const { required, requestedFrom } = facts;
  return {
    state: stateOf(holding, approvals, facts),
    approvedBy: approvals.map(({ name, at }) => (at ? { name, at } : { name })),
    ...(required === undefined ? {} : { required }),
    requestedFrom,
  };
}

function stateOf(
  holding: readonly Verdict[],
  approvals: readonly Verdict[],
  { required, requestedFrom }: ReviewFacts,
): GitPullRequest['reviews']['state'] {
  if (holding.some(({ kind }) => kind === 'changes requested')) {
    return 'changes requested';
  }
  if (required !== undefined && required > 0) {
    const counted = approvals.filter(({ counts }) => counts).length;
    return counted >= required ? 'approved' : 'waiting';
  }
  if (approvals.length > 0) {
    return 'approved';
  }
  // Where the host does not tell, somebody may well have to approve.
  return required === undefined || requestedFrom.length > 0
    ? 'waiting'
    : 'none needed';
}
