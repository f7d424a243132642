import type { CopyRepository, EventRecorder } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { JobRecorder } from '@blockscore/jobs';
import type { Money } from '@blockscore/money';
import type { Outcome } from '@blockscore/result';
import type { SealPrivateKey } from '@blockscore/vault';
import type { Application, Decision, FirstApproval, Offer } from '../domain/application.ts';
import type { CostDisclosure } from '../domain/cost-disclosure.ts';
import type { Exposure } from '../domain/exposure.ts';
import type { LoanStatus } from '../domain/lifecycle.ts';
import type { Loan, Payment } from '../domain/loan.ts';
import type { Assessment, FraudLevel, KycStatus, ScreeningStatus } from '../domain/policy-facts.ts';
import type { AdverseActionRepository } from './adverse-action-ports.ts';
import type { AgreementRepository, SealAgreement } from './agreement-ports.ts';
import type { ApplicationFactsRepository } from './application-facts-ports.ts';
import type { ApplicationRepository } from './application-ports.ts';
import type { BookTellingRepository } from './book-telling-ports.ts';
import type { ConsentRepository, ConsentRequestRepository } from './consent-ports.ts';
import type { EndOfDayRepository } from './end-of-day-ports.ts';
import type { LendingJobs } from './jobs.ts';
import type { LendingRules } from './lending-rules.ts';
import type { NoticeRepository } from './notice-ports.ts';
import type { PartnerPortfolioReader } from './partner-portfolio.ts';
import type { PartnerRepository } from './partner-ports.ts';
import type { PaymentCheckRepository } from './payment-check-ports.ts';
import type {
  PaymentCallbackRepository,
  PaymentProvider,
  PayoutAccountRepository,
  PendingPaymentRepository,
} from './payment-ports.ts';
import type { PayoffSigner } from './payoff-ports.ts';
import type { PerformanceRepository } from './performance-ports.ts';
import type { DecisionPeriod, PolicyRepository, ReadPolicy } from './policy-ports.ts';
import type { PortfolioReader } from './portfolio-ports.ts';
import type { RefusedPostingRepository } from './posting-ports.ts';
import type { PrivacyRepository } from './privacy-ports.ts';
import type { ProductRepository } from './product-ports.ts';
import type { ProposalRepository } from './proposal-ports.ts';
import type { ServicingRepository } from './servicing-ports.ts';
import type { StatementRepository } from './statement-ports.ts';
import type { DeliveryRepository, WebhookRepository, WebhookTools } from './webhook-ports.ts';

export type { LendingRules } from './lending-rules.ts';

export type Clock = () => Date;

/** Whose rows a list may show. */
export type Visibility =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'USER'; readonly userId: string }
  /** With `userId` also what that person, who belongs to the partner, has of their own. */
  | { readonly kind: 'PARTNER'; readonly partnerId: string; readonly userId?: string };

/** A page by keyset, newest first: see `readPage` of @blockscore/database. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

export interface ListFilter<Status extends string> {
  readonly status?: readonly Status[] | null | undefined;
  readonly productId?: string | null | undefined;
  readonly userId?: string | null | undefined;
}

export interface AssessmentRequest {
  readonly requestId: Id<'req'>;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly privateKey: SealPrivateKey;
  readonly requestedAt: Date;
}

/** The latest question to credit about an application; `answer` is null until it is answered. */
export interface AssessmentState {
  readonly requestId: Id<'req'>;
  readonly answer:
    | { readonly status: 'NO_PROFILE' }
    | { readonly status: 'DISCLOSED'; readonly assessment: Assessment }
    | null;
}

export interface AssessmentRepository {
  insertRequest(request: AssessmentRequest): Promise<void>;
  /** Undefined where there is none or it was answered: then its key is gone. */
  findOpen(requestId: string): Promise<AssessmentRequest | undefined>;
  /** Stores what credit disclosed and destroys the request's key. */
  answer(
    request: AssessmentRequest,
    answer: NonNullable<AssessmentState['answer']>,
    at: Date,
  ): Promise<void>;
  latest(applicationId: Id<'app'>): Promise<AssessmentState | undefined>;
}

export interface ClearanceRequest {
  readonly requestId: Id<'req'>;
  readonly userId: Id<'user'>;
  readonly purpose: 'APPLICATION' | 'DISBURSEMENT';
  readonly applicationId: Id<'app'>;
  readonly loanId: Id<'loan'> | null;
  /** What the person would owe the lender in all; null of questions from before it was told. */
  readonly amount: Money | null;
  readonly requestedAt: Date;
}

export interface Clearance {
  readonly kyc: KycStatus;
  readonly screening: ScreeningStatus;
  /** Missing where nobody looked. */
  readonly fraud?: FraudLevel;
  readonly cleared: boolean;
  readonly decidedAt: Date;
}

export interface ClearanceState {
  /** Null until it is answered, and once the answer is void. */
  readonly clearance: Clearance | null;
  readonly voided: boolean;
  /** When it was asked, while nobody has answered; null once it is answered. */
  readonly unansweredSince: Date | null;
}

export interface ClearanceRepository {
  insertRequest(request: ClearanceRequest): Promise<void>;
  find(requestId: string): Promise<(ClearanceRequest & { answered: boolean }) | undefined>;
  answer(requestId: Id<'req'>, clearance: Clearance, at: Date): Promise<void>;
  /** The latest question about the application, or about paying out the loan. */
  latest(about: Id<'app'> | Id<'loan'>): Promise<ClearanceState | undefined>;
  /** How often it was asked about paying out the loan since then. */
  countOfLoan(loanId: Id<'loan'>, since: Date): Promise<number>;
  /** Voids what was answered about the person until now. */
  voidOf(userId: Id<'user'>, at: Date): Promise<void>;
  /** Voids what was answered about paying out the loan until now. */
  voidOfLoan(loanId: Id<'loan'>, at: Date): Promise<void>;
  /**
   * The latest answer about the person that says something of owing so much: a yes does of what is not
   * more than was asked about, a no of what is not less, a likely fraud of any. Undefined once it is void.
   *
   * @param minor in the lender's currency
   */
  latestOf(userId: Id<'user'>, minor: bigint): Promise<Clearance | undefined>;
}

export interface DecisionRepository {
  append(decision: Decision): Promise<void>;
  /**
   * All of them, the latest first.
   * @throws Fault BAD_USER_INPUT where they are too many to be read at once; none is left out
   */
  listOf(applicationIds: readonly Id<'app'>[]): Promise<readonly Decision[]>;
  /**
   * The policy's last decision on each application that has one in the period, the latest first.
   *
   * @param after the last one of the page before
   */
  decidedByPolicy(
    period: DecisionPeriod,
    after: Pick<Decision, 'id' | 'decidedAt'> | undefined,
    limit: number,
  ): Promise<readonly Decision[]>;
}

export interface ApprovalRepository {
  findMany(applicationIds: readonly Id<'app'>[]): Promise<readonly FirstApproval[]>;
  insert(approval: FirstApproval): Promise<void>;
  remove(applicationId: Id<'app'>): Promise<void>;
}

export interface OfferRepository {
  insert(offer: Offer): Promise<void>;
  find(id: Id<'offer'>): Promise<Offer | undefined>;
  findMany(applicationIds: readonly Id<'app'>[]): Promise<readonly Offer[]>;
  markAccepted(offer: Offer, at: Date): Promise<void>;
}

export interface LoanRepository {
  findMany(ids: readonly Id<'loan'>[]): Promise<readonly Loan[]>;
  findByApplications(ids: readonly Id<'app'>[]): Promise<readonly Loan[]>;
  /** Keeps others from changing the loan until the transaction ends. */
  lock(id: Id<'loan'>): Promise<Loan | undefined>;
  insert(loan: Loan): Promise<void>;
  /** Gives the loan as it is now, its version one higher. */
  setPayoutAccount(loan: Loan, payoutAccountId: Id<'bank'>): Promise<Loan>;
  /** Gives the loan as it is now, its version one higher. */
  setStatus(loan: Loan, to: LoanStatus): Promise<Loan>;
  payoutAccount(loan: Loan): Promise<string>;
  list(
    visibility: Visibility,
    filter: ListFilter<LoanStatus>,
    page: Page,
  ): Promise<readonly Loan[]>;
}

export interface PaymentRepository {
  insert(payment: Payment): Promise<void>;
  find(id: Id<'pay'>): Promise<Payment | undefined>;
  /** Saves the payment, its version one higher than what was read. */
  save(payment: Payment): Promise<void>;
  /** What payments under way in one direction may still move, minor units. */
  pendingAmount(loanId: Id<'loan'>, direction: Payment['direction']): Promise<bigint>;
  /** How many they are. */
  pendingCount(loanId: Id<'loan'>, direction: Payment['direction']): Promise<number>;
  /** The payout whose money has moved and that is on its way into the books. */
  settledPayout(loanId: Id<'loan'>): Promise<Payment | undefined>;
  listOf(loanId: Id<'loan'>, page: Page): Promise<readonly Payment[]>;
}

export interface Idempotency {
  /** See `createIdempotency` of @blockscore/database: the answer is the entity's id. */
  once<Code extends string>(
    request: {
      readonly principal: string;
      readonly mutation: string;
      readonly key: string;
      readonly input: unknown;
    },
    action: () => Promise<Outcome<string, Code>>,
  ): Promise<Outcome<string, Code | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED'>>;
}

export interface ExposureRepository {
  /**
   * Lets nobody else commit to lending the person anything until the transaction ends. Always taken
   * after the lock of an application, never before.
   */
  lock(userId: Id<'user'>): Promise<void>;
  of(userId: Id<'user'>): Promise<Exposure>;
  /**
   * Applications that are not at an end, their loans not paid out yet included: the person's own ones,
   * or those that the same partner made for them. Neither learns by the limit how many others have.
   */
  countOpen(applicant: Pick<Application, 'userId' | 'partnerId' | 'consentId'>): Promise<number>;
}

/** Everything that happens in one transaction. */
export interface Work {
  readonly products: ProductRepository;
  readonly applications: ApplicationRepository;
  readonly applicationFacts: ApplicationFactsRepository;
  readonly assessments: AssessmentRepository;
  readonly bookTellings: BookTellingRepository;
  readonly clearances: ClearanceRepository;
  readonly decisions: DecisionRepository;
  readonly adverseActions: AdverseActionRepository;
  readonly agreements: AgreementRepository;
  readonly policies: PolicyRepository;
  readonly approvals: ApprovalRepository;
  readonly offers: OfferRepository;
  readonly exposures: ExposureRepository;
  readonly endOfDays: EndOfDayRepository;
  readonly loans: LoanRepository;
  readonly notices: NoticeRepository;
  readonly payments: PaymentRepository;
  readonly performance: PerformanceRepository;
  readonly copies: CopyRepository;
  readonly privacy: PrivacyRepository;
  readonly proposals: ProposalRepository;
  readonly refusedPostings: RefusedPostingRepository;
  readonly servicing: ServicingRepository;
  readonly statements: StatementRepository;
  readonly payoutAccounts: PayoutAccountRepository;
  readonly paymentCallbacks: PaymentCallbackRepository;
  readonly paymentChecks: PaymentCheckRepository;
  readonly pendingPayments: PendingPaymentRepository;
  readonly consents: ConsentRepository;
  readonly partners: PartnerRepository;
  readonly partnerPortfolios: PartnerPortfolioReader;
  readonly portfolios: PortfolioReader;
  readonly consentRequests: ConsentRequestRepository;
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly idempotency: Idempotency;
  readonly events: EventRecorder;
  readonly jobs: JobRecorder<LendingJobs>;
}

export type Transact = <T>(run: (work: Work) => Promise<T>) => Promise<T>;

export interface Ports {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly rules: LendingRules;
  readonly readPolicy: ReadPolicy;
  readonly paymentProvider: PaymentProvider;
  /** Logs that the provider could not be asked about an order, which is done again later. */
  readonly onProviderFault: (error: unknown, orderId: string) => void;
  readonly webhooks: WebhookTools;
  /** In hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  readonly payoffSigner: PayoffSigner;
  /** Prints a disclosure as a PDF file. */
  readonly printCosts: (disclosure: CostDisclosure) => Promise<Uint8Array>;
  /** A code that nobody guesses: see `CODE_ALPHABET`. */
  readonly newConsentCode: () => string;
  readonly sealAgreement: SealAgreement;
}
