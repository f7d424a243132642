import { type Caller, ROLE_SCOPES } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import { type ApiKeyInput, decideApiKey } from '../domain/api-key.ts';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { ApiKey } from './partner-ports.ts';
import type { Ports } from './ports.ts';
import { recordApiKey } from './record-api-key.ts';
import { requireFresh } from './require-fresh.ts';

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** The only time that it is seen. */
  readonly key: string;
}

/**
 * Makes a key for a partner. It outlives the session of whoever made it, so that somebody who found
 * a signed-in screen is asked who they are first. [partners:write]
 */
export function createApiKey(ports: Ports) {
  return async (
    caller: Caller,
    input: ApiKeyInput & { readonly partnerId: string },
  ): Promise<Outcome<CreatedApiKey, IdentityErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const session = await requireFresh(ports, work, caller);
      if (!session.ok) return session;
      // Locked, so that keys made at the same moment are counted one after the other.
      const partner = isId('partner', input.partnerId)
        ? await work.partners.lock(input.partnerId)
        : undefined;
      if (partner === undefined) {
        return fail('NOT_FOUND', 'There is no such partner.', ['input', 'partnerId'] as const);
      }
      const live = await work.apiKeys.countLive(partner.id, now);
      const decided = decideApiKey(input, partner, ROLE_SCOPES.PARTNER, live, now);
      if (!decided.ok) return decided;
      const { text, prefix, hash } = ports.apiKeys.make();
      const apiKey: ApiKey = {
        ...decided.value,
        id: newId('apikey'),
        partnerId: partner.id,
        prefix,
        hash,
        createdBy: caller.id,
        createdAt: now,
        lastUsedAt: null,
        revokedAt: null,
      };
      await work.apiKeys.insert(apiKey);
      await recordApiKey(work, caller, 'identity.api_key.created', apiKey, 1);
      return ok({ apiKey, key: text });
    });
  };
}
