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

import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  ChangesApi,
  GitToken,
  Plan,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { checkInput } from '../../lib/checkInput';
import { LivePlan, livePlanKey } from '../../lib/LivePlans';
import {
  FormMapping,
  formPathOfField,
  planRequestOf,
} from '../../lib/planRequestOf';

/** How long a form must rest before a plan is asked for, in milliseconds. */
export const PLAN_REST_MS = 400;

interface State {
  /** The request that was answered last, as text. */
  answered?: string;
  plan?: Plan;
  /** The request that the plan answers. */
  planOf?: string;
  error?: Error;
}

/**
 * Keeps the plan of a form's data: asked for when the form rests, the one before given up, the last one kept until the next is there.
 *
 * @param gitToken - the person's own: the plan is made anew with their rights when it comes, and when it goes
 * @returns the plan, the key under which other fields find it, and a way to try again
 */
export function useLivePlan(
  api: ChangesApi,
  mapping: FormMapping,
  formData: JsonObject,
  gitToken?: GitToken,
): { key?: string; live: LivePlan; retry: () => void } {
  const [state, setState] = useState<State>({});
  const [turn, setTurn] = useState(0);
  const { request, missing } = planRequestOf(mapping, formData);
  const text = request && JSON.stringify(request);
  const check = useMemo(() => {
    const asked: PlanRequest | undefined = text && JSON.parse(text);
    return asked
      ? checkInput(asked.target.engine, asked.operation, asked.input)
      : { needed: [], problems: [] };
  }, [text]);
  const ready =
    text !== undefined &&
    check.needed.length === 0 &&
    check.problems.length === 0;
  const latest = useRef(api);
  latest.current = api;

  useEffect(() => {
    if (!ready) {
      return undefined;
    }
    const controller = new AbortController();
    const ask = async () => {
      try {
        const plan = await latest.current.plan(JSON.parse(text), {
          signal: controller.signal,
          gitToken,
        });
        if (!controller.signal.aborted) {
          setState({ answered: text, plan, planOf: text });
        }
      } catch (error) {
        if (!controller.signal.aborted) {
          setState(({ plan, planOf }) => ({
            plan,
            planOf,
            answered: text,
            error: toError(error),
          }));
        }
      }
    };
    const handle = setTimeout(ask, PLAN_REST_MS);
    return () => {
      clearTimeout(handle);
      controller.abort();
    };
  }, [ready, text, turn, gitToken]);

  const key = request && livePlanKey(request.operation, request.target);
  // The plan of another database says nothing about this one.
  const known =
    state.plan && key === livePlanKey(state.plan.operation, state.plan.target)
      ? state.plan
      : undefined;
  const missingText = (
    missing ??
    check.needed.map(field => formPathOfField(mapping, field) ?? field)
  ).join('\n');
  const stale = known !== undefined && state.planOf !== text;
  const loading = ready && state.answered !== text;
  const error = state.answered === text ? state.error : undefined;
  const live = useMemo<LivePlan>(
    () => ({
      plan: known,
      stale,
      loading,
      error,
      missing: missingText === '' ? [] : missingText.split('\n'),
      problems: check.problems,
    }),
    [known, stale, loading, error, missingText, check],
  );
  const retry = useCallback(() => {
    setState(({ plan, planOf }) => ({ plan, planOf }));
    setTurn(before => before + 1);
  }, []);
  return { key, live, retry };
}
