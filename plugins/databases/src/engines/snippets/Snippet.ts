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

/** The ways to connect that are written out: in a shell, from one's own machine, in four languages, in a pod. */
export type SnippetId =
  | 'shell'
  | 'local'
  | 'java'
  | 'node'
  | 'go'
  | 'python'
  | 'kubernetes';

/** A piece of text to copy. */
export interface Snippet {
  id: SnippetId;
  /** The tool or library, by its own name. */
  title: string;
  code: string;
}

/**
 * What a connection is made of. The password is never part of it: only the names of the Secret and of its keys.
 */
export interface Connection {
  kubernetesCluster: string;
  namespace: string;
  service: string;
  host: string;
  port: number;
  /** A database inside; empty where none has to be named. */
  database: string;
  user: string;
  /** Whether only the Secret says the user's name, so that `user` is a title. */
  userInSecret: boolean;
  secretName: string;
  userKey: string;
  passwordKey: string;
  /** What the endpoint and the user ask for besides, in the words of the database's connection string. */
  options: Readonly<Record<string, string>>;
}

/** How one kind of database is connected to. */
export interface SnippetSet {
  /** The environment variables that the snippets read, where they read any. */
  variables: { user: string; password: string };
  snippetsOf(connection: Connection): readonly Snippet[];
}

/** Those that read the environment, and so need it put there first. */
export const readsEnvironment: Readonly<Record<SnippetId, boolean>> = {
  shell: false,
  local: false,
  java: true,
  node: true,
  go: true,
  python: true,
  kubernetes: false,
};
