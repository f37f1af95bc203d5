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

/**
 * Patroni's HTTP API, for whichever pod the request names by its address.
 *
 * @param {Iterable<import('./patroniStandIn.mjs').Entry>} entries
 * @param {import('node:http').IncomingMessage} request
 * @param {Date} now
 * @returns {Promise<{ status: number, body: unknown }>}
 */
export async function answerAsPatroni(entries, request, now) {
  const url = new URL(request.url ?? '', 'http://none');
  for (const entry of entries) {
    const { cluster } = entry;
    const member = cluster.members.find(each => each.ip === url.hostname);
    if (member) {
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /':
        case 'GET /patroni':
          return { status: 200, body: cluster.memberView(member) };
        case 'GET /cluster':
          return { status: 200, body: cluster.clusterView() };
        case 'GET /config':
          return { status: 200, body: cluster.config };
        case 'PATCH /config':
          cluster.configure(await bodyOf(request));
          entry.beatAt = 0;
          return { status: 200, body: cluster.config };
        case 'POST /restart':
          cluster.restart(member.name);
          entry.beatAt = 0;
          return { status: 200, body: 'restarted successfully' };
        case 'POST /switchover': {
          const wanted = await bodyOf(request);
          const candidate = wanted.candidate ?? wanted.member;
          const done = cluster.switchover(candidate, now);
          entry.beatAt = 0;
          return done
            ? {
                status: 200,
                body: `Successfully switched over to "${cluster.leader}"`,
              }
            : { status: 412, body: 'candidate is not a healthy member' };
        }
        default:
          return { status: 404, body: 'not found' };
      }
    }
  }
  return { status: 502, body: `no pod has the address ${url.hostname}` };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<object>}
 */
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text ? JSON.parse(text) : {};
}
