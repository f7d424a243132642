import { type Caller, isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { PartnerConsent } from '../domain/consent.ts';
import { type LendingErrorCode, notFound } from '../domain/errors.ts';
import type { Ports } from './ports.ts';
import { recordConsent } from './record-consent.ts';

/**
 * A customer takes a consent back: the partner applies for nothing more, from this moment on. What it
 * applied for before stays; its borrower may withdraw it. Done again it changes nothing.
 */
export function revokePartnerConsent(ports: Ports) {
  return async (
    caller: Caller,
    { id }: { readonly id: string },
  ): Promise<Outcome<PartnerConsent, LendingErrorCode>> => {
    const now = ports.clock();
    return await ports.transact(async (work) => {
      const consent = isId('consent', id) ? await work.consents.lock(id) : undefined;
      if (consent === undefined || !isSelf(caller, consent.userId)) return notFound('consent');
      if (consent.revokedAt !== null) return ok(consent);
      const revoked = { ...consent, revokedAt: now };
      await work.consents.revoke(consent.id, now);
      await recordConsent(work, caller, revoked);
      return ok(revoked);
    });
  };
}
