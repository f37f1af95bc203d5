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

import { palettes } from '@backstage/theme';
import { contrastRatio } from './contrast';
import { quietColors } from './quietColor';
import { statusPalette } from './statusPalette';

describe('statusPalette', () => {
  it('knows what contrast is', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it.each(
    (['light', 'dark'] as const).flatMap(theme =>
      Object.entries(statusPalette[theme]).map(
        ([tone, colors]) => [theme, tone, colors] as const,
      ),
    ),
  )('reads in the %s theme: %s', (theme, _tone, colors) => {
    const { background } = palettes[theme];
    const grounds = [
      colors.background,
      background.default,
      background.paper,
      theme === 'dark' ? '#121212' : '#f5f5f5',
    ];
    for (const ground of grounds) {
      expect(contrastRatio(colors.text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of [
      background.default,
      background.paper,
      theme === 'dark' ? '#121212' : '#f5f5f5',
    ]) {
      expect(contrastRatio(quietColors[theme], ground)).toBeGreaterThanOrEqual(
        4.5,
      );
    }
    const bodyText = theme === 'dark' ? '#ffffff' : '#212121';
    expect(contrastRatio(bodyText, colors.background)).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});
