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

import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { PlanProblem } from '../plans/PlanProblem';
import { webUrl } from './repositoryUrl';

/**
 * Whether an address is below one of those of `databases.gitops.annotationUrls`.
 *
 * @remarks Compared as addresses, so that no user name or `..` in one passes for another.
 */
export function isAllowedByAnnotationUrls(
  url: string,
  allowed: readonly string[],
): boolean {
  return allowed.some(base => isBelow(webUrl(url), base));
}

/**
 * That an annotation leads where it may not: whoever can annotate an object could otherwise have the portal read, and show in plans, whatever its
 * credentials reach.
 *
 * @param repositoryUrl - where it leads
 * @param known - where the configuration lets it lead
 */
export function annotationNotAllowed(
  repositoryUrl: string,
  known: readonly string[],
): PlanProblem {
  return PlanProblem.of(
    'location/annotation-not-allowed',
    `The annotation ${
      databaseAnnotations.source
    } leads to ${repositoryUrl.slice(
      0,
      200,
    )}, and nothing but the annotation says that this database is kept there. An annotation may lead to the repositories that the portal's configuration names for the database, to those that Argo CD or Flux applies it from, and below databases.gitops.annotationUrls. If this repository is right, ask whoever runs the portal to add its address, or one above it, to databases.gitops.annotationUrls`,
    known.length > 0 ? [...new Set(known)].join(', ') : undefined,
  );
}

function isBelow(url: string, base: string): boolean {
  try {
    const [given, allowed] = [new URL(url), new URL(base)];
    const folder = allowed.pathname.replace(/\/*$/, '/');
    return (
      given.origin === allowed.origin &&
      !given.username &&
      `${given.pathname}/`.startsWith(folder)
    );
  } catch {
    return false;
  }
}
