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

import { RuleText } from '../../../changes/RuleText';
import { modules } from '../../findings/sources';

export const routerRules = {
  'routers-change': {
    when: 'router.instances changes between numbers above 0',
    then: 'explains',
    effect:
      'Pods of the Router come or go. Connections through one that goes have to be made again.',
    source: modules.routers,
  },
  'routers-stop': {
    when: 'router.instances becomes 0',
    then: 'explains',
    effect:
      'The operator deletes the Routers. The Service of the database leads nowhere until there are Routers again; members can be reached one by one through the headless Service.',
    source: modules.routers,
  },
  'routers-start': {
    when: 'router.instances is raised from 0',
    then: 'explains',
    effect: 'The operator makes the Routers, as the manifest says by then.',
    source: modules.routers,
  },
  'routers-none': {
    when: 'there will be no Router',
    then: 'warns',
    effect: 'The Service of the database leads nowhere.',
    source: modules.routers,
  },
  'routers-one': {
    when: 'several members will have one Router',
    then: 'warns',
    effect:
      'All connections go through one pod: while it is away, clients reach no member.',
    source: modules.objects,
  },
  'routers-size-ignored': {
    when: 'CPU or memory of Routers that are there (router.podSpec) should change',
    then: 'refuses',
    effect:
      'The operator reads "router.podSpec" when it makes the Routers: a change is accepted and ignored without a word. What works: set the number to 0 together with the new size, and back again in a second change. The Service leads nowhere in between.',
    source: modules.handlers,
  },
  'routers-size': {
    when: 'CPU or memory of Routers changes while there are none, or as they go',
    then: 'explains',
    effect: 'The Routers are made with it.',
    source: modules.routers,
  },
  'routers-options': {
    when: 'router.routingOptions changes',
    then: 'explains',
    effect:
      "The operator writes it into the group's metadata, and the Routers take it from there without a restart.",
    source: modules.handlers,
  },
  'service-type': {
    when: 'service.type changes',
    then: 'explains',
    effect:
      'The Service is changed. Addresses from outside that belonged to the kind before are lost.',
    source: modules.routers,
  },
  'service-port': {
    when: 'service.defaultPort changes',
    then: 'explains',
    effect:
      'New connections to port 3306 of the Service lead elsewhere; the other ports stay as they are.',
    source: modules.routers,
  },
  'service-port-read-only': {
    when: 'service.defaultPort becomes mysql-ro',
    then: 'warns',
    effect: 'Clients that write through port 3306 fail from then on.',
    source: modules.routers,
  },
} as const satisfies Record<string, RuleText>;
