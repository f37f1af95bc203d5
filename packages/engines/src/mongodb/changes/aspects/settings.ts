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
 * Settings that the operator or the entry point of the image gives on the command line, which counts before the file
 * (pkg/psmdb/container.go, pkg/psmdb/mongos.go, build/ps-entry.sh).
 */
const onCommandLine = new Map<string, string>([
  ['net.bindIp', 'it listens on all addresses'],
  ['net.bindIpAll', 'it listens on all addresses'],
  ['net.tls.certificateKeyFile', 'the certificate is that of "secrets.ssl"'],
  ['net.tls.CAFile', 'the certificate is that of "secrets.ssl"'],
  ['net.tls.clusterFile', 'the certificate is that of "secrets.sslInternal"'],
  ['net.tls.clusterCAFile', 'the certificate is that of "secrets.sslInternal"'],
  ['net.tls.allowInvalidCertificates', 'it is "tls.allowInvalidCertificates"'],
  ['security.keyFile', 'the operator makes the key'],
  ['security.clusterAuthMode', 'it follows from "tls.mode"'],
]);

const ofMongod = new Map<string, string>([
  ...onCommandLine,
  ['storage.dbPath', 'the path is that of the volume'],
  ['replication.replSetName', 'it is the name of the replica set'],
  ['replication.replSet', 'it is the name of the replica set'],
  ['sharding.clusterRole', 'it follows from the place in the manifest'],
  ['security.encryptionKeyFile', 'it is "secrets.encryptionKey"'],
]);

const ofMongos = new Map<string, string>([
  ...onCommandLine,
  ['sharding.configDB', 'the config servers are those of the manifest'],
]);

/** Where a setting comes from that the configuration cannot change; nothing for one that it can. */
export function onTheCommandLine(
  setting: string,
  kind: 'mongod' | 'mongos',
): string | undefined {
  return (kind === 'mongod' ? ofMongod : ofMongos).get(setting);
}

/** The cache of WiredTiger, which the operator sizes by the memory limit where there is one. */
export const cacheSetting = 'storage.wiredTiger.engineConfig.cacheSizeGB';

/** The operator gives it on the command line unless the manifest says otherwise in "storage.wiredTiger.indexConfig". */
export const prefixSetting = 'storage.wiredTiger.indexConfig.prefixCompression';

/** Sections of the configuration file that are known (MongoDB's manual, and Percona Server's own). */
export const knownSections: ReadonlySet<string> = new Set([
  'systemLog',
  'processManagement',
  'cloud',
  'net',
  'security',
  'setParameter',
  'storage',
  'operationProfiling',
  'replication',
  'sharding',
  'auditLog',
  'snmp',
]);
