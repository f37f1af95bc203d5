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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  flag,
  integer,
  Read,
  seconds,
  shape,
  text,
} from '../../json';
import { conditionOf } from './podTrouble';

/** A `Certificate` of cert-manager (`cert-manager.io/v1`). */
export const readCertificateFact = shape({
  name: text,
  /** The Secret that it is kept in. */
  secret: text,
  ready: flag,
  message: text,
  /** In seconds. */
  expires: integer,
  /** In seconds. */
  renews: integer,
});

export type CertificateFact = Read<typeof readCertificateFact>;

const messageLength = 300;

/** What is kept of a `Certificate`: its status says when it expires, so that the Secret need not be read. */
export function projectCertificate(
  object: UnknownObject,
): CertificateFact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const ready = conditionOf(object, 'Ready');
  return name === undefined
    ? undefined
    : compact({
        name,
        secret: text(at(object, 'spec', 'secretName')),
        ready: at(ready, 'status') === 'True',
        message: text(at(ready, 'message'))?.slice(0, messageLength),
        expires: seconds(at(object, 'status', 'notAfter')),
        renews: seconds(at(object, 'status', 'renewalTime')),
      });
}
