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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Tier } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1.5),
    },
    button: {
      textTransform: 'none',
      textAlign: 'left',
      '&[aria-pressed=true]': {
        borderColor: theme.palette.primary.main,
        boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
      },
    },
    label: { display: 'block' },
    name: { display: 'block', fontWeight: 600, lineHeight: 1.4 },
    amounts: {
      display: 'block',
      fontSize: '0.8125rem',
      fontWeight: 400,
      lineHeight: 1.4,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'DatabasesSizePresets' },
);

type Size = Tier['sizes'][number];

/** The sizes of a tier to choose from. */
export function SizePresets(props: {
  sizes: readonly Size[];
  isChosen: (size: Size) => boolean;
  disabled: boolean;
  onChoose: (size: Size) => void;
}) {
  const { sizes, isChosen, disabled, onChoose } = props;
  const classes = useStyles();
  const t = useFormsT();
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('fields.size.presets')}
    >
      {sizes.map(size => (
        <Button
          key={size.name}
          className={classes.button}
          variant="outlined"
          size="small"
          disabled={disabled}
          aria-pressed={isChosen(size)}
          onClick={() => onChoose(size)}
        >
          <span className={classes.label}>
            <span className={classes.name}>{size.name}</span>
            <span className={classes.amounts}>
              {t('fields.size.preset', {
                cpu: size.cpu.limit,
                memory: size.memory.limit,
                volume: size.volume,
              })}
            </span>
          </span>
        </Button>
      ))}
    </div>
  );
}
