import type { Caller, Scope } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { err, ok, type Result } from '@blockscore/result';
import { whyRefused } from '../domain/api-key.ts';
import type { ApiKey } from './partner-ports.ts';
import type { Ports } from './ports.ts';

/** Whom a key stands for, as the gateway is told. */
export interface AuthenticatedKey {
  readonly keyId: Id<'apikey'>;
  readonly partnerId: Id<'partner'>;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** For the log alone: whoever shows a key is not told what is wrong with it. */
export type KeyRefusal =
  | 'NOT_THE_GATEWAY'
  | 'MALFORMED'
  | 'UNKNOWN'
  | 'REVOKED'
  | 'EXPIRED'
  | 'PARTNER_SUSPENDED';

/** That a key was used is written once a minute at the most. */
const USED_MS = 60_000;

/** Says whom an API key stands for, to the gateway and to nobody else. */
export function authenticateApiKey(ports: Ports) {
  return async (caller: Caller, text: string): Promise<Result<AuthenticatedKey, KeyRefusal>> => {
    if (caller.kind !== 'SERVICE' || caller.id !== 'gateway') return err('NOT_THE_GATEWAY');
    const now = ports.clock();
    const prefix = ports.apiKeys.prefixOf(text);
    if (prefix === undefined) return err('MALFORMED');
    return await ports.transact(async (work) => {
      const found = await work.apiKeys.findByPrefix(prefix);
      if (!ports.apiKeys.matches(text, found?.key.hash) || found === undefined) {
        return err('UNKNOWN');
      }
      const { key, partner } = found;
      const refusal = whyRefused(key, partner, now);
      if (refusal !== undefined) return err(refusal);
      if (isStale(key, now)) {
        await work.apiKeys.markUsed(key.id, now, new Date(now.getTime() - USED_MS));
      }
      const { id: keyId, partnerId, scopes, expiresAt } = key;
      return ok({ keyId, partnerId, scopes, expiresAt });
    });
  };
}

function isStale({ lastUsedAt }: ApiKey, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > USED_MS;
}
