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

/** The style sheet of all pages. Light or dark as the reader's system is; what a colour says, a word or a sign says too. */
export const styles = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2430, #e4e8ee);
  --quiet: light-dark(#566172, #9aa6b6);
  --back: light-dark(#ffffff, #14181f);
  --panel: light-dark(#f5f7fa, #1c222b);
  --line: light-dark(#d5dbe3, #323b48);
  --link: light-dark(#0b57a4, #7ab8ff);
  --good: light-dark(#156a35, #6fd18f);
  --bad: light-dark(#b0241b, #ff8f85);
  --wait: light-dark(#7a5200, #e8b95a);
  --plus: light-dark(#e3f5e8, #15301f);
  --minus: light-dark(#fde8e6, #3a1c1b);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; gap: 1rem; align-items: center; flex-wrap: wrap; padding-block: .75rem; border-bottom: 1px solid var(--line); }
header .who { margin-left: auto; display: flex; gap: .5rem; align-items: center; }
main { padding-block: 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
.quiet { color: var(--quiet); }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--back); padding: .25rem .5rem; }
code, pre, .diff { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; }
pre { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; }
code { background: var(--panel); border-radius: 4px; padding: .1em .3em; }
pre code { background: none; padding: 0; }
table { border-collapse: collapse; }
.list { width: 100%; }
.list td, .list th { text-align: left; padding: .45rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.panel { border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0; overflow-x: auto; }
.panel > :first-child { margin-top: 0; }
.panel > :last-child { margin-bottom: 0; }
.panel table td, .panel table th { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; }
.chip { display: inline-block; border: 1px solid currentcolor; border-radius: 99px; padding: 0 .6em; font-size: .85rem; white-space: nowrap; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.wait { color: var(--wait); }
nav.tabs { display: flex; gap: 1rem; margin: .75rem 0; }
nav.tabs a[aria-current] { font-weight: 600; color: inherit; text-decoration-thickness: 3px; text-underline-offset: .35em; }
.actions { display: flex; gap: .75rem; flex-wrap: wrap; align-items: end; margin-block: .75rem; }
button { font: inherit; padding: .4rem .9rem; border-radius: 6px; border: 1px solid var(--line); background: var(--panel); color: inherit; cursor: pointer; }
button.main { background: var(--link); color: var(--back); border-color: transparent; font-weight: 600; }
button:disabled { opacity: .55; cursor: not-allowed; }
textarea { font: inherit; width: 100%; min-height: 5rem; background: var(--back); color: inherit; border: 1px solid var(--line); border-radius: 6px; padding: .5rem; }
.notice { border-left: 4px solid var(--bad); background: var(--panel); padding: .6rem 1rem; }
.diff { width: 100%; border: 1px solid var(--line); margin: .5rem 0 1.25rem; }
.diff caption { text-align: left; font-weight: 600; padding: .4rem .6rem; background: var(--panel); border: 1px solid var(--line); border-bottom: 0; }
.diff td { padding: 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; }
.diff .number { width: 1%; min-width: 3rem; text-align: right; color: var(--quiet); user-select: none; white-space: nowrap; }
.diff .sign { width: 1%; padding: 0 .2rem 0 .6rem; user-select: none; }
.diff .plus { background: var(--plus); }
.diff .minus { background: var(--minus); }
.diff .hunk td { background: var(--panel); color: var(--quiet); }
`;
