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
 * An address of something on a Git host, with the parts that all of them have.
 */
export interface GitAddress {
  /** With the port, where it has one and it is the one of its pages. */
  host: string;
  hostname: string;
  /** Addresses for `git clone` over SSH have another port than the pages. */
  overSsh: boolean;
  /** The parts of the path, decoded, without `.git`. */
  segments: readonly string[];
}

const SCP_LIKE = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/;

/**
 * Takes an address apart: of a page, or as `git clone` takes it (`https://…/x.git`, `ssh://git@…`, `git@host:owner/x.git`).
 *
 * @returns `undefined` for what is no such address.
 */
export function readGitAddress(text: string): GitAddress | undefined {
  const url = parse(text.trim());
  if (!url || !/^(https?|ssh|git\+ssh):$/.test(url.protocol)) {
    return undefined;
  }
  const segments = url.pathname.split('/').filter(Boolean).map(decode);
  if (segments.some(isUnusable)) {
    return undefined;
  }
  return {
    host: url.host.toLowerCase(),
    hostname: url.hostname.toLowerCase(),
    overSsh: !url.protocol.startsWith('http'),
    segments: segments as string[],
  };
}

function parse(text: string): URL | undefined {
  const scp = text.includes('://') ? null : SCP_LIKE.exec(text);
  try {
    return new URL(scp ? `ssh://${scp[1]}/${scp[2]}` : text);
  } catch {
    return undefined;
  }
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** A branch may have its slashes encoded within one segment; no part of any may lead upwards, whatever decodes it next. */
function isUnusable(segment: string | undefined): boolean {
  return (
    segment === undefined ||
    segment.split('/').some(part => part === '.' || part === '..')
  );
}
