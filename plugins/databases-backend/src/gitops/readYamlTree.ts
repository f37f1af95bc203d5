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

import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isYamlFile } from './ManifestPlace';

/**
 * What of a folder is read.
 */
export interface TreeLimits {
  /** Larger files with YAML are passed over. */
  maxFileBytes: number;
  maxFiles: number;
  /** Of all files together. */
  maxBytes: number;
}

/**
 * The files with YAML below a folder, by their paths in it.
 *
 * @remarks
 * Git hosts hand out folders as archives. Each file is counted as it comes by, before it is kept, and the download ends as soon as one limit is passed.
 *
 * @returns `undefined` when there is more than the limits allow.
 */
export async function readYamlTree(
  urlReader: UrlReaderService,
  url: string,
  limits: TreeLimits,
  options: { signal: AbortSignal; token: string | undefined },
): Promise<ReadonlyMap<string, string> | undefined> {
  const enough = new AbortController();
  let files = 0;
  let bytes = 0;
  const take = (path: string, size: number) => {
    if (!isYamlFile(path) || size > limits.maxFileBytes) {
      return false;
    }
    files += 1;
    bytes += size;
    if (files > limits.maxFiles || bytes > limits.maxBytes) {
      enough.abort();
      return false;
    }
    return true;
  };
  try {
    const response = await urlReader.readTree(url, {
      signal: AbortSignal.any([options.signal, enough.signal]),
      token: options.token,
      filter: (path, info) =>
        !enough.signal.aborted && take(path, info?.size ?? 0),
    });
    return await textsOf(await response.files(), limits, enough);
  } catch (error) {
    // How a reader ends that is told to stop is its own affair
    if (enough.signal.aborted && !options.signal.aborted) {
      return undefined;
    }
    throw error;
  }
}

/** Some URL readers do not know the sizes beforehand. */
async function textsOf(
  files: ReadonlyArray<{ path: string; content(): Promise<Buffer> }>,
  { maxBytes, maxFileBytes }: TreeLimits,
  { signal }: AbortController,
): Promise<ReadonlyMap<string, string> | undefined> {
  const texts = new Map<string, string>();
  let bytes = 0;
  for (const file of files) {
    if (signal.aborted) {
      return undefined;
    }
    const content = await file.content();
    if (content.length <= maxFileBytes) {
      bytes += content.length;
      if (bytes > maxBytes) {
        return undefined;
      }
      texts.set(file.path, content.toString('utf8'));
    }
  }
  return signal.aborted ? undefined : texts;
}
