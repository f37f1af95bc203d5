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

/**
 * What a status wants to say. Colour is never alone: an icon's shape and a word say the same.
 */
export type Tone = 'good' | 'changing' | 'warning' | 'bad' | 'neutral';

/** Colours of one tone: text and icon, the tint behind a chip, and its border. */
export interface ToneColors {
  text: string;
  background: string;
  border: string;
}

/**
 * Every text colour reads at 4.5:1 or better on its own tint and on the portal's paper and page colours; a test holds it to that.
 */
export const statusPalette: Readonly<
  Record<'light' | 'dark', Readonly<Record<Tone, ToneColors>>>
> = {
  light: {
    good: { text: '#1a6338', background: '#e6f4ea', border: '#b5dcc1' },
    changing: { text: '#17538f', background: '#e7f0fa', border: '#b9d3ee' },
    warning: { text: '#7f4a00', background: '#fdf1dd', border: '#efd09a' },
    bad: { text: '#a51d1a', background: '#fdecea', border: '#f3bfbb' },
    neutral: { text: '#4d5763', background: '#eef0f3', border: '#d3d8de' },
  },
  dark: {
    good: { text: '#93e2ae', background: '#243a2c', border: '#3f6a4e' },
    changing: { text: '#a6cfff', background: '#23354a', border: '#40618a' },
    warning: { text: '#ffcb7d', background: '#43351c', border: '#7a602f' },
    bad: { text: '#ffb0a8', background: '#4a2725', border: '#87433e' },
    neutral: { text: '#d5d9de', background: '#383c41', border: '#61676e' },
  },
};
