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

import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import { DatabaseTarget } from '@database-platform/plugin-databases-common';
import { ProblemPanel } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { getAt } from '../../lib/dotPath';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from '../support/FieldProblems';
import { formDataOfContext } from '../support/formDataOfContext';
import { useTargets } from '../support/useTargets';
import { KubernetesTargetProps } from './schema';
import { TargetDetails } from './TargetDetails';
import { targetReason } from './targetReason';

/** How many places are offered at once; the search finds the others. */
const OFFERED = 100;

const useStyles = makeStyles(
  theme => ({
    option: { display: 'block', minWidth: 0, overflowWrap: 'anywhere' },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
    details: {
      padding: theme.spacing(1.5),
      marginTop: theme.spacing(1),
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'DatabasesKubernetesTarget' },
);

const filterOptions = createFilterOptions<DatabaseTarget>({
  limit: OFFERED,
  stringify: ({ kubernetesCluster, namespace, environment }) =>
    [namespace, kubernetesCluster, environment].join(' '),
});

/** Chooses the Kubernetes cluster and the namespace of a new database. */
export default function KubernetesTargetField(props: KubernetesTargetProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const { engine = '', name: namePath } = uiSchema['ui:options'] ?? {};
  const classes = useStyles();
  const t = useFormsT();
  const targets = useTargets(engine);
  const options = [...(targets.data ?? [])].sort(
    (a, b) =>
      a.kubernetesCluster.localeCompare(b.kubernetesCluster) ||
      // What can be chosen stands first.
      Number(targetReason(a, engine, t) !== undefined) -
        Number(targetReason(b, engine, t) !== undefined) ||
      a.namespace.localeCompare(b.namespace),
  );
  const isChosen = (target: DatabaseTarget) =>
    target.kubernetesCluster === value?.kubernetesCluster &&
    target.namespace === value.namespace;
  const chosen = options.find(isChosen);
  const isSaid = Boolean(value?.kubernetesCluster && value.namespace);
  const problem = chosen
    ? targetReason(chosen, engine, t)
    : isSaid && targets.data && t('fields.kubernetesTarget.gone');
  const problemId = `${idSchema.$id}-problem`;
  const name =
    namePath && getAt(formDataOfContext(props.formContext), namePath);
  return (
    <>
      <Autocomplete<DatabaseTarget>
        id={idSchema.$id}
        value={chosen ?? null}
        onChange={(_, target) =>
          onChange(
            target
              ? {
                  kubernetesCluster: target.kubernetesCluster,
                  namespace: target.namespace,
                }
              : undefined,
          )
        }
        options={options}
        filterOptions={filterOptions}
        groupBy={({ kubernetesCluster }) =>
          t('fields.kubernetesTarget.group', { kubernetesCluster })
        }
        getOptionLabel={({ kubernetesCluster, namespace }) =>
          t('fields.kubernetesTarget.option', { kubernetesCluster, namespace })
        }
        getOptionSelected={(a, b) =>
          a.kubernetesCluster === b.kubernetesCluster &&
          a.namespace === b.namespace
        }
        getOptionDisabled={target =>
          targetReason(target, engine, t) !== undefined
        }
        // One that cannot be chosen says why, so the keyboard reaches it too.
        disabledItemsFocusable
        renderOption={target => {
          const reason = targetReason(target, engine, t);
          return (
            <span className={classes.option}>
              {target.namespace}
              <span className={classes.quiet}>
                {[target.environment, target.tier?.name]
                  .filter(Boolean)
                  .join(' · ') || t('fields.kubernetesTarget.noEnvironment')}
              </span>
              {reason && <span className={classes.quiet}>{reason}</span>}
            </span>
          );
        }}
        loading={targets.reading}
        loadingText={t('fields.kubernetesTarget.loading')}
        noOptionsText={t(
          targets.data?.length === 0
            ? 'fields.kubernetesTarget.noneAtAll'
            : 'fields.kubernetesTarget.none',
        )}
        disabled={props.disabled || props.readonly}
        renderInput={params => (
          <TextField
            {...params}
            label={schema.title ?? t('fields.kubernetesTarget.title')}
            helperText={
              schema.description ?? t('fields.kubernetesTarget.description')
            }
            required={props.required}
            error={Boolean(problem) || props.rawErrors.length > 0}
            variant="outlined"
            inputProps={{
              ...params.inputProps,
              'aria-describedby': `${idSchema.$id}-helper-text ${problemId}`,
            }}
          />
        )}
      />
      <FieldProblems
        id={problemId}
        problems={problem ? [{ message: problem }] : []}
      />
      {chosen && (
        <Paper variant="outlined" className={classes.details}>
          <TargetDetails
            target={chosen}
            name={typeof name === 'string' ? name : undefined}
          />
        </Paper>
      )}
      {targets.error && (
        <ProblemPanel
          title={t('fields.kubernetesTarget.failed')}
          error={targets.error}
          onRetry={targets.reload}
        />
      )}
    </>
  );
}
