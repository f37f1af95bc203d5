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
  ClientHttp2Session,
  ClientHttp2Stream,
  constants,
  OutgoingHttpHeaders,
} from 'node:http2';
import { Socket } from 'node:net';
import { Clock, Timer } from '../../time';
import { Http2Answer } from './Http2Answer';

/** What a server takes at the same time when it has not said so yet; the Kubernetes API takes 100. */
const STREAMS_AT_FIRST = 100;

/** How often the other side is asked whether it is still there: what is in between forgets silent connections without a word. */
const PING_MS = 30_000;

/**
 * One connection, and the requests that are under way on it.
 */
export class Http2Connection {
  readonly #session: ClientHttp2Session;
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #pathPrefix: string;
  #streams = 0;
  #isRetired = false;
  #isAnswered = true;
  #timer: Timer | undefined;

  constructor(options: {
    session: ClientHttp2Session;
    /** What the session speaks over. */
    socket: Socket;
    /** Put before the path of each request. */
    pathPrefix: string;
    clock: Clock;
    onEnd(connection: Http2Connection): void;
  }) {
    const { session, clock, onEnd } = options;
    this.#session = session;
    this.#socket = options.socket;
    this.#clock = clock;
    this.#pathPrefix = options.pathPrefix;
    // Its requests end with the same error
    session.on('error', () => {});
    session.on('goaway', () => this.retire());
    session.on('close', () => {
      this.#isRetired = true;
      this.#timer?.cancel();
      onEnd(this);
    });
    this.#expectPing();
  }

  /** Whether one more request may begin. */
  get hasRoom(): boolean {
    const { maxConcurrentStreams = STREAMS_AT_FIRST } =
      this.#session.remoteSettings ?? {};
    return !this.#isRetired && this.#streams < maxConcurrentStreams;
  }

  /** Takes no more requests, and ends after those that are under way. */
  retire(): void {
    this.#isRetired = true;
    this.#session.close();
  }

  /** Ends it with all that is under way. */
  destroy(): void {
    this.#end(new Error('The connection was closed'));
  }

  /** Sends a GET request; the body of the answer must be read, or the request be aborted. */
  get(
    path: string,
    headers: OutgoingHttpHeaders,
    signal: AbortSignal,
  ): Promise<Http2Answer> {
    const stream = this.#session.request(
      {
        ...headers,
        [constants.HTTP2_HEADER_PATH]: `${this.#pathPrefix}${path}`,
      },
      { endStream: true, signal },
    );
    this.#streams += 1;
    stream.on('close', this.#onStreamEnd);
    return answerOf(stream);
  }

  readonly #onStreamEnd = () => {
    this.#streams -= 1;
  };

  /** A session that ended in order still waits for the other side to close the connection: there may be nobody there any more. */
  #end(error: Error) {
    this.#session.destroy(error);
    this.#socket.destroy();
  }

  #expectPing() {
    this.#timer = this.#clock.after(PING_MS, () => {
      if (!this.#isAnswered || this.#session.destroyed) {
        this.#end(
          new Error(`The connection was silent for ${PING_MS / 1000} s`),
        );
        return;
      }
      this.#isAnswered = false;
      this.#session.ping(error => {
        this.#isAnswered = !error;
      });
      this.#expectPing();
    });
  }
}

function answerOf(stream: ClientHttp2Stream): Promise<Http2Answer> {
  return new Promise((resolve, reject) => {
    // Node keeps to the stream why the other side refused it
    const failed = (error: Error) =>
      reject(Object.assign(error, { rstCode: stream.rstCode }));
    const closed = () =>
      reject(new Error('The connection was closed before the answer came'));
    stream.on('error', failed);
    stream.on('close', closed);
    stream.once('response', headers => {
      // There are hundreds of answers that stay open: nothing is kept for them that is not needed
      stream.removeListener('error', failed);
      stream.removeListener('close', closed);
      stream.on('error', ignore);
      resolve(new Http2Answer(stream, headers));
    });
  });
}

/** Whoever reads the answer is told by the stream itself; nobody may be reading yet. */
function ignore() {}
