import { isId } from '@blockscore/ids';
import { fail, type Outcome } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import { permits } from '../domain/consent.ts';
import { type LendingErrorCode, notFound } from '../domain/errors.ts';
import { type LoanRequest, submitApplication } from './apply-for-loan.ts';
import { type Call, onceApplication } from './once.ts';
import { partnerOf, partnersOnly } from './partner-of.ts';

export interface ApplyOnBehalfInput extends LoanRequest {
  readonly consentId: string;
  readonly idempotencyKey: string;
}

/**
 * A partner applies for a customer who consented. The borrower sees the application and may withdraw
 * it, and nobody else accepts an offer on it. [partner:apply]
 */
export const applyForLoanOnBehalf = onceApplication<ApplyOnBehalfInput>(
  'applyForLoanOnBehalf',
  submit,
);

async function submit(
  { ports, work, caller, now }: Call,
  { consentId, ...request }: Omit<ApplyOnBehalfInput, 'idempotencyKey'>,
): Promise<Outcome<Application['id'], LendingErrorCode>> {
  const partnerId = partnerOf(caller);
  if (partnerId === undefined) return partnersOnly();
  // Locked, so that what is revoked at the same moment is revoked before or after, and not meanwhile.
  const consent = isId('consent', consentId) ? await work.consents.lock(consentId) : undefined;
  if (consent === undefined || consent.partnerId !== partnerId) {
    return notFound('consent', 'consentId');
  }
  if (!permits(consent, 'APPLY', now)) {
    const message = 'The customer took this consent back, or it has ended: ask for another one.';
    return fail('CONSENT_ENDED', message, ['input', 'consentId']);
  }
  const applicant = { userId: consent.userId, partnerId, consentId: consent.id };
  return await submitApplication(ports, work, caller, applicant, request, now);
}
