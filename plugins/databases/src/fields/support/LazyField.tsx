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

import Skeleton from '@material-ui/lab/Skeleton';
import { ComponentType, lazy, Suspense } from 'react';
import { useFormsT } from '../../hooks/useFormsT';

function Loading() {
  const t = useFormsT();
  return (
    <Skeleton height={56} role="status" aria-label={t('fields.loading')} />
  );
}

/**
 * A field whose code is fetched when a form shows it: opening any template of the portal loads the definitions of all fields.
 */
export function lazyField<TProps extends object>(
  load: () => Promise<{ default: ComponentType<TProps> }>,
): (props: TProps) => JSX.Element {
  const Field = lazy(load) as unknown as ComponentType<TProps>;
  return props => (
    <Suspense fallback={<Loading />}>
      <Field {...props} />
    </Suspense>
  );
}
