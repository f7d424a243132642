import { agreementOfLoan, agreementResolvers } from './agreements/resolvers.ts';
import { applicationMutations } from './applications/mutations.ts';
import {
  applicationQueries,
  decisionResolvers,
  firstApprovalResolvers,
  loanApplicationResolvers,
  loanOfferResolvers,
} from './applications/resolvers.ts';
import { cancellationMutations } from './cancellation/resolvers.ts';
import { endOfDayQueries, endOfDayResolvers } from './end-of-day/resolvers.ts';
import {
  delinquencyResolvers,
  instalmentResolvers,
  loanMonthResolvers,
  loanMutations,
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
  consentOfApplication,
  consentsOfUser,
  partnerConsentRequestResolvers,
  partnerConsentResolvers,
  partnerMutations,
  partnerQueries,
} from './partners/resolvers.ts';
import { paymentReconciliationQueries } from './payment-reconciliation/resolvers.ts';
import {
  accountOfLoan,
  accountsOfUser,
  loanPaymentResolvers,
  paymentMutations,
  paymentQueries,
  payoutAccountResolvers,
} from './payments/resolvers.ts';
import {
  payoffQueries,
  payoffQuoteResolvers,
  payoffVerificationResolvers,
} from './payoff/resolvers.ts';
import {
  adverseActionNoticeResolvers,
  adverseActionOfApplication,
  counterOfferOfOffer,
  decisionPolicyResolvers,
  decisionReplayResolvers,
  policyActivationResolvers,
  policyMutations,
  policyQueries,
  policySimulationResolvers,
  replayedFieldResolvers,
  scoreDisclosureResolvers,
} from './policy/resolvers.ts';
import {
  portfolioLoanResolvers,
  portfolioQueries,
  portfolioResolvers,
} from './portfolio/resolvers.ts';
import { postingMutations, postingQueries, refusedPostingResolvers } from './postings/resolvers.ts';
import {
  lateFeeResolvers,
  loanProductVersionResolvers,
  productAdminMutations,
  productAdminQueries,
} from './product-admin/resolvers.ts';
import {
  aprResultResolvers,
  costDocumentResolvers,
  loanProductResolvers,
  loanQuoteResolvers,
  productQueries,
  scheduleRowResolvers,
} from './products/resolvers.ts';
import { loanEntryResolvers, loanStandingResolvers } from './servicing/resolvers.ts';
import {
  proposalsOfLoan,
  servicingMutations,
  servicingProposalResolvers,
} from './servicing-office/resolvers.ts';
import type { Resolvers } from './types.generated.ts';
import {
  webhookDeliveryResolvers,
  webhookEndpointResolvers,
  webhookMutations,
  webhookQueries,
} from './webhooks/resolvers.ts';

/** All resolvers of the subgraph; the shared scalars are added where it is served. */
export const resolvers: Omit<
  Resolvers,
  'CurrencyCode' | 'DateTime' | 'Decimal' | 'LocalDate' | 'Money' | 'UserError'
> = {
  Query: {
    ...productQueries,
    ...productAdminQueries,
    ...applicationQueries,
    ...endOfDayQueries,
    ...loanQueries,
    ...noticeQueries,
    ...paymentReconciliationQueries,
    ...paymentQueries,
    ...partnerQueries,
    ...payoffQueries,
    ...postingQueries,
    ...policyQueries,
    ...portfolioQueries,
    ...webhookQueries,
  },
  Mutation: {
    ...productAdminMutations,
    ...applicationMutations,
    ...loanMutations,
    ...noticeMutations,
    ...paymentMutations,
    ...partnerMutations,
    ...policyMutations,
    ...servicingMutations,
    ...cancellationMutations,
    ...postingMutations,
    ...webhookMutations,
  },
  LoanProduct: loanProductResolvers,
  LoanProductVersion: loanProductVersionResolvers,
  LateFee: lateFeeResolvers,
  EndOfDay: endOfDayResolvers,
  LoanQuote: loanQuoteResolvers,
  CostDocument: costDocumentResolvers,
  ScheduleRow: scheduleRowResolvers,
  AprResult: aprResultResolvers,
  LoanApplication: {
    ...loanApplicationResolvers,
    ...consentOfApplication,
    ...adverseActionOfApplication,
  },
  PartnerConsent: partnerConsentResolvers,
  PartnerConsentRequest: partnerConsentRequestResolvers,
  WebhookEndpoint: webhookEndpointResolvers,
  WebhookDelivery: webhookDeliveryResolvers,
  Decision: decisionResolvers,
  FirstApproval: firstApprovalResolvers,
  LoanOffer: { ...loanOfferResolvers, ...counterOfferOfOffer },
  DecisionPolicy: decisionPolicyResolvers,
  PolicyActivation: policyActivationResolvers,
  DecisionReplay: decisionReplayResolvers,
  ReplayedField: replayedFieldResolvers,
  PolicySimulation: policySimulationResolvers,
  Portfolio: portfolioResolvers,
  PortfolioLoan: portfolioLoanResolvers,
  AdverseActionNotice: adverseActionNoticeResolvers,
  ScoreDisclosure: scoreDisclosureResolvers,
  LoanEntry: loanEntryResolvers,
  LoanStanding: loanStandingResolvers,
  PayoffQuote: payoffQuoteResolvers,
  RefusedPosting: refusedPostingResolvers,
  PayoffVerification: payoffVerificationResolvers,
  ServicingProposal: servicingProposalResolvers,
  LoanAgreement: agreementResolvers,
  Loan: {
    ...loanResolvers,
    ...agreementOfLoan,
    ...accountOfLoan,
    ...noticesOfLoan,
    ...proposalsOfLoan,
  },
  Notice: noticeResolvers,
  Instalment: instalmentResolvers,
  LoanMonth: loanMonthResolvers,
  Delinquency: delinquencyResolvers,
  LoanPayment: loanPaymentResolvers,
  PayoutAccount: payoutAccountResolvers,
  User: { ...userResolvers, ...accountsOfUser, ...noticesOfUser, ...consentsOfUser },
};
