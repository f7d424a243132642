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
  Query: { ...productQueries, ...applicationQueries, ...loanQueries, ...noticeQueries },
  Mutation: { ...applicationMutations, ...loanMutations, ...noticeMutations },
  LoanProduct: loanProductResolvers,
  LoanQuote: loanQuoteResolvers,
  ScheduleRow: scheduleRowResolvers,
  AprResult: aprResultResolvers,
  LoanApplication: loanApplicationResolvers,
  Decision: decisionResolvers,
  FirstApproval: firstApprovalResolvers,
  LoanOffer: loanOfferResolvers,
  Loan: { ...loanResolvers, ...noticesOfLoan },
  Notice: noticeResolvers,
  Instalment: instalmentResolvers,
  LoanMonth: loanMonthResolvers,
  Delinquency: delinquencyResolvers,
  LoanPayment: loanPaymentResolvers,
  User: { ...userResolvers, ...noticesOfUser },
};
