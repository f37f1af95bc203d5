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

import { useChangesT } from '../../hooks/useChangesT';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { ActionButton } from './ActionButton';

/** Engines that a new database can be of, with the forms that the suite brings. */
const engines = ['postgresql'] as const;

/** Leads to the form for a new database; absent where there is none. */
export function CreateButton() {
  const t = useChangesT();
  const hrefOf = useTemplateHref();
  return (
    <>
      {engines.map(engine => {
        const to = hrefOf('create', engine);
        return (
          to && (
            <ActionButton
              key={engine}
              label={t('actions.create')}
              to={to}
              primary
            />
          )
        );
      })}
    </>
  );
}
