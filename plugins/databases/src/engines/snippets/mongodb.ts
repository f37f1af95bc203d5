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

import { shellQuote } from '../../lib/shellQuote';
import {
  containerEnvironment,
  exportCredentials,
  insideComment,
  outsideComment,
  portForward,
  userIn,
} from './secrets';
import { Connection, Snippet, SnippetSet } from './Snippet';

const variables = { user: 'MONGODB_USER', password: 'MONGODB_PASSWORD' };

/**
 * How to connect to a MongoDB database, for a shell, four languages and a pod. Name and password come from the environment, and the environment from the
 * Secret. A replica set is named in the address, so that the driver finds the primary by itself.
 */
export const mongodbSnippets: SnippetSet = {
  variables,
  snippetsOf: (c): readonly Snippet[] => [
    { id: 'shell', title: 'mongosh', code: shell(c) },
    { id: 'local', title: 'mongosh', code: local(c) },
    { id: 'java', title: 'Java (driver-sync)', code: java(c) },
    { id: 'node', title: 'Node.js (mongodb)', code: node(c) },
    { id: 'go', title: 'Go (mongo-driver)', code: go(c) },
    { id: 'python', title: 'Python (PyMongo)', code: python(c) },
    { id: 'kubernetes', title: 'Kubernetes', code: kubernetes(c) },
  ],
};

function shell(c: Connection): string {
  return [
    insideComment(c),
    exportCredentials(c, variables),
    call(c, uriOf(c, c.host, replicaSetOf(c))),
  ].join('\n');
}

function local(c: Connection): string {
  return [
    outsideComment(c),
    ...(c.options.replicaSet === undefined
      ? []
      : [
          '# Leads to one member of the replica set: it takes writes only if it is the primary',
        ]),
    exportCredentials(c, variables),
    portForward(c),
    call(c, uriOf(c, 'localhost', { directConnection: 'true' })),
  ].join('\n');
}

function call(c: Connection, uri: string): string {
  const user = c.userInSecret ? '"$MONGODB_USER"' : shellQuote(c.user);
  return [
    `mongosh ${shellQuote(uri)} \\`,
    ...(encrypts(c)
      ? ['  --tls --tlsAllowInvalidCertificates --tlsAllowInvalidHostnames \\']
      : []),
    `  --authenticationDatabase ${shellQuote(authSourceOf(c))} \\`,
    `  --username ${user} --password "$MONGODB_PASSWORD"`,
  ].join('\n');
}

function java(c: Connection): string {
  return [
    ...(encrypts(c)
      ? [
          "// The server's certificate is of the database's own CA: add ca.crt of its TLS Secret to the trust store.",
        ]
      : []),
    `String uri = ${JSON.stringify(programUri(c, { tls: 'true' }))};`,
    'MongoCredential credential = MongoCredential.createCredential(',
    `    ${userIn(c, 'System.getenv("MONGODB_USER")')}, ${JSON.stringify(
      authSourceOf(c),
    )},`,
    '    System.getenv("MONGODB_PASSWORD").toCharArray());',
    'MongoClient client = MongoClients.create(MongoClientSettings.builder()',
    '    .applyConnectionString(new ConnectionString(uri))',
    '    .credential(credential)',
    '    .build());',
  ].join('\n');
}

function node(c: Connection): string {
  return [
    "import { MongoClient } from 'mongodb';",
    '',
    `const client = new MongoClient(${JSON.stringify(programUri(c))}, {`,
    '  auth: {',
    `    username: ${userIn(c, 'process.env.MONGODB_USER')},`,
    '    password: process.env.MONGODB_PASSWORD,',
    '  },',
    `  authSource: ${JSON.stringify(authSourceOf(c))},`,
    ...(encrypts(c)
      ? [
          '  tls: true,',
          '  // Encrypted; give `tlsCAFile` instead to verify the server as well.',
          '  tlsAllowInvalidCertificates: true,',
          '  tlsAllowInvalidHostnames: true,',
        ]
      : []),
    '});',
  ].join('\n');
}

function go(c: Connection): string {
  return [
    ...(encrypts(c)
      ? [
          '// Encrypted; set a TLS configuration with the CA instead of tlsInsecure to verify the server as well.',
        ]
      : []),
    `uri := ${JSON.stringify(
      programUri(c, { tls: 'true', tlsInsecure: 'true' }),
    )}`,
    'client, err := mongo.Connect(options.Client().ApplyURI(uri).SetAuth(options.Credential{',
    `\tUsername:   ${userIn(c, 'os.Getenv("MONGODB_USER")')},`,
    '\tPassword:   os.Getenv("MONGODB_PASSWORD"),',
    `\tAuthSource: ${JSON.stringify(authSourceOf(c))},`,
    '}))',
  ].join('\n');
}

function python(c: Connection): string {
  return [
    'import os',
    'from pymongo import MongoClient',
    '',
    'client = MongoClient(',
    `    ${JSON.stringify(programUri(c))},`,
    `    username=${userIn(c, 'os.environ["MONGODB_USER"]')},`,
    '    password=os.environ["MONGODB_PASSWORD"],',
    `    authSource=${JSON.stringify(authSourceOf(c))},`,
    ...(encrypts(c)
      ? [
          '    tls=True,',
          '    # Encrypted; give tlsCAFile instead to verify the server as well.',
          '    tlsAllowInvalidCertificates=True,',
          '    tlsAllowInvalidHostnames=True,',
        ]
      : []),
    ')',
  ].join('\n');
}

function kubernetes(c: Connection): string {
  return containerEnvironment(
    c,
    {
      MONGODB_URI: programUri(c, { tls: 'true' }),
      MONGODB_AUTH_SOURCE: authSourceOf(c),
      ...(!c.userInSecret && { MONGODB_USER: c.user }),
    },
    {
      ...(c.userInSecret && { MONGODB_USER: c.userKey }),
      MONGODB_PASSWORD: c.passwordKey,
    },
  );
}

/** The address without name and password, which would have to be escaped in it. */
function uriOf(
  { port, database }: Connection,
  host: string,
  options: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(options).toString();
  return `mongodb://${host}:${port}/${encodeURIComponent(database)}${
    query && `?${query}`
  }`;
}

/** The address for a program inside the Kubernetes cluster. */
function programUri(
  c: Connection,
  encryption: Readonly<Record<string, string>> = {},
): string {
  return uriOf(c, c.host, {
    ...replicaSetOf(c),
    ...(encrypts(c) && encryption),
  });
}

function replicaSetOf({ options }: Connection): Record<string, string> {
  return options.replicaSet === undefined
    ? {}
    : { replicaSet: options.replicaSet };
}

function encrypts({ options }: Connection): boolean {
  return options.tls === 'true';
}

/** The database that knows the user. */
function authSourceOf({ options }: Connection): string {
  return options.authSource ?? 'admin';
}
