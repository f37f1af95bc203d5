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

import { Link } from '@backstage/core-components';
import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { NotMeasured } from '../primitives';

/** The pull request of a change, on its host. */
export function PullRequestLink(props: {
  pullRequest: DatabaseChange['pullRequest'];
  /** Whether to name the host. */
  long?: boolean;
}) {
  const { pullRequest, long = false } = props;
  const t = useChangesT();
  if (!pullRequest) {
    return (
      <NotMeasured
        label={t('changes.noPullRequest')}
        reason={t('changes.noPullRequestHint')}
      />
    );
  }
  const number = String(pullRequest.number);
  return (
    <Link to={pullRequest.url}>
      {long
        ? t('changes.pullRequestOn', { number, host: pullRequest.host })
        : t('changes.pullRequest', { number })}
    </Link>
  );
}
