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

import { useApi } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  DatabaseRef,
  PlanError,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { changesApiRef } from '../../api';
import { livePlanKey } from '../../lib/LivePlans';
import { FormTarget, planRequestOf } from '../../lib/planRequestOf';
import { livePlansApiRef } from './livePlansApi';

/** How long a field waits for the form's own plan before it asks what the values are now, in milliseconds. */
const ALONE_MS = 1_000;

const NONE: readonly PlanError[] = [];

/** What a field learns from the plan of its form. */
export interface FormPlan {
  /** The database that the form is about; absent until the form says it. */
  target?: DatabaseRef;
  /** The values of the operation's fields now; absent for a new database and until they are known. */
  current?: JsonObject;
  /** What the plan on the screen refuses. */
  errors: readonly PlanError[];
}

/**
 * What the plan of the form says to its fields. Where no field of the form makes one (it may be in another step), the current values are asked for once.
 */
export function useFormPlan(
  formTarget: FormTarget,
  formData: JsonObject,
): FormPlan {
  const livePlans = useApi(livePlansApiRef);
  const { request } = planRequestOf(formTarget, formData);
  const key = request && livePlanKey(request.operation, request.target);
  const live = useSyncExternalStore(
    useCallback(listener => livePlans.subscribe(listener), [livePlans]),
    () => livePlans.get(key),
  );
  const asksAlone = live === undefined && formTarget.operation !== 'create';
  const alone = useCurrentAlone(asksAlone ? request : undefined);
  return {
    target: request?.target,
    current: live?.plan?.current ?? alone,
    errors: live?.plan && !live.stale ? live.plan.errors : NONE,
  };
}

/** The current values, asked for once for each database. */
function useCurrentAlone(
  request: PlanRequest | undefined,
): JsonObject | undefined {
  const api = useApi(changesApiRef);
  const text = request && JSON.stringify(request);
  const [state, setState] = useState<{ text?: string; current?: JsonObject }>(
    {},
  );
  useEffect(() => {
    if (text === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const ask = async () => {
      try {
        const { current } = await api.plan(JSON.parse(text), {
          signal: controller.signal,
        });
        if (!controller.signal.aborted) {
          setState({ text, current });
        }
      } catch {
        // The field works without; the plan itself says what is wrong.
      }
    };
    const handle = setTimeout(ask, ALONE_MS);
    return () => {
      clearTimeout(handle);
      controller.abort();
    };
  }, [api, text]);
  return state.text === text ? state.current : undefined;
}
