import { applicationMutations } from './applications/mutations.ts';
import {
  applicationQueries,
  decisionResolvers,
  firstApprovalResolvers,
  loanApplicationResolvers,
  loanOfferResolvers,
} from './applications/resolvers.ts';
import {
  delinquencyResolvers,
  instalmentResolvers,
  loanMonthResolvers,
  loanMutations,
  loanPaymentResolvers,
  loanQueries,
  loanResolvers,
  userResolvers,
} from './loans/resolvers.ts';
import {
  noticeMutations,
  noticeQueries,
  noticeResolvers,
  noticesOfLoan,
  noticesOfUser,
} from './notices/resolvers.ts';
import {
  accountOfLoan,
  accountsOfUser,
  loanOfPayment,
  paymentMutations,
  paymentQueries,
  payoutAccountResolvers,
} from './payments/resolvers.ts';
import {
  lateFeeResolvers,
  loanProductVersionResolvers,
  productAdminMutations,
  productAdminQueries,
} from './product-admin/resolvers.ts';
import {
  aprResultResolvers,
  loanProductResolvers,
  loanQuoteResolvers,
  productQueries,
  scheduleRowResolvers,
} from './products/resolvers.ts';
import type { Resolvers } from './types.generated.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: {
    ...productQueries,
    ...productAdminQueries,
    ...applicationQueries,
    ...loanQueries,
    ...noticeQueries,
    ...paymentQueries,
  },
  Mutation: {
    ...productAdminMutations,
    ...applicationMutations,
    ...loanMutations,
    ...noticeMutations,
    ...paymentMutations,
  },
  LoanProduct: loanProductResolvers,
  LoanProductVersion: loanProductVersionResolvers,
  LateFee: lateFeeResolvers,
  LoanQuote: loanQuoteResolvers,
  ScheduleRow: scheduleRowResolvers,
  AprResult: aprResultResolvers,
  LoanApplication: loanApplicationResolvers,
  Decision: decisionResolvers,
  FirstApproval: firstApprovalResolvers,
  LoanOffer: loanOfferResolvers,
  Loan: { ...loanResolvers, ...accountOfLoan, ...noticesOfLoan },
  Notice: noticeResolvers,
  Instalment: instalmentResolvers,
  LoanMonth: loanMonthResolvers,
  Delinquency: delinquencyResolvers,
  LoanPayment: { ...loanPaymentResolvers, ...loanOfPayment },
  PayoutAccount: payoutAccountResolvers,
  User: { ...userResolvers, ...accountsOfUser, ...noticesOfUser },
};
