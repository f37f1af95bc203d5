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

import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { Hint } from '../primitives';

/** A button that leads to a form; one that may not be used is there, with the reason. */
export function ActionButton(props: {
  label: string;
  to: string | undefined;
  /** Why it cannot be used; it can when absent. */
  reason?: string;
  primary?: boolean;
}) {
  const { label, to, reason, primary = false } = props;
  const look = primary
    ? ({ variant: 'contained', color: 'primary' } as const)
    : ({ variant: 'outlined' } as const);
  if (reason !== undefined || to === undefined) {
    return (
      <Hint text={reason ?? ''}>
        <Button {...look} size="small" disabled>
          {label}
        </Button>
      </Hint>
    );
  }
  return (
    <LinkButton {...look} size="small" to={to}>
      {label}
    </LinkButton>
  );
}
