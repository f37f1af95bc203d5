import { makeStyles } from '@material-ui/core/styles';
import { MemberRole } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { roleLooks } from './roleLooks';

const useStyles = makeStyles(
  {
    root: { display: 'inline-flex', alignItems: 'center', gap: 6 },
    icon: { fontSize: 16 },
  },
  { name: 'DatabasesRoleMark' },
);

/** What a member does: shape and word. */
export function RoleMark({ role }: { role: MemberRole }) {
  const classes = useStyles();
  const t = useT();
  const Icon = roleLooks[role];
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      {t(`role.${role}`)}
    </span>
  );
}
