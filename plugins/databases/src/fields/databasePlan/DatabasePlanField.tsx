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

import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import Skeleton from '@material-ui/lab/Skeleton';
import { GitToken } from '@database-platform/plugin-databases-common';
import { useEffect, useLayoutEffect, useState } from 'react';
import { changesApiRef } from '../../api';
import { PlanErrorList, PlanView } from '../../components/plan';
import {
  Announcer,
  EmptyPanel,
  ProblemPanel,
  ToneChip,
} from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { usePageTitle } from '../../hooks/usePageTitle';
import { formPathOfField } from '../../lib/planRequestOf';
import { quietColor } from '../../lib/quietColor';
import { livePlansApiRef } from '../plan/livePlansApi';
import { useLivePlan } from '../plan/useLivePlan';
import { formDataOfContext } from '../support/formDataOfContext';
import { FieldLink } from './FieldLink';
import { formMappingOf } from './formMappingOf';
import { GitAccount } from './GitAccount';
import { planVerdict } from './planVerdict';
import { DatabasePlanProps } from './schema';
import { fieldOf, titleOfPath } from './titleOfPath';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2, 2.5, 2.5),
      borderRadius: 8,
      minWidth: 0,
      fontFamily: theme.typography.fontFamily,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    title: { fontSize: '1rem', fontWeight: 600, marginRight: 'auto' },
    stale: { opacity: 0.72 },
    again: { marginTop: theme.spacing(2.5), textTransform: 'none' },
    /**
     * Fields left, the plan right, where there is room. The form puts its fields into one column and a field cannot say where it stands, so the plan asks
     * the column that holds it; a browser that cannot do this leaves the plan below the fields.
     */
    '@global': {
      [theme.breakpoints.up('lg')]: {
        '.MuiGrid-container:has(> .MuiGrid-item > * .databases-plan-beside)': {
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)',
          gridAutoRows: 'min-content',
          columnGap: theme.spacing(3),
          alignItems: 'start',
          '& > .MuiGrid-item': { maxWidth: 'none', gridColumn: 1 },
          '& > .MuiGrid-item:has(.databases-plan-beside)': {
            gridColumn: 2,
            // As many rows as a form can have, so that the plan takes none of the fields' room.
            gridRow: '1 / span 100',
            position: 'sticky',
            top: theme.spacing(2),
            maxHeight: `calc(100vh - ${theme.spacing(4)}px)`,
            overflowY: 'auto',
          },
        },
      },
    },
    text: {
      margin: theme.spacing(1, 0),
      fontSize: '0.875rem',
      color: quietColor(theme),
    },
  }),
  { name: 'DatabasesPlanField' },
);

/** The plan of what the form asks for, alive while it is filled in; nothing is written anywhere. */
export default function DatabasePlanField(props: DatabasePlanProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const classes = useStyles();
  const t = useFormsT();
  const livePlans = useApi(livePlansApiRef);
  const mapping = formMappingOf(uiSchema['ui:options']);
  const requested = uiSchema['ui:options']?.requestUserCredentials;
  const [gitToken, setGitToken] = useState<GitToken>();
  const { key, live, retry } = useLivePlan(
    useApi(changesApiRef),
    mapping,
    formDataOfContext(props.formContext),
    gitToken,
  );
  const verdict = planVerdict(live);
  const wanted = verdict === 'ready' ? live.plan?.fingerprint ?? '' : '';

  // In the same turn as the render: the form puts a field's value into the data that it has rendered last, so that a value given a moment later would undo
  // what was typed meanwhile.
  useLayoutEffect(() => {
    if (value !== wanted) {
      onChange(wanted);
    }
  }, [value, wanted, onChange]);
  useEffect(() => {
    if (key) {
      livePlans.publish(key, live);
    }
  }, [livePlans, key, live]);
  useEffect(
    () => (key ? () => livePlans.withdraw(key) : undefined),
    [livePlans, key],
  );

  const root = props.registry?.rootSchema;
  const titleOf = (path: string) => titleOfPath(root, path);
  const linkOf = (field: string) => {
    const path = formPathOfField(mapping, field);
    return path ? (
      <FieldLink
        path={path}
        title={titleOf(path)}
        idPrefix={props.idPrefix ?? 'root'}
        isShown={fieldOf(root, path.split('.')[0]) !== undefined}
      />
    ) : null;
  };
  const { plan, error, loading, missing, problems } = live;
  usePageTitle(plan?.title ?? t('fields.plan.pageTitle'));
  const isOld = plan !== undefined && verdict !== 'ready' && live.stale;
  const headline = headlineOf();

  function headlineOf(): string {
    switch (verdict) {
      case 'missing':
        return t('fields.plan.stillNeeded', {
          fields: missing.map(titleOf).join(', '),
        });
      case 'ready':
        return t('fields.plan.announceReady', { title: plan?.title ?? '' });
      case 'refused':
        return t('plan.errors.title', { count: plan?.errors.length ?? 0 });
      default:
        return t(`fields.plan.verdict.${verdict}`);
    }
  }

  return (
    <Paper
      id={idSchema.$id}
      component="section"
      variant="outlined"
      className={`${classes.root} databases-plan-beside`}
      aria-labelledby={`${idSchema.$id}_title`}
      aria-busy={loading}
    >
      <div className={classes.head}>
        <Typography
          component="h3"
          id={`${idSchema.$id}_title`}
          className={classes.title}
        >
          {schema.title ?? t('fields.plan.title')}
        </Typography>
        {isOld && (
          <ToneChip
            tone="changing"
            Icon={AutorenewIcon}
            label={t(loading ? 'fields.plan.updating' : 'fields.plan.stale')}
          />
        )}
      </div>
      {verdict === 'missing' && !plan && (
        <EmptyPanel title={t('fields.plan.empty')} description={headline} />
      )}
      {verdict === 'missing' && plan && (
        <p className={classes.text}>{headline}</p>
      )}
      {problems.length > 0 && (
        <PlanErrorList
          errors={problems.map(problem => ({ ...problem, rule: 'schema' }))}
          linkOf={linkOf}
        />
      )}
      {error && (
        <ProblemPanel
          title={t('fields.plan.failed')}
          error={error}
          onRetry={retry}
        />
      )}
      {verdict === 'nothing' && <p className={classes.text}>{headline}</p>}
      {loading && !plan && (
        <Skeleton
          height={320}
          role="status"
          aria-label={t('fields.plan.loading')}
        />
      )}
      {plan && verdict !== 'nothing' && (
        <div className={isOld ? classes.stale : undefined}>
          <PlanView plan={plan} linkOf={linkOf} />
        </div>
      )}
      {requested && plan?.location && (
        <GitAccount
          repositoryUrl={plan.location.repository.url}
          scopes={
            typeof requested === 'object'
              ? requested.additionalScopes
              : undefined
          }
          onToken={setGitToken}
        />
      )}
      {verdict === 'refused' && (
        <Button
          className={classes.again}
          size="small"
          variant="outlined"
          onClick={retry}
        >
          {t('fields.plan.again')}
        </Button>
      )}
      <Announcer message={loading ? '' : headline} />
    </Paper>
  );
}
