import { Fault } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import { maySeeConsent } from '../../app/access.ts';
import { CONSENT_PURPOSES, permits, statusOfRequest } from '../../domain/consent.ts';
import type {
  LoanApplicationResolvers,
  MutationResolvers,
  PartnerConsentRequestResolvers,
  PartnerConsentResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

export const partnerQueries: Pick<
  QueryResolvers,
  'consentRequestByCode' | 'partnerConsentRequest' | 'partnerConsents' | 'partnerPortfolio'
> = {
  consentRequestByCode: async (_, { code }, { caller, useCases }) => {
    const found = await useCases.findRequestByCode(caller, code);
    if (found === 'TRY_LATER') {
      throw new Fault('LIMIT_EXCEEDED', 'Too many codes were tried: try again in an hour.');
    }
    return found ?? null;
  },
  partnerConsentRequest: async (_, { id }, { caller, useCases }) =>
    (await useCases.findConsentRequest(caller, id)) ?? null,
  partnerConsents: async (_, page, { caller, useCases }) => {
    const connection = await useCases.listPartnerConsents(caller, page);
    return { ...connection, edges: [...connection.edges] };
  },
  partnerPortfolio: async (_, __, { caller, useCases }) => await useCases.partnerPortfolio(caller),
};

export const partnerMutations: Pick<
  MutationResolvers,
  | 'grantPartnerConsent'
  | 'confirmPartnerConsent'
  | 'revokePartnerConsent'
  | 'requestPartnerConsent'
  | 'applyForLoanOnBehalf'
> = {
  grantPartnerConsent: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.grantPartnerConsent(caller, input);
    return outcome.ok
      ? { consent: outcome.value, userErrors: [] }
      : { consent: null, userErrors: errorsOf(outcome) };
  },
  confirmPartnerConsent: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.confirmPartnerConsent(caller, input);
    return outcome.ok
      ? { consent: outcome.value, userErrors: [] }
      : { consent: null, userErrors: errorsOf(outcome) };
  },
  revokePartnerConsent: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.revokePartnerConsent(caller, input);
    return outcome.ok
      ? { consent: outcome.value, userErrors: [] }
      : { consent: null, userErrors: errorsOf(outcome) };
  },
  requestPartnerConsent: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.requestPartnerConsent(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { request: null, code: null, userErrors: errorsOf(outcome) };
  },
  applyForLoanOnBehalf: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.applyForLoanOnBehalf(caller, input);
    return outcome.ok
      ? { application: outcome.value, userErrors: [] }
      : { application: null, userErrors: errorsOf(outcome) };
  },
};

export const partnerConsentResolvers: PartnerConsentResolvers = {
  __resolveReference: async ({ id }, { caller, loaders }) => {
    const found = await loaders.consent.load(id);
    return found !== undefined && maySeeConsent(caller, found) ? found : null;
  },
  partner: ({ partnerId }) => ({ id: partnerId }),
  customer: ({ userId }) => ({ id: userId }),
  purposes: ({ purposes }) => [...purposes],
  live: (consent, _, { clock }) => permits(consent, 'APPLY', clock()),
};

export const partnerConsentRequestResolvers: PartnerConsentRequestResolvers = {
  partner: ({ partnerId }) => ({ id: partnerId }),
  purposes: () => [...CONSENT_PURPOSES],
  status: (request, _, { clock }) => statusOfRequest(request, clock()),
  consent: async ({ consentId }, _, { loaders }) =>
    consentId === null ? null : ((await loaders.consent.load(consentId)) ?? null),
};

export const consentOfApplication: Pick<LoanApplicationResolvers, 'consent'> = {
  consent: async ({ consentId }, _, { loaders }) =>
    consentId === null ? null : ((await loaders.consent.load(consentId)) ?? null),
};

export const consentsOfUser: Pick<UserResolvers, 'partnerConsents'> = {
  partnerConsents: async ({ id }, page, { useCases }) => {
    const connection = await useCases.listConsentsOf(id, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
