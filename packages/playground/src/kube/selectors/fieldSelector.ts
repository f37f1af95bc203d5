
import { KubeObject } from '../types';
import { SelectorError } from './labelSelector';

/** Says whether an object is selected. */
export type ObjectMatcher = (object: KubeObject) => boolean;

/** A field selector that was read; `name` is set where it asks for one object by name. */
export interface FieldSelector {
  matches: ObjectMatcher;
  name?: string;
}

function unescapeValue(text: string): string {
  return text.replace(/\\([\\,=])/g, '$1');
}

/**
 * Reads a field selector such as `metadata.name=a,status.phase!=Running`. Only the fields in `fields` may be asked for.
 *
 * @throws SelectorError with the API's words
 */
export function parseFieldSelector(
  text: string | undefined,
  fields: ReadonlyMap<string, (object: KubeObject) => string>,
): FieldSelector | undefined {
  if (!text?.trim()) {
    return undefined;
  }
  let name: string | undefined;
  const matchers = text
    .split(/(?<!\\),/)
    .filter(part => part !== '')
    .map((part): ObjectMatcher => {
      const parsed = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
      if (!parsed) {
        throw new SelectorError(
          `invalid selector: '${text}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, escaped] = parsed;
      const value = unescapeValue(escaped);
      const read = fields.get(field);
      if (!read) {
        throw new SelectorError(`field label not supported: ${field}`);
      }
      if (operator === '!=') {
        return object => read(object) !== value;
      }
      if (field === 'metadata.name') {
        name = value;
      }
      return object => read(object) === value;
    });
  return { matches: object => matchers.every(match => match(object)), name };
}
