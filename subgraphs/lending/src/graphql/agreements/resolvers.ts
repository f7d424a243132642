import { AGREEMENT_DOMAIN } from '../../domain/agreement.ts';
import type { LoanAgreementResolvers, LoanResolvers } from '../types.generated.ts';

export const agreementOfLoan: Pick<LoanResolvers, 'agreement'> = {
  agreement: async ({ id }, _, { loaders }) => (await loaders.agreement.load(id)) ?? null,
};

export const agreementResolvers: LoanAgreementResolvers = {
  domain: () => AGREEMENT_DOMAIN,
  salt: ({ salt }) => (salt === null ? null : `0x${salt}`),
};
