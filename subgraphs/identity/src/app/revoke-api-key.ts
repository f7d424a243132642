import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { ApiKey } from './partner-ports.ts';
import type { Ports } from './ports.ts';
import { recordApiKey } from './record-api-key.ts';

/** Makes a key worth nothing, for good. One that was revoked before stays as it is. [partners:write] */
export function revokeApiKey(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly id: string },
  ): Promise<Outcome<ApiKey, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const key = isId('apikey', input.id) ? await work.apiKeys.lock(input.id) : undefined;
      if (key === undefined) {
        return fail('NOT_FOUND', 'There is no such key.', ['input', 'id'] as const);
      }
      if (key.revokedAt !== null) return ok(key);
      await work.apiKeys.revoke(key.id, now);
      await recordApiKey(work, caller, 'identity.api_key.revoked', key, 2);
      return ok({ ...key, revokedAt: now });
    });
  };
}
