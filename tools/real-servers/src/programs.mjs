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
 * A server that is built from its published Go module.
 *
 * @typedef {object} Program
 * @property {string} name - folder below tools/real-servers and file name of the binary
 * @property {string} version - version of the module, as its go.mod here requires it
 * @property {string} module - Go module path
 * @property {string} package - Go package of its main function
 * @property {string} ldflags - flags for the Go linker
 * @property {string} [tags] - build tags
 */

const KUBERNETES_VERSION = 'v1.35.4';
const GITEA_VERSION = 'v1.25.2';
const STRIP = '-s -w';

/**
 * Without these, clients are told version 0.0 and switch features off.
 */
const KUBERNETES_LDFLAGS = [
  STRIP,
  `-X k8s.io/component-base/version.gitVersion=${KUBERNETES_VERSION}`,
  '-X k8s.io/component-base/version.gitMajor=1',
  `-X k8s.io/component-base/version.gitMinor=${
    KUBERNETES_VERSION.split('.')[1]
  }`,
].join(' ');

/**
 * The programs, in the order in which they are needed.
 *
 * @type {Readonly<Record<string, Program>>}
 */
export const programs = Object.freeze({
  etcd: {
    name: 'etcd',
    version: 'v3.6.13',
    module: 'go.etcd.io/etcd/server/v3',
    package: 'go.etcd.io/etcd/server/v3',
    ldflags: STRIP,
  },
  'kube-apiserver': {
    name: 'kube-apiserver',
    version: KUBERNETES_VERSION,
    module: 'k8s.io/kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    ldflags: KUBERNETES_LDFLAGS,
  },
  'kube-controller-manager': {
    name: 'kube-controller-manager',
    version: KUBERNETES_VERSION,
    module: 'k8s.io/kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-controller-manager',
    ldflags: KUBERNETES_LDFLAGS,
  },
  kwok: {
    name: 'kwok',
    version: 'v0.7.0',
    module: 'sigs.k8s.io/kwok',
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    ldflags: STRIP,
  },
  'postgres-operator': {
    name: 'postgres-operator',
    version: 'v1.15.0',
    module: 'github.com/zalando/postgres-operator',
    package: 'github.com/zalando/postgres-operator/cmd',
    ldflags: STRIP,
  },
  gitea: {
    name: 'gitea',
    version: GITEA_VERSION,
    module: 'code.gitea.io/gitea',
    package: 'code.gitea.io/gitea',
    // Without it, the API says that its version is "development".
    ldflags: `${STRIP} -X main.Version=${GITEA_VERSION.slice(1)}`,
    tags: 'sqlite sqlite_unlock_notify',
  },
});

/** What a Kubernetes API without operators needs. */
export const KUBERNETES_PROGRAMS = Object.freeze([
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kwok',
]);
