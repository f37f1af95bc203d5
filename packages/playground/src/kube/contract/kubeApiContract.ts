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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { accessContract } from './accessContract';
import { applyContract } from './applyContract';
import { ContractSession } from './ContractSession';
import { deleteContract } from './deleteContract';
import { discoveryContract } from './discoveryContract';
import { KubeApiTarget } from './KubeApiTarget';
import { readContract } from './readContract';
import { validationContract } from './validationContract';
import { watchContract } from './watchContract';
import { writeContract } from './writeContract';

/**
 * Declares the tests of the Kubernetes API that the playground and a real API server both have to pass. They speak HTTP
 * only, bring a namespace and a CustomResourceDefinition of their own, and take them back. To be called in a Jest file.
 */
export function kubeApiContract(getTarget: () => Promise<KubeApiTarget>): void {
  describe('the Kubernetes API', () => {
    let opened: ContractSession | undefined;
    const session = (): ContractSession => {
      if (!opened) {
        throw new Error('The session is not open yet');
      }
      return opened;
    };

    beforeAll(async () => {
      opened = await ContractSession.open(await getTarget());
    }, 60_000);

    afterAll(async () => {
      await opened?.close();
    }, 60_000);

    discoveryContract(session);
    accessContract(session);
    readContract(session);
    watchContract(session);
    writeContract(session);
    validationContract(session);
    applyContract(session);
    deleteContract(session);
  });
}
