import type { Caller } from '@blockscore/caller';
import type { ApiKey } from './partner-ports.ts';
import type { Work } from './ports.ts';

/** Tells that there is a key or that it is good no more: by its id, of which nothing can be made. */
export async function recordApiKey(
  work: Work,
  actor: Caller,
  type: 'identity.api_key.created' | 'identity.api_key.revoked',
  { id, partnerId }: ApiKey,
  version: number,
): Promise<void> {
  await work.events.record({
    type,
    aggregate: { type: 'api_key', id, version },
    audience: { partner: partnerId, scopes: ['partners:write'] },
    actor,
    data: { keyId: id, partnerId },
  });
}
