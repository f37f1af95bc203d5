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

import { isSecretive } from './secretive';

describe('isSecretive', () => {
  it.each([
    'primary_conninfo',
    'PGPASSWORD',
    'adminPasswd',
    'ssl_passphrase_command',
    's3_secret_access_key',
    's3_access_key_id',
    'awsAccessKeyId',
    'WALG_LIBSODIUM_KEY',
    'AZURE_STORAGE_KEY',
    'privateKey',
    'api-key',
    'credentials',
    'authToken',
    'DB_PASS',
    'mysqlPwd',
    'pass',
    'Authorization',
  ])('is true for %s', name => expect(isSecretive(name)).toBe(true));

  it.each([
    'shared_buffers',
    'archive_command',
    'primary_slot_name',
    'ssl_key_file',
    'key',
    'keyboard',
    'bypass',
    'BYPASS_RLS',
    'passive',
    'session_authorization',
    'compass_url',
    'password_encryption',
    'default_password_lifetime',
    'password_reuse_interval',
    'validate_password.length',
    'validate_password.special_char_count',
    'caching_sha2_password_digest_rounds',
  ])('is false for %s', name => expect(isSecretive(name)).toBe(false));
});
