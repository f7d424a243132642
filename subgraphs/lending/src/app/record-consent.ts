import type { Audience, EventEnvelope } from '@blockscore/events';
import type { PartnerConsent } from '../domain/consent.ts';
import type { Work } from './ports.ts';

/** Puts on the audit trail that a consent was granted, or taken back. */
export async function recordConsent(
  work: Work,
  actor: EventEnvelope['actor'],
  consent: PartnerConsent,
): Promise<void> {
  const { id: consentId, userId, partnerId } = consent;
  const audience: Audience = { subject: userId, partner: partnerId, scopes: ['loans:read'] };
  const aggregate = { type: 'consent', id: consentId };
  if (consent.revokedAt !== null) {
    await work.events.record({
      type: 'lending.consent.revoked',
      aggregate: { ...aggregate, version: 2 },
      audience,
      actor,
      data: { consentId, userId, partnerId },
    });
    return;
  }
  const { purposes, expiresAt } = consent;
  await work.events.record({
    type: 'lending.consent.granted',
    aggregate: { ...aggregate, version: 1 },
    audience,
    actor,
    data: { consentId, userId, partnerId, purposes, expiresAt: expiresAt.toISOString() },
  });
}
