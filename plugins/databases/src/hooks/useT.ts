import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DatabasesTranslate, databasesTranslationRef } from '../translation';

/** The words of this plugin in the reader's language. */
export function useT(): DatabasesTranslate {
  return useTranslationRef(databasesTranslationRef).t;
}
