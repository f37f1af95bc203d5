import { DateTime } from 'luxon';

/** A moment in the reader's own zone and language, to the second, with the zone's name. */
export function formatAbsolute(iso: string): string {
  const moment = DateTime.fromISO(iso);
  return moment.isValid
    ? moment.toLocaleString({
        ...DateTime.DATETIME_MED_WITH_SECONDS,
        timeZoneName: 'short',
      })
    : iso;
}

/** The time of day to the second: `12:01:07`. */
export function formatClock(milliseconds: number): string {
  return DateTime.fromMillis(milliseconds).toFormat('HH:mm:ss');
}

/** Milliseconds since the epoch; `undefined` for what is not a time. */
export function parseTime(iso: string | undefined): number | undefined {
  if (!iso) {
    return undefined;
  }
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}
