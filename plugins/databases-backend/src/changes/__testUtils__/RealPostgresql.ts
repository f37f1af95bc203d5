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

import createKnex from 'knex';
import { readFile } from 'node:fs/promises';
import { KubeAdmin } from './KubeAdmin';

/** The servers behind the databases of the real operator, as `tools/real-servers` tells of them. */
export interface RealPostgresqlTarget {
  /** Names of Services and addresses, in the format of /etc/hosts. */
  hostsFile: string;
  port: number;
}

const SUPERUSER = 'postgres';

/**
 * Looks into the real PostgreSQL behind a database, as whoever may read the operator's Secret.
 */
export class RealPostgresql {
  readonly #target: RealPostgresqlTarget;
  readonly #kubernetes: KubeAdmin;

  constructor(target: RealPostgresqlTarget, kubernetes: KubeAdmin) {
    this.#target = target;
    this.#kubernetes = kubernetes;
  }

  /** The first column of what a query answers. */
  async query(
    place: { namespace: string; name: string; database?: string },
    sql: string,
  ): Promise<unknown[]> {
    const { namespace, name, database = 'postgres' } = place;
    const secret = await this.#kubernetes.get(
      `/api/v1/namespaces/${namespace}/secrets/${SUPERUSER}.${name}.credentials.postgresql.acid.zalan.do`,
    );
    const knex = createKnex({
      client: 'pg',
      connection: {
        host: await this.#addressOf(`${name}.${namespace}.svc.cluster.local`),
        port: this.#target.port,
        user: SUPERUSER,
        password: Buffer.from(secret.data?.password ?? '', 'base64').toString(),
        database,
        // The servers show the certificate of the API server
        ssl: { rejectUnauthorized: false },
      },
    });
    try {
      const { rows } = await knex.raw(sql);
      return rows.map((row: object) => Object.values(row)[0]);
    } finally {
      await knex.destroy();
    }
  }

  async #addressOf(service: string): Promise<string> {
    const hosts = await readFile(this.#target.hostsFile, 'utf8');
    const address = hosts
      .split('\n')
      .map(line => line.split('\t'))
      .find(([, name]) => name === service)?.[0];
    if (!address) {
      throw new Error(`There is no server behind ${service}`);
    }
    return address;
  }
}
