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

import { parseDiff } from './parseDiff';

describe('parseDiff', () => {
  it('numbers the lines of both sides, and tells what happened to each file', () => {
    const files = parseDiff(`diff --git a/a.yaml b/a.yaml
index 1..2 100644
--- a/a.yaml
+++ b/a.yaml
@@ -3,3 +3,4 @@ spec:
   size: 1
--- not a header
+++ neither
+b: 2
   c: 3
\\ No newline at end of file
diff --git a/old b.yaml b/new b.yaml
similarity index 100%
rename from old b.yaml
rename to new b.yaml
diff --git a/gone.yaml b/gone.yaml
deleted file mode 100644
--- a/gone.yaml
+++ /dev/null
@@ -1 +0,0 @@
-a: 1
`);
    expect(files.map(({ path, note }) => [path, note])).toEqual([
      ['a.yaml', undefined],
      ['new b.yaml', 'renamed from old b.yaml'],
      ['gone.yaml', 'deleted'],
    ]);
    expect(files[0].lines).toEqual([
      { kind: 'hunk', text: '@@ -3,3 +3,4 @@ spec:' },
      { kind: 'same', text: '  size: 1', old: 3, new: 3 },
      { kind: 'minus', text: '-- not a header', old: 4 },
      { kind: 'plus', text: '++ neither', new: 4 },
      { kind: 'plus', text: 'b: 2', new: 5 },
      { kind: 'same', text: '  c: 3', old: 5, new: 6 },
      { kind: 'note', text: 'No newline at end of file' },
    ]);
    expect(files[2].lines[1]).toEqual({ kind: 'minus', text: 'a: 1', old: 1 });
  });
});
