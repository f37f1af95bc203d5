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

import { PostgresqlParameter } from './PostgresqlParameter';

/** Query planning. Types, units and ranges are those of `pg_settings`. */
export const plannerParameters: readonly PostgresqlParameter[] = [
  {
    name: 'effective_cache_size',
    type: 'integer',
    context: 'user',
    unit: '8kB',
    min: 1,
    max: 2147483647,
    help: "What the planner takes the whole cache to be, the operating system's included.",
  },
  {
    name: 'random_page_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of a page that is read out of order.',
  },
  {
    name: 'seq_page_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of a page that is read in order.',
  },
  {
    name: 'cpu_tuple_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of processing a row.',
  },
  {
    name: 'cpu_index_tuple_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of processing an index entry.',
  },
  {
    name: 'cpu_operator_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of an operator or function.',
  },
  {
    name: 'parallel_setup_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of starting workers.',
  },
  {
    name: 'parallel_tuple_cost',
    type: 'real',
    context: 'user',
    min: 0,
    help: 'Cost of passing a row from a worker.',
  },
  {
    name: 'default_statistics_target',
    type: 'integer',
    context: 'user',
    min: 1,
    max: 10000,
    help: 'How detailed the statistics of columns are.',
  },
  {
    name: 'from_collapse_limit',
    type: 'integer',
    context: 'user',
    min: 1,
    max: 2147483647,
    help: 'Up to so many tables, subqueries are planned together.',
  },
  {
    name: 'join_collapse_limit',
    type: 'integer',
    context: 'user',
    min: 1,
    max: 2147483647,
    help: 'Up to so many tables, explicit joins are reordered.',
  },
  {
    name: 'geqo_threshold',
    type: 'integer',
    context: 'user',
    min: 2,
    max: 2147483647,
    help: 'From so many tables on, plans are searched for genetically.',
  },
  {
    name: 'constraint_exclusion',
    type: 'enum',
    context: 'user',
    values: ['partition', 'on', 'off'],
    help: 'Whether constraints are used to skip tables.',
  },
  {
    name: 'plan_cache_mode',
    type: 'enum',
    context: 'user',
    values: ['auto', 'force_generic_plan', 'force_custom_plan'],
    help: 'Whether prepared statements use general or custom plans.',
  },
  {
    name: 'jit',
    type: 'bool',
    context: 'user',
    help: 'Whether expressions are compiled.',
  },
  {
    name: 'jit_above_cost',
    type: 'real',
    context: 'user',
    min: -1,
    help: 'Cost from which on expressions are compiled; -1 for never.',
  },
  {
    name: 'enable_partitionwise_join',
    type: 'bool',
    context: 'user',
    help: 'Whether joins are done partition by partition.',
  },
  {
    name: 'enable_partitionwise_aggregate',
    type: 'bool',
    context: 'user',
    help: 'Whether aggregates are done partition by partition.',
  },
  {
    name: 'enable_seqscan',
    type: 'bool',
    context: 'user',
    help: 'Whether plans that read whole tables are used freely.',
  },
  {
    name: 'enable_nestloop',
    type: 'bool',
    context: 'user',
    help: 'Whether nested loops are used freely.',
  },
  {
    name: 'enable_hashjoin',
    type: 'bool',
    context: 'user',
    help: 'Whether hash joins are used freely.',
  },
];
