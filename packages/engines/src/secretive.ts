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

const words =
  /passw(or)?d|passphrase|conninfo|secret|token|credential|(access|account|api|encryption|gpg|libsodium|master|pgp|private|sas|shared|signing|ssh|storage)[-_. ]?key/i;

/** The header of HTTP. */
const header = /^(proxy-)?authorization$/i;

/** `DB_PASS` and `dbPass`, but not `bypass`. */
const shortWords = /(^|[^a-z])(pass|pwd)($|[^a-z])/i;
const shortHumps = /(Pass|Pwd)($|[^a-z])/;

/** What says how secrets are made, kept or changed, and is none itself: `password_encryption`, `default_password_lifetime`, `validate_password.length`. */
const rules =
  /(count|encryption|history|interval|length|lifetime|percentage|policy|retention|rounds)$/i;

/**
 * Whether the value of a setting of this name may hold a password: it is shown by its name only.
 *
 * @public
 */
export function isSecretive(name: string): boolean {
  return (
    !rules.test(name) &&
    (words.test(name) ||
      header.test(name) ||
      shortWords.test(name) ||
      shortHumps.test(name))
  );
}
