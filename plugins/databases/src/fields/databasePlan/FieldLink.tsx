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

import Link from '@material-ui/core/Link';
import { useFormsT } from '../../hooks/useFormsT';

/** The way to a field of the form: puts the keyboard into it. */
export function FieldLink(props: {
  /** Path of the field in the form. */
  path: string;
  title: string;
  /** What the ids of the form's elements begin with. */
  idPrefix: string;
  /** Whether the field is in the step that is shown. */
  isShown: boolean;
}) {
  const { path, title, idPrefix, isShown } = props;
  const t = useFormsT();
  if (!isShown) {
    return <span>{t('plan.errors.elsewhere', { field: title })}</span>;
  }
  return (
    <Link
      component="button"
      type="button"
      variant="body2"
      onClick={() => focusField(idPrefix, path)}
    >
      {t('plan.errors.goTo', { field: title })}
    </Link>
  );
}

/** Focuses the input of a path, or of the part of the path that has one. */
function focusField(idPrefix: string, path: string) {
  const keys = path.split('.');
  for (let length = keys.length; length > 0; length -= 1) {
    const element = document.getElementById(
      [idPrefix, ...keys.slice(0, length)].join('_'),
    );
    if (element) {
      const input = element.matches('input, select, textarea, button')
        ? element
        : element.querySelector<HTMLElement>('input, select, textarea, button');
      (input ?? element).focus();
      element.scrollIntoView?.({ block: 'center' });
      return;
    }
  }
}
