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

import { KubeRequest, KubeResponse, KubeTransport } from '../kube';
import { settle } from './TestClock';

/**
 * The body of an answer, chunk by chunk.
 */
export class ScriptedStream {
  readonly #chunks: Uint8Array[] = [];
  #end: 'open' | 'ended' | Error = 'open';
  #wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () =>
      this.cut('This operation was aborted'),
    );
  }

  write(chunk: string | Uint8Array): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    this.#wake();
  }

  event(type: string, object: unknown): void {
    this.write(`${JSON.stringify({ type, object })}\n`);
  }

  end(): void {
    this.#end = 'ended';
    this.#wake();
  }

  cut(message: string): void {
    this.#end = new Error(message);
    this.#wake();
  }

  async *chunks(): AsyncIterable<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        yield chunk;
      } else if (this.#end === 'ended') {
        return;
      } else if (this.#end !== 'open') {
        throw this.#end;
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}

/**
 * One request that waits for its answer.
 */
export class ScriptedCall {
  readonly answer: Promise<KubeResponse>;
  #resolve: (response: KubeResponse) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(readonly request: KubeRequest) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    request.signal.addEventListener('abort', () =>
      this.#reject(new Error('This operation was aborted')),
    );
  }

  respond(
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.#resolve({
      status,
      header: name => headers[name],
      text: async () => text,
      async *body() {
        yield Buffer.from(text);
      },
    });
  }

  fail(message: string): void {
    this.#reject(new Error(message));
  }

  /** Answers with a stream that the test writes. */
  stream(): ScriptedStream {
    const stream = new ScriptedStream(this.request.signal);
    this.#resolve({
      status: 200,
      header: () => undefined,
      text: async () => '',
      body: () => stream.chunks(),
    });
    return stream;
  }
}

/**
 * A transport whose every answer is given by the test.
 */
export class ScriptedTransport implements KubeTransport {
  readonly #calls: ScriptedCall[] = [];

  constructor(readonly clusters: string[] = ['prod-eu']) {}

  async listClusters(): Promise<string[]> {
    return this.clusters;
  }

  request(request: KubeRequest): Promise<KubeResponse> {
    const call = new ScriptedCall(request);
    this.#calls.push(call);
    return call.answer;
  }

  /** The next request that was sent and not yet looked at. */
  async next(): Promise<ScriptedCall> {
    await settle();
    const call = this.#calls.shift();
    if (!call) {
      throw new Error('No request was sent');
    }
    return call;
  }

  /** Requests that were sent and not yet looked at. */
  async waiting(): Promise<number> {
    await settle();
    return this.#calls.length;
  }
}
