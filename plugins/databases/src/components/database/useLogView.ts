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

import { Member } from '@database-platform/plugin-databases-common';
import { useRef } from 'react';
import { useAddressParameters } from '../../hooks/useAddressParameters';

/** How many of the last lines there are to choose from; the first is what a log opens with. */
export const LOG_LINES = [200, 1000, 5000] as const;

/** Which log is open. */
export interface LogView {
  member: Pick<Member, 'name' | 'containers'>;
  /** Absent for the only one of a member that is not known. */
  container: string | undefined;
  tailLines: number;
  /** Whether it is the log before the last restart. */
  previous: boolean;
}

/** What of the log that is open can be changed. */
export type LogChange = Partial<Omit<LogView, 'member'>>;

/**
 * The log that the address says is open.
 *
 * A member that goes while its log is open stays, with the containers that it had: its log does not close and open by itself while it restarts. One
 * that was never there is asked for all the same, and the backend says so.
 */
export function useLogView(members: readonly Member[]): {
  view: LogView | undefined;
  open: (member: Pick<Member, 'name'>) => void;
  change: (values: LogChange) => void;
  close: () => void;
} {
  const [search, setAddress] = useAddressParameters();
  const last = useRef<LogView['member']>(undefined);
  const name = search.get('log') ?? undefined;
  const member = members.find(known => known.name === name);
  if (member) {
    last.current = member;
  }
  const closed = {
    log: undefined,
    logContainer: undefined,
    logLines: undefined,
    logPrevious: undefined,
  };
  return {
    view: name === undefined ? undefined : viewOf(name),
    open: opened => setAddress({ ...closed, log: opened.name }),
    change: ({ container, tailLines, previous }) =>
      setAddress({
        ...(container !== undefined && { logContainer: container }),
        ...(tailLines !== undefined && {
          logLines: tailLines === LOG_LINES[0] ? undefined : String(tailLines),
        }),
        ...(previous !== undefined && {
          logPrevious: previous ? 'true' : undefined,
        }),
      }),
    close: () => setAddress(closed),
  };

  function viewOf(asked: string): LogView {
    const known =
      last.current?.name === asked
        ? last.current
        : { name: asked, containers: [] };
    const lines = Number(search.get('logLines'));
    const container = search.get('logContainer') ?? undefined;
    const hasIt =
      known.containers.length === 0 ||
      known.containers.some(title => title === container);
    return {
      member: known,
      container: hasIt ? container : known.containers[0],
      tailLines: LOG_LINES.find(count => count === lines) ?? LOG_LINES[0],
      previous: search.get('logPrevious') === 'true',
    };
  }
}
