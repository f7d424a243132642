import { type Connection, createIdempotency, type Transaction } from '@blockscore/database';
import { eventRecorder } from '@blockscore/events';
import type { JobQueue } from '@blockscore/jobs';
import { rememberKeys, type Vault } from '@blockscore/vault';
import type { LendingJobs } from '../app/jobs.ts';
import type { Clock, Work } from '../app/ports.ts';
import { createAdverseActionRepository } from './adverse-action-repository.ts';
import { createAgreementRepository } from './agreement-repository.ts';
import { createApplicationFactsRepository } from './application-facts-repository.ts';
import { createApplicationRepository } from './application-repository.ts';
import { createAssessmentRepository } from './assessment-repository.ts';
import { createBookTellingRepository } from './book-telling-repository.ts';
import { createClearanceRepository } from './clearance-repository.ts';
import { createConsentRepository } from './consent-repository.ts';
import { createConsentRequestRepository } from './consent-request-repository.ts';
import { createCopyRepository } from './copy-repository.ts';
import {
  createApprovalRepository,
  createDecisionRepository,
  createOfferRepository,
} from './decision-repository.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createEndOfDayRepository } from './end-of-day-repository.ts';
import { createExposureRepository } from './exposure-repository.ts';
import { createLoanRepository } from './loan-repository.ts';
import { createNoticeRepository } from './notice-repository.ts';
import { createPartnerPortfolioReader } from './partner-portfolio-reader.ts';
import { createPartnerRepository } from './partner-repository.ts';
import { createPaymentCallbackRepository } from './payment-callback-repository.ts';
import { createPaymentCheckRepository } from './payment-check-repository.ts';
import { createPaymentRepository } from './payment-repository.ts';
import { createPayoutAccountRepository } from './payout-account-repository.ts';
import { createPendingPaymentRepository } from './pending-payment-repository.ts';
import { createPerformanceRepository } from './performance-repository.ts';
import { createPolicyRepository } from './policy-repository.ts';
import { createPortfolioReader } from './portfolio-reader.ts';
import { createPrivacyRepository } from './privacy-repository.ts';
import { createProductRepository } from './product-repository.ts';
import { createProposalRepository } from './proposal-repository.ts';
import { createRefusedPostingRepository } from './refused-posting-repository.ts';
import { createServicingRepository } from './servicing-repository.ts';
import { createStatementRepository } from './statement-repository.ts';
import { idempotencyKeys, outbox } from './tables.ts';
import { createWebhookRepository } from './webhook-repository.ts';

/** What all transactions share. */
export interface WorkTools {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue<LendingJobs>;
}

/** All repositories, idempotency and the recorders of events and jobs, bound to one transaction. */
export function workIn(tx: Transaction, tools: WorkTools): Work {
  const { clock, jobs } = tools;
  const vault = rememberKeys(tools.vault);
  return {
    products: createProductRepository(tx),
    applications: createApplicationRepository(tx, vault),
    applicationFacts: createApplicationFactsRepository(tx, vault),
    assessments: createAssessmentRepository(tx, vault),
    bookTellings: createBookTellingRepository(tx),
    clearances: createClearanceRepository(tx),
    decisions: createDecisionRepository(tx, vault),
    adverseActions: createAdverseActionRepository(tx, vault),
    agreements: createAgreementRepository(tx, vault),
    policies: createPolicyRepository(tx),
    approvals: createApprovalRepository(tx),
    offers: createOfferRepository(tx),
    exposures: createExposureRepository(tx),
    endOfDays: createEndOfDayRepository(tx),
    loans: createLoanRepository(tx, vault),
    notices: createNoticeRepository(tx, clock),
    payments: createPaymentRepository(tx, vault),
    performance: createPerformanceRepository(tx),
    privacy: createPrivacyRepository(tx, vault),
    proposals: createProposalRepository(tx),
    refusedPostings: createRefusedPostingRepository(tx),
    servicing: createServicingRepository(tx, vault),
    statements: createStatementRepository(tx),
    payoutAccounts: createPayoutAccountRepository(tx, vault),
    paymentCallbacks: createPaymentCallbackRepository(tx, vault),
    paymentChecks: createPaymentCheckRepository(tx),
    pendingPayments: createPendingPaymentRepository(tx, vault),
    consents: createConsentRepository(tx),
    partners: createPartnerRepository(tx),
    partnerPortfolios: createPartnerPortfolioReader(tx),
    portfolios: createPortfolioReader(tx),
    consentRequests: createConsentRequestRepository(tx, vault),
    webhooks: createWebhookRepository(tx, vault),
    copies: createCopyRepository(tx, vault),
    deliveries: createDeliveryRepository(tx, vault),
    idempotency: createIdempotency(tx, idempotencyKeys, clock(), (text) =>
      vault.keyedHash('lending.idempotency', text),
    ),
    events: eventRecorder(tx, outbox, () => ({ now: clock() })),
    jobs: jobs.recorder(tx),
  };
}

/** Opens transactions for use cases; consumers also get the Drizzle one that the inbox is kept by. */
export function createTransact(tools: WorkTools & { readonly connection: Connection }) {
  return async <T>(run: (work: Work, tx: Transaction) => Promise<T>): Promise<T> =>
    await tools.connection.db.transaction(async (tx) => await run(workIn(tx, tools), tx));
}
