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

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StepError, step } from './steps.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, '.tools');

const NODE_VERSION = '24.21.0';
const NODE_MAJOR = NODE_VERSION.split('.')[0];
const YARN_VERSION = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).packageManager.split('@')[1];

/**
 * Brings Node and Yarn where they are missing and installs the dependencies, each only when needed.
 *
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node to run everything with, and an environment in which `node` and the
 *   installed commands are found.
 */
export async function prepare() {
  const node = await ensureNode();
  const env = {
    ...process.env,
    PATH: [
      dirname(node),
      join(root, 'node_modules/.bin'),
      process.env.PATH,
    ].join(delimiter),
  };
  await ensureDependencies(node, env);
  return { node, env };
}

/** The running Node when it is the right one, else the pinned one from the npm registry. */
async function ensureNode() {
  if (isMajor(process.versions.node)) {
    return process.execPath;
  }
  const name = nodePackage();
  const node = join(
    tools,
    'node_modules',
    name,
    process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
  );
  if (!isMajor(installedVersion(name)) || !existsSync(node)) {
    await step(
      `Fetching Node ${NODE_VERSION} (this machine has ${process.versions.node})`,
      // The registry has the pinned version for most platforms, for the others an older one of the same line.
      () =>
        npmInstall(`${name}@${NODE_VERSION}`).catch(() =>
          npmInstall(`${name}@${NODE_MAJOR}`),
        ),
    );
  }
  return node;
}

function isMajor(version) {
  return version?.split('.')[0] === NODE_MAJOR;
}

/** The npm package that carries Node's binary for this machine. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix =
    platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

async function ensureDependencies(node, env) {
  const stampFile = join(tools, 'installed');
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .update(`${NODE_VERSION} ${process.platform} ${process.arch}`)
    .digest('hex');
  const isInstalled =
    existsSync(join(root, 'node_modules/.yarn-state.yml')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp;
  if (isInstalled) {
    return;
  }
  const yarn = join(tools, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  if (installedVersion('@yarnpkg/cli-dist') !== YARN_VERSION) {
    await step(`Fetching Yarn ${YARN_VERSION}`, () =>
      npmInstall(`@yarnpkg/cli-dist@${YARN_VERSION}`),
    );
  }
  const registry = await registrySettings();
  await step('Installing dependencies (a minute or two the first time)', () =>
    run(node, [yarn, 'install', '--immutable'], {
      env: { ...env, ...registry },
      advice:
        'Check that the npm registry can be reached (`npm ping`); a mirror is taken from your npm configuration (`npm config get registry`). Then run the same command again.',
    }),
  );
  mkdirSync(tools, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** The version of a package in the tools folder, if it is there. */
function installedVersion(name) {
  const file = join(tools, 'node_modules', name, 'package.json');
  return existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8')).version
    : undefined;
}

async function npmInstall(spec) {
  mkdirSync(tools, { recursive: true });
  const manifest = join(tools, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(manifest, '{ "private": true }\n');
  }
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', spec],
    {
      cwd: tools,
      // npm's own settings of an outer `npm start` would point it at the project.
      env: withoutNpmLifecycle(process.env),
      shell: process.platform === 'win32',
      advice: `npm could not fetch ${spec}. Check that the registry can be reached (\`npm ping\`), or install Node ${NODE_VERSION} yourself and run the same command again.`,
    },
  );
}

function withoutNpmLifecycle(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([key]) =>
        !/^npm_(lifecycle|package|command|config_(local_)?prefix)/.test(key),
    ),
  );
}

/** Yarn does not read npm's configuration: hands over the registry, its token, the proxy and the certificate authority. */
async function registrySettings() {
  const get = async key => {
    const value = (await output('npm', ['config', 'get', key])).trim();
    return ['', 'null', 'undefined'].includes(value) ? undefined : value;
  };
  const settings = {};
  const registry = await get('registry');
  if (registry) {
    settings.YARN_NPM_REGISTRY_SERVER = registry.replace(/\/$/, '');
    if (registry.startsWith('http://')) {
      settings.YARN_UNSAFE_HTTP_WHITELIST = new URL(registry).hostname;
    }
    const token = registryToken(registry, await get('userconfig'));
    if (token) {
      settings.YARN_NPM_AUTH_TOKEN = token;
      settings.YARN_NPM_ALWAYS_AUTH = 'true';
    }
  }
  const pairs = [
    ['proxy', 'YARN_HTTP_PROXY'],
    ['https-proxy', 'YARN_HTTPS_PROXY'],
    ['cafile', 'YARN_HTTPS_CA_FILE_PATH'],
  ];
  for (const [key, name] of pairs) {
    const value = await get(key);
    if (value && !process.env[name]) {
      settings[name] = value;
    }
  }
  return settings;
}

/** npm hides tokens from `npm config get`, so the line is read from the user's file. */
function registryToken(registry, userConfig = join(homedir(), '.npmrc')) {
  if (!existsSync(userConfig)) {
    return undefined;
  }
  const key = `${registry
    .replace(/^https?:/, '')
    .replace(/\/?$/, '/')}:_authToken=`;
  const line = readFileSync(userConfig, 'utf8')
    .split('\n')
    .find(candidate => candidate.trim().startsWith(key));
  return line
    ?.trim()
    .slice(key.length)
    .replace(/\$\{(\w+)\}/g, (_, name) => process.env[name] ?? '');
}

/** Runs a command, keeps its output, and shows the end of it only when it fails. */
export function run(command, args, options = {}) {
  const { advice, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...spawnOptions,
    });
    const tail = [];
    const keep = chunk => {
      tail.push(...chunk.toString().split('\n'));
      tail.splice(0, Math.max(0, tail.length - 40));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', error =>
      reject(new StepError(`${command}: ${error.message}`, advice)),
    );
    child.on('close', code =>
      code === 0
        ? resolve(undefined)
        : reject(
            new StepError(
              `\`${[command, ...args].join(
                ' ',
              )}\` ended with code ${code}:\n${tail.join('\n').trim()}`,
              advice,
            ),
          ),
    );
  });
}

/** What a command prints; the empty string when it cannot be run. */
function output(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: tools,
      env: withoutNpmLifecycle(process.env),
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
    });
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(text));
  });
}
