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

import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Plan } from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { DiffView } from './DiffView';
import { DriftList } from './DriftList';
import { DryRunLine } from './DryRunLine';
import { ImpactList } from './ImpactList';
import { LocationLine } from './LocationLine';
import { OpenChangesList } from './OpenChangesList';
import { PlanErrorList } from './PlanErrorList';
import { PlanPart } from './PlanPart';
import { QuotaTable } from './QuotaTable';
import { WarningList } from './WarningList';

const useStyles = makeStyles(
  theme => ({
    title: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.5 },
    errors: { marginTop: theme.spacing(1.5) },
  }),
  { name: 'DatabasesPlanView' },
);

/** A plan: first the sentence, then what stands in its way, what it does, and at last the raw truth. */
export function PlanView(props: {
  plan: Plan;
  /** The way to the field of an error, where there is one. */
  linkOf?: (field: string) => ReactNode;
}) {
  const { plan, linkOf } = props;
  const classes = useStyles();
  const t = useFormsT();
  return (
    <>
      <Typography component="p" className={classes.title}>
        {plan.title}
      </Typography>
      {plan.errors.length > 0 && (
        <div className={classes.errors}>
          <PlanErrorList errors={plan.errors} linkOf={linkOf} />
        </div>
      )}
      {plan.openChanges.length > 0 && (
        <PlanPart
          title={t('plan.openChanges.title')}
          description={t('plan.openChanges.description')}
        >
          <OpenChangesList changes={plan.openChanges} />
        </PlanPart>
      )}
      <PlanPart title={t('plan.impacts.title')}>
        <ImpactList impacts={plan.impacts} />
      </PlanPart>
      {plan.warnings.length > 0 && (
        <PlanPart title={t('plan.warnings.title')}>
          <WarningList warnings={plan.warnings} />
        </PlanPart>
      )}
      <PlanPart title={t('plan.diff.title')}>
        <DiffView diff={plan.diff} />
      </PlanPart>
      <PlanPart title={t('plan.dryRun.title')}>
        <DryRunLine dryRun={plan.dryRun} />
      </PlanPart>
      <PlanPart title={t('plan.quota.title')}>
        <QuotaTable quota={plan.quota} />
      </PlanPart>
      {plan.drift.length > 0 && (
        <PlanPart
          title={t('plan.drift.title')}
          description={t('plan.drift.description')}
        >
          <DriftList drift={plan.drift} />
        </PlanPart>
      )}
      <PlanPart title={t('plan.location.title')}>
        <LocationLine location={plan.location} />
      </PlanPart>
    </>
  );
}
