import { hasScope, isSelf } from '@blockscore/caller';
import { check, open, ownOr, type TypeRules } from '@blockscore/service';
import { maySeeConsent } from '../../app/access.ts';
import type { PartnerConsent } from '../../domain/consent.ts';

const party = check<PartnerConsent>((consent, caller) => maySeeConsent(caller, consent));

/** Who reached a request holds its code, or acts for the partner that made it. */
export const partnerRules: TypeRules = {
  Partner: open,
  PartnerConsent: {
    id: party,
    partner: party,
    purposes: party,
    reference: party,
    grantedAt: party,
    expiresAt: party,
    revokedAt: party,
    live: party,
    customer: check<PartnerConsent>(
      ({ userId }, caller) => isSelf(caller, userId) || hasScope(caller, 'loans:read'),
    ),
  },
  PartnerConsentConnection: open,
  PartnerConsentEdge: open,
  PartnerConsentRequest: open,
  PartnerPortfolio: open,
  ApplicationSummary: open,
  LoanSummary: open,
  ArrearsSummary: open,
  GrantPartnerConsentPayload: open,
  ConfirmPartnerConsentPayload: open,
  RevokePartnerConsentPayload: open,
  RequestPartnerConsentPayload: open,
  ApplyForLoanOnBehalfPayload: open,
};

export const userConsents = {
  partnerConsents: ownOr<{ readonly id: string }>(({ id }) => id, 'loans:read'),
};
