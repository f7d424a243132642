import type { Caller } from '@blockscore/caller';
import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { applyForLoanOnBehalf } from '../../app/apply-on-behalf.ts';
import { confirmPartnerConsent, findRequestByCode } from '../../app/confirm-partner-consent.ts';
import type { ConsentParty } from '../../app/consent-ports.ts';
import { grantPartnerConsent } from '../../app/grant-partner-consent.ts';
import { partnerOf } from '../../app/partner-of.ts';
import { partnerPortfolio } from '../../app/partner-portfolio.ts';
import type { Ports } from '../../app/ports.ts';
import { requestPartnerConsent } from '../../app/request-partner-consent.ts';
import { revokePartnerConsent } from '../../app/revoke-partner-consent.ts';

/** What resolvers may do about consents and for partners. */
export function createPartnerUseCases(ports: Ports) {
  const list = async (party: ConsentParty | undefined, args: PageArguments) => {
    const page = readPage(args);
    const rows =
      party === undefined ? [] : await ports.transact((work) => work.consents.list(party, page));
    return connectionOf(rows, page, ({ id }) => id);
  };
  return {
    grantPartnerConsent: grantPartnerConsent(ports),
    confirmPartnerConsent: confirmPartnerConsent(ports),
    revokePartnerConsent: revokePartnerConsent(ports),
    requestPartnerConsent: requestPartnerConsent(ports),
    applyForLoanOnBehalf: applyForLoanOnBehalf(ports),
    findRequestByCode: findRequestByCode(ports),
    findConsentRequest: async (caller: Caller, id: string) => {
      const found = isId('req', id)
        ? await ports.transact((work) => work.consentRequests.find(id))
        : undefined;
      return found !== undefined && found.partnerId === partnerOf(caller) ? found : undefined;
    },
    listConsentsOf: (userId: string, args: PageArguments) =>
      list(isId('user', userId) ? { userId } : undefined, args),
    listPartnerConsents: (caller: Caller, args: PageArguments) => {
      const partnerId = partnerOf(caller);
      return list(partnerId === undefined ? undefined : { partnerId }, args);
    },
    partnerPortfolio: partnerPortfolio(ports),
  };
}

export type PartnerUseCases = Readonly<ReturnType<typeof createPartnerUseCases>>;
