import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/**
 * The entity references by which the reader owns things: their own and their groups'. `undefined` until they are known, empty where nobody is
 * signed in.
 */
export function useOwnRefs(): readonly string[] | undefined {
  const identityApi = useApi(identityApiRef);
  const { value, error } = useAsync(
    async () => (await identityApi.getBackstageIdentity()).ownershipEntityRefs,
    [identityApi],
  );
  return error ? [] : value;
}
