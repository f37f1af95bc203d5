
/** How a write was asked for. */
export interface WriteContext {
  /** Who is recorded as the owner of the fields that are written. */
  fieldManager: string;
  /** What happens to fields that the schema does not know. */
  fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  /** Everything is checked and answered, nothing is kept. */
  dryRun: boolean;
  /** Takes the warnings that the answer carries. */
  warn: (message: string) => void;
}

/** How a deletion was asked for: `DeleteOptions`. */
export interface DeleteRequest {
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: boolean;
}
