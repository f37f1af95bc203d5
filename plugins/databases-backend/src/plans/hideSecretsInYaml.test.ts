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
import * as fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { hideSecretsInYaml } from './hideSecretsInYaml';

const word = fc.stringMatching(/^[a-z]{8,12}$/);

describe('hideSecretsInYaml', () => {
  it('hides all values of Secrets, and keeps everything else to the letter', () => {
    const text = `# one
apiVersion: v1
kind: Secret
metadata: { name: app } # ours
stringData:
  user: alice
  key: |
    line one
    line two
  "quoted": 'x'   # why
data: {a: Yg==, b: "Yw=="}
---
kind: postgresql
spec:
  env:
    - name: DB_PASSWORD
      value: hunter2
    - name: LANGUAGE
      value: en
  url: postgres://me:swordfish@host/db
`;
    expect(hideSecretsInYaml(text)).toBe(`# one
apiVersion: v1
kind: Secret
metadata: { name: app } # ours
stringData:
  user: (hidden)
  key: (hidden)
  "quoted": (hidden)   # why
data: {a: (hidden), b: (hidden)}
---
kind: postgresql
spec:
  env:
    - name: DB_PASSWORD
      value: (hidden)
    - name: LANGUAGE
      value: en
  url: "postgres://me:(hidden)@host/db"
`);
  });

  it('hides what was commented out, and leaves what only looks like a comment', () => {
    const text = `\ufeff# password: hunter2
a: 1 # was token=swordfish
b: |
  # password of the block: stays to YAML a text
c: [1, # api_key: xyzzy
  2]
d: '# quoted'
`;
    expect(hideSecretsInYaml(text)).toBe(
      text.replace(/hunter2|swordfish|xyzzy/g, '(hidden)'),
    );
  });

  it('hides what it can in text that is no YAML', () => {
    const text = 'a: {{ .Values.a }}\npassword: hunter2\nb: [\n';
    expect(hideSecretsInYaml(text)).not.toContain('hunter2');
    expect(hideSecretsInYaml(text)).toContain('{{ .Values.a }}');
  });

  it('never shows a value of a Secret, however it is written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(word, word, { minKeys: 1, maxKeys: 4 }),
        fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'BLOCK_LITERAL'),
        fc.boolean(),
        (values, defaultStringType, isAfter) => {
          const secret = stringify({ kind: 'Secret', stringData: values }, {
            defaultStringType,
            defaultKeyType: 'PLAIN',
          } as never);
          const other = 'kind: Other\nvalue: plain # stays\n';
          const text = isAfter
            ? `${other}---\n${secret}`
            : `${secret}---\n${other}`;
          const shown = hideSecretsInYaml(text);
          const names = Object.keys(values);
          expect(
            Object.values(values).filter(
              value =>
                !names.some(name => name.includes(value)) &&
                shown.includes(value),
            ),
          ).toEqual([]);
          expect(shown).toContain(other);
          const documents = parseAllDocuments(shown);
          const [first, second] = documents.map(item => item.toJS());
          expect((isAfter ? second : first).stringData).toEqual(
            Object.fromEntries(names.map(name => [name, '(hidden)'])),
          );
        },
      ),
    );
  });
});
