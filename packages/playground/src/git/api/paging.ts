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

import { HttpAnswer, json } from '../http/HttpAnswer';
import { ApiCall } from './ApiCall';

/** As Gitea is configured by default. */
const defaultLimit = 30;
const maxLimit = 50;

/** Which part of a list is asked for. */
export interface Page {
  /** From 1. */
  page: number;
  limit: number;
}

/** Reads `page` and `limit`. */
export function readPage({ query }: ApiCall): Page {
  const page = Number(query.get('page')) || 0;
  const limit = Number(query.get('limit')) || 0;
  return {
    page: Math.max(1, Math.floor(page)),
    limit: limit <= 0 ? defaultLimit : Math.min(maxLimit, Math.floor(limit)),
  };
}

/** The entries of a page. */
export function slice<T>(items: readonly T[], { page, limit }: Page): T[] {
  return items.slice((page - 1) * limit, page * limit);
}

/** A page of a list, with the headers that say how much more there is. */
export function pagedJson(
  call: ApiCall,
  items: readonly unknown[],
  total: number,
  more: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const { page, limit } = readPage(call);
  const pages = Math.ceil(total / limit);
  const link = (to: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(to));
    return `<${call.urls.root}${url.pathname}${url.search}>; rel="${rel}"`;
  };
  const links = [
    ...(page < pages ? [link(page + 1, 'next'), link(pages, 'last')] : []),
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : []),
  ];
  return json(200, items, {
    'x-total-count': String(total),
    ...(links.length > 0 && { link: links.join(',') }),
    ...more,
  });
}
