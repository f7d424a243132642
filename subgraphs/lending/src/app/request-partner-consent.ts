import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import {
  CODE_VALID_MS,
  type ConsentRequest,
  MAX_PENDING_REQUESTS,
  readReference,
  showCode,
} from '../domain/consent.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import { partnerOf, partnersOnly } from './partner-of.ts';
import type { Ports } from './ports.ts';

export interface RequestedConsent {
  readonly request: ConsentRequest;
  /** The only time that it is seen. */
  readonly code: string;
}

/**
 * A partner asks for the consent of whoever it hands the code to. It need not know who that is at the
 * lender, and learns nothing of who is a customer: a code can be had for anybody. [partner:apply]
 */
export function requestPartnerConsent(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly reference: string },
  ): Promise<Outcome<RequestedConsent, LendingErrorCode>> => {
    const partnerId = partnerOf(caller);
    if (partnerId === undefined) return partnersOnly();
    const reference = readReference(input.reference);
    if (!reference.ok) return err([reference.error]);
    const now = ports.clock();
    return await ports.transact(async (work) => {
      // Who acts for it was let in as such.
      await work.partners.note(partnerId);
      const pending = await work.consentRequests.countPending(partnerId, now);
      if (pending >= MAX_PENDING_REQUESTS) {
        const message = `${MAX_PENDING_REQUESTS} requests wait to be confirmed: wait until some have.`;
        return fail('TOO_MANY_CONSENTS', message);
      }
      const request: ConsentRequest = {
        id: newId('req'),
        partnerId,
        reference: reference.value,
        requestedAt: now,
        expiresAt: new Date(now.getTime() + CODE_VALID_MS),
        consentId: null,
      };
      const code = ports.newConsentCode();
      await work.consentRequests.insert(request, code);
      return ok({ request, code: showCode(code) });
    });
  };
}
