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

import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { createContext, useContext, useEffect } from 'react';
import { useT } from './useT';

/**
 * Takes the title of the page where the shell around it sets the browser's title itself: the header of the old front-end system does, the one of the
 * new front-end system does not.
 */
export const PageTitleContext = createContext<
  ((title: string | undefined) => void) | undefined
>(undefined);

/**
 * Gives the browser's tab a title while the page is there, such as "orders-db · Databases | Backstage".
 *
 * @param parts - what the page is about, the innermost first; none for the fleet itself. While one of them is not known yet, the title stays as it was.
 */
export function usePageTitle(...parts: ReadonlyArray<string | undefined>) {
  const t = useT();
  const app =
    useApi(configApiRef).getOptionalString('app.title') || 'Backstage';
  const tell = useContext(PageTitleContext);
  const title = parts.includes(undefined)
    ? undefined
    : [...parts, t('page.title')].join(' · ');
  useEffect(() => {
    if (title === undefined) {
      return undefined;
    }
    if (tell) {
      tell(title);
      return () => tell(undefined);
    }
    const before = document.title;
    const own = `${title} | ${app}`;
    document.title = own;
    return () => {
      // Notifications put their number before it.
      if (document.title.endsWith(own)) {
        document.title = before;
      }
    };
  }, [title, app, tell]);
}
