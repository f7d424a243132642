import type { Caller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  MAX_LIVE_CONSENTS,
  type PartnerConsent,
  readConsentEnd,
} from '../domain/consent.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import type { Work } from './ports.ts';
import { recordConsent } from './record-consent.ts';

export interface GivenConsent {
  readonly partnerId: Id<'partner'>;
  readonly purposes: readonly ConsentPurpose[];
  readonly reference: string | null;
  readonly expiresAt?: Date | null | undefined;
}

/** Takes down what a signed-in person lets a partner do. */
export async function giveConsent(
  work: Work,
  caller: Caller,
  userId: Id<'user'>,
  given: GivenConsent,
  now: Date,
): Promise<Outcome<PartnerConsent, LendingErrorCode>> {
  const purposes = CONSENT_PURPOSES.filter((purpose) => given.purposes.includes(purpose));
  if (purposes.length === 0) {
    return fail('INPUT_INVALID', 'Name at least one purpose.', ['input', 'purposes']);
  }
  const expiresAt = readConsentEnd(given.expiresAt, now);
  if (!expiresAt.ok) return err([expiresAt.error]);
  if ((await work.consents.countLive(userId, now)) >= MAX_LIVE_CONSENTS) {
    const message = `At most ${MAX_LIVE_CONSENTS} consents hold at a time: take one back first.`;
    return fail('TOO_MANY_CONSENTS', message);
  }
  const consent: PartnerConsent = {
    id: newId('consent'),
    userId,
    partnerId: given.partnerId,
    purposes,
    reference: given.reference,
    grantedAt: now,
    expiresAt: expiresAt.value,
    revokedAt: null,
  };
  await work.consents.insert(consent);
  await recordConsent(work, caller, consent);
  return ok(consent);
}
