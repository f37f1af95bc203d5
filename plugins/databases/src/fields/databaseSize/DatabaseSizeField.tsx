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

import { JsonObject } from '@backstage/types';
import { ProblemPanel } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { engineLookOf } from '../../engines/engineLooks';
import { getAt, isJsonObject } from '../../lib/dotPath';
import { errorsAt } from '../../lib/errorsAt';
import {
  shownSizeFields,
  SizeFieldId,
  sizeText,
  tierMaximum,
  withSize,
} from '../../lib/sizeFields';
import { presetSize, sizeStops } from '../../lib/sizeStops';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { formTargetOf } from '../support/targetOptions';
import { placeOf } from '../support/placeOf';
import { useTargets } from '../support/useTargets';
import { FixedSizes } from './FixedSizes';
import { DatabaseSizeProps } from './schema';
import { sizeCheck } from './sizeCheck';
import { SizeInput } from './SizeInput';
import { SizePresets } from './SizePresets';

const labels = {
  shards: 'shards',
  members: 'members',
  instances: 'instances',
  'cpu.request': 'cpuRequest',
  'cpu.limit': 'cpuLimit',
  'memory.request': 'memoryRequest',
  'memory.limit': 'memoryLimit',
  volume: 'volume',
  'configServers.members': 'configMembers',
  'configServers.volume': 'configVolume',
} as const satisfies Record<SizeFieldId, string>;

type FieldLabel = 'membersOfSet' | 'routers' | 'mongos';

/** Members, CPU, memory and volume: sizes of the tier and exact values, the value now beside the new one. */
export default function DatabaseSizeField(props: DatabaseSizeProps) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const options = uiSchema['ui:options'];
  const target = formTargetOf(options);
  const t = useFormsT();
  const plan = useFormPlan(target, formDataOfContext(props.formContext));
  const engine = target.engine ?? plan.target?.engine;
  const targets = useTargets(engine);
  const part = options?.at;
  const current =
    part === undefined ? plan.current : partOf(plan.current, part);
  const size: JsonObject = formData ?? {};
  const look = engine === undefined ? undefined : engineLookOf(engine).size;
  const fixed = target.operation === 'resize' && look ? look.fixed : [];
  const shown = shownSizeFields(options?.fields, current, fixed);
  // What a tier says is about members.
  const tier = shown.includes('members')
    ? placeOf(targets.data, target, formDataOfContext(props.formContext))?.tier
    : undefined;
  const problems = sizeCheck(
    size,
    {
      // The schema is that of the whole input.
      engine: part === undefined ? engine : undefined,
      operation: target.operation,
      current,
      tier,
      planErrors: errorsAt(plan.errors, part),
    },
    t,
  );
  const disabled = Boolean(props.disabled || props.readonly);

  /** Values that are as now are not asked for. */
  const put = (
    changes: ReadonlyArray<readonly [SizeFieldId, string | undefined]>,
  ) =>
    onChange(
      changes.reduce(
        (next, [field, text]) =>
          withSize(
            next,
            field,
            text === sizeText(current, field) ? undefined : text,
          ),
        size,
      ),
    );
  const textOf = (field: SizeFieldId) =>
    sizeText(size, field) ?? sizeText(current, field);
  const presetTexts = (preset: ReturnType<typeof presetSize>) =>
    shown.flatMap(field => {
      const text = sizeText(preset as unknown as JsonObject, field);
      return text === undefined ? [] : [[field, text] as const];
    });
  const presetOf = (preset: Parameters<typeof presetSize>[0]) =>
    presetTexts(presetSize(preset, { volume: sizeText(current, 'volume') }));

  const ownLabels: Partial<Record<SizeFieldId, FieldLabel>> = {
    members: look?.membersLabel,
    instances: look?.instancesLabel,
  };
  const labelOf = (field: SizeFieldId) => ownLabels[field] ?? labels[field];

  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t('fields.size.title')}
      description={
        schema.description ??
        t(
          target.operation === 'create'
            ? 'fields.size.descriptionNew'
            : 'fields.size.description',
        )
      }
    >
      {fixed.length > 0 && <FixedSizes hint={look?.fixedHint} />}
      {tier && tier.sizes.length > 0 && shown.includes('volume') && (
        <SizePresets
          sizes={tier.sizes}
          disabled={disabled}
          isChosen={preset =>
            presetOf(preset).every(([field, text]) => textOf(field) === text)
          }
          onChoose={preset =>
            put([
              ...presetOf(preset),
              // A new database needs to say how many; it starts with the fewest that the tier and the engine can do with.
              ...(shown.includes('members') && textOf('members') === undefined
                ? [
                    [
                      'members',
                      String(
                        Math.max(tier.minimumMembers ?? 1, look?.members ?? 1),
                      ),
                    ] as const,
                  ]
                : []),
            ])
          }
        />
      )}
      {shown.map(field => (
        <SizeInput
          key={field}
          id={`${idSchema.$id}_${field.replace('.', '_')}`}
          field={field}
          label={t(`fields.size.${labelOf(field)}`)}
          value={sizeText(size, field)}
          current={sizeText(current, field)}
          maximum={tierMaximum(tier, field)}
          stops={sizeStops(field, {
            tier,
            current: sizeText(current, field),
          })}
          problems={problems.get(field) ?? []}
          disabled={disabled}
          onChange={text => put([[field, text]])}
        />
      ))}
      {targets.error && (
        <ProblemPanel
          title={t('fields.size.failed')}
          error={targets.error}
          onRetry={targets.reload}
        />
      )}
    </FieldSet>
  );
}

function partOf(
  current: JsonObject | undefined,
  part: string,
): JsonObject | undefined {
  const value = getAt(current, part);
  return isJsonObject(value) ? value : undefined;
}
