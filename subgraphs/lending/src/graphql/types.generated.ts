import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { LoanAgreementMapper } from './agreements/schema.mappers.ts';
import type { LoanApplicationMapper, LoanOfferMapper, FirstApprovalMapper, DecisionMapper } from './applications/schema.mappers.ts';
import type { EndOfDayMapper } from './end-of-day/schema.mappers.ts';
import type { LoanMapper, InstalmentMapper, LoanMonthMapper, DelinquencyMapper, UserMapper, LedgerTransactionMapper } from './loans/schema.mappers.ts';
import type { NoticeMapper, NoticePreferenceMapper } from './notices/schema.mappers.ts';
import type { PartnerConsentRequestMapper, PartnerConsentMapper } from './partners/schema.mappers.ts';
import type { PaymentDifferenceMapper, PaymentReconciliationMapper } from './payment-reconciliation/schema.mappers.ts';
import type { PayoutAccountMapper, LoanPaymentMapper } from './payments/schema.mappers.ts';
import type { PayoffQuoteMapper, PayoffVerificationMapper } from './payoff/schema.mappers.ts';
import type { DecisionPolicyMapper, PolicyActivationMapper, DecisionReplayMapper, ReplayedFieldMapper, PolicySimulationMapper, AdverseActionNoticeMapper, ScoreDisclosureMapper } from './policy/schema.mappers.ts';
import type { PortfolioMapper, PortfolioLoanMapper } from './portfolio/schema.mappers.ts';
import type { RefusedPostingMapper } from './postings/schema.mappers.ts';
import type { LoanProductVersionMapper } from './product-admin/schema.mappers.ts';
import type { LoanProductMapper, LateFeeMapper, LoanRateMapper, CostDocumentMapper, LoanQuoteMapper, ScheduleRowMapper, AprResultMapper } from './products/schema.mappers.ts';
import type { ServicingProposalMapper } from './servicing-office/schema.mappers.ts';
import type { LoanEntryMapper, LoanStandingMapper } from './servicing/schema.mappers.ts';
import type { WebhookDeliveryMapper, WebhookEndpointMapper } from './webhooks/schema.mappers.ts';
import type { SubgraphContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, e.g. USD. */
  CurrencyCode: { input: string; output: string; }
  /** A moment in UTC, RFC 3339, e.g. 2026-01-31T12:00:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as text, exact, e.g. "12.50". */
  Decimal: { input: string; output: string; }
  /**
   * A JSON value that another standard defines, such as WebAuthn's dictionaries; as input at most 32,768
   * characters, nested at most 8 deep.
   */
  JSON: { input: unknown; output: unknown; }
  /** A calendar day without time zone, ISO 8601, e.g. 2026-01-31. */
  LocalDate: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AcceptOfferInput = {
  /** Of an account given by its number: as the bank knows its holder, at most 140 characters. */
  accountHolder?: InputMaybe<Scalars['String']['input']>;
  /** Of the application, or of its offer. */
  id: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
  /**
   * Where the money goes: the id of a verified account of one's own, or an IBAN or account number, 4 to 34
   * letters and digits; blanks and hyphens are ignored. A number is added to one's accounts, and the
   * payment provider is asked about it at once.
   */
  payoutAccount: Scalars['String']['input'];
};

export type AcceptOfferPayload = {
  __typename?: 'AcceptOfferPayload';
  application?: Maybe<LoanApplication>;
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ActivatePolicyInput = {
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
  version: Scalars['String']['input'];
};

export type ActivatePolicyPayload = {
  __typename?: 'ActivatePolicyPayload';
  policy?: Maybe<DecisionPolicy>;
  userErrors: Array<LendingError>;
};

export type AddPayoutAccountInput = {
  /** An IBAN or account number, 4 to 34 letters and digits; blanks and hyphens are ignored. */
  account: Scalars['String']['input'];
  /** As the bank knows its holder, at most 140 characters. */
  holderName: Scalars['String']['input'];
};

export type AddPayoutAccountPayload = {
  __typename?: 'AddPayoutAccountPayload';
  payoutAccount?: Maybe<PayoutAccount>;
  userErrors: Array<LendingError>;
};

export type AdverseAction =
  /** Not as asked for, but on other terms. */
  | 'COUNTER_OFFER'
  | 'DENIED'
  /** Denied because something was missing. */
  | 'INCOMPLETE';

/** A notice of adverse action (Regulation B, 12 CFR 1002.9), as it was written when it was decided. */
export type AdverseActionNotice = {
  __typename?: 'AdverseActionNotice';
  action: AdverseAction;
  creditorAddress: Scalars['String']['output'];
  creditorName: Scalars['String']['output'];
  /** All of it as a page of HTML. */
  html: Scalars['String']['output'];
  issuedAt: Scalars['DateTime']['output'];
  /** At most four, the most important first. */
  principalReasons: Array<DecisionReason>;
  /** What the Equal Credit Opportunity Act forbids, and which agency watches over it. */
  rights: Scalars['String']['output'];
  /** The credit score that was used; null where there was none. */
  score?: Maybe<ScoreDisclosure>;
  statement: Scalars['String']['output'];
};

export type ApplicationStatus =
  | 'ACCEPTED'
  | 'APPROVED'
  /** What was missing was not given by the day that the applicant was told; no denial. */
  | 'CLOSED_INCOMPLETE'
  | 'EXPIRED'
  | 'REJECTED'
  | 'SUBMITTED'
  | 'UNDER_REVIEW'
  | 'WITHDRAWN';

export type ApplicationSummary = {
  __typename?: 'ApplicationSummary';
  amount: Money;
  count: Scalars['Int']['output'];
  status: ApplicationStatus;
};

export type ApplyForLoanInput = {
  amount: MoneyInput;
  /** 1 to 255 characters: the same key gives the same application, never a second one. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** In the applicant's words, at most 200 characters. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  termMonths: Scalars['Int']['input'];
};

export type ApplyForLoanOnBehalfInput = {
  amount: MoneyInput;
  consentId: Scalars['ID']['input'];
  /** 1 to 255 characters: the same key gives the same application, never a second one. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** In the applicant's words, at most 200 characters. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  termMonths: Scalars['Int']['input'];
};

export type ApplyForLoanOnBehalfPayload = {
  __typename?: 'ApplyForLoanOnBehalfPayload';
  application?: Maybe<LoanApplication>;
  userErrors: Array<LendingError>;
};

export type ApplyForLoanPayload = {
  __typename?: 'ApplyForLoanPayload';
  application?: Maybe<LoanApplication>;
  userErrors: Array<LendingError>;
};

export type ApproveApplicationInput = {
  /** Default: what was asked for, which is also the most. */
  amount?: InputMaybe<MoneyInput>;
  /** Percent a year, within the product's rates. Default: the declared rate for the borrower's band. */
  annualRate?: InputMaybe<Scalars['Decimal']['input']>;
  id: Scalars['ID']['input'];
  /**
   * For staff only, at most 1,000 characters. Approving against some findings takes one, as the policy
   * that is active says (`overrides.withNote`).
   */
  note?: InputMaybe<Scalars['String']['input']>;
  /**
   * Where amount or term are not those asked for: why, at most 4, which the borrower reads. Default: what
   * the policy finds against the terms asked for.
   */
  reasons?: InputMaybe<Array<RejectionReason>>;
  /** Default: what was asked for. */
  termMonths?: InputMaybe<Scalars['Int']['input']>;
};

export type ApproveApplicationPayload = {
  __typename?: 'ApproveApplicationPayload';
  /** Still UNDER_REVIEW where a second officer has to approve. */
  application?: Maybe<LoanApplication>;
  userErrors: Array<LendingError>;
};

export type AprAdvanceInput = {
  /** Above zero, what the borrower receives. */
  amount: Scalars['Decimal']['input'];
  date: Scalars['LocalDate']['input'];
};

/** By which law an annual percentage rate is computed. */
export type AprMethod =
  /** Directive 2008/48/EC, Annex I, which Directive (EU) 2023/2225 keeps: compounded over the year. */
  | 'EU_DIRECTIVE'
  /** Regulation Z (12 CFR 1026), Appendix J: the rate of a unit-period times unit-periods in a year. */
  | 'REGULATION_Z';

/** A payment, or a series of equal ones. */
export type AprPaymentInput = {
  /** Above zero. */
  amount: Scalars['Decimal']['input'];
  count?: InputMaybe<Scalars['Int']['input']>;
  /** Of the first payment. */
  date: Scalars['LocalDate']['input'];
  /** Default: every month. */
  every?: InputMaybe<IntervalInput>;
};

export type AprResult = {
  __typename?: 'AprResult';
  /** Annual percentage rate in percent, to four decimals. */
  apr: Scalars['Decimal']['output'];
  financeCharge: Scalars['Decimal']['output'];
  method: AprMethod;
  totalOfPayments: Scalars['Decimal']['output'];
};

export type ArrearsSummary = {
  __typename?: 'ArrearsSummary';
  bucket: DelinquencyBucket;
  count: Scalars['Int']['output'];
  /** Principal that is outstanding. */
  outstanding: Money;
  /** What is overdue of principal, interest and fees. */
  pastDue: Money;
};

export type CalculateAprInput = {
  /** 1 to 100. The term begins on the first. */
  advances: Array<AprAdvanceInput>;
  method?: InputMaybe<AprMethod>;
  /** 1 to 100 series, of 5,000 payments in all at the most. */
  payments: Array<AprPaymentInput>;
};

export type CancelLoanInput = {
  id: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
  /** Why; for staff only, at most 1,000 characters. Who cancels somebody else's loan has to say it. */
  note?: InputMaybe<Scalars['String']['input']>;
};

export type CancelLoanPayload = {
  __typename?: 'CancelLoanPayload';
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ChangeLoanRateInput = {
  /** Percent a year. */
  annualRate: Scalars['Decimal']['input'];
  /** From the payout to today. Default: today. */
  effectiveOn?: InputMaybe<Scalars['LocalDate']['input']>;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
};

export type ChangeLoanRatePayload = {
  __typename?: 'ChangeLoanRatePayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ChangePayoutAccountInput = {
  loanId: Scalars['ID']['input'];
  payoutAccountId: Scalars['ID']['input'];
};

export type ChangePayoutAccountPayload = {
  __typename?: 'ChangePayoutAccountPayload';
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

/** What is left out, or null, stays as it is; `lateFee: null` takes the late fee away. */
export type ChangeProductInput = {
  allocationOrder?: InputMaybe<Array<LoanComponent>>;
  balloonPercent?: InputMaybe<Scalars['Decimal']['input']>;
  dayCount?: InputMaybe<DayCount>;
  description?: InputMaybe<Scalars['String']['input']>;
  downPaymentPercent?: InputMaybe<Scalars['Decimal']['input']>;
  every?: InputMaybe<IntervalInput>;
  excess?: InputMaybe<ExcessUse>;
  id: Scalars['ID']['input'];
  instalmentMultiple?: InputMaybe<MoneyInput>;
  interestGrace?: InputMaybe<Scalars['Int']['input']>;
  lateFee?: InputMaybe<LateFeeInput>;
  maxAmount?: InputMaybe<MoneyInput>;
  maxTermMonths?: InputMaybe<Scalars['Int']['input']>;
  method?: InputMaybe<RepaymentMethod>;
  minAmount?: InputMaybe<MoneyInput>;
  minTermMonths?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  overdueInterest?: InputMaybe<Scalars['Boolean']['input']>;
  principalGrace?: InputMaybe<Scalars['Int']['input']>;
  /** The whole pricing table. */
  rates?: InputMaybe<Array<LoanRateInput>>;
  /** Why, 1 to 500 characters; kept with the version. */
  reason: Scalars['String']['input'];
  /** The version that the change is of: CONFLICT where there is a newer one. */
  version: Scalars['Int']['input'];
};

export type ChangeProductPayload = {
  __typename?: 'ChangeProductPayload';
  /** With its new version. */
  product?: Maybe<LoanProduct>;
  userErrors: Array<LendingError>;
};

export type ChargeFeeInput = {
  amount: MoneyInput;
  component?: FeeComponent;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
};

export type ChargeFeePayload = {
  __typename?: 'ChargeFeePayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ChargeOffLoanInput = {
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
};

export type ChargeOffLoanPayload = {
  __typename?: 'ChargeOffLoanPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ConfirmPartnerConsentInput = {
  /** As it was given; small letters, blanks and hyphens do not matter. */
  code: Scalars['String']['input'];
  /** Within a year. Default: in 90 days. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ConfirmPartnerConsentPayload = {
  __typename?: 'ConfirmPartnerConsentPayload';
  consent?: Maybe<PartnerConsent>;
  userErrors: Array<LendingError>;
};

export type ConsentPurpose =
  /** To apply for loans for the customer, and to see how far those are. */
  | 'APPLY';

export type ConsentRequestStatus =
  | 'CONFIRMED'
  | 'EXPIRED'
  | 'PENDING';

/**
 * What a loan costs on a page or more: annual percentage rate, finance charge, amount financed, total of
 * payments and every payment, with a picture of how the balance falls.
 */
export type CostDocument = {
  __typename?: 'CostDocument';
  /** A page of its own that loads nothing, fit for print. */
  html: Scalars['String']['output'];
  /** A PDF file in Base64: `data:application/pdf;base64,` in front of it makes a link. */
  pdf: Scalars['String']['output'];
};

export type CreateProductInput = {
  /** Each component once. */
  allocationOrder?: Array<LoanComponent>;
  /** 0 to 100; for BALLOON above 0. With the down payment at most 100. */
  balloonPercent?: Scalars['Decimal']['input'];
  /** 2 to 40 capital letters, digits and underscores, a letter first. It never changes. */
  code: Scalars['String']['input'];
  dayCount?: DayCount;
  /** 1 to 500 characters. */
  description: Scalars['String']['input'];
  /** From 0, below 100. */
  downPaymentPercent?: Scalars['Decimal']['input'];
  /** Default: every month. A term has at most 600 instalments. */
  every?: IntervalInput;
  excess?: ExcessUse;
  /** Default: the smallest unit of the currency. At most the smallest amount that is lent. */
  instalmentMultiple?: InputMaybe<MoneyInput>;
  /** Less than the shortest term has instalments. */
  interestGrace?: Scalars['Int']['input'];
  /** null: nothing is charged for being late. */
  lateFee?: InputMaybe<LateFeeInput>;
  /** At most 1,000,000,000. */
  maxAmount: MoneyInput;
  maxTermMonths: Scalars['Int']['input'];
  method?: RepaymentMethod;
  minAmount: MoneyInput;
  /** 1 to 600 and whole instalments, as is the longest term. */
  minTermMonths: Scalars['Int']['input'];
  /** 1 to 80 characters. */
  name: Scalars['String']['input'];
  overdueInterest?: Scalars['Boolean']['input'];
  /** Less than the shortest term has instalments; for INTEREST_ONLY at least 1. */
  principalGrace?: Scalars['Int']['input'];
  /** Each band and each term has one rate, and nobody of a better band pays more; at most 200. */
  rates: Array<LoanRateInput>;
  /** Why there is to be such a product, 1 to 500 characters; kept with the version. */
  reason: Scalars['String']['input'];
};

export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  product?: Maybe<LoanProduct>;
  userErrors: Array<LendingError>;
};

export type CreateWebhookEndpointInput = {
  /** At most 200 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** At least one. */
  kinds: Array<WebhookKind>;
  /** Of https and port 443, on the public internet, at most 2,048 characters. */
  url: Scalars['String']['input'];
};

export type CreateWebhookEndpointPayload = {
  __typename?: 'CreateWebhookEndpointPayload';
  endpoint?: Maybe<WebhookEndpoint>;
  /** `whsec_…`, by which the receiver checks signatures: shown this once. */
  secret?: Maybe<Scalars['String']['output']>;
  userErrors: Array<LendingError>;
};

/** How the days of an interest period are counted, and what a year of them is. */
export type DayCount =
  | 'ACT_360'
  | 'ACT_364'
  | 'ACT_365'
  /** Days of each calendar year over 365 or 366, split at 31 December. */
  | 'ACT_ACT'
  /** Every month has 30 days, the year 360. */
  | 'THIRTY_360';

export type Decision = {
  __typename?: 'Decision';
  decidedAt: Scalars['DateTime']['output'];
  decidedBy: DecisionMaker;
  /** What it was decided on. [loans:decide], not of one's own application. */
  inputs?: Maybe<DecisionInputs>;
  outcome: DecisionOutcome;
  policyVersion: Scalars['String']['output'];
  reasons: Array<DecisionReason>;
};

/** The facts of a decision; null where there was none. */
export type DecisionInputs = {
  __typename?: 'DecisionInputs';
  band?: Maybe<PricingBand>;
  /** (Monthly debts + the new payment) / monthly income. */
  debtToIncome?: Maybe<Scalars['Decimal']['output']>;
  /** When the finances that were scored were stated; null in decisions of before it was kept. */
  financesStatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the identity was verified. */
  identityVerified?: Maybe<Scalars['Boolean']['output']>;
  /** What an officer noted. */
  note?: Maybe<Scalars['String']['output']>;
  /** What an officer approved against. */
  overridden: Array<DecisionReasonCode>;
  score?: Maybe<Scalars['Int']['output']>;
  scoreCalculatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the name screening was clear. */
  screeningClear?: Maybe<Scalars['Boolean']['output']>;
};

export type DecisionMaker =
  | 'OFFICER'
  | 'POLICY';

export type DecisionOutcome =
  | 'APPROVED'
  /** An officer decides. */
  | 'REFERRED'
  | 'REJECTED';

/** A version of the rules by which applications are decided. What a version says never changes. */
export type DecisionPolicy = {
  __typename?: 'DecisionPolicy';
  /** When it began to decide, the latest first, at most a hundred. */
  activations: Array<PolicyActivation>;
  /** The rules as JSON: see docs/lending.md, «Decisions». */
  content: Scalars['String']['output'];
  declaredAt: Scalars['DateTime']['output'];
  /** Null of the policy that the lender began with. */
  declaredBy?: Maybe<User>;
  /** SHA-256 of the content, in hex. */
  digest: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Whether applications are decided by it now. */
  isActive: Scalars['Boolean']['output'];
  /** Why it was declared. */
  reason: Scalars['String']['output'];
  version: Scalars['String']['output'];
};

export type DecisionPolicyConnection = {
  __typename?: 'DecisionPolicyConnection';
  edges: Array<DecisionPolicyEdge>;
  pageInfo: PageInfo;
};

export type DecisionPolicyEdge = {
  __typename?: 'DecisionPolicyEdge';
  cursor: Scalars['String']['output'];
  node: DecisionPolicy;
};

export type DecisionReason = {
  __typename?: 'DecisionReason';
  code: DecisionReasonCode;
  text: Scalars['String']['output'];
};

export type DecisionReasonCode =
  | 'AMOUNT_ABOVE_LIMIT'
  | 'AMOUNT_NEEDS_REVIEW'
  | 'APPLICATION_INCOMPLETE'
  | 'DEBT_TO_INCOME_ELEVATED'
  | 'DEBT_TO_INCOME_TOO_HIGH'
  | 'EMPLOYMENT_NOT_VERIFIED'
  | 'EXCESSIVE_OBLIGATIONS'
  | 'FRAUD_SUSPECTED'
  | 'IDENTITY_NOT_VERIFIED'
  | 'IDENTITY_REJECTED'
  | 'INCOME_NOT_VERIFIED'
  | 'MANUAL_REVIEW'
  | 'NO_PROFILE'
  | 'OTHER'
  | 'PURPOSE_NOT_SUPPORTED'
  | 'SCORE_BELOW_MINIMUM'
  | 'SCORE_FACTOR'
  | 'SCORE_NEEDS_REVIEW'
  | 'SCORE_OUTDATED'
  | 'SCREENING_UNRESOLVED';

/** A decision made again from the inputs and the policy version that were stored with it. */
export type DecisionReplay = {
  __typename?: 'DecisionReplay';
  decision: Decision;
  /** Empty where nothing was computed again. */
  fields: Array<ReplayedField>;
  /** Inputs that were not kept. */
  missing: Array<Scalars['String']['output']>;
  status: DecisionReplayStatus;
};

export type DecisionReplayStatus =
  /** People decided: nothing is computed again. */
  | 'BY_OFFICER'
  | 'DIFFERENT'
  | 'INPUTS_ERASED'
  /** Decided before all inputs were kept. */
  | 'INPUTS_MISSING'
  | 'POLICY_UNKNOWN'
  | 'SAME';

export type DeclarePolicyInput = {
  /** The rules as JSON, at most 20,000 characters: see docs/lending.md, «Decisions». */
  content: Scalars['String']['input'];
  /** At most 500 characters. */
  reason: Scalars['String']['input'];
};

export type DeclarePolicyPayload = {
  __typename?: 'DeclarePolicyPayload';
  policy?: Maybe<DecisionPolicy>;
  userErrors: Array<LendingError>;
};

export type DeleteWebhookEndpointInput = {
  id: Scalars['ID']['input'];
};

export type DeleteWebhookEndpointPayload = {
  __typename?: 'DeleteWebhookEndpointPayload';
  deletedId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<LendingError>;
};

export type Delinquency = {
  __typename?: 'Delinquency';
  amountPastDue: Money;
  bucket: DelinquencyBucket;
  /** Days since the oldest instalment that is not paid in full fell due. */
  daysPastDue: Scalars['Int']['output'];
};

export type DelinquencyBucket =
  | 'CURRENT'
  | 'DAYS_1_29'
  | 'DAYS_30_59'
  | 'DAYS_60_89'
  | 'DAYS_90_PLUS';

export type DisableWebhookEndpointInput = {
  id: Scalars['ID']['input'];
};

export type DisableWebhookEndpointPayload = {
  __typename?: 'DisableWebhookEndpointPayload';
  endpoint?: Maybe<WebhookEndpoint>;
  userErrors: Array<LendingError>;
};

export type DisburseLoanInput = {
  id: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
};

export type DisburseLoanPayload = {
  __typename?: 'DisburseLoanPayload';
  loan?: Maybe<Loan>;
  payment?: Maybe<LoanPayment>;
  userErrors: Array<LendingError>;
};

export type EnableWebhookEndpointInput = {
  id: Scalars['ID']['input'];
};

export type EnableWebhookEndpointPayload = {
  __typename?: 'EnableWebhookEndpointPayload';
  endpoint?: Maybe<WebhookEndpoint>;
  userErrors: Array<LendingError>;
};

/** The end of a day of all loans whose money is out: what time alone did to them. */
export type EndOfDay = {
  __typename?: 'EndOfDay';
  day: Scalars['LocalDate']['output'];
  /** How many of them were gone through. */
  done: Scalars['Int']['output'];
  /** How many could not be written; each later day tries them again. */
  failed: Scalars['Int']['output'];
  /** Up to twenty of those. */
  failedLoans: Array<Loan>;
  /** Null while it is being closed. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Loans that there were to write. */
  loans: Scalars['Int']['output'];
  /** How many of them were worked out anew from their entries, since more than their interest changed. */
  replayed: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
};

export type EndOfDayConnection = {
  __typename?: 'EndOfDayConnection';
  edges: Array<EndOfDayEdge>;
  pageInfo: PageInfo;
};

export type EndOfDayEdge = {
  __typename?: 'EndOfDayEdge';
  cursor: Scalars['String']['output'];
  node: EndOfDay;
};

export type ExcessUse =
  /** Pays the next instalments as they stand. */
  | 'IN_ADVANCE'
  /** Repays principal at once and keeps the instalment, so that there are fewer. */
  | 'SHORTER_TERM'
  /** Repays principal at once and keeps the number of instalments, so that they are smaller. */
  | 'SMALLER_INSTALMENT';

export type FeeComponent =
  | 'FEE'
  | 'PENALTY';

export type FirstApproval = {
  __typename?: 'FirstApproval';
  amount: Money;
  annualRate: Scalars['Decimal']['output'];
  approvedAt: Scalars['DateTime']['output'];
  officer?: Maybe<User>;
  termMonths: Scalars['Int']['output'];
};

export type GrantPartnerConsentInput = {
  /** Within a year. Default: in 90 days. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  partnerId: Scalars['ID']['input'];
  /** At least one. */
  purposes: Array<ConsentPurpose>;
};

export type GrantPartnerConsentPayload = {
  __typename?: 'GrantPartnerConsentPayload';
  consent?: Maybe<PartnerConsent>;
  userErrors: Array<LendingError>;
};

export type Instalment = {
  __typename?: 'Instalment';
  /** What of it is still asked for, with fees and penalties; once the loan was charged off, what was not paid of it. */
  amountDue: Money;
  /** Principal outstanding after this instalment, if all are paid as planned. */
  balance: Money;
  dueDate: Scalars['LocalDate']['output'];
  fee: Money;
  interest: Money;
  number: Scalars['Int']['output'];
  /** Whether nothing of it is asked for any more. */
  paid: Scalars['Boolean']['output'];
  paidFee: Money;
  paidInterest: Money;
  paidPenalty: Money;
  paidPrincipal: Money;
  /** All that it asks for, paid or not. */
  payment: Money;
  /** For being late. */
  penalty: Money;
  principal: Money;
  waivedFee: Money;
  /** Given up, and so not to be paid. */
  waivedInterest: Money;
  waivedPenalty: Money;
};

/** How often something falls due: every `count` units. */
export type Interval = {
  __typename?: 'Interval';
  count: Scalars['Int']['output'];
  unit: IntervalUnit;
};

export type IntervalInput = {
  /** 1 to 1000. */
  count?: InputMaybe<Scalars['Int']['input']>;
  unit: IntervalUnit;
};

export type IntervalUnit =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'SEMI_MONTH'
  | 'WEEK';

/** A fixed amount, or a percentage of what is unpaid of the instalment's principal and interest. */
export type LateFee = {
  __typename?: 'LateFee';
  amount?: Maybe<Money>;
  /** The most of all late fees of a loan together; null: no bound. */
  cap?: Maybe<Money>;
  /** Days after the due day on which it may still be paid for nothing. */
  graceDays: Scalars['Int']['output'];
  percent?: Maybe<Scalars['Decimal']['output']>;
};

/** An amount or a percentage, one of them. */
export type LateFeeInput = {
  amount?: InputMaybe<MoneyInput>;
  /** The most of all late fees of a loan together, at least the fee; null: no bound. */
  cap?: InputMaybe<MoneyInput>;
  /** 0 to 90. */
  graceDays: Scalars['Int']['input'];
  /** Of what is unpaid of the instalment's principal and interest; above 0, at most 100. */
  percent?: InputMaybe<Scalars['Decimal']['input']>;
};

export type LedgerTransaction = {
  __typename?: 'LedgerTransaction';
  id: Scalars['ID']['output'];
};

export type LendingError = UserError & {
  __typename?: 'LendingError';
  code: LendingErrorCode;
  message: Scalars['String']['output'];
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type LendingErrorCode =
  | 'ABOVE_AUTHORITY'
  | 'AMOUNT_INVALID'
  | 'AMOUNT_OUT_OF_RANGE'
  | 'BORROWERS_ONLY'
  | 'CLEARANCE_REQUIRED'
  | 'CLEARANCE_STALE'
  | 'CODE_INVALID'
  /** Changed by somebody else in the meantime: look at it again. */
  | 'CONFLICT'
  | 'CONSENT_ENDED'
  | 'CURRENCY_NOT_OFFERED'
  | 'DATE_INVALID'
  | 'IDEMPOTENCY_KEY_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INPUT_INVALID'
  | 'INVALID_STATE'
  | 'NOTE_REQUIRED'
  /** Of a notice that is mailed in any case. */
  | 'NOTICE_REQUIRED'
  | 'NOT_FOUND'
  | 'OFFER_EXPIRED'
  | 'OVERPAYMENT'
  | 'OVERRIDE_NOT_ALLOWED'
  | 'OWN_APPLICATION'
  | 'PARTNERS_ONLY'
  | 'PAYOUT_ACCOUNT_INVALID'
  | 'PAYOUT_ACCOUNT_REFUSED'
  /** The payment provider has not verified it. */
  | 'PAYOUT_ACCOUNT_UNVERIFIED'
  | 'POLICY_INVALID'
  | 'POLICY_VERSION_TAKEN'
  /** The person's data may be kept and not used. */
  | 'PROCESSING_RESTRICTED'
  | 'PRODUCT_CODE_TAKEN'
  | 'PRODUCT_NOT_FOUND'
  | 'RATE_OUT_OF_RANGE'
  | 'SECOND_ADMIN_REQUIRED'
  | 'SECOND_OFFICER_REQUIRED'
  | 'TERMS_DIFFER'
  | 'TERM_OUT_OF_RANGE'
  | 'TOO_MANY_APPLICATIONS'
  | 'TOO_MANY_CONSENTS'
  /** The loan has as many entries as there may be: it can be paid off, given up, or have entries taken back. */
  | 'TOO_MANY_ENTRIES'
  | 'TOO_MANY_PAYOUT_ACCOUNTS'
  | 'TOO_MANY_WEBHOOKS'
  | 'TRY_LATER'
  | 'WEBHOOK_URL_INVALID';

export type Loan = {
  __typename?: 'Loan';
  /**
   * What was agreed on when the offer was accepted, and what commits to it; null of loans of before that
   * was written down. For the borrower and staff.
   */
  agreement?: Maybe<LoanAgreement>;
  /** What was lent. */
  amount: Money;
  /** Nominal rate a year in percent, as it is today. */
  annualRate: Scalars['Decimal']['output'];
  application?: Maybe<LoanApplication>;
  /** Principal that is outstanding. */
  balance: Money;
  borrower?: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  dayCount: DayCount;
  delinquency: Delinquency;
  /** The day that interest runs from. */
  disbursedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** What happened to it since the money went out, the latest first. For the borrower and staff. */
  entries: LoanEntryConnection;
  id: Scalars['ID']['output'];
  method: RepaymentMethod;
  /** The oldest instalment of the schedule that is not paid in full; null once the loan was charged off. */
  nextInstalment?: Maybe<Instalment>;
  /** What was told about it and its application, when and to whom, newest first. [loans:read] */
  notices: NoticeConnection;
  /** Those that were, the one under way, and those that are written down and begin later. For the borrower and staff. */
  pauses: Array<LoanPause>;
  /** Payouts and repayments, newest first. */
  payments: LoanPaymentConnection;
  /** Where it is paid out to; null of loans of before accounts were verified. */
  payoutAccount?: Maybe<PayoutAccount>;
  /**
   * How it was repaid month by month, from the first; each is there from the night after its last day, and
   * put right where something is taken down later with an earlier day, or taken back.
   */
  performance: Array<LoanMonth>;
  product: LoanProduct;
  /**
   * The instalments; empty until the loan is paid out. A pause that is written down and begins later is
   * counted already, as if all went as planned until then.
   */
  schedule: Array<Instalment>;
  /** Changes that one officer asked for and a second one has to ask for too. [loans:read], not of one's own. */
  servicingProposals?: Maybe<Array<ServicingProposal>>;
  /**
   * How it stands at the end of a day, by default today: told anew from what happened until then, with what
   * was written down later. With `knownAt` the answer is the one that would have been given at that moment.
   * Null while no money had gone out. For the borrower and staff.
   */
  standing?: Maybe<LoanStanding>;
  status: LoanStatus;
  termMonths: Scalars['Int']['output'];
  /** All that the schedule still asks for, with interest of days to come: what pays it off is less. */
  totalOutstanding: Money;
};


export type LoanentriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type LoannoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type LoanpaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type LoanstandingArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/**
 * What a loan's life follows from, as one text that names no person. Whoever is shown it with its salt can
 * compute the commitment, which is what a LoanRegistry on a chain names the loan by.
 */
export type LoanAgreement = {
  __typename?: 'LoanAgreement';
  /** `0x` and the SHA-256 of `domain`, `salt` and `content`, one after the other. */
  commitment: Scalars['String']['output'];
  /** JSON, hashed as it stands here: amounts in minor units, rates in percent a year. */
  content: Scalars['String']['output'];
  /** Ends in a line feed, which is hashed too. */
  domain: Scalars['String']['output'];
  /** `0x` and 32 random bytes, which are hashed as bytes; null once the person's data has been erased. */
  salt?: Maybe<Scalars['String']['output']>;
};

export type LoanApplication = {
  __typename?: 'LoanApplication';
  /** What the borrower has to be told where they did not get what they applied for. */
  adverseActionNotice?: Maybe<AdverseActionNotice>;
  /** What was asked for. */
  amount: Money;
  /** The last day to give it: it is not denied before, and closed after. */
  answerBy?: Maybe<Scalars['LocalDate']['output']>;
  borrower?: Maybe<User>;
  /** By which the partner that it came through applied; null where the borrower did. */
  consent?: Maybe<PartnerConsent>;
  /**
   * The last day to tell the applicant what becomes of it: 30 days after it was complete (12 CFR 1002.9(a)(1)(i)).
   * Null once it is decided, and while something that only the applicant can give is missing.
   */
  decideBy?: Maybe<Scalars['LocalDate']['output']>;
  /** The latest decision. Its reasons as far as the applicant may know them, whole for [loans:decide] of others. */
  decision?: Maybe<Decision>;
  /** All decisions, the latest first; null for who may not see them. [loans:decide], not of one's own application. */
  decisions?: Maybe<Array<Decision>>;
  /** The approval of a first officer that waits for a second one's. [loans:read] */
  firstApproval?: Maybe<FirstApproval>;
  id: Scalars['ID']['output'];
  loan?: Maybe<Loan>;
  /** What only the applicant can give and it cannot be decided without, as they were told. */
  missing: Array<MissingData>;
  offer?: Maybe<LoanOffer>;
  product: LoanProduct;
  purpose?: Maybe<Scalars['String']['output']>;
  status: ApplicationStatus;
  submittedAt: Scalars['DateTime']['output'];
  termMonths: Scalars['Int']['output'];
};

export type LoanApplicationConnection = {
  __typename?: 'LoanApplicationConnection';
  edges: Array<LoanApplicationEdge>;
  pageInfo: PageInfo;
};

export type LoanApplicationEdge = {
  __typename?: 'LoanApplicationEdge';
  cursor: Scalars['String']['output'];
  node: LoanApplication;
};

export type LoanApplicationFilter = {
  /** Not decided yet, though `decideBy` is before this day. */
  decideBefore?: InputMaybe<Scalars['LocalDate']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<ApplicationStatus>>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** What a borrower may owe on an instalment. */
export type LoanComponent =
  | 'FEE'
  | 'INTEREST'
  | 'PENALTY'
  | 'PRINCIPAL';

export type LoanConnection = {
  __typename?: 'LoanConnection';
  edges: Array<LoanEdge>;
  pageInfo: PageInfo;
};

export type LoanEdge = {
  __typename?: 'LoanEdge';
  cursor: Scalars['String']['output'];
  node: Loan;
};

/** Something that happened to a loan. Entries are never changed or removed. */
export type LoanEntry = {
  __typename?: 'LoanEntry';
  /** Null of what is of no amount. */
  amount?: Maybe<Money>;
  /** The rate from then on in percent a year: of RATE_CHANGED and RESTRUCTURED. */
  annualRate?: Maybe<Scalars['Decimal']['output']>;
  /** Why it was taken back: of REVERSED. */
  cause?: Maybe<ReversalCause>;
  /** What was charged or given up: of FEE_CHARGED and WAIVED. */
  component?: Maybe<WaivableComponent>;
  /** The day from which it counts, which may be earlier than that of writing. */
  effectiveOn: Scalars['LocalDate']['output'];
  /** What was to be done with more than was due: of REPAID. */
  excess?: Maybe<ExcessUse>;
  /** How many instalments were planned: of RESTRUCTURED, and of RESCHEDULED where their number was given. */
  instalments?: Maybe<Scalars['Int']['output']>;
  /** What becomes of interest in the pause: of PAUSED. */
  interest?: Maybe<PauseInterest>;
  kind: LoanEntryKind;
  /** The day on which the next instalment falls due since: of RESCHEDULED and RESTRUCTURED. */
  nextDueDate?: Maybe<Scalars['LocalDate']['output']>;
  /** What was said of it; for [loans:read], not of one's own loan. */
  note?: Maybe<Scalars['String']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  /** Who wrote it down, null where a service did; for [loans:read], not of one's own loan. */
  recordedBy?: Maybe<User>;
  /** The service that wrote it down by itself, null where a person did; for [loans:read], not of one's own loan. */
  recordedByService?: Maybe<Scalars['String']['output']>;
  /** The sequence of the entry that this one takes back. */
  reverses?: Maybe<Scalars['Int']['output']>;
  /** From 1, in the order of writing. */
  sequence: Scalars['Int']['output'];
  /** The last day of the pause: of PAUSED, which begins on `effectiveOn`. */
  until?: Maybe<Scalars['LocalDate']['output']>;
};

export type LoanEntryConnection = {
  __typename?: 'LoanEntryConnection';
  edges: Array<LoanEntryEdge>;
  pageInfo: PageInfo;
};

export type LoanEntryEdge = {
  __typename?: 'LoanEntryEdge';
  cursor: Scalars['String']['output'];
  node: LoanEntry;
};

export type LoanEntryKind =
  /** The agreement was ended before its money was out. */
  | 'CANCELLED'
  /** It was given up as lost. */
  | 'CHARGED_OFF'
  /** Money went to the borrower. */
  | 'DISBURSED'
  | 'FEE_CHARGED'
  /** Nothing fell due for a while, and nobody got later. */
  | 'PAUSED'
  | 'RATE_CHANGED'
  /** What was paid too much went back. */
  | 'REFUNDED'
  /** Money came from the borrower. */
  | 'REPAID'
  /** The instalments to come fall due on other days. */
  | 'RESCHEDULED'
  /** All that was owed became the principal of a new plan. */
  | 'RESTRUCTURED'
  /** An entry never counted: it was a mistake, or the payer's bank took it back. */
  | 'REVERSED'
  /** A fee, a penalty or interest was given up. */
  | 'WAIVED';

export type LoanFilter = {
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<LoanStatus>>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A month of a loan's life as it stood on its last day; what is found out later is told in later months. */
export type LoanMonth = {
  __typename?: 'LoanMonth';
  /** On the last day, of the oldest instalment that was not paid. */
  daysPastDue: Scalars['Int']['output'];
  /** What was unpaid before, and what fell due in the month. */
  due: Money;
  /** Months since the loan was paid out, from 1. */
  number: Scalars['Int']['output'];
  /** How much of that was paid by the last day. */
  paid: Money;
  /** The last day: that on which the month's instalment falls due. */
  periodEnd: Scalars['LocalDate']['output'];
  /** The most on any day of the month. */
  worstDaysPastDue: Scalars['Int']['output'];
};

/** What the lender lends on, until it expires. */
export type LoanOffer = {
  __typename?: 'LoanOffer';
  acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  amount: Money;
  amountFinanced: Money;
  /** Nominal rate a year in percent. */
  annualRate: Scalars['Decimal']['output'];
  /** Annual percentage rate in percent. */
  apr: Scalars['Decimal']['output'];
  /** Why not on the terms asked for, as the borrower may know it; empty where it is on those. */
  counterOfferReasons: Array<DecisionReason>;
  /** What the offered loan costs, for a person to read and keep. */
  document: CostDocument;
  expiresAt: Scalars['DateTime']['output'];
  financeCharge: Money;
  id: Scalars['ID']['output'];
  /** Whether amount or term are not those asked for. */
  isCounterOffer: Scalars['Boolean']['output'];
  payment: Money;
  /** As if it were paid out on the day of the offer. */
  schedule: Array<ScheduleRow>;
  termMonths: Scalars['Int']['output'];
  totalOfPayments: Money;
};

/** Days on which nothing falls due and nobody gets later, both included. */
export type LoanPause = {
  __typename?: 'LoanPause';
  from: Scalars['LocalDate']['output'];
  interest: PauseInterest;
  until: Scalars['LocalDate']['output'];
};

export type LoanPayment = {
  __typename?: 'LoanPayment';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  /** Beyond all that was owed: the borrower's. */
  credit?: Maybe<Money>;
  direction: PaymentDirection;
  /** The day from which it counts. */
  effectiveOn?: Maybe<Scalars['LocalDate']['output']>;
  /** Why the provider refused or returned it; for staff also why the books did. */
  failureReason?: Maybe<Scalars['String']['output']>;
  fee?: Maybe<Money>;
  id: Scalars['ID']['output'];
  inquiredAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it was looked into what became of it, and when last. */
  inquiries: Scalars['Int']['output'];
  interest?: Maybe<Money>;
  loan: Loan;
  method: PaymentMethod;
  penalty?: Maybe<Money>;
  /** What of a repayment went to principal; null until it settled. */
  principal?: Maybe<Money>;
  /** Of a loan that had been given up. */
  recovered?: Maybe<Money>;
  /** The provider's, or what the officer recorded; null until the money has moved. */
  reference?: Maybe<Scalars['String']['output']>;
  /** The day on which the money went back, of a RETURNED one. */
  returnedOn?: Maybe<Scalars['LocalDate']['output']>;
  status: PaymentStatus;
  /** Its posting in the books. */
  transaction?: Maybe<LedgerTransaction>;
};

export type LoanPaymentConnection = {
  __typename?: 'LoanPaymentConnection';
  edges: Array<LoanPaymentEdge>;
  pageInfo: PageInfo;
};

export type LoanPaymentEdge = {
  __typename?: 'LoanPaymentEdge';
  cursor: Scalars['String']['output'];
  node: LoanPayment;
};

/** What the lender offers. Amounts and terms outside its ranges are refused. */
export type LoanProduct = {
  __typename?: 'LoanProduct';
  /** Whether it can be applied for. */
  active: Scalars['Boolean']['output'];
  /** What a payment pays first, of what is due on an instalment. */
  allocationOrder: Array<LoanComponent>;
  /** Percent of the amount that is left for the last instalment. */
  balloonPercent: Scalars['Decimal']['output'];
  /** A short stable name, e.g. PERSONAL. */
  code: Scalars['String']['output'];
  dayCount: DayCount;
  description: Scalars['String']['output'];
  /** Percent of the amount that the borrower pays on the day of the payout. */
  downPaymentPercent: Scalars['Decimal']['output'];
  /** How often an instalment falls due. */
  every: Interval;
  /** What becomes of money beyond what is due, where the payment itself does not say. */
  excess: ExcessUse;
  id: Scalars['ID']['output'];
  /** Instalments are whole multiples of this amount. */
  instalmentMultiple: Money;
  /** So many instalments at the beginning pay nothing; their interest is owed with the first that pays. */
  interestGrace: Scalars['Int']['output'];
  /** What an instalment costs that is not paid in full when its days of grace are over; null: nothing. */
  lateFee?: Maybe<LateFee>;
  maxAmount: Money;
  maxTermMonths: Scalars['Int']['output'];
  method: RepaymentMethod;
  minAmount: Money;
  minTermMonths: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** Whether principal that is overdue goes on earning interest at the loan's rate. */
  overdueInterest: Scalars['Boolean']['output'];
  /** So many instalments at the beginning pay interest alone. */
  principalGrace: Scalars['Int']['output'];
  /** The declared rates by band and term. */
  rates: Array<LoanRate>;
  /** From 1. What was decided, offered or lent under a version stays under it. */
  version: Scalars['Int']['output'];
};

/** A version of a product as it was made. Versions are never changed: a change makes the next one. */
export type LoanProductVersion = {
  __typename?: 'LoanProductVersion';
  /** SHA-256 of what it says, in canonical JSON (sorted keys, what is null left out), in hex. */
  digest: Scalars['String']['output'];
  madeAt: Scalars['DateTime']['output'];
  /** Who made it; null of what the lender began with. */
  madeBy?: Maybe<User>;
  /** What the version says. */
  product: LoanProduct;
  reason: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type LoanProductVersionConnection = {
  __typename?: 'LoanProductVersionConnection';
  edges: Array<LoanProductVersionEdge>;
  pageInfo: PageInfo;
};

export type LoanProductVersionEdge = {
  __typename?: 'LoanProductVersionEdge';
  cursor: Scalars['String']['output'];
  node: LoanProductVersion;
};

/** What a loan costs, as Regulation Z has a lender disclose it. */
export type LoanQuote = {
  __typename?: 'LoanQuote';
  /** What is paid out after that, in order of time. */
  advances: Array<QuotedAdvance>;
  /** All that is paid out. */
  amount: Money;
  /** The amount less the down payment. */
  amountFinanced: Money;
  /** Nominal rate a year in percent. */
  annualRate: Scalars['Decimal']['output'];
  /** Annual percentage rate by Regulation Z, Appendix J, in percent. */
  apr: Scalars['Decimal']['output'];
  /** Percent of the amount that is left for the last instalment. */
  balloonPercent: Scalars['Decimal']['output'];
  /** The band whose rate was used, where the rate was the product's. */
  band?: Maybe<PricingBand>;
  dayCount: DayCount;
  disbursedOn: Scalars['LocalDate']['output'];
  /** The same for a person to read and keep. */
  document: CostDocument;
  downPayment: Money;
  /** Percent of the amount that is paid back on the day of the payout. */
  downPaymentPercent: Scalars['Decimal']['output'];
  /** Annual percentage rate of charge by Directive 2008/48/EC, Annex I, in percent; null where it is beyond what can be told. */
  euApr?: Maybe<Scalars['Decimal']['output']>;
  every: Interval;
  /** All interest. */
  financeCharge: Money;
  /** The number of instalments; a down payment is none. */
  instalments: Scalars['Int']['output'];
  /** So many instalments at the beginning pay nothing; their interest is owed with the next. */
  interestGrace: Scalars['Int']['output'];
  method: RepaymentMethod;
  /** The regular payment: the first that is not within a grace. */
  payment: Money;
  /** So many instalments at the beginning pay interest alone. */
  principalGrace: Scalars['Int']['output'];
  schedule: Array<ScheduleRow>;
  termMonths: Scalars['Int']['output'];
  /** Of the instalments: amount financed and finance charge. */
  totalOfPayments: Money;
};

/** The rate that borrowers of a band get for terms in a range. */
export type LoanRate = {
  __typename?: 'LoanRate';
  /** Nominal rate a year in percent: 12.5 is 12.5 %. */
  annualRate: Scalars['Decimal']['output'];
  band: PricingBand;
  maxTermMonths: Scalars['Int']['output'];
  minTermMonths: Scalars['Int']['output'];
  product: LoanProduct;
};

export type LoanRateInput = {
  /** Nominal rate a year in percent, 0 to 1000, at most 6 decimals. */
  annualRate: Scalars['Decimal']['input'];
  band: PricingBand;
  maxTermMonths: Scalars['Int']['input'];
  /** Within the product's terms. */
  minTermMonths: Scalars['Int']['input'];
};

/** How a loan stands at the end of a day. */
export type LoanStanding = {
  __typename?: 'LoanStanding';
  /** Interest that was earned and is neither paid nor given up. */
  accruedInterest: Money;
  /** Nominal rate a year in percent, as it is then. */
  annualRate: Scalars['Decimal']['output'];
  asOf: Scalars['LocalDate']['output'];
  /** Principal outstanding. */
  balance: Money;
  bucket: DelinquencyBucket;
  /** What was given up as lost, before what came in since. */
  chargedOff: Money;
  /** The borrower's: what was paid beyond all that was owed. */
  credit: Money;
  daysPastDue: Scalars['Int']['output'];
  instalments: Array<Instalment>;
  /** What was due before and is not settled. */
  pastDue: Money;
  /** What would pay it off on that day. */
  payoff: Money;
  /** What came in after that. */
  recovered: Money;
  status: LoanStatus;
  /** All that the instalments still ask for, with interest of days to come. */
  totalOutstanding: Money;
};

export type LoanStatus =
  | 'ACTIVE'
  /** Ended by the lender or the borrower before its money was out. */
  | 'CANCELLED'
  | 'CHARGED_OFF'
  | 'DELINQUENT'
  | 'DISBURSING'
  | 'PAID_OFF'
  | 'PENDING_DISBURSEMENT';

export type LoanSummary = {
  __typename?: 'LoanSummary';
  amount: Money;
  count: Scalars['Int']['output'];
  status: LoanStatus;
};

export type MarkNoticeReadInput = {
  /** 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
};

export type MarkNoticeReadPayload = {
  __typename?: 'MarkNoticeReadPayload';
  /** As they are now, newest first. */
  notices: Array<Notice>;
  userErrors: Array<LendingError>;
};

export type MissingData =
  /** A financial profile, or one that is newer. */
  | 'FINANCES'
  /** A verified identity. */
  | 'IDENTITY';

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** In major units with all the currency's digits, e.g. "1234.50". */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  /** In major units, e.g. "1234.50". */
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Accepts the offer on one's own application, which makes it a loan to be paid out. */
  acceptOffer: AcceptOfferPayload;
  /** Has a version decide from now on, an earlier one too. Never by the person who declared it. */
  activatePolicy: ActivatePolicyPayload;
  /**
   * Adds an account and asks the payment provider whether it is one's own; it may be used once it is
   * VERIFIED. One that is there already stays as it is.
   */
  addPayoutAccount: AddPayoutAccountPayload;
  /** Applies for a loan for oneself. Score, identity and screening are looked at next, unasked. */
  applyForLoan: ApplyForLoanPayload;
  /** Applies for a customer who consented. Only the borrower accepts an offer on it, and they may withdraw it. */
  applyForLoanOnBehalf: ApplyForLoanOnBehalfPayload;
  /**
   * Approves an application under review, never one's own. Above the configured amount it takes two
   * officers: the first one's approval is kept in `firstApproval` until a second one approves the same.
   */
  approveApplication: ApproveApplicationPayload;
  /**
   * Ends a loan that waits to be paid out: CANCELLED, for good. Its borrower may, until the money is on its
   * way, and [loans:service]. What came in from the borrower has to be sent back before, by refundOverpayment.
   */
  cancelLoan: CancelLoanPayload;
  /**
   * Has a loan earn another rate from a day on, at most the highest that its product declares; the instalments
   * to come change with it. A higher rate than before takes two officers.
   */
  changeLoanRate: ChangeLoanRatePayload;
  /**
   * Chooses another verified account for a loan of one's own: for its payout, and later for what is collected
   * for it and what goes back. Not while it is being paid out.
   */
  changePayoutAccount: ChangePayoutAccountPayload;
  /**
   * Makes the next version of a product: what is left out stays as it is. Applications that are not decided
   * yet are decided under it where it lends what they ask for; all else stays under its own version.
   */
  changeProduct: ChangeProductPayload;
  /**
   * Charges a fee or a penalty, which is asked for with the next instalment. All fees and penalties of a loan,
   * without those given up, come to no more than was lent.
   */
  chargeFee: ChargeFeePayload;
  /**
   * Gives a loan up as lost: what is owed leaves the receivables as an expense, interest ends, and what
   * comes in later is recovered.
   */
  chargeOffLoan: ChargeOffLoanPayload;
  /** Confirms a partner's request by its code: look at it by `consentRequestByCode` first. */
  confirmPartnerConsent: ConfirmPartnerConsentPayload;
  /** Declares a product, which can be applied for at once. */
  createProduct: CreateProductPayload;
  /** Has a URL told of what comes through one's own partner from now on. */
  createWebhookEndpoint: CreateWebhookEndpointPayload;
  /** Declares a version of the policy. It decides nothing before somebody else has activated it. */
  declarePolicy: DeclarePolicyPayload;
  /** Takes it away with all that was to be sent there. */
  deleteWebhookEndpoint: DeleteWebhookEndpointPayload;
  /** Sends nothing there. What comes meanwhile waits for three days and can be replayed after that. */
  disableWebhookEndpoint: DisableWebhookEndpointPayload;
  /**
   * Pays a loan out, never one's own. It becomes ACTIVE once the money has moved and is in the books.
   * The borrower's clearance must be fresh: where it is not, a new one is asked for at once
   * (CLEARANCE_STALE); try again shortly, with a new idempotency key. The account must be verified.
   */
  disburseLoan: DisburseLoanPayload;
  /** Sends there again, beginning with what waits. */
  enableWebhookEndpoint: EnableWebhookEndpointPayload;
  /** Lets a partner, whose id one was given, act for oneself. One can take it back at any time. */
  grantPartnerConsent: GrantPartnerConsentPayload;
  /** Marks one's own notices as read, or for [partner:read] those of one's partner; all of them or none. */
  markNoticeRead: MarkNoticeReadPayload;
  /**
   * A hardship pause: from a day to another nothing falls due and nobody gets later; the instalments move
   * to after it.
   */
  pauseLoan: PauseLoanPayload;
  /**
   * Begins a repayment of one's own loan at the payment provider: it is PENDING until that settles it.
   * [loans:disburse] records a payment that was received elsewhere, which is settled at once.
   */
  recordRepayment: RecordRepaymentPayload;
  /**
   * Sends back what was paid beyond all that was owed; it leaves the loan once the money has moved. What
   * went back of the loan before counts for the configured amount.
   */
  refundOverpayment: RefundOverpaymentPayload;
  /** Lets people apply for a retired product again, in its current version. */
  reinstateProduct: ReinstateProductPayload;
  /**
   * Rejects an application under review, never one's own; where its applicant was asked for something, not before
   * the day by which they were to give it is over.
   */
  rejectApplication: RejectApplicationPayload;
  /** Removes an account of one's own that no loan needs any more. */
  removePayoutAccount: RemovePayoutAccountPayload;
  /** Sends deliveries again, under their old ids: of the last 30 days, at most 10,000 at a time. */
  replayWebhookDeliveries: ReplayWebhookDeliveriesPayload;
  /** Asks for a customer's consent: gives a code, good once and for 15 minutes, to hand to them. */
  requestPartnerConsent: RequestPartnerConsentPayload;
  /** Has the instalments to come fall due from another day on, in another number if wanted. */
  rescheduleLoan: RescheduleLoanPayload;
  /**
   * Makes all that is owed, what is past due included, the principal of a new plan: nothing is late any
   * more.
   */
  restructureLoan: RestructureLoanPayload;
  /** Lets nobody apply for a product any more. What was applied for goes on. */
  retireProduct: RetireProductPayload;
  /** Has the books post a payment again that moved and that they refused, never of one's own loan. */
  retryPosting: RetryPostingPayload;
  /**
   * Asks the ledger again for a posting that it refused, once what was wrong there is mended; never of one's
   * own loan. For the posting of a payment `retryPosting` does the same.
   */
  retryRefusedPosting: RetryRefusedPostingPayload;
  /**
   * Takes a repayment back: the loan stands as if it had never come in, whenever that was; one that it had
   * paid off is open again. Above the configured amount a second officer has to ask for the same, here and
   * in all that follows; nobody services their own loan.
   */
  reverseRepayment: ReverseRepaymentPayload;
  /**
   * Takes a consent back: the partner applies for nothing more. What it applied for before stays, and is
   * one's own to withdraw.
   */
  revokePartnerConsent: RevokePartnerConsentPayload;
  /** Makes another secret. The one of before signs beside it for 24 hours, to change over in peace. */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Chooses which notices are mailed to oneself; kinds that are left out stay as they are. */
  updateNoticePreferences: UpdateNoticePreferencesPayload;
  /** Changes it; what is left out stays. */
  updateWebhookEndpoint: UpdateWebhookEndpointPayload;
  /** Gives up penalties, fees or interest that is due, the oldest first. */
  waiveFee: WaiveFeePayload;
  /** Withdraws one's own application, at any time before an offer is accepted. */
  withdrawApplication: WithdrawApplicationPayload;
  /**
   * Ends a proposal that waits for a second officer: whoever made it withdraws it, each other officer declines
   * it. That it was is in the audit trail.
   */
  withdrawServicingProposal: WithdrawServicingProposalPayload;
};


export type MutationacceptOfferArgs = {
  input: AcceptOfferInput;
};


export type MutationactivatePolicyArgs = {
  input: ActivatePolicyInput;
};


export type MutationaddPayoutAccountArgs = {
  input: AddPayoutAccountInput;
};


export type MutationapplyForLoanArgs = {
  input: ApplyForLoanInput;
};


export type MutationapplyForLoanOnBehalfArgs = {
  input: ApplyForLoanOnBehalfInput;
};


export type MutationapproveApplicationArgs = {
  input: ApproveApplicationInput;
};


export type MutationcancelLoanArgs = {
  input: CancelLoanInput;
};


export type MutationchangeLoanRateArgs = {
  input: ChangeLoanRateInput;
};


export type MutationchangePayoutAccountArgs = {
  input: ChangePayoutAccountInput;
};


export type MutationchangeProductArgs = {
  input: ChangeProductInput;
};


export type MutationchargeFeeArgs = {
  input: ChargeFeeInput;
};


export type MutationchargeOffLoanArgs = {
  input: ChargeOffLoanInput;
};


export type MutationconfirmPartnerConsentArgs = {
  input: ConfirmPartnerConsentInput;
};


export type MutationcreateProductArgs = {
  input: CreateProductInput;
};


export type MutationcreateWebhookEndpointArgs = {
  input: CreateWebhookEndpointInput;
};


export type MutationdeclarePolicyArgs = {
  input: DeclarePolicyInput;
};


export type MutationdeleteWebhookEndpointArgs = {
  input: DeleteWebhookEndpointInput;
};


export type MutationdisableWebhookEndpointArgs = {
  input: DisableWebhookEndpointInput;
};


export type MutationdisburseLoanArgs = {
  input: DisburseLoanInput;
};


export type MutationenableWebhookEndpointArgs = {
  input: EnableWebhookEndpointInput;
};


export type MutationgrantPartnerConsentArgs = {
  input: GrantPartnerConsentInput;
};


export type MutationmarkNoticeReadArgs = {
  input: MarkNoticeReadInput;
};


export type MutationpauseLoanArgs = {
  input: PauseLoanInput;
};


export type MutationrecordRepaymentArgs = {
  input: RecordRepaymentInput;
};


export type MutationrefundOverpaymentArgs = {
  input: RefundOverpaymentInput;
};


export type MutationreinstateProductArgs = {
  input: ReinstateProductInput;
};


export type MutationrejectApplicationArgs = {
  input: RejectApplicationInput;
};


export type MutationremovePayoutAccountArgs = {
  input: RemovePayoutAccountInput;
};


export type MutationreplayWebhookDeliveriesArgs = {
  input: ReplayWebhookDeliveriesInput;
};


export type MutationrequestPartnerConsentArgs = {
  input: RequestPartnerConsentInput;
};


export type MutationrescheduleLoanArgs = {
  input: RescheduleLoanInput;
};


export type MutationrestructureLoanArgs = {
  input: RestructureLoanInput;
};


export type MutationretireProductArgs = {
  input: RetireProductInput;
};


export type MutationretryPostingArgs = {
  input: RetryPostingInput;
};


export type MutationretryRefusedPostingArgs = {
  input: RetryRefusedPostingInput;
};


export type MutationreverseRepaymentArgs = {
  input: ReverseRepaymentInput;
};


export type MutationrevokePartnerConsentArgs = {
  input: RevokePartnerConsentInput;
};


export type MutationrotateWebhookSecretArgs = {
  input: RotateWebhookSecretInput;
};


export type MutationupdateNoticePreferencesArgs = {
  input: UpdateNoticePreferencesInput;
};


export type MutationupdateWebhookEndpointArgs = {
  input: UpdateWebhookEndpointInput;
};


export type MutationwaiveFeeArgs = {
  input: WaiveFeeInput;
};


export type MutationwithdrawApplicationArgs = {
  input: WithdrawApplicationInput;
};


export type MutationwithdrawServicingProposalArgs = {
  input: WithdrawServicingProposalInput;
};

/** Something that a person or a partner was told, once, here and by mail where they want that. */
export type Notice = {
  __typename?: 'Notice';
  /** What was asked for, offered, paid out, is due, or is overdue altogether, by the kind. */
  amount?: Maybe<Money>;
  /** Of an offer, and of changed terms: percent a year. Partners do not see it. */
  annualRate?: Maybe<Scalars['Decimal']['output']>;
  /** The last day to give it. */
  answerBy?: Maybe<Scalars['LocalDate']['output']>;
  application?: Maybe<LoanApplication>;
  /** What changed of the terms. */
  change?: Maybe<TermsChange>;
  /** Of what is overdue: days since the oldest of it fell due, on the day of the notice. */
  daysPastDue?: Maybe<Scalars['Int']['output']>;
  /** Of a payment that failed. */
  direction?: Maybe<PaymentDirection>;
  /** Of an instalment; of what is overdue, the oldest; of changed terms, the next. */
  dueDate?: Maybe<Scalars['LocalDate']['output']>;
  /** The day from which a change or a fee counts; of a repayment that was taken back, from which it had counted. */
  effectiveOn?: Maybe<Scalars['LocalDate']['output']>;
  /** When an offer runs out. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  failure?: Maybe<NoticeFailure>;
  id: Scalars['ID']['output'];
  /** Of changed terms: how many instalments are to come, where their number changed. */
  instalments?: Maybe<Scalars['Int']['output']>;
  issuedAt: Scalars['DateTime']['output'];
  kind: NoticeKind;
  /** Null of what is told before there is one. */
  loan?: Maybe<Loan>;
  /** Whether it was to be mailed as well; whether a partner is depends on how it wants its mails. */
  mailed: Scalars['Boolean']['output'];
  /** Of an application that cannot be decided: what its applicant is to give. */
  missing?: Maybe<Array<MissingData>>;
  /** The last day of a pause. */
  pausedUntil?: Maybe<Scalars['LocalDate']['output']>;
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who was told; null where it was a partner. */
  recipient?: Maybe<User>;
  termMonths?: Maybe<Scalars['Int']['output']>;
};

export type NoticeConnection = {
  __typename?: 'NoticeConnection';
  edges: Array<NoticeEdge>;
  pageInfo: PageInfo;
};

export type NoticeEdge = {
  __typename?: 'NoticeEdge';
  cursor: Scalars['String']['output'];
  node: Notice;
};

export type NoticeFailure =
  | 'ACCOUNT_CLOSED'
  | 'ACCOUNT_REFUSED'
  | 'COLLECTION_REFUSED'
  | 'DISPUTED'
  | 'INSUFFICIENT_FUNDS'
  | 'OTHER';

export type NoticeKind =
  /** An offer waits to be accepted. */
  | 'APPLICATION_APPROVED'
  /** Nobody gave what was missing by the day that was told: it is not considered further. */
  | 'APPLICATION_CLOSED'
  /**
   * Something is missing that only the applicant can give; without it the application is not considered further. For
   * borrowers alone.
   */
  | 'APPLICATION_INCOMPLETE'
  | 'APPLICATION_RECEIVED'
  /** The principal reasons are those of `application { decision { reasons } }`. */
  | 'APPLICATION_REJECTED'
  /** An officer charged a fee or a penalty. */
  | 'FEE_CHARGED'
  /** An instalment falls due within three days. */
  | 'INSTALMENT_DUE'
  /** Something is 1, 7 or 30 days late. */
  | 'INSTALMENT_OVERDUE'
  /** It was ended before its money was out. */
  | 'LOAN_CANCELLED'
  /** `amount` is what was given up: all that was owed. */
  | 'LOAN_CHARGED_OFF'
  | 'LOAN_PAID_OFF'
  /** The money is out and in the books. */
  | 'LOAN_PAID_OUT'
  /** A payment was taken back, so that a loan which was paid off is not. */
  | 'LOAN_REOPENED'
  | 'OFFER_EXPIRED'
  /** Within two days an offer runs out that was not accepted. */
  | 'OFFER_EXPIRING'
  /**
   * Money did not move, or came back: to the borrower, or from them. For borrowers alone, but for a payout: the
   * loan's partner is told that it waits to be paid out again.
   */
  | 'PAYMENT_FAILED'
  /** An officer took a repayment back. For borrowers alone, as the next two are. */
  | 'REPAYMENT_REVERSED'
  /** An officer changed the rate or the instalments to come, or granted a pause. */
  | 'TERMS_CHANGED';

/** Whether somebody is mailed the notices of a kind; in the graph they are all there. */
export type NoticePreference = {
  __typename?: 'NoticePreference';
  email: Scalars['Boolean']['output'];
  kind: NoticeKind;
  /** Mailed in any case: the law has a lender tell it in writing. */
  required: Scalars['Boolean']['output'];
};

export type NoticePreferenceInput = {
  email: Scalars['Boolean']['input'];
  kind: NoticeKind;
};

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** An organisation that brings customers; identity knows the rest. */
export type Partner = {
  __typename?: 'Partner';
  id: Scalars['ID']['output'];
};

/** What a customer lets a partner do for them. */
export type PartnerConsent = {
  __typename?: 'PartnerConsent';
  /** Who consented; the partner does not see it. */
  customer?: Maybe<User>;
  expiresAt: Scalars['DateTime']['output'];
  grantedAt: Scalars['DateTime']['output'];
  /** By this, and by nothing else, the partner knows the customer. */
  id: Scalars['ID']['output'];
  /** Whether the partner may use it now. */
  live: Scalars['Boolean']['output'];
  partner?: Maybe<Partner>;
  purposes: Array<ConsentPurpose>;
  /** The partner's own reference, where it asked for the consent. */
  reference?: Maybe<Scalars['String']['output']>;
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type PartnerConsentConnection = {
  __typename?: 'PartnerConsentConnection';
  edges: Array<PartnerConsentEdge>;
  pageInfo: PageInfo;
};

export type PartnerConsentEdge = {
  __typename?: 'PartnerConsentEdge';
  cursor: Scalars['String']['output'];
  node: PartnerConsent;
};

/** A partner's request for the consent of whoever it handed the code to. */
export type PartnerConsentRequest = {
  __typename?: 'PartnerConsentRequest';
  /** Null until it is confirmed. */
  consent?: Maybe<PartnerConsent>;
  /** When its code is good no more. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  partner?: Maybe<Partner>;
  /** What the consent would let the partner do. */
  purposes: Array<ConsentPurpose>;
  /** The partner's own reference. */
  reference: Scalars['String']['output'];
  requestedAt: Scalars['DateTime']['output'];
  status: ConsentRequestStatus;
};

/** How what came through a partner stands, in the lender's currency. */
export type PartnerPortfolio = {
  __typename?: 'PartnerPortfolio';
  /** All statuses that there are applications of; amounts are what was asked for. */
  applications: Array<ApplicationSummary>;
  /** Loans that are being repaid, by how late they are; all buckets. */
  arrears: Array<ArrearsSummary>;
  /** All statuses that there are loans of; amounts are what was lent. */
  loans: Array<LoanSummary>;
  /** Principal that is outstanding. */
  outstanding: Money;
};

export type PauseInterest =
  /** Interest is earned and asked for with the first instalment after the pause. */
  | 'ACCRUES'
  /** No interest is earned in the pause. */
  | 'FORGIVEN';

export type PauseLoanInput = {
  /** From today to 60 days ahead. Default: today. */
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  idempotencyKey: Scalars['String']['input'];
  interest?: PauseInterest;
  loanId: Scalars['ID']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
  /** The last day on which nothing falls due; at most a year after the first. */
  until: Scalars['LocalDate']['input'];
};

export type PauseLoanPayload = {
  __typename?: 'PauseLoanPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

/** Whose account is at the other end. */
export type PaymentCounterparty =
  | 'OTHER'
  | 'OWN'
  | 'UNKNOWN';

/** Something that differed, from when it was first seen until it was found right again. Alerted once. */
export type PaymentDifference = {
  __typename?: 'PaymentDifference';
  expected: Scalars['String']['output'];
  firstSeenAt: Scalars['DateTime']['output'];
  found: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: PaymentDifferenceKind;
  /** The payment's id here; null of what is unknown here. */
  paymentId?: Maybe<Scalars['ID']['output']>;
  /** The provider's name of the order. */
  reference: Scalars['String']['output'];
  /** Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type PaymentDifferenceConnection = {
  __typename?: 'PaymentDifferenceConnection';
  edges: Array<PaymentDifferenceEdge>;
  pageInfo: PageInfo;
};

export type PaymentDifferenceEdge = {
  __typename?: 'PaymentDifferenceEdge';
  cursor: Scalars['String']['output'];
  node: PaymentDifference;
};

export type PaymentDifferenceFilter = {
  /** Only what is open, or only what was found right again. */
  open?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PaymentDifferenceKind =
  /** Amount, currency or direction. */
  | 'AMOUNT_DIFFERS'
  /** A statement has it twice. */
  | 'DUPLICATE'
  /** It moved by what lending knows, and no statement has it by the end of the days of grace. */
  | 'MISSING_THERE'
  /** Whether it settled, failed or went back. */
  | 'STATUS_DIFFERS'
  /** The provider tells of a payment that lending never gave it. */
  | 'UNKNOWN_HERE';

export type PaymentDirection =
  /** From the borrower. */
  | 'COLLECTION'
  /** To the borrower. */
  | 'PAYOUT'
  /** Back to the borrower: what was paid beyond all that was owed. */
  | 'REFUND';

export type PaymentMethod =
  | 'BANK_TRANSFER'
  | 'CARD'
  | 'CASH'
  | 'CHEQUE'
  | 'DIRECT_DEBIT';

/** A statement of the payment provider. */
export type PaymentReconciliation = {
  __typename?: 'PaymentReconciliation';
  /** The first day that it covers. */
  from: Scalars['LocalDate']['output'];
  id: Scalars['ID']['output'];
  lines: Scalars['Int']['output'];
  /** Of the file, as far as 200 characters. */
  name: Scalars['String']['output'];
  /** Of the file, in hex: the same one is taken again only after another one that covers any of its days. */
  sha256: Scalars['String']['output'];
  takenAt: Scalars['DateTime']['output'];
  /** The last one that was over; a day before `from` where none was. */
  until: Scalars['LocalDate']['output'];
};

export type PaymentReconciliationConnection = {
  __typename?: 'PaymentReconciliationConnection';
  edges: Array<PaymentReconciliationEdge>;
  pageInfo: PageInfo;
};

export type PaymentReconciliationEdge = {
  __typename?: 'PaymentReconciliationEdge';
  cursor: Scalars['String']['output'];
  node: PaymentReconciliation;
};

export type PaymentStatus =
  /** The money has not moved. */
  | 'FAILED'
  /** Asked of the payment provider. */
  | 'PENDING'
  /** In the books. */
  | 'POSTED'
  /** The money had moved, and the bank took it back. */
  | 'RETURNED'
  /** It was taken down by mistake and does not count. */
  | 'REVERSED'
  /** The money has moved, and a repayment counts; the posting is under way. */
  | 'SETTLED';

/** What pays a loan off on a day. */
export type PayoffQuote = {
  __typename?: 'PayoffQuote';
  /** All of it. */
  amount: Money;
  asOf: Scalars['LocalDate']['output'];
  expiresAt: Scalars['DateTime']['output'];
  /** With penalties. */
  fees: Money;
  /** Earned until the day; that of later days is not asked for. */
  interest: Money;
  issuedAt: Scalars['DateTime']['output'];
  loanId: Scalars['ID']['output'];
  principal: Money;
  /** The lender's public key as a JSON Web Key, for whoever checks the token by themselves. */
  publicKey: Scalars['String']['output'];
  /** A JSON Web Signature (EdDSA) of all of this; `verifyPayoffQuote` checks it. */
  token: Scalars['String']['output'];
};

export type PayoffVerdict =
  /** Its day is over. */
  | 'EXPIRED'
  /** This lender signed no such thing. */
  | 'FORGED'
  /** It pays the loan off on its day. */
  | 'HOLDS'
  /** Something has happened to the loan since. */
  | 'SUPERSEDED';

export type PayoffVerification = {
  __typename?: 'PayoffVerification';
  amount?: Maybe<Money>;
  asOf?: Maybe<Scalars['LocalDate']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null of what was forged. */
  loanId?: Maybe<Scalars['ID']['output']>;
  verdict: PayoffVerdict;
};

/** An account of a person that loans are paid out to and direct debits are collected from. */
export type PayoutAccount = {
  __typename?: 'PayoutAccount';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The end of its number, by which its owner knows it; the rest is not shown to anybody. */
  lastCharacters: Scalars['String']['output'];
  /** Why the payment provider refused it. */
  refusalReason?: Maybe<Scalars['String']['output']>;
  status: PayoutAccountStatus;
  verifiedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type PayoutAccountStatus =
  /** The payment provider has not said yet whether it is the person's. */
  | 'PENDING'
  /** It is not the person's, or takes no money. */
  | 'REFUSED'
  /** Its owner removed it. */
  | 'REMOVED'
  /** Money may go there. */
  | 'VERIFIED';

export type PolicyActivation = {
  __typename?: 'PolicyActivation';
  activatedAt: Scalars['DateTime']['output'];
  /** Null of the policy that the lender began with. */
  activatedBy?: Maybe<User>;
  /** Counted from 1 over all versions: the highest holds. */
  number: Scalars['Int']['output'];
  reason: Scalars['String']['output'];
};

/**
 * What would have come of past applications by another policy. No figure tells of fewer than five people:
 * such cells are put together with others, or null. Both sides are what the policy decided, not officers.
 */
export type PolicySimulation = {
  __typename?: 'PolicySimulation';
  /** How many decisions were made again. */
  applications: Scalars['Int']['output'];
  approvedAmountAfter?: Maybe<Money>;
  approvedAmountBefore?: Maybe<Money>;
  expectedLossAfter?: Maybe<Money>;
  /** Σ probability of default × amount × the policy's `lossGivenDefault`, where the probability is known. */
  expectedLossBefore?: Maybe<Money>;
  /** By product and pricing band. */
  groups: Array<SimulatedGroup>;
  /** False where there were more than 10,000, or the time was over: then the newest count. */
  isComplete: Scalars['Boolean']['output'];
  outcomes: Array<SimulatedOutcomeCount>;
  policyVersion: Scalars['String']['output'];
  /** Decisions that give the reason. */
  reasons: Array<SimulatedReason>;
  /** Decisions without all that it takes: of before it was kept, or of people whose data was erased. */
  skipped: Scalars['Int']['output'];
  transitions: Array<SimulatedTransition>;
};

export type Portfolio = {
  __typename?: 'Portfolio';
  /** Interest that was earned and not paid, due or not. */
  accruedInterest: Money;
  /** Every bucket, of the loans that are being repaid. */
  arrears: Array<PortfolioBucket>;
  asOf: Scalars['LocalDate']['output'];
  /** Percent a year, weighted by outstanding; null of none. */
  averageRate?: Maybe<Scalars['Decimal']['output']>;
  /** All that was given up by this day: principal, interest and fees. */
  chargedOff: Money;
  /** Σ of `expectedLosses`. */
  expectedLoss: Money;
  /** By product, pricing band and whether it is in default: probability of default × exposure × loss given default. */
  expectedLosses: Array<PortfolioLoss>;
  loans: Scalars['Int']['output'];
  /** Loans that the end of day has not brought up to this day: their figures are of before. 0 on days that are over. */
  loansBehind: Scalars['Int']['output'];
  /** A share; the active policy's. */
  lossGivenDefault: Scalars['Decimal']['output'];
  /** Principal that is owed and was not given up. */
  outstanding: Money;
  /** Portfolio at risk: the share of outstanding on loans 30 days past due or more; null of none. */
  par30?: Maybe<Scalars['Decimal']['output']>;
  par90?: Maybe<Scalars['Decimal']['output']>;
  /** What fell due before this day and was not paid: principal, interest and fees. */
  pastDue: Money;
  /** The policy that is active now, from which probabilities and loss given default are taken. */
  policyVersion: Scalars['String']['output'];
  /** What came in of that by this day. */
  recovered: Money;
  /** Where the loans that were being repaid on `from`, a month before by default, stand on this day. */
  rollRates: RollRates;
  /** Every status of a loan whose money is out, and those of others of which something is owed. */
  statuses: Array<PortfolioStatus>;
  /** By month of payout, the latest first: of the last 60 months, 60 months each. */
  vintages: Array<Vintage>;
  yield: PortfolioYield;
};


export type PortfoliorollRatesArgs = {
  from?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type PortfolioBucket = {
  __typename?: 'PortfolioBucket';
  bucket: DelinquencyBucket;
  count: Scalars['Int']['output'];
  outstanding: Money;
  pastDue: Money;
  /** Of all outstanding; null of none. */
  share?: Maybe<Scalars['Decimal']['output']>;
};

export type PortfolioLoan = {
  __typename?: 'PortfolioLoan';
  accruedInterest: Money;
  /** Percent a year. */
  annualRate: Scalars['Decimal']['output'];
  bucket: DelinquencyBucket;
  daysPastDue: Scalars['Int']['output'];
  /** Null where its payout came back and something is owed all the same. */
  disbursedOn?: Maybe<Scalars['LocalDate']['output']>;
  /** Of the loan. */
  id: Scalars['ID']['output'];
  outstanding: Money;
  partner?: Maybe<Partner>;
  pastDue: Money;
  pricingBand?: Maybe<PricingBand>;
  /** That was paid out, or was to be. */
  principal: Money;
  product: LoanProduct;
  status: LoanStatus;
};

export type PortfolioLoanConnection = {
  __typename?: 'PortfolioLoanConnection';
  edges: Array<PortfolioLoanEdge>;
  pageInfo: PageInfo;
};

export type PortfolioLoanEdge = {
  __typename?: 'PortfolioLoanEdge';
  cursor: Scalars['String']['output'];
  node: PortfolioLoan;
};

export type PortfolioLoss = {
  __typename?: 'PortfolioLoss';
  /** null where loans were decided without a score: the last band's probability holds. */
  band?: Maybe<PricingBand>;
  count: Scalars['Int']['output'];
  expectedLoss: Money;
  /** Outstanding and accrued interest. */
  exposure: Money;
  /** 90 days past due or more: its probability is 1. */
  inDefault: Scalars['Boolean']['output'];
  /** A share: that of the score in the middle of the band, within 24 months. */
  probabilityOfDefault: Scalars['Decimal']['output'];
  product: LoanProduct;
};

export type PortfolioStatus = {
  __typename?: 'PortfolioStatus';
  count: Scalars['Int']['output'];
  outstanding: Money;
  status: LoanStatus;
};

export type PortfolioYield = {
  __typename?: 'PortfolioYield';
  /** Income of the days after this one counts, twelve months. */
  after: Scalars['LocalDate']['output'];
  /** Percent: income over the average of what was outstanding at the end of each day, for 365 days; null of none. */
  annual?: Maybe<Scalars['Decimal']['output']>;
  /** Fees and penalties that were charged, less what was waived. */
  fees: Money;
  /** Interest that was earned, less what was waived. */
  interest: Money;
};

/** What lending asked the ledger to post. */
export type PostingKind =
  /** Interest that was earned, of one loan or of many together. */
  | 'ACCRUAL'
  | 'ADJUSTMENT'
  | 'CHARGE_OFF'
  | 'DISBURSEMENT'
  | 'FEE'
  | 'RECOVERY'
  | 'REFUND'
  | 'REPAYMENT'
  | 'REVERSAL';

/** Classes of risk, A the best. The decision policy says which score belongs to which. */
export type PricingBand =
  | 'A'
  | 'B'
  | 'C'
  | 'D';

export type Query = {
  __typename?: 'Query';
  /** The annual percentage rate of any advances and payments. Stores nothing. */
  calculateApr: AprResult;
  /**
   * What one would confirm by this code, to look at first; null where it is not good, or no longer. Ten codes
   * an hour, with those of `confirmPartnerConsent`: beyond that LIMIT_EXCEEDED.
   */
  consentRequestByCode?: Maybe<PartnerConsentRequest>;
  /** All versions, newest first. */
  decisionPolicies: DecisionPolicyConnection;
  /** A version; without one, the version that is active. */
  decisionPolicy?: Maybe<DecisionPolicy>;
  /**
   * Makes all decisions on an application again from what was stored with them, the latest first. Null of
   * one's own application and for who does not decide on loans as well. [loans:decide]
   */
  decisionReplay?: Maybe<Array<DecisionReplay>>;
  /**
   * How far each day has come that was closed or is being closed, the latest first. The end of a day is
   * written at 00:30 UTC of the next one.
   */
  endOfDays: EndOfDayConnection;
  /** A loan that the caller may see; null where there is none such. */
  loan?: Maybe<Loan>;
  /** An application that the caller may see; null where there is none such. */
  loanApplication?: Maybe<LoanApplication>;
  /** One's own applications; all of them for [loans:read]; a partner's for the partner. Newest first. */
  loanApplications: LoanApplicationConnection;
  /**
   * A product, offered or not, as it is now; null where there is none. An earlier `version` only for staff
   * and for whoever applied or borrowed under it.
   */
  loanProduct?: Maybe<LoanProduct>;
  /** All versions of a product, newest first. [products:write] or [policies:read] */
  loanProductVersions: LoanProductVersionConnection;
  /** What can be applied for. */
  loanProducts: Array<LoanProduct>;
  /** The declared rates, of all products or of one. */
  loanRates: Array<LoanRate>;
  /** One's own loans; all of them for [loans:read]; a partner's for the partner. Newest first. */
  loans: LoanConnection;
  /** A request of one's own partner. */
  partnerConsentRequest?: Maybe<PartnerConsentRequest>;
  /** What customers let one's own partner do, newest first, revoked and expired ones included. */
  partnerConsents: PartnerConsentConnection;
  /** What the caller's partner was told about those who came through it, newest first. */
  partnerNotices: NoticeConnection;
  /** How what came through one's own partner stands. */
  partnerPortfolio: PartnerPortfolio;
  /** How statements and payments differ, newest first. */
  paymentDifferences: PaymentDifferenceConnection;
  /** Statements of the payment provider that were compared with the payments here, newest first: docs/reconciliation.md. */
  paymentReconciliations: PaymentReconciliationConnection;
  /**
   * What pays a loan off on a day from today to 60 days ahead, if nothing else happens until then: signed,
   * and good until the end of that day. For the borrower, and [loans:read].
   */
  payoffQuote: PayoffQuote;
  /**
   * Payments that the payment provider has not answered for good within an hour, newest first. They are
   * asked about by the hour.
   */
  pendingPayments: LoanPaymentConnection;
  /**
   * How the loans whose money was out stood at the end of a day: by effective days, with what is known now, so
   * that what was found out later counts from its own day. A day before the first payout gives zeros; one that
   * has not come is BAD_USER_INPUT. Of all loans, or of those of a product, of a partner or of both.
   */
  portfolio: Portfolio;
  /** The loans of a portfolio one by one, newest first, with nothing that says who borrows. */
  portfolioLoans: PortfolioLoanConnection;
  /** What a loan would cost. Stores nothing; bad input is answered with BAD_USER_INPUT. */
  quoteLoan: LoanQuote;
  /** Postings that the ledger refused and that were not asked for again, newest first. */
  refusedPostings: RefusedPostingConnection;
  /** What would have come of past applications by another policy. Stores nothing. */
  simulatePolicy: PolicySimulation;
  /** Checks a pay-off quote that somebody was shown. */
  verifyPayoffQuote: PayoffVerification;
  /** What was and is to be sent to one of them, newest first; null where it is none of one's own. */
  webhookDeliveries?: Maybe<WebhookDeliveryConnection>;
  /** Those of one's own partner, the oldest first: at most ten. */
  webhookEndpoints: Array<WebhookEndpoint>;
};


export type QuerycalculateAprArgs = {
  input: CalculateAprInput;
};


export type QueryconsentRequestByCodeArgs = {
  code: Scalars['String']['input'];
};


export type QuerydecisionPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerydecisionPolicyArgs = {
  version?: InputMaybe<Scalars['String']['input']>;
};


export type QuerydecisionReplayArgs = {
  applicationId: Scalars['ID']['input'];
};


export type QueryendOfDaysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryloanArgs = {
  id: Scalars['ID']['input'];
};


export type QueryloanApplicationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryloanApplicationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LoanApplicationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryloanProductArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryloanProductVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryloanRatesArgs = {
  productId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryloansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LoanFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypartnerConsentRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypartnerConsentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypartnerNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QuerypaymentDifferencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PaymentDifferenceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypaymentReconciliationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypayoffQuoteArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  loanId: Scalars['ID']['input'];
};


export type QuerypendingPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryportfolioArgs = {
  asOf: Scalars['LocalDate']['input'];
  partnerId?: InputMaybe<Scalars['ID']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryportfolioLoansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf: Scalars['LocalDate']['input'];
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  partnerId?: InputMaybe<Scalars['ID']['input']>;
  productId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryquoteLoanArgs = {
  input: QuoteLoanInput;
};


export type QueryrefusedPostingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerysimulatePolicyArgs = {
  input: SimulatePolicyInput;
};


export type QueryverifyPayoffQuoteArgs = {
  token: Scalars['String']['input'];
};


export type QuerywebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  endpointId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<WebhookDeliveryStatus>;
};

export type QuoteAdvanceInput = {
  amount: MoneyInput;
  date: Scalars['LocalDate']['input'];
};

export type QuoteLoanInput = {
  /** What is paid out later, before the last instalment falls due; `amount` is paid out first. At most 50. */
  advances?: InputMaybe<Array<QuoteAdvanceInput>>;
  amount: MoneyInput;
  /** Nominal rate a year in percent, 0 to 1000; goes before the product's. */
  annualRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** Percent of the amount that is left for the last instalment, 0 to 100. Default: the product's, or 0. */
  balloonPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** The product's rate for this band; without it the best band's, the least that it may cost. */
  band?: InputMaybe<PricingBand>;
  /** Default: the product's, or THIRTY_360. */
  dayCount?: InputMaybe<DayCount>;
  /** Default: today. */
  disbursedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Percent of the amount that is paid back on the day of the payout, from 0, below 100. Default: the product's, or 0. */
  downPaymentPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** How often an instalment falls due. Default: the product's, or every month. At most 1,200 instalments. */
  every?: InputMaybe<IntervalInput>;
  /** Default: a month after the disbursement. At most 400 days after it. */
  firstPaymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Instalments are rounded to whole multiples of this amount, e.g. 1.00. Default: the product's, or the cent. */
  instalmentMultiple?: InputMaybe<Scalars['Decimal']['input']>;
  /** So many instalments at the beginning pay nothing; their interest is owed with the next. Default: the product's, or 0. */
  interestGrace?: InputMaybe<Scalars['Int']['input']>;
  /** Default: the product's, or ANNUITY. */
  method?: InputMaybe<RepaymentMethod>;
  /**
   * So many instalments at the beginning pay interest alone. Default: the product's, or 0; with
   * INTEREST_ONLY all but the last.
   */
  principalGrace?: InputMaybe<Scalars['Int']['input']>;
  /** Gives rate, day count and method, and checks amount and term. This or `annualRate` is needed. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 600. */
  termMonths: Scalars['Int']['input'];
};

export type QuotedAdvance = {
  __typename?: 'QuotedAdvance';
  amount: Money;
  date: Scalars['LocalDate']['output'];
};

export type RecordRepaymentInput = {
  /** Of a borrower at most what pays the loan off today, with what is on its way already. */
  amount: MoneyInput;
  /** What to do with more than is due. Default: as the product says. */
  excess?: InputMaybe<ExcessUse>;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Default: BANK_TRANSFER. CASH and CHEQUE are for officers, who record what was received. */
  method?: InputMaybe<PaymentMethod>;
  /** For officers alone: whose account it came from. Default: UNKNOWN. */
  payer?: InputMaybe<PaymentCounterparty>;
  /** For officers alone: where that account is, ISO 3166-1 alpha-2. */
  payerCountry?: InputMaybe<Scalars['String']['input']>;
  /** For officers alone: the day on which it was received. Default: today. */
  receivedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** For officers alone: what identifies it where it was received, at most 100 characters. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

export type RecordRepaymentPayload = {
  __typename?: 'RecordRepaymentPayload';
  loan?: Maybe<Loan>;
  payment?: Maybe<LoanPayment>;
  userErrors: Array<LendingError>;
};

export type RefundOverpaymentInput = {
  /** Default: all of it. */
  amount?: InputMaybe<MoneyInput>;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
};

export type RefundOverpaymentPayload = {
  __typename?: 'RefundOverpaymentPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  /** Null where it waits for a second officer. */
  payment?: Maybe<LoanPayment>;
  userErrors: Array<LendingError>;
};

export type RefusedPosting = {
  __typename?: 'RefusedPosting';
  /** What its debits come to, which is what its credits do. */
  amount: Money;
  effectiveOn: Scalars['LocalDate']['output'];
  id: Scalars['ID']['output'];
  kind: PostingKind;
  /** Null of what was asked for many loans together. */
  loan?: Maybe<Loan>;
  /** The ledger's code. */
  rejection: Scalars['String']['output'];
  requestedAt: Scalars['DateTime']['output'];
};

export type RefusedPostingConnection = {
  __typename?: 'RefusedPostingConnection';
  edges: Array<RefusedPostingEdge>;
  pageInfo: PageInfo;
};

export type RefusedPostingEdge = {
  __typename?: 'RefusedPostingEdge';
  cursor: Scalars['String']['output'];
  node: RefusedPosting;
};

export type ReinstateProductInput = {
  id: Scalars['ID']['input'];
};

export type ReinstateProductPayload = {
  __typename?: 'ReinstateProductPayload';
  product?: Maybe<LoanProduct>;
  userErrors: Array<LendingError>;
};

export type RejectApplicationInput = {
  id: Scalars['ID']['input'];
  /** For staff only, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 4, the most important first. */
  reasons: Array<RejectionReason>;
};

export type RejectApplicationPayload = {
  __typename?: 'RejectApplicationPayload';
  application?: Maybe<LoanApplication>;
  userErrors: Array<LendingError>;
};

/** What an officer may give as the reason of a rejection; the borrower reads it. */
export type RejectionReason =
  | 'APPLICATION_INCOMPLETE'
  | 'DEBT_TO_INCOME_TOO_HIGH'
  | 'EMPLOYMENT_NOT_VERIFIED'
  | 'EXCESSIVE_OBLIGATIONS'
  | 'IDENTITY_REJECTED'
  | 'INCOME_NOT_VERIFIED'
  | 'OTHER'
  | 'PURPOSE_NOT_SUPPORTED'
  | 'SCORE_BELOW_MINIMUM';

export type RemovePayoutAccountInput = {
  id: Scalars['ID']['input'];
};

export type RemovePayoutAccountPayload = {
  __typename?: 'RemovePayoutAccountPayload';
  payoutAccount?: Maybe<PayoutAccount>;
  userErrors: Array<LendingError>;
};

export type RepaymentMethod =
  /** Equal instalments, interest on the balance. */
  | 'ANNUITY'
  /** Equal instalments that leave the balloon for the last one. */
  | 'BALLOON'
  /** Equal parts of principal, interest on the balance. */
  | 'EQUAL_PRINCIPAL'
  /** Interest on the amount lent for the whole term, equal instalments. */
  | 'FLAT'
  /** Interest alone for the instalments of the grace on principal, then equal instalments. */
  | 'INTEREST_ONLY';

export type ReplayWebhookDeliveriesInput = {
  /** At most 100. */
  deliveryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  endpointId: Scalars['ID']['input'];
  /** Only what was given up. Otherwise what was delivered is sent again too. */
  onlyFailed?: InputMaybe<Scalars['Boolean']['input']>;
  /** All that was recorded from then on. This or `deliveryIds`. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ReplayWebhookDeliveriesPayload = {
  __typename?: 'ReplayWebhookDeliveriesPayload';
  more: Scalars['Boolean']['output'];
  /** How many are sent again. */
  replayed: Scalars['Int']['output'];
  /** When the last of them was recorded: where there are more, go on with `since` from there. */
  until?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<LendingError>;
};

export type ReplayedField = {
  __typename?: 'ReplayedField';
  name: Scalars['String']['output'];
  replayed?: Maybe<Scalars['String']['output']>;
  same: Scalars['Boolean']['output'];
  stored?: Maybe<Scalars['String']['output']>;
};

export type RequestPartnerConsentInput = {
  /** Your own: 1 to 64 letters, digits and . _ : / -, and nothing that says who somebody is. */
  reference: Scalars['String']['input'];
};

export type RequestPartnerConsentPayload = {
  __typename?: 'RequestPartnerConsentPayload';
  /** For the customer: shown this once. */
  code?: Maybe<Scalars['String']['output']>;
  request?: Maybe<PartnerConsentRequest>;
  userErrors: Array<LendingError>;
};

export type RescheduleLoanInput = {
  idempotencyKey: Scalars['String']['input'];
  /** At most as many as the product's longest term has. Default: as many as are left. */
  instalments?: InputMaybe<Scalars['Int']['input']>;
  loanId: Scalars['ID']['input'];
  /** After today, at most a year ahead; the others follow at the loan's intervals. */
  nextDueDate: Scalars['LocalDate']['input'];
  /** For staff only, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

export type RescheduleLoanPayload = {
  __typename?: 'RescheduleLoanPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type RestructureLoanInput = {
  /** Percent a year, at most the highest that the product declares. Default: as it is. */
  annualRate?: InputMaybe<Scalars['Decimal']['input']>;
  idempotencyKey: Scalars['String']['input'];
  /** At most as many as the product's longest term has. */
  instalments: Scalars['Int']['input'];
  loanId: Scalars['ID']['input'];
  /** After today, at most a year ahead. */
  nextDueDate: Scalars['LocalDate']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
};

export type RestructureLoanPayload = {
  __typename?: 'RestructureLoanPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type RetireProductInput = {
  id: Scalars['ID']['input'];
};

export type RetireProductPayload = {
  __typename?: 'RetireProductPayload';
  product?: Maybe<LoanProduct>;
  userErrors: Array<LendingError>;
};

export type RetryPostingInput = {
  paymentId: Scalars['ID']['input'];
};

export type RetryPostingPayload = {
  __typename?: 'RetryPostingPayload';
  loan?: Maybe<Loan>;
  payment?: Maybe<LoanPayment>;
  userErrors: Array<LendingError>;
};

export type RetryRefusedPostingInput = {
  id: Scalars['ID']['input'];
};

export type RetryRefusedPostingPayload = {
  __typename?: 'RetryRefusedPostingPayload';
  /** Of the posting that was asked for in its place. */
  postingId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<LendingError>;
};

/** A payment that is taken back. */
export type ReversalCause =
  /** The payer's bank took it back. */
  | 'CHARGEBACK'
  /** It was taken down by mistake. */
  | 'MISTAKE';

export type ReverseRepaymentInput = {
  cause?: ReversalCause;
  idempotencyKey: Scalars['String']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
  paymentId: Scalars['ID']['input'];
};

export type ReverseRepaymentPayload = {
  __typename?: 'ReverseRepaymentPayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type RevokePartnerConsentInput = {
  id: Scalars['ID']['input'];
};

export type RevokePartnerConsentPayload = {
  __typename?: 'RevokePartnerConsentPayload';
  consent?: Maybe<PartnerConsent>;
  userErrors: Array<LendingError>;
};

export type RollCell = {
  __typename?: 'RollCell';
  amount: Money;
  count: Scalars['Int']['output'];
  shareOfAmount?: Maybe<Scalars['Decimal']['output']>;
  shareOfCount?: Maybe<Scalars['Decimal']['output']>;
  to: RollTarget;
};

export type RollRates = {
  __typename?: 'RollRates';
  from: Scalars['LocalDate']['output'];
  /** One for each bucket. */
  rows: Array<RollRow>;
  to: Scalars['LocalDate']['output'];
};

export type RollRow = {
  __typename?: 'RollRow';
  /** Outstanding on `from`, of the row and of its cells. */
  amount: Money;
  count: Scalars['Int']['output'];
  from: DelinquencyBucket;
  /** One for each bucket and each end; their counts and amounts sum to the row's. */
  to: Array<RollCell>;
};

export type RollTarget =
  | 'CHARGED_OFF'
  | 'CURRENT'
  | 'DAYS_1_29'
  | 'DAYS_30_59'
  | 'DAYS_60_89'
  | 'DAYS_90_PLUS'
  | 'PAID_OFF';

export type RotateWebhookSecretInput = {
  id: Scalars['ID']['input'];
};

export type RotateWebhookSecretPayload = {
  __typename?: 'RotateWebhookSecretPayload';
  endpoint?: Maybe<WebhookEndpoint>;
  /** Shown this once. */
  secret?: Maybe<Scalars['String']['output']>;
  userErrors: Array<LendingError>;
};

/** One row of a repayment schedule: payment = principal + interest. */
export type ScheduleRow = {
  __typename?: 'ScheduleRow';
  /** Principal outstanding after this payment. */
  balance: Money;
  dueDate: Scalars['LocalDate']['output'];
  interest: Money;
  kind: ScheduleRowKind;
  number: Scalars['Int']['output'];
  payment: Money;
  principal: Money;
};

export type ScheduleRowKind =
  /** Paid on the day of a payout, and all principal. */
  | 'DOWN_PAYMENT'
  | 'INSTALMENT';

export type ScoreDisclosure = {
  __typename?: 'ScoreDisclosure';
  calculatedAt: Scalars['DateTime']['output'];
  highest: Scalars['Int']['output'];
  /** What lowered it, the most important first. */
  keyFactors: Array<Scalars['String']['output']>;
  lowest: Scalars['Int']['output'];
  score: Scalars['Int']['output'];
  statement: Scalars['String']['output'];
};

/** A change above the configured amount that waits for a second officer, for seven days. */
export type ServicingProposal = {
  __typename?: 'ServicingProposal';
  /** What it comes to. */
  amount: Money;
  /** What was asked for, as JSON; amounts in minor units. */
  content: Scalars['String']['output'];
  /** The mutation that asked for it: a second officer calls it with the same input. */
  mutation: Scalars['String']['output'];
  officer?: Maybe<User>;
  proposedAt: Scalars['DateTime']['output'];
  /** What was asked for, in words: «a fee of 29000.00 USD». */
  summary: Scalars['String']['output'];
};

export type SimulatePolicyInput = {
  /** Rules as JSON. Either this or `version`. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** Days of the decisions in UTC, both included. */
  from: Scalars['LocalDate']['input'];
  productId?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['LocalDate']['input'];
  /** A declared version. */
  version?: InputMaybe<Scalars['String']['input']>;
};

export type SimulatedGroup = {
  __typename?: 'SimulatedGroup';
  applications: Scalars['Int']['output'];
  approvedAfter?: Maybe<Scalars['Int']['output']>;
  approvedBefore?: Maybe<Scalars['Int']['output']>;
  /** By the other policy. */
  band?: Maybe<PricingBand>;
  /** Null: several groups together. */
  productCode?: Maybe<Scalars['String']['output']>;
};

export type SimulatedOutcome =
  | 'APPROVED'
  /** Approved on other terms than those asked for. */
  | 'COUNTER_OFFERED'
  | 'REFERRED'
  | 'REJECTED';

export type SimulatedOutcomeCount = {
  __typename?: 'SimulatedOutcomeCount';
  after: Scalars['Int']['output'];
  before: Scalars['Int']['output'];
  /** Null: several outcomes together. */
  outcome?: Maybe<SimulatedOutcome>;
};

export type SimulatedReason = {
  __typename?: 'SimulatedReason';
  after?: Maybe<Scalars['Int']['output']>;
  before?: Maybe<Scalars['Int']['output']>;
  code: DecisionReasonCode;
};

export type SimulatedTransition = {
  __typename?: 'SimulatedTransition';
  applications: Scalars['Int']['output'];
  /** Null, as `to`: several transitions together. */
  from?: Maybe<SimulatedOutcome>;
  to?: Maybe<SimulatedOutcome>;
};

export type TermsChange =
  | 'PAUSE'
  | 'RATE'
  /** The instalments to come fall due on other days, or are another number. */
  | 'RESCHEDULE'
  /** All that is owed is the principal of a new plan. */
  | 'RESTRUCTURE';

export type UpdateNoticePreferencesInput = {
  /** Each kind at most once. */
  preferences: Array<NoticePreferenceInput>;
};

export type UpdateNoticePreferencesPayload = {
  __typename?: 'UpdateNoticePreferencesPayload';
  /** All of them, as they are now; null where nothing was changed. */
  preferences?: Maybe<Array<NoticePreference>>;
  userErrors: Array<LendingError>;
};

export type UpdateWebhookEndpointInput = {
  /** Null takes it out. */
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<Array<WebhookKind>>;
  url?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateWebhookEndpointPayload = {
  __typename?: 'UpdateWebhookEndpointPayload';
  endpoint?: Maybe<WebhookEndpoint>;
  userErrors: Array<LendingError>;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /** Own, or [loans:read]. */
  loanApplications?: Maybe<LoanApplicationConnection>;
  /** Own, or [loans:read]. */
  loans?: Maybe<LoanConnection>;
  /** One for each kind. One's own. */
  noticePreferences?: Maybe<Array<NoticePreference>>;
  /** What one was told, newest first. Own, or [loans:read]. */
  notices?: Maybe<NoticeConnection>;
  /** What one lets partners do, newest first. Own, or [loans:read]. */
  partnerConsents?: Maybe<PartnerConsentConnection>;
  /** One's own accounts, without those that were removed; null for everybody else. */
  payoutAccounts?: Maybe<Array<PayoutAccount>>;
};


export type UserloanApplicationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type UserloansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type UsernoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


export type UserpartnerConsentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type Vintage = {
  __typename?: 'Vintage';
  /** Principal that was paid out. */
  amount: Money;
  loans: Scalars['Int']['output'];
  /** The first day of the month of payout. */
  month: Scalars['LocalDate']['output'];
  /** Those that all of its loans have had, from the first after payout on. */
  months: Array<VintageMonth>;
};

export type VintageMonth = {
  __typename?: 'VintageMonth';
  chargedOff: VintageShare;
  /** Was ever 30 days past due or more until then. */
  days30Plus: VintageShare;
  days90Plus: VintageShare;
  /** From 1: until the end of the so many-th month since each loan's payout. */
  monthOnBook: Scalars['Int']['output'];
};

export type VintageShare = {
  __typename?: 'VintageShare';
  count: Scalars['Int']['output'];
  /** By principal that was paid out. */
  shareOfAmount: Scalars['Decimal']['output'];
  shareOfCount: Scalars['Decimal']['output'];
};

/** What can be given up. */
export type WaivableComponent =
  | 'FEE'
  /** Interest that is due. */
  | 'INTEREST'
  | 'PENALTY';

export type WaiveFeeInput = {
  /** Default: all that is asked for. */
  amount?: InputMaybe<MoneyInput>;
  component?: WaivableComponent;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Why; for staff only, at most 1,000 characters. */
  note: Scalars['String']['input'];
};

export type WaiveFeePayload = {
  __typename?: 'WaiveFeePayload';
  /** Whether it waits for a second officer. */
  awaitsSecondOfficer: Scalars['Boolean']['output'];
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

/** One event for one endpoint. Kept for 30 days. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** All tries that there were. */
  attempts: Scalars['Int']['output'];
  /** As it is sent: JSON. */
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** When the endpoint last took it. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The `webhook-id`: the same each time that it is sent. */
  id: Scalars['ID']['output'];
  kind: WebhookKind;
  lastAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  lastFailure?: Maybe<WebhookFailure>;
  /** What the endpoint answered last; null where it answered nothing. */
  lastStatusCode?: Maybe<Scalars['Int']['output']>;
  /** When it is tried next; null where it is not. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  status: WebhookDeliveryStatus;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  pageInfo: PageInfo;
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

export type WebhookDeliveryStatus =
  /** The endpoint answered 2xx. */
  | 'DELIVERED'
  /** Given up, after sixteen tries or three days; `replayWebhookDeliveries` sends it again. */
  | 'FAILED'
  /** To be sent, for the first time or again. */
  | 'PENDING';

export type WebhookDisabledReason =
  | 'BY_PARTNER'
  /** It took nothing for five days. */
  | 'FAILING'
  /** It answered 410 Gone. */
  | 'GONE';

/** Where a partner is told of what came through it, by signed requests (Standard Webhooks). */
export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  createdAt: Scalars['DateTime']['output'];
  /** One's own words, at most 200 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** Since when nothing is sent there. */
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  disabledReason?: Maybe<WebhookDisabledReason>;
  /** Since when it has taken nothing; null where the last round went well. After five days it is disabled. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kinds: Array<WebhookKind>;
  /** Until when what is sent is signed by the secret of before as well. */
  previousSecretUntil?: Maybe<Scalars['DateTime']['output']>;
  url: Scalars['String']['output'];
};

export type WebhookFailure =
  /** Its name leads to an address that is not of the public internet. */
  | 'ADDRESS_REFUSED'
  /** Its time was up: the endpoint was disabled, or took nothing. */
  | 'EXPIRED'
  /** It answered with a redirect, which is not followed. */
  | 'REDIRECT'
  /** It answered with another status than 2xx. */
  | 'STATUS'
  /** It did not answer within ten seconds. */
  | 'TIMEOUT'
  /** There was no connection, or no certificate to trust. */
  | 'UNREACHABLE';

export type WebhookKind =
  /** `application.status_changed` */
  | 'APPLICATION_STATUS_CHANGED'
  /** `loan.status_changed` */
  | 'LOAN_STATUS_CHANGED';

export type WithdrawApplicationInput = {
  id: Scalars['ID']['input'];
};

export type WithdrawApplicationPayload = {
  __typename?: 'WithdrawApplicationPayload';
  application?: Maybe<LoanApplication>;
  userErrors: Array<LendingError>;
};

export type WithdrawServicingProposalInput = {
  loanId: Scalars['ID']['input'];
  /** The mutation that asked for it, as `ServicingProposal.mutation` has it. */
  mutation: Scalars['String']['input'];
};

export type WithdrawServicingProposalPayload = {
  __typename?: 'WithdrawServicingProposalPayload';
  /** As it is, without the proposal. */
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Loan: Loan;
  LoanApplication: LoanApplication;
  PartnerConsent: PartnerConsent;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Loan:
    ( { __typename: 'Loan' }
    & GraphQLRecursivePick<FederationTypes['Loan'], {"id":true}> );
  LoanApplication:
    ( { __typename: 'LoanApplication' }
    & GraphQLRecursivePick<FederationTypes['LoanApplication'], {"id":true}> );
  PartnerConsent:
    ( { __typename: 'PartnerConsent' }
    & GraphQLRecursivePick<FederationTypes['PartnerConsent'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( Omit<LendingError, 'code'> & { code: _RefType['LendingErrorCode'] } & { __typename: 'LendingError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptOfferInput: AcceptOfferInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptOfferPayload: ResolverTypeWrapper<Omit<AcceptOfferPayload, 'application' | 'loan' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ActivatePolicyInput: ActivatePolicyInput;
  ActivatePolicyPayload: ResolverTypeWrapper<Omit<ActivatePolicyPayload, 'policy' | 'userErrors'> & { policy?: Maybe<ResolversTypes['DecisionPolicy']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  AddPayoutAccountInput: AddPayoutAccountInput;
  AddPayoutAccountPayload: ResolverTypeWrapper<Omit<AddPayoutAccountPayload, 'payoutAccount' | 'userErrors'> & { payoutAccount?: Maybe<ResolversTypes['PayoutAccount']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  AdverseAction: ResolverTypeWrapper<'DENIED' | 'COUNTER_OFFER' | 'INCOMPLETE'>;
  AdverseActionNotice: ResolverTypeWrapper<AdverseActionNoticeMapper>;
  ApplicationStatus: ResolverTypeWrapper<'SUBMITTED' | 'UNDER_REVIEW' | 'APPROVED' | 'REJECTED' | 'ACCEPTED' | 'EXPIRED' | 'WITHDRAWN' | 'CLOSED_INCOMPLETE'>;
  ApplicationSummary: ResolverTypeWrapper<Omit<ApplicationSummary, 'amount' | 'status'> & { amount: ResolversTypes['Money'], status: ResolversTypes['ApplicationStatus'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApplyForLoanInput: ApplyForLoanInput;
  ApplyForLoanOnBehalfInput: ApplyForLoanOnBehalfInput;
  ApplyForLoanOnBehalfPayload: ResolverTypeWrapper<Omit<ApplyForLoanOnBehalfPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ApplyForLoanPayload: ResolverTypeWrapper<Omit<ApplyForLoanPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ApproveApplicationInput: ApproveApplicationInput;
  ApproveApplicationPayload: ResolverTypeWrapper<Omit<ApproveApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  AprAdvanceInput: AprAdvanceInput;
  AprMethod: ResolverTypeWrapper<'REGULATION_Z' | 'EU_DIRECTIVE'>;
  AprPaymentInput: AprPaymentInput;
  AprResult: ResolverTypeWrapper<AprResultMapper>;
  ArrearsSummary: ResolverTypeWrapper<Omit<ArrearsSummary, 'bucket' | 'outstanding' | 'pastDue'> & { bucket: ResolversTypes['DelinquencyBucket'], outstanding: ResolversTypes['Money'], pastDue: ResolversTypes['Money'] }>;
  CalculateAprInput: CalculateAprInput;
  CancelLoanInput: CancelLoanInput;
  CancelLoanPayload: ResolverTypeWrapper<Omit<CancelLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ChangeLoanRateInput: ChangeLoanRateInput;
  ChangeLoanRatePayload: ResolverTypeWrapper<Omit<ChangeLoanRatePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChangePayoutAccountInput: ChangePayoutAccountInput;
  ChangePayoutAccountPayload: ResolverTypeWrapper<Omit<ChangePayoutAccountPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ChangeProductInput: ChangeProductInput;
  ChangeProductPayload: ResolverTypeWrapper<Omit<ChangeProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['LoanProduct']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ChargeFeeInput: ChargeFeeInput;
  ChargeFeePayload: ResolverTypeWrapper<Omit<ChargeFeePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ChargeOffLoanInput: ChargeOffLoanInput;
  ChargeOffLoanPayload: ResolverTypeWrapper<Omit<ChargeOffLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ConfirmPartnerConsentInput: ConfirmPartnerConsentInput;
  ConfirmPartnerConsentPayload: ResolverTypeWrapper<Omit<ConfirmPartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['PartnerConsent']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ConsentPurpose: ResolverTypeWrapper<'APPLY'>;
  ConsentRequestStatus: ResolverTypeWrapper<'PENDING' | 'CONFIRMED' | 'EXPIRED'>;
  CostDocument: ResolverTypeWrapper<CostDocumentMapper>;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['LoanProduct']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointPayload: ResolverTypeWrapper<Omit<CreateWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayCount: ResolverTypeWrapper<'THIRTY_360' | 'ACT_360' | 'ACT_364' | 'ACT_365' | 'ACT_ACT'>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Decision: ResolverTypeWrapper<DecisionMapper>;
  DecisionInputs: ResolverTypeWrapper<Omit<DecisionInputs, 'band' | 'overridden'> & { band?: Maybe<ResolversTypes['PricingBand']>, overridden: Array<ResolversTypes['DecisionReasonCode']> }>;
  DecisionMaker: ResolverTypeWrapper<'POLICY' | 'OFFICER'>;
  DecisionOutcome: ResolverTypeWrapper<'APPROVED' | 'REJECTED' | 'REFERRED'>;
  DecisionPolicy: ResolverTypeWrapper<DecisionPolicyMapper>;
  DecisionPolicyConnection: ResolverTypeWrapper<Omit<DecisionPolicyConnection, 'edges'> & { edges: Array<ResolversTypes['DecisionPolicyEdge']> }>;
  DecisionPolicyEdge: ResolverTypeWrapper<Omit<DecisionPolicyEdge, 'node'> & { node: ResolversTypes['DecisionPolicy'] }>;
  DecisionReason: ResolverTypeWrapper<Omit<DecisionReason, 'code'> & { code: ResolversTypes['DecisionReasonCode'] }>;
  DecisionReasonCode: ResolverTypeWrapper<'SCORE_BELOW_MINIMUM' | 'SCORE_FACTOR' | 'SCORE_NEEDS_REVIEW' | 'SCORE_OUTDATED' | 'DEBT_TO_INCOME_TOO_HIGH' | 'DEBT_TO_INCOME_ELEVATED' | 'AMOUNT_ABOVE_LIMIT' | 'AMOUNT_NEEDS_REVIEW' | 'NO_PROFILE' | 'IDENTITY_NOT_VERIFIED' | 'IDENTITY_REJECTED' | 'SCREENING_UNRESOLVED' | 'FRAUD_SUSPECTED' | 'MANUAL_REVIEW' | 'INCOME_NOT_VERIFIED' | 'EMPLOYMENT_NOT_VERIFIED' | 'APPLICATION_INCOMPLETE' | 'EXCESSIVE_OBLIGATIONS' | 'PURPOSE_NOT_SUPPORTED' | 'OTHER'>;
  DecisionReplay: ResolverTypeWrapper<DecisionReplayMapper>;
  DecisionReplayStatus: ResolverTypeWrapper<'SAME' | 'DIFFERENT' | 'BY_OFFICER' | 'INPUTS_MISSING' | 'INPUTS_ERASED' | 'POLICY_UNKNOWN'>;
  DeclarePolicyInput: DeclarePolicyInput;
  DeclarePolicyPayload: ResolverTypeWrapper<Omit<DeclarePolicyPayload, 'policy' | 'userErrors'> & { policy?: Maybe<ResolversTypes['DecisionPolicy']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  DeleteWebhookEndpointPayload: ResolverTypeWrapper<Omit<DeleteWebhookEndpointPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['LendingError']> }>;
  Delinquency: ResolverTypeWrapper<DelinquencyMapper>;
  DelinquencyBucket: ResolverTypeWrapper<'CURRENT' | 'DAYS_1_29' | 'DAYS_30_59' | 'DAYS_60_89' | 'DAYS_90_PLUS'>;
  DisableWebhookEndpointInput: DisableWebhookEndpointInput;
  DisableWebhookEndpointPayload: ResolverTypeWrapper<Omit<DisableWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  DisburseLoanInput: DisburseLoanInput;
  DisburseLoanPayload: ResolverTypeWrapper<Omit<DisburseLoanPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  EnableWebhookEndpointInput: EnableWebhookEndpointInput;
  EnableWebhookEndpointPayload: ResolverTypeWrapper<Omit<EnableWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  EndOfDay: ResolverTypeWrapper<EndOfDayMapper>;
  EndOfDayConnection: ResolverTypeWrapper<Omit<EndOfDayConnection, 'edges'> & { edges: Array<ResolversTypes['EndOfDayEdge']> }>;
  EndOfDayEdge: ResolverTypeWrapper<Omit<EndOfDayEdge, 'node'> & { node: ResolversTypes['EndOfDay'] }>;
  ExcessUse: ResolverTypeWrapper<'IN_ADVANCE' | 'SHORTER_TERM' | 'SMALLER_INSTALMENT'>;
  FeeComponent: ResolverTypeWrapper<'FEE' | 'PENALTY'>;
  FirstApproval: ResolverTypeWrapper<FirstApprovalMapper>;
  GrantPartnerConsentInput: GrantPartnerConsentInput;
  GrantPartnerConsentPayload: ResolverTypeWrapper<Omit<GrantPartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['PartnerConsent']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  Instalment: ResolverTypeWrapper<InstalmentMapper>;
  Interval: ResolverTypeWrapper<Omit<Interval, 'unit'> & { unit: ResolversTypes['IntervalUnit'] }>;
  IntervalInput: IntervalInput;
  IntervalUnit: ResolverTypeWrapper<'DAY' | 'WEEK' | 'SEMI_MONTH' | 'MONTH' | 'QUARTER'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LateFee: ResolverTypeWrapper<LateFeeMapper>;
  LateFeeInput: LateFeeInput;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionMapper>;
  LendingError: ResolverTypeWrapper<Omit<LendingError, 'code'> & { code: ResolversTypes['LendingErrorCode'] }>;
  LendingErrorCode: ResolverTypeWrapper<'NOT_FOUND' | 'PRODUCT_NOT_FOUND' | 'INPUT_INVALID' | 'AMOUNT_INVALID' | 'AMOUNT_OUT_OF_RANGE' | 'CURRENCY_NOT_OFFERED' | 'TERM_OUT_OF_RANGE' | 'RATE_OUT_OF_RANGE' | 'DATE_INVALID' | 'INVALID_STATE' | 'CONFLICT' | 'PRODUCT_CODE_TAKEN' | 'BORROWERS_ONLY' | 'OWN_APPLICATION' | 'TOO_MANY_APPLICATIONS' | 'PROCESSING_RESTRICTED' | 'SECOND_OFFICER_REQUIRED' | 'TERMS_DIFFER' | 'CLEARANCE_REQUIRED' | 'CLEARANCE_STALE' | 'OFFER_EXPIRED' | 'ABOVE_AUTHORITY' | 'OVERRIDE_NOT_ALLOWED' | 'NOTE_REQUIRED' | 'POLICY_INVALID' | 'POLICY_VERSION_TAKEN' | 'SECOND_ADMIN_REQUIRED' | 'PAYOUT_ACCOUNT_INVALID' | 'PAYOUT_ACCOUNT_REFUSED' | 'PAYOUT_ACCOUNT_UNVERIFIED' | 'TOO_MANY_PAYOUT_ACCOUNTS' | 'OVERPAYMENT' | 'TOO_MANY_ENTRIES' | 'PARTNERS_ONLY' | 'CONSENT_ENDED' | 'CODE_INVALID' | 'TRY_LATER' | 'TOO_MANY_CONSENTS' | 'WEBHOOK_URL_INVALID' | 'TOO_MANY_WEBHOOKS' | 'NOTICE_REQUIRED' | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED'>;
  Loan: ResolverTypeWrapper<LoanMapper>;
  LoanAgreement: ResolverTypeWrapper<LoanAgreementMapper>;
  LoanApplication: ResolverTypeWrapper<LoanApplicationMapper>;
  LoanApplicationConnection: ResolverTypeWrapper<Omit<LoanApplicationConnection, 'edges'> & { edges: Array<ResolversTypes['LoanApplicationEdge']> }>;
  LoanApplicationEdge: ResolverTypeWrapper<Omit<LoanApplicationEdge, 'node'> & { node: ResolversTypes['LoanApplication'] }>;
  LoanApplicationFilter: LoanApplicationFilter;
  LoanComponent: ResolverTypeWrapper<'PENALTY' | 'FEE' | 'INTEREST' | 'PRINCIPAL'>;
  LoanConnection: ResolverTypeWrapper<Omit<LoanConnection, 'edges'> & { edges: Array<ResolversTypes['LoanEdge']> }>;
  LoanEdge: ResolverTypeWrapper<Omit<LoanEdge, 'node'> & { node: ResolversTypes['Loan'] }>;
  LoanEntry: ResolverTypeWrapper<LoanEntryMapper>;
  LoanEntryConnection: ResolverTypeWrapper<Omit<LoanEntryConnection, 'edges'> & { edges: Array<ResolversTypes['LoanEntryEdge']> }>;
  LoanEntryEdge: ResolverTypeWrapper<Omit<LoanEntryEdge, 'node'> & { node: ResolversTypes['LoanEntry'] }>;
  LoanEntryKind: ResolverTypeWrapper<'DISBURSED' | 'REPAID' | 'FEE_CHARGED' | 'WAIVED' | 'RATE_CHANGED' | 'RESCHEDULED' | 'RESTRUCTURED' | 'PAUSED' | 'CHARGED_OFF' | 'CANCELLED' | 'REFUNDED' | 'REVERSED'>;
  LoanFilter: LoanFilter;
  LoanMonth: ResolverTypeWrapper<LoanMonthMapper>;
  LoanOffer: ResolverTypeWrapper<LoanOfferMapper>;
  LoanPause: ResolverTypeWrapper<Omit<LoanPause, 'interest'> & { interest: ResolversTypes['PauseInterest'] }>;
  LoanPayment: ResolverTypeWrapper<LoanPaymentMapper>;
  LoanPaymentConnection: ResolverTypeWrapper<Omit<LoanPaymentConnection, 'edges'> & { edges: Array<ResolversTypes['LoanPaymentEdge']> }>;
  LoanPaymentEdge: ResolverTypeWrapper<Omit<LoanPaymentEdge, 'node'> & { node: ResolversTypes['LoanPayment'] }>;
  LoanProduct: ResolverTypeWrapper<LoanProductMapper>;
  LoanProductVersion: ResolverTypeWrapper<LoanProductVersionMapper>;
  LoanProductVersionConnection: ResolverTypeWrapper<Omit<LoanProductVersionConnection, 'edges'> & { edges: Array<ResolversTypes['LoanProductVersionEdge']> }>;
  LoanProductVersionEdge: ResolverTypeWrapper<Omit<LoanProductVersionEdge, 'node'> & { node: ResolversTypes['LoanProductVersion'] }>;
  LoanQuote: ResolverTypeWrapper<LoanQuoteMapper>;
  LoanRate: ResolverTypeWrapper<LoanRateMapper>;
  LoanRateInput: LoanRateInput;
  LoanStanding: ResolverTypeWrapper<LoanStandingMapper>;
  LoanStatus: ResolverTypeWrapper<'PENDING_DISBURSEMENT' | 'DISBURSING' | 'ACTIVE' | 'DELINQUENT' | 'PAID_OFF' | 'CHARGED_OFF' | 'CANCELLED'>;
  LoanSummary: ResolverTypeWrapper<Omit<LoanSummary, 'amount' | 'status'> & { amount: ResolversTypes['Money'], status: ResolversTypes['LoanStatus'] }>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MarkNoticeReadInput: MarkNoticeReadInput;
  MarkNoticeReadPayload: ResolverTypeWrapper<Omit<MarkNoticeReadPayload, 'notices' | 'userErrors'> & { notices: Array<ResolversTypes['Notice']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  MissingData: ResolverTypeWrapper<'FINANCES' | 'IDENTITY'>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Notice: ResolverTypeWrapper<NoticeMapper>;
  NoticeConnection: ResolverTypeWrapper<Omit<NoticeConnection, 'edges'> & { edges: Array<ResolversTypes['NoticeEdge']> }>;
  NoticeEdge: ResolverTypeWrapper<Omit<NoticeEdge, 'node'> & { node: ResolversTypes['Notice'] }>;
  NoticeFailure: ResolverTypeWrapper<'ACCOUNT_REFUSED' | 'COLLECTION_REFUSED' | 'INSUFFICIENT_FUNDS' | 'ACCOUNT_CLOSED' | 'DISPUTED' | 'OTHER'>;
  NoticeKind: ResolverTypeWrapper<'APPLICATION_RECEIVED' | 'APPLICATION_INCOMPLETE' | 'APPLICATION_CLOSED' | 'APPLICATION_APPROVED' | 'APPLICATION_REJECTED' | 'OFFER_EXPIRING' | 'OFFER_EXPIRED' | 'LOAN_PAID_OUT' | 'LOAN_CANCELLED' | 'INSTALMENT_DUE' | 'INSTALMENT_OVERDUE' | 'PAYMENT_FAILED' | 'REPAYMENT_REVERSED' | 'FEE_CHARGED' | 'TERMS_CHANGED' | 'LOAN_PAID_OFF' | 'LOAN_REOPENED' | 'LOAN_CHARGED_OFF'>;
  NoticePreference: ResolverTypeWrapper<NoticePreferenceMapper>;
  NoticePreferenceInput: NoticePreferenceInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Partner: ResolverTypeWrapper<Partner>;
  PartnerConsent: ResolverTypeWrapper<PartnerConsentMapper>;
  PartnerConsentConnection: ResolverTypeWrapper<Omit<PartnerConsentConnection, 'edges'> & { edges: Array<ResolversTypes['PartnerConsentEdge']> }>;
  PartnerConsentEdge: ResolverTypeWrapper<Omit<PartnerConsentEdge, 'node'> & { node: ResolversTypes['PartnerConsent'] }>;
  PartnerConsentRequest: ResolverTypeWrapper<PartnerConsentRequestMapper>;
  PartnerPortfolio: ResolverTypeWrapper<Omit<PartnerPortfolio, 'applications' | 'arrears' | 'loans' | 'outstanding'> & { applications: Array<ResolversTypes['ApplicationSummary']>, arrears: Array<ResolversTypes['ArrearsSummary']>, loans: Array<ResolversTypes['LoanSummary']>, outstanding: ResolversTypes['Money'] }>;
  PauseInterest: ResolverTypeWrapper<'ACCRUES' | 'FORGIVEN'>;
  PauseLoanInput: PauseLoanInput;
  PauseLoanPayload: ResolverTypeWrapper<Omit<PauseLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  PaymentCounterparty: ResolverTypeWrapper<'OWN' | 'OTHER' | 'UNKNOWN'>;
  PaymentDifference: ResolverTypeWrapper<PaymentDifferenceMapper>;
  PaymentDifferenceConnection: ResolverTypeWrapper<Omit<PaymentDifferenceConnection, 'edges'> & { edges: Array<ResolversTypes['PaymentDifferenceEdge']> }>;
  PaymentDifferenceEdge: ResolverTypeWrapper<Omit<PaymentDifferenceEdge, 'node'> & { node: ResolversTypes['PaymentDifference'] }>;
  PaymentDifferenceFilter: PaymentDifferenceFilter;
  PaymentDifferenceKind: ResolverTypeWrapper<'UNKNOWN_HERE' | 'MISSING_THERE' | 'AMOUNT_DIFFERS' | 'STATUS_DIFFERS' | 'DUPLICATE'>;
  PaymentDirection: ResolverTypeWrapper<'PAYOUT' | 'COLLECTION' | 'REFUND'>;
  PaymentMethod: ResolverTypeWrapper<'BANK_TRANSFER' | 'DIRECT_DEBIT' | 'CARD' | 'CASH' | 'CHEQUE'>;
  PaymentReconciliation: ResolverTypeWrapper<PaymentReconciliationMapper>;
  PaymentReconciliationConnection: ResolverTypeWrapper<Omit<PaymentReconciliationConnection, 'edges'> & { edges: Array<ResolversTypes['PaymentReconciliationEdge']> }>;
  PaymentReconciliationEdge: ResolverTypeWrapper<Omit<PaymentReconciliationEdge, 'node'> & { node: ResolversTypes['PaymentReconciliation'] }>;
  PaymentStatus: ResolverTypeWrapper<'PENDING' | 'SETTLED' | 'POSTED' | 'FAILED' | 'RETURNED' | 'REVERSED'>;
  PayoffQuote: ResolverTypeWrapper<PayoffQuoteMapper>;
  PayoffVerdict: ResolverTypeWrapper<'HOLDS' | 'EXPIRED' | 'SUPERSEDED' | 'FORGED'>;
  PayoffVerification: ResolverTypeWrapper<PayoffVerificationMapper>;
  PayoutAccount: ResolverTypeWrapper<PayoutAccountMapper>;
  PayoutAccountStatus: ResolverTypeWrapper<'PENDING' | 'VERIFIED' | 'REFUSED' | 'REMOVED'>;
  PolicyActivation: ResolverTypeWrapper<PolicyActivationMapper>;
  PolicySimulation: ResolverTypeWrapper<PolicySimulationMapper>;
  Portfolio: ResolverTypeWrapper<PortfolioMapper>;
  PortfolioBucket: ResolverTypeWrapper<Omit<PortfolioBucket, 'bucket' | 'outstanding' | 'pastDue'> & { bucket: ResolversTypes['DelinquencyBucket'], outstanding: ResolversTypes['Money'], pastDue: ResolversTypes['Money'] }>;
  PortfolioLoan: ResolverTypeWrapper<PortfolioLoanMapper>;
  PortfolioLoanConnection: ResolverTypeWrapper<Omit<PortfolioLoanConnection, 'edges'> & { edges: Array<ResolversTypes['PortfolioLoanEdge']> }>;
  PortfolioLoanEdge: ResolverTypeWrapper<Omit<PortfolioLoanEdge, 'node'> & { node: ResolversTypes['PortfolioLoan'] }>;
  PortfolioLoss: ResolverTypeWrapper<Omit<PortfolioLoss, 'band' | 'expectedLoss' | 'exposure' | 'product'> & { band?: Maybe<ResolversTypes['PricingBand']>, expectedLoss: ResolversTypes['Money'], exposure: ResolversTypes['Money'], product: ResolversTypes['LoanProduct'] }>;
  PortfolioStatus: ResolverTypeWrapper<Omit<PortfolioStatus, 'outstanding' | 'status'> & { outstanding: ResolversTypes['Money'], status: ResolversTypes['LoanStatus'] }>;
  PortfolioYield: ResolverTypeWrapper<Omit<PortfolioYield, 'fees' | 'interest'> & { fees: ResolversTypes['Money'], interest: ResolversTypes['Money'] }>;
  PostingKind: ResolverTypeWrapper<'DISBURSEMENT' | 'REPAYMENT' | 'ACCRUAL' | 'FEE' | 'ADJUSTMENT' | 'REVERSAL' | 'CHARGE_OFF' | 'RECOVERY' | 'REFUND'>;
  PricingBand: ResolverTypeWrapper<'A' | 'B' | 'C' | 'D'>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteAdvanceInput: QuoteAdvanceInput;
  QuoteLoanInput: QuoteLoanInput;
  QuotedAdvance: ResolverTypeWrapper<Omit<QuotedAdvance, 'amount'> & { amount: ResolversTypes['Money'] }>;
  RecordRepaymentInput: RecordRepaymentInput;
  RecordRepaymentPayload: ResolverTypeWrapper<Omit<RecordRepaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RefundOverpaymentInput: RefundOverpaymentInput;
  RefundOverpaymentPayload: ResolverTypeWrapper<Omit<RefundOverpaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RefusedPosting: ResolverTypeWrapper<RefusedPostingMapper>;
  RefusedPostingConnection: ResolverTypeWrapper<Omit<RefusedPostingConnection, 'edges'> & { edges: Array<ResolversTypes['RefusedPostingEdge']> }>;
  RefusedPostingEdge: ResolverTypeWrapper<Omit<RefusedPostingEdge, 'node'> & { node: ResolversTypes['RefusedPosting'] }>;
  ReinstateProductInput: ReinstateProductInput;
  ReinstateProductPayload: ResolverTypeWrapper<Omit<ReinstateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['LoanProduct']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RejectApplicationInput: RejectApplicationInput;
  RejectApplicationPayload: ResolverTypeWrapper<Omit<RejectApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RejectionReason: ResolverTypeWrapper<'SCORE_BELOW_MINIMUM' | 'DEBT_TO_INCOME_TOO_HIGH' | 'IDENTITY_REJECTED' | 'INCOME_NOT_VERIFIED' | 'EMPLOYMENT_NOT_VERIFIED' | 'APPLICATION_INCOMPLETE' | 'EXCESSIVE_OBLIGATIONS' | 'PURPOSE_NOT_SUPPORTED' | 'OTHER'>;
  RemovePayoutAccountInput: RemovePayoutAccountInput;
  RemovePayoutAccountPayload: ResolverTypeWrapper<Omit<RemovePayoutAccountPayload, 'payoutAccount' | 'userErrors'> & { payoutAccount?: Maybe<ResolversTypes['PayoutAccount']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RepaymentMethod: ResolverTypeWrapper<'ANNUITY' | 'EQUAL_PRINCIPAL' | 'FLAT' | 'INTEREST_ONLY' | 'BALLOON'>;
  ReplayWebhookDeliveriesInput: ReplayWebhookDeliveriesInput;
  ReplayWebhookDeliveriesPayload: ResolverTypeWrapper<Omit<ReplayWebhookDeliveriesPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['LendingError']> }>;
  ReplayedField: ResolverTypeWrapper<ReplayedFieldMapper>;
  RequestPartnerConsentInput: RequestPartnerConsentInput;
  RequestPartnerConsentPayload: ResolverTypeWrapper<Omit<RequestPartnerConsentPayload, 'request' | 'userErrors'> & { request?: Maybe<ResolversTypes['PartnerConsentRequest']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RescheduleLoanInput: RescheduleLoanInput;
  RescheduleLoanPayload: ResolverTypeWrapper<Omit<RescheduleLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RestructureLoanInput: RestructureLoanInput;
  RestructureLoanPayload: ResolverTypeWrapper<Omit<RestructureLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RetireProductInput: RetireProductInput;
  RetireProductPayload: ResolverTypeWrapper<Omit<RetireProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['LoanProduct']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RetryPostingInput: RetryPostingInput;
  RetryPostingPayload: ResolverTypeWrapper<Omit<RetryPostingPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RetryRefusedPostingInput: RetryRefusedPostingInput;
  RetryRefusedPostingPayload: ResolverTypeWrapper<Omit<RetryRefusedPostingPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['LendingError']> }>;
  ReversalCause: ResolverTypeWrapper<'MISTAKE' | 'CHARGEBACK'>;
  ReverseRepaymentInput: ReverseRepaymentInput;
  ReverseRepaymentPayload: ResolverTypeWrapper<Omit<ReverseRepaymentPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RevokePartnerConsentInput: RevokePartnerConsentInput;
  RevokePartnerConsentPayload: ResolverTypeWrapper<Omit<RevokePartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['PartnerConsent']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RollCell: ResolverTypeWrapper<Omit<RollCell, 'amount' | 'to'> & { amount: ResolversTypes['Money'], to: ResolversTypes['RollTarget'] }>;
  RollRates: ResolverTypeWrapper<Omit<RollRates, 'rows'> & { rows: Array<ResolversTypes['RollRow']> }>;
  RollRow: ResolverTypeWrapper<Omit<RollRow, 'amount' | 'from' | 'to'> & { amount: ResolversTypes['Money'], from: ResolversTypes['DelinquencyBucket'], to: Array<ResolversTypes['RollCell']> }>;
  RollTarget: ResolverTypeWrapper<'CURRENT' | 'DAYS_1_29' | 'DAYS_30_59' | 'DAYS_60_89' | 'DAYS_90_PLUS' | 'PAID_OFF' | 'CHARGED_OFF'>;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: ResolverTypeWrapper<Omit<RotateWebhookSecretPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ScheduleRow: ResolverTypeWrapper<ScheduleRowMapper>;
  ScheduleRowKind: ResolverTypeWrapper<'DOWN_PAYMENT' | 'INSTALMENT'>;
  ScoreDisclosure: ResolverTypeWrapper<ScoreDisclosureMapper>;
  ServicingProposal: ResolverTypeWrapper<ServicingProposalMapper>;
  SimulatePolicyInput: SimulatePolicyInput;
  SimulatedGroup: ResolverTypeWrapper<Omit<SimulatedGroup, 'band'> & { band?: Maybe<ResolversTypes['PricingBand']> }>;
  SimulatedOutcome: ResolverTypeWrapper<'APPROVED' | 'COUNTER_OFFERED' | 'REFERRED' | 'REJECTED'>;
  SimulatedOutcomeCount: ResolverTypeWrapper<Omit<SimulatedOutcomeCount, 'outcome'> & { outcome?: Maybe<ResolversTypes['SimulatedOutcome']> }>;
  SimulatedReason: ResolverTypeWrapper<Omit<SimulatedReason, 'code'> & { code: ResolversTypes['DecisionReasonCode'] }>;
  SimulatedTransition: ResolverTypeWrapper<Omit<SimulatedTransition, 'from' | 'to'> & { from?: Maybe<ResolversTypes['SimulatedOutcome']>, to?: Maybe<ResolversTypes['SimulatedOutcome']> }>;
  TermsChange: ResolverTypeWrapper<'RATE' | 'RESCHEDULE' | 'RESTRUCTURE' | 'PAUSE'>;
  UpdateNoticePreferencesInput: UpdateNoticePreferencesInput;
  UpdateNoticePreferencesPayload: ResolverTypeWrapper<Omit<UpdateNoticePreferencesPayload, 'preferences' | 'userErrors'> & { preferences?: Maybe<Array<ResolversTypes['NoticePreference']>>, userErrors: Array<ResolversTypes['LendingError']> }>;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointPayload: ResolverTypeWrapper<Omit<UpdateWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversTypes['WebhookEndpoint']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Vintage: ResolverTypeWrapper<Omit<Vintage, 'amount'> & { amount: ResolversTypes['Money'] }>;
  VintageMonth: ResolverTypeWrapper<VintageMonth>;
  VintageShare: ResolverTypeWrapper<VintageShare>;
  WaivableComponent: ResolverTypeWrapper<'PENALTY' | 'FEE' | 'INTEREST'>;
  WaiveFeeInput: WaiveFeeInput;
  WaiveFeePayload: ResolverTypeWrapper<Omit<WaiveFeePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryMapper>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryStatus: ResolverTypeWrapper<'PENDING' | 'DELIVERED' | 'FAILED'>;
  WebhookDisabledReason: ResolverTypeWrapper<'BY_PARTNER' | 'GONE' | 'FAILING'>;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointMapper>;
  WebhookFailure: ResolverTypeWrapper<'ADDRESS_REFUSED' | 'EXPIRED' | 'REDIRECT' | 'STATUS' | 'TIMEOUT' | 'UNREACHABLE'>;
  WebhookKind: ResolverTypeWrapper<'APPLICATION_STATUS_CHANGED' | 'LOAN_STATUS_CHANGED'>;
  WithdrawApplicationInput: WithdrawApplicationInput;
  WithdrawApplicationPayload: ResolverTypeWrapper<Omit<WithdrawApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  WithdrawServicingProposalInput: WithdrawServicingProposalInput;
  WithdrawServicingProposalPayload: ResolverTypeWrapper<Omit<WithdrawServicingProposalPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptOfferInput: AcceptOfferInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AcceptOfferPayload: Omit<AcceptOfferPayload, 'application' | 'loan' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ActivatePolicyInput: ActivatePolicyInput;
  ActivatePolicyPayload: Omit<ActivatePolicyPayload, 'policy' | 'userErrors'> & { policy?: Maybe<ResolversParentTypes['DecisionPolicy']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  AddPayoutAccountInput: AddPayoutAccountInput;
  AddPayoutAccountPayload: Omit<AddPayoutAccountPayload, 'payoutAccount' | 'userErrors'> & { payoutAccount?: Maybe<ResolversParentTypes['PayoutAccount']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  AdverseActionNotice: AdverseActionNoticeMapper;
  ApplicationSummary: Omit<ApplicationSummary, 'amount'> & { amount: ResolversParentTypes['Money'] };
  Int: Scalars['Int']['output'];
  ApplyForLoanInput: ApplyForLoanInput;
  ApplyForLoanOnBehalfInput: ApplyForLoanOnBehalfInput;
  ApplyForLoanOnBehalfPayload: Omit<ApplyForLoanOnBehalfPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ApplyForLoanPayload: Omit<ApplyForLoanPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ApproveApplicationInput: ApproveApplicationInput;
  ApproveApplicationPayload: Omit<ApproveApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  AprAdvanceInput: AprAdvanceInput;
  AprPaymentInput: AprPaymentInput;
  AprResult: AprResultMapper;
  ArrearsSummary: Omit<ArrearsSummary, 'outstanding' | 'pastDue'> & { outstanding: ResolversParentTypes['Money'], pastDue: ResolversParentTypes['Money'] };
  CalculateAprInput: CalculateAprInput;
  CancelLoanInput: CancelLoanInput;
  CancelLoanPayload: Omit<CancelLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ChangeLoanRateInput: ChangeLoanRateInput;
  ChangeLoanRatePayload: Omit<ChangeLoanRatePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  Boolean: Scalars['Boolean']['output'];
  ChangePayoutAccountInput: ChangePayoutAccountInput;
  ChangePayoutAccountPayload: Omit<ChangePayoutAccountPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ChangeProductInput: ChangeProductInput;
  ChangeProductPayload: Omit<ChangeProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['LoanProduct']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ChargeFeeInput: ChargeFeeInput;
  ChargeFeePayload: Omit<ChargeFeePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ChargeOffLoanInput: ChargeOffLoanInput;
  ChargeOffLoanPayload: Omit<ChargeOffLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ConfirmPartnerConsentInput: ConfirmPartnerConsentInput;
  ConfirmPartnerConsentPayload: Omit<ConfirmPartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['PartnerConsent']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  CostDocument: CostDocumentMapper;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['LoanProduct']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointPayload: Omit<CreateWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Decision: DecisionMapper;
  DecisionInputs: DecisionInputs;
  DecisionPolicy: DecisionPolicyMapper;
  DecisionPolicyConnection: Omit<DecisionPolicyConnection, 'edges'> & { edges: Array<ResolversParentTypes['DecisionPolicyEdge']> };
  DecisionPolicyEdge: Omit<DecisionPolicyEdge, 'node'> & { node: ResolversParentTypes['DecisionPolicy'] };
  DecisionReason: DecisionReason;
  DecisionReplay: DecisionReplayMapper;
  DeclarePolicyInput: DeclarePolicyInput;
  DeclarePolicyPayload: Omit<DeclarePolicyPayload, 'policy' | 'userErrors'> & { policy?: Maybe<ResolversParentTypes['DecisionPolicy']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  DeleteWebhookEndpointInput: DeleteWebhookEndpointInput;
  DeleteWebhookEndpointPayload: Omit<DeleteWebhookEndpointPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['LendingError']> };
  Delinquency: DelinquencyMapper;
  DisableWebhookEndpointInput: DisableWebhookEndpointInput;
  DisableWebhookEndpointPayload: Omit<DisableWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  DisburseLoanInput: DisburseLoanInput;
  DisburseLoanPayload: Omit<DisburseLoanPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  EnableWebhookEndpointInput: EnableWebhookEndpointInput;
  EnableWebhookEndpointPayload: Omit<EnableWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  EndOfDay: EndOfDayMapper;
  EndOfDayConnection: Omit<EndOfDayConnection, 'edges'> & { edges: Array<ResolversParentTypes['EndOfDayEdge']> };
  EndOfDayEdge: Omit<EndOfDayEdge, 'node'> & { node: ResolversParentTypes['EndOfDay'] };
  FirstApproval: FirstApprovalMapper;
  GrantPartnerConsentInput: GrantPartnerConsentInput;
  GrantPartnerConsentPayload: Omit<GrantPartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['PartnerConsent']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  Instalment: InstalmentMapper;
  Interval: Interval;
  IntervalInput: IntervalInput;
  JSON: Scalars['JSON']['output'];
  LateFee: LateFeeMapper;
  LateFeeInput: LateFeeInput;
  LedgerTransaction: LedgerTransactionMapper;
  LendingError: LendingError;
  Loan: LoanMapper;
  LoanAgreement: LoanAgreementMapper;
  LoanApplication: LoanApplicationMapper;
  LoanApplicationConnection: Omit<LoanApplicationConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanApplicationEdge']> };
  LoanApplicationEdge: Omit<LoanApplicationEdge, 'node'> & { node: ResolversParentTypes['LoanApplication'] };
  LoanApplicationFilter: LoanApplicationFilter;
  LoanConnection: Omit<LoanConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanEdge']> };
  LoanEdge: Omit<LoanEdge, 'node'> & { node: ResolversParentTypes['Loan'] };
  LoanEntry: LoanEntryMapper;
  LoanEntryConnection: Omit<LoanEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanEntryEdge']> };
  LoanEntryEdge: Omit<LoanEntryEdge, 'node'> & { node: ResolversParentTypes['LoanEntry'] };
  LoanFilter: LoanFilter;
  LoanMonth: LoanMonthMapper;
  LoanOffer: LoanOfferMapper;
  LoanPause: LoanPause;
  LoanPayment: LoanPaymentMapper;
  LoanPaymentConnection: Omit<LoanPaymentConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanPaymentEdge']> };
  LoanPaymentEdge: Omit<LoanPaymentEdge, 'node'> & { node: ResolversParentTypes['LoanPayment'] };
  LoanProduct: LoanProductMapper;
  LoanProductVersion: LoanProductVersionMapper;
  LoanProductVersionConnection: Omit<LoanProductVersionConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanProductVersionEdge']> };
  LoanProductVersionEdge: Omit<LoanProductVersionEdge, 'node'> & { node: ResolversParentTypes['LoanProductVersion'] };
  LoanQuote: LoanQuoteMapper;
  LoanRate: LoanRateMapper;
  LoanRateInput: LoanRateInput;
  LoanStanding: LoanStandingMapper;
  LoanSummary: Omit<LoanSummary, 'amount'> & { amount: ResolversParentTypes['Money'] };
  LocalDate: Scalars['LocalDate']['output'];
  MarkNoticeReadInput: MarkNoticeReadInput;
  MarkNoticeReadPayload: Omit<MarkNoticeReadPayload, 'notices' | 'userErrors'> & { notices: Array<ResolversParentTypes['Notice']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Notice: NoticeMapper;
  NoticeConnection: Omit<NoticeConnection, 'edges'> & { edges: Array<ResolversParentTypes['NoticeEdge']> };
  NoticeEdge: Omit<NoticeEdge, 'node'> & { node: ResolversParentTypes['Notice'] };
  NoticePreference: NoticePreferenceMapper;
  NoticePreferenceInput: NoticePreferenceInput;
  PageInfo: PageInfo;
  Partner: Partner;
  PartnerConsent: PartnerConsentMapper;
  PartnerConsentConnection: Omit<PartnerConsentConnection, 'edges'> & { edges: Array<ResolversParentTypes['PartnerConsentEdge']> };
  PartnerConsentEdge: Omit<PartnerConsentEdge, 'node'> & { node: ResolversParentTypes['PartnerConsent'] };
  PartnerConsentRequest: PartnerConsentRequestMapper;
  PartnerPortfolio: Omit<PartnerPortfolio, 'applications' | 'arrears' | 'loans' | 'outstanding'> & { applications: Array<ResolversParentTypes['ApplicationSummary']>, arrears: Array<ResolversParentTypes['ArrearsSummary']>, loans: Array<ResolversParentTypes['LoanSummary']>, outstanding: ResolversParentTypes['Money'] };
  PauseLoanInput: PauseLoanInput;
  PauseLoanPayload: Omit<PauseLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  PaymentDifference: PaymentDifferenceMapper;
  PaymentDifferenceConnection: Omit<PaymentDifferenceConnection, 'edges'> & { edges: Array<ResolversParentTypes['PaymentDifferenceEdge']> };
  PaymentDifferenceEdge: Omit<PaymentDifferenceEdge, 'node'> & { node: ResolversParentTypes['PaymentDifference'] };
  PaymentDifferenceFilter: PaymentDifferenceFilter;
  PaymentReconciliation: PaymentReconciliationMapper;
  PaymentReconciliationConnection: Omit<PaymentReconciliationConnection, 'edges'> & { edges: Array<ResolversParentTypes['PaymentReconciliationEdge']> };
  PaymentReconciliationEdge: Omit<PaymentReconciliationEdge, 'node'> & { node: ResolversParentTypes['PaymentReconciliation'] };
  PayoffQuote: PayoffQuoteMapper;
  PayoffVerification: PayoffVerificationMapper;
  PayoutAccount: PayoutAccountMapper;
  PolicyActivation: PolicyActivationMapper;
  PolicySimulation: PolicySimulationMapper;
  Portfolio: PortfolioMapper;
  PortfolioBucket: Omit<PortfolioBucket, 'outstanding' | 'pastDue'> & { outstanding: ResolversParentTypes['Money'], pastDue: ResolversParentTypes['Money'] };
  PortfolioLoan: PortfolioLoanMapper;
  PortfolioLoanConnection: Omit<PortfolioLoanConnection, 'edges'> & { edges: Array<ResolversParentTypes['PortfolioLoanEdge']> };
  PortfolioLoanEdge: Omit<PortfolioLoanEdge, 'node'> & { node: ResolversParentTypes['PortfolioLoan'] };
  PortfolioLoss: Omit<PortfolioLoss, 'expectedLoss' | 'exposure' | 'product'> & { expectedLoss: ResolversParentTypes['Money'], exposure: ResolversParentTypes['Money'], product: ResolversParentTypes['LoanProduct'] };
  PortfolioStatus: Omit<PortfolioStatus, 'outstanding'> & { outstanding: ResolversParentTypes['Money'] };
  PortfolioYield: Omit<PortfolioYield, 'fees' | 'interest'> & { fees: ResolversParentTypes['Money'], interest: ResolversParentTypes['Money'] };
  Query: Record<PropertyKey, never>;
  QuoteAdvanceInput: QuoteAdvanceInput;
  QuoteLoanInput: QuoteLoanInput;
  QuotedAdvance: Omit<QuotedAdvance, 'amount'> & { amount: ResolversParentTypes['Money'] };
  RecordRepaymentInput: RecordRepaymentInput;
  RecordRepaymentPayload: Omit<RecordRepaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RefundOverpaymentInput: RefundOverpaymentInput;
  RefundOverpaymentPayload: Omit<RefundOverpaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RefusedPosting: RefusedPostingMapper;
  RefusedPostingConnection: Omit<RefusedPostingConnection, 'edges'> & { edges: Array<ResolversParentTypes['RefusedPostingEdge']> };
  RefusedPostingEdge: Omit<RefusedPostingEdge, 'node'> & { node: ResolversParentTypes['RefusedPosting'] };
  ReinstateProductInput: ReinstateProductInput;
  ReinstateProductPayload: Omit<ReinstateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['LoanProduct']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RejectApplicationInput: RejectApplicationInput;
  RejectApplicationPayload: Omit<RejectApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RemovePayoutAccountInput: RemovePayoutAccountInput;
  RemovePayoutAccountPayload: Omit<RemovePayoutAccountPayload, 'payoutAccount' | 'userErrors'> & { payoutAccount?: Maybe<ResolversParentTypes['PayoutAccount']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ReplayWebhookDeliveriesInput: ReplayWebhookDeliveriesInput;
  ReplayWebhookDeliveriesPayload: Omit<ReplayWebhookDeliveriesPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['LendingError']> };
  ReplayedField: ReplayedFieldMapper;
  RequestPartnerConsentInput: RequestPartnerConsentInput;
  RequestPartnerConsentPayload: Omit<RequestPartnerConsentPayload, 'request' | 'userErrors'> & { request?: Maybe<ResolversParentTypes['PartnerConsentRequest']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RescheduleLoanInput: RescheduleLoanInput;
  RescheduleLoanPayload: Omit<RescheduleLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RestructureLoanInput: RestructureLoanInput;
  RestructureLoanPayload: Omit<RestructureLoanPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RetireProductInput: RetireProductInput;
  RetireProductPayload: Omit<RetireProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['LoanProduct']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RetryPostingInput: RetryPostingInput;
  RetryPostingPayload: Omit<RetryPostingPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RetryRefusedPostingInput: RetryRefusedPostingInput;
  RetryRefusedPostingPayload: Omit<RetryRefusedPostingPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['LendingError']> };
  ReverseRepaymentInput: ReverseRepaymentInput;
  ReverseRepaymentPayload: Omit<ReverseRepaymentPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RevokePartnerConsentInput: RevokePartnerConsentInput;
  RevokePartnerConsentPayload: Omit<RevokePartnerConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['PartnerConsent']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RollCell: Omit<RollCell, 'amount'> & { amount: ResolversParentTypes['Money'] };
  RollRates: Omit<RollRates, 'rows'> & { rows: Array<ResolversParentTypes['RollRow']> };
  RollRow: Omit<RollRow, 'amount' | 'to'> & { amount: ResolversParentTypes['Money'], to: Array<ResolversParentTypes['RollCell']> };
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  RotateWebhookSecretPayload: Omit<RotateWebhookSecretPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ScheduleRow: ScheduleRowMapper;
  ScoreDisclosure: ScoreDisclosureMapper;
  ServicingProposal: ServicingProposalMapper;
  SimulatePolicyInput: SimulatePolicyInput;
  SimulatedGroup: SimulatedGroup;
  SimulatedOutcomeCount: SimulatedOutcomeCount;
  SimulatedReason: SimulatedReason;
  SimulatedTransition: SimulatedTransition;
  UpdateNoticePreferencesInput: UpdateNoticePreferencesInput;
  UpdateNoticePreferencesPayload: Omit<UpdateNoticePreferencesPayload, 'preferences' | 'userErrors'> & { preferences?: Maybe<Array<ResolversParentTypes['NoticePreference']>>, userErrors: Array<ResolversParentTypes['LendingError']> };
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointPayload: Omit<UpdateWebhookEndpointPayload, 'endpoint' | 'userErrors'> & { endpoint?: Maybe<ResolversParentTypes['WebhookEndpoint']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  Vintage: Omit<Vintage, 'amount'> & { amount: ResolversParentTypes['Money'] };
  VintageMonth: VintageMonth;
  VintageShare: VintageShare;
  WaiveFeeInput: WaiveFeeInput;
  WaiveFeePayload: Omit<WaiveFeePayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  WebhookDelivery: WebhookDeliveryMapper;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEndpoint: WebhookEndpointMapper;
  WithdrawApplicationInput: WithdrawApplicationInput;
  WithdrawApplicationPayload: Omit<WithdrawApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  WithdrawServicingProposalInput: WithdrawServicingProposalInput;
  WithdrawServicingProposalPayload: Omit<WithdrawServicingProposalPayload, 'loan' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
};

export type AcceptOfferPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AcceptOfferPayload'] = ResolversParentTypes['AcceptOfferPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ActivatePolicyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ActivatePolicyPayload'] = ResolversParentTypes['ActivatePolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['DecisionPolicy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type AddPayoutAccountPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AddPayoutAccountPayload'] = ResolversParentTypes['AddPayoutAccountPayload']> = {
  payoutAccount?: Resolver<Maybe<ResolversTypes['PayoutAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type AdverseActionResolvers = EnumResolverSignature<{ COUNTER_OFFER?: any, DENIED?: any, INCOMPLETE?: any }, ResolversTypes['AdverseAction']>;

export type AdverseActionNoticeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AdverseActionNotice'] = ResolversParentTypes['AdverseActionNotice']> = {
  action?: Resolver<ResolversTypes['AdverseAction'], ParentType, ContextType>;
  creditorAddress?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creditorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  principalReasons?: Resolver<Array<ResolversTypes['DecisionReason']>, ParentType, ContextType>;
  rights?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['ScoreDisclosure']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApplicationStatusResolvers = EnumResolverSignature<{ ACCEPTED?: any, APPROVED?: any, CLOSED_INCOMPLETE?: any, EXPIRED?: any, REJECTED?: any, SUBMITTED?: any, UNDER_REVIEW?: any, WITHDRAWN?: any }, ResolversTypes['ApplicationStatus']>;

export type ApplicationSummaryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApplicationSummary'] = ResolversParentTypes['ApplicationSummary']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApplicationStatus'], ParentType, ContextType>;
};

export type ApplyForLoanOnBehalfPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApplyForLoanOnBehalfPayload'] = ResolversParentTypes['ApplyForLoanOnBehalfPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ApplyForLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApplyForLoanPayload'] = ResolversParentTypes['ApplyForLoanPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ApproveApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApproveApplicationPayload'] = ResolversParentTypes['ApproveApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type AprMethodResolvers = EnumResolverSignature<{ EU_DIRECTIVE?: any, REGULATION_Z?: any }, ResolversTypes['AprMethod']>;

export type AprResultResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AprResult'] = ResolversParentTypes['AprResult']> = {
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['AprMethod'], ParentType, ContextType>;
  totalOfPayments?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ArrearsSummaryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ArrearsSummary'] = ResolversParentTypes['ArrearsSummary']> = {
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CancelLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CancelLoanPayload'] = ResolversParentTypes['CancelLoanPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ChangeLoanRatePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChangeLoanRatePayload'] = ResolversParentTypes['ChangeLoanRatePayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ChangePayoutAccountPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChangePayoutAccountPayload'] = ResolversParentTypes['ChangePayoutAccountPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ChangeProductPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChangeProductPayload'] = ResolversParentTypes['ChangeProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ChargeFeePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChargeFeePayload'] = ResolversParentTypes['ChargeFeePayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ChargeOffLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChargeOffLoanPayload'] = ResolversParentTypes['ChargeOffLoanPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ConfirmPartnerConsentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ConfirmPartnerConsentPayload'] = ResolversParentTypes['ConfirmPartnerConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['PartnerConsent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ConsentPurposeResolvers = EnumResolverSignature<{ APPLY?: any }, ResolversTypes['ConsentPurpose']>;

export type ConsentRequestStatusResolvers = EnumResolverSignature<{ CONFIRMED?: any, EXPIRED?: any, PENDING?: any }, ResolversTypes['ConsentRequestStatus']>;

export type CostDocumentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CostDocument'] = ResolversParentTypes['CostDocument']> = {
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pdf?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type CreateWebhookEndpointPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreateWebhookEndpointPayload'] = ResolversParentTypes['CreateWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DayCountResolvers = EnumResolverSignature<{ ACT_360?: any, ACT_364?: any, ACT_365?: any, ACT_ACT?: any, THIRTY_360?: any }, ResolversTypes['DayCount']>;

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DecisionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['DecisionMaker'], ParentType, ContextType>;
  inputs?: Resolver<Maybe<ResolversTypes['DecisionInputs']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['DecisionOutcome'], ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['DecisionReason']>, ParentType, ContextType>;
};

export type DecisionInputsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionInputs'] = ResolversParentTypes['DecisionInputs']> = {
  band?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  debtToIncome?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  financesStatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  identityVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overridden?: Resolver<Array<ResolversTypes['DecisionReasonCode']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scoreCalculatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  screeningClear?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type DecisionMakerResolvers = EnumResolverSignature<{ OFFICER?: any, POLICY?: any }, ResolversTypes['DecisionMaker']>;

export type DecisionOutcomeResolvers = EnumResolverSignature<{ APPROVED?: any, REFERRED?: any, REJECTED?: any }, ResolversTypes['DecisionOutcome']>;

export type DecisionPolicyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionPolicy'] = ResolversParentTypes['DecisionPolicy']> = {
  activations?: Resolver<Array<ResolversTypes['PolicyActivation']>, ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  declaredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  declaredBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DecisionPolicyConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionPolicyConnection'] = ResolversParentTypes['DecisionPolicyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DecisionPolicyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DecisionPolicyEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionPolicyEdge'] = ResolversParentTypes['DecisionPolicyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DecisionPolicy'], ParentType, ContextType>;
};

export type DecisionReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionReason'] = ResolversParentTypes['DecisionReason']> = {
  code?: Resolver<ResolversTypes['DecisionReasonCode'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DecisionReasonCodeResolvers = EnumResolverSignature<{ AMOUNT_ABOVE_LIMIT?: any, AMOUNT_NEEDS_REVIEW?: any, APPLICATION_INCOMPLETE?: any, DEBT_TO_INCOME_ELEVATED?: any, DEBT_TO_INCOME_TOO_HIGH?: any, EMPLOYMENT_NOT_VERIFIED?: any, EXCESSIVE_OBLIGATIONS?: any, FRAUD_SUSPECTED?: any, IDENTITY_NOT_VERIFIED?: any, IDENTITY_REJECTED?: any, INCOME_NOT_VERIFIED?: any, MANUAL_REVIEW?: any, NO_PROFILE?: any, OTHER?: any, PURPOSE_NOT_SUPPORTED?: any, SCORE_BELOW_MINIMUM?: any, SCORE_FACTOR?: any, SCORE_NEEDS_REVIEW?: any, SCORE_OUTDATED?: any, SCREENING_UNRESOLVED?: any }, ResolversTypes['DecisionReasonCode']>;

export type DecisionReplayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionReplay'] = ResolversParentTypes['DecisionReplay']> = {
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['ReplayedField']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DecisionReplayStatus'], ParentType, ContextType>;
};

export type DecisionReplayStatusResolvers = EnumResolverSignature<{ BY_OFFICER?: any, DIFFERENT?: any, INPUTS_ERASED?: any, INPUTS_MISSING?: any, POLICY_UNKNOWN?: any, SAME?: any }, ResolversTypes['DecisionReplayStatus']>;

export type DeclarePolicyPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DeclarePolicyPayload'] = ResolversParentTypes['DeclarePolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['DecisionPolicy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type DeleteWebhookEndpointPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DeleteWebhookEndpointPayload'] = ResolversParentTypes['DeleteWebhookEndpointPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type DelinquencyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Delinquency'] = ResolversParentTypes['Delinquency']> = {
  amountPastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DelinquencyBucketResolvers = EnumResolverSignature<{ CURRENT?: any, DAYS_1_29?: any, DAYS_30_59?: any, DAYS_60_89?: any, DAYS_90_PLUS?: any }, ResolversTypes['DelinquencyBucket']>;

export type DisableWebhookEndpointPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisableWebhookEndpointPayload'] = ResolversParentTypes['DisableWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type DisburseLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisburseLoanPayload'] = ResolversParentTypes['DisburseLoanPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type EnableWebhookEndpointPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EnableWebhookEndpointPayload'] = ResolversParentTypes['EnableWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type EndOfDayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EndOfDay'] = ResolversParentTypes['EndOfDay']> = {
  day?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedLoans?: Resolver<Array<ResolversTypes['Loan']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EndOfDayConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EndOfDayConnection'] = ResolversParentTypes['EndOfDayConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EndOfDayEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EndOfDayEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['EndOfDayEdge'] = ResolversParentTypes['EndOfDayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EndOfDay'], ParentType, ContextType>;
};

export type ExcessUseResolvers = EnumResolverSignature<{ IN_ADVANCE?: any, SHORTER_TERM?: any, SMALLER_INSTALMENT?: any }, ResolversTypes['ExcessUse']>;

export type FeeComponentResolvers = EnumResolverSignature<{ FEE?: any, PENALTY?: any }, ResolversTypes['FeeComponent']>;

export type FirstApprovalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FirstApproval'] = ResolversParentTypes['FirstApproval']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  approvedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  officer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GrantPartnerConsentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['GrantPartnerConsentPayload'] = ResolversParentTypes['GrantPartnerConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['PartnerConsent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type InstalmentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Instalment'] = ResolversParentTypes['Instalment']> = {
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paidFee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidPenalty?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidPrincipal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  penalty?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  waivedFee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  waivedInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  waivedPenalty?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type IntervalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Interval'] = ResolversParentTypes['Interval']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['IntervalUnit'], ParentType, ContextType>;
};

export type IntervalUnitResolvers = EnumResolverSignature<{ DAY?: any, MONTH?: any, QUARTER?: any, SEMI_MONTH?: any, WEEK?: any }, ResolversTypes['IntervalUnit']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LateFeeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LateFee'] = ResolversParentTypes['LateFee']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cap?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  graceDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type LedgerTransactionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LendingErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LendingError'] = ResolversParentTypes['LendingError']> = {
  code?: Resolver<ResolversTypes['LendingErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LendingErrorCodeResolvers = EnumResolverSignature<{ ABOVE_AUTHORITY?: any, AMOUNT_INVALID?: any, AMOUNT_OUT_OF_RANGE?: any, BORROWERS_ONLY?: any, CLEARANCE_REQUIRED?: any, CLEARANCE_STALE?: any, CODE_INVALID?: any, CONFLICT?: any, CONSENT_ENDED?: any, CURRENCY_NOT_OFFERED?: any, DATE_INVALID?: any, IDEMPOTENCY_KEY_INVALID?: any, IDEMPOTENCY_KEY_REUSED?: any, INPUT_INVALID?: any, INVALID_STATE?: any, NOTE_REQUIRED?: any, NOTICE_REQUIRED?: any, NOT_FOUND?: any, OFFER_EXPIRED?: any, OVERPAYMENT?: any, OVERRIDE_NOT_ALLOWED?: any, OWN_APPLICATION?: any, PARTNERS_ONLY?: any, PAYOUT_ACCOUNT_INVALID?: any, PAYOUT_ACCOUNT_REFUSED?: any, PAYOUT_ACCOUNT_UNVERIFIED?: any, POLICY_INVALID?: any, POLICY_VERSION_TAKEN?: any, PROCESSING_RESTRICTED?: any, PRODUCT_CODE_TAKEN?: any, PRODUCT_NOT_FOUND?: any, RATE_OUT_OF_RANGE?: any, SECOND_ADMIN_REQUIRED?: any, SECOND_OFFICER_REQUIRED?: any, TERMS_DIFFER?: any, TERM_OUT_OF_RANGE?: any, TOO_MANY_APPLICATIONS?: any, TOO_MANY_CONSENTS?: any, TOO_MANY_ENTRIES?: any, TOO_MANY_PAYOUT_ACCOUNTS?: any, TOO_MANY_WEBHOOKS?: any, TRY_LATER?: any, WEBHOOK_URL_INVALID?: any }, ResolversTypes['LendingErrorCode']>;

export type LoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan'], FederationReferenceType extends FederationReferenceTypes['Loan'] = FederationReferenceTypes['Loan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Loan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['LoanAgreement']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrower?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  delinquency?: Resolver<ResolversTypes['Delinquency'], ParentType, ContextType>;
  disbursedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['LoanEntryConnection'], ParentType, ContextType, Partial<LoanentriesArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  nextInstalment?: Resolver<Maybe<ResolversTypes['Instalment']>, ParentType, ContextType>;
  notices?: Resolver<ResolversTypes['NoticeConnection'], ParentType, ContextType, Partial<LoannoticesArgs>>;
  pauses?: Resolver<Array<ResolversTypes['LoanPause']>, ParentType, ContextType>;
  payments?: Resolver<ResolversTypes['LoanPaymentConnection'], ParentType, ContextType, Partial<LoanpaymentsArgs>>;
  payoutAccount?: Resolver<Maybe<ResolversTypes['PayoutAccount']>, ParentType, ContextType>;
  performance?: Resolver<Array<ResolversTypes['LoanMonth']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['Instalment']>, ParentType, ContextType>;
  servicingProposals?: Resolver<Maybe<Array<ResolversTypes['ServicingProposal']>>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['LoanStanding']>, ParentType, ContextType, Partial<LoanstandingArgs>>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalOutstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanAgreementResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanAgreement'] = ResolversParentTypes['LoanAgreement']> = {
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  salt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LoanApplicationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanApplication'] = ResolversParentTypes['LoanApplication'], FederationReferenceType extends FederationReferenceTypes['LoanApplication'] = FederationReferenceTypes['LoanApplication']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LoanApplication']> | FederationReferenceType, FederationReferenceType, ContextType>;
  adverseActionNotice?: Resolver<Maybe<ResolversTypes['AdverseActionNotice']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  answerBy?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  borrower?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  consent?: Resolver<Maybe<ResolversTypes['PartnerConsent']>, ParentType, ContextType>;
  decideBy?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  decisions?: Resolver<Maybe<Array<ResolversTypes['Decision']>>, ParentType, ContextType>;
  firstApproval?: Resolver<Maybe<ResolversTypes['FirstApproval']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['MissingData']>, ParentType, ContextType>;
  offer?: Resolver<Maybe<ResolversTypes['LoanOffer']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ApplicationStatus'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LoanApplicationConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanApplicationConnection'] = ResolversParentTypes['LoanApplicationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanApplicationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanApplicationEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanApplicationEdge'] = ResolversParentTypes['LoanApplicationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanApplication'], ParentType, ContextType>;
};

export type LoanComponentResolvers = EnumResolverSignature<{ FEE?: any, INTEREST?: any, PENALTY?: any, PRINCIPAL?: any }, ResolversTypes['LoanComponent']>;

export type LoanConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanConnection'] = ResolversParentTypes['LoanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanEdge'] = ResolversParentTypes['LoanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
};

export type LoanEntryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanEntry'] = ResolversParentTypes['LoanEntry']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  annualRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['ReversalCause']>, ParentType, ContextType>;
  component?: Resolver<Maybe<ResolversTypes['WaivableComponent']>, ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  excess?: Resolver<Maybe<ResolversTypes['ExcessUse']>, ParentType, ContextType>;
  instalments?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['PauseInterest']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LoanEntryKind'], ParentType, ContextType>;
  nextDueDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  recordedByService?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type LoanEntryConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanEntryConnection'] = ResolversParentTypes['LoanEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanEntryEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanEntryEdge'] = ResolversParentTypes['LoanEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanEntry'], ParentType, ContextType>;
};

export type LoanEntryKindResolvers = EnumResolverSignature<{ CANCELLED?: any, CHARGED_OFF?: any, DISBURSED?: any, FEE_CHARGED?: any, PAUSED?: any, RATE_CHANGED?: any, REFUNDED?: any, REPAID?: any, RESCHEDULED?: any, RESTRUCTURED?: any, REVERSED?: any, WAIVED?: any }, ResolversTypes['LoanEntryKind']>;

export type LoanMonthResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanMonth'] = ResolversParentTypes['LoanMonth']> = {
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  periodEnd?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  worstDaysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LoanOfferResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanOffer'] = ResolversParentTypes['LoanOffer']> = {
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountFinanced?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  counterOfferReasons?: Resolver<Array<ResolversTypes['DecisionReason']>, ParentType, ContextType>;
  document?: Resolver<ResolversTypes['CostDocument'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCounterOffer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['ScheduleRow']>, ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalOfPayments?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanPauseResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanPause'] = ResolversParentTypes['LoanPause']> = {
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['PauseInterest'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type LoanPaymentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanPayment'] = ResolversParentTypes['LoanPayment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['PaymentDirection'], ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inquiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  inquiries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  penalty?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  principal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  recovered?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  returnedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
};

export type LoanPaymentConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanPaymentConnection'] = ResolversParentTypes['LoanPaymentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanPaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanPaymentEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanPaymentEdge'] = ResolversParentTypes['LoanPaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanPayment'], ParentType, ContextType>;
};

export type LoanProductResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanProduct'] = ResolversParentTypes['LoanProduct']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  allocationOrder?: Resolver<Array<ResolversTypes['LoanComponent']>, ParentType, ContextType>;
  balloonPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  downPaymentPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  every?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  excess?: Resolver<ResolversTypes['ExcessUse'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instalmentMultiple?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interestGrace?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lateFee?: Resolver<Maybe<ResolversTypes['LateFee']>, ParentType, ContextType>;
  maxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  maxTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  minAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  minTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  overdueInterest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  principalGrace?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rates?: Resolver<Array<ResolversTypes['LoanRate']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LoanProductVersionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanProductVersion'] = ResolversParentTypes['LoanProductVersion']> = {
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  madeAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  madeBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LoanProductVersionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanProductVersionConnection'] = ResolversParentTypes['LoanProductVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanProductVersionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanProductVersionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanProductVersionEdge'] = ResolversParentTypes['LoanProductVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanProductVersion'], ParentType, ContextType>;
};

export type LoanQuoteResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanQuote'] = ResolversParentTypes['LoanQuote']> = {
  advances?: Resolver<Array<ResolversTypes['QuotedAdvance']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountFinanced?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  balloonPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  band?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  disbursedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['CostDocument'], ParentType, ContextType>;
  downPayment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  downPaymentPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  euApr?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  every?: Resolver<ResolversTypes['Interval'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  instalments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  interestGrace?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  principalGrace?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['ScheduleRow']>, ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalOfPayments?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanRateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanRate'] = ResolversParentTypes['LoanRate']> = {
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  band?: Resolver<ResolversTypes['PricingBand'], ParentType, ContextType>;
  maxTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
};

export type LoanStandingResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanStanding'] = ResolversParentTypes['LoanStanding']> = {
  accruedInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  chargedOff?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  instalments?: Resolver<Array<ResolversTypes['Instalment']>, ParentType, ContextType>;
  pastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payoff?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recovered?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
  totalOutstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, CANCELLED?: any, CHARGED_OFF?: any, DELINQUENT?: any, DISBURSING?: any, PAID_OFF?: any, PENDING_DISBURSEMENT?: any }, ResolversTypes['LoanStatus']>;

export type LoanSummaryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanSummary'] = ResolversParentTypes['LoanSummary']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
};

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MarkNoticeReadPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MarkNoticeReadPayload'] = ResolversParentTypes['MarkNoticeReadPayload']> = {
  notices?: Resolver<Array<ResolversTypes['Notice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type MissingDataResolvers = EnumResolverSignature<{ FINANCES?: any, IDENTITY?: any }, ResolversTypes['MissingData']>;

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptOffer?: Resolver<ResolversTypes['AcceptOfferPayload'], ParentType, ContextType, RequireFields<MutationacceptOfferArgs, 'input'>>;
  activatePolicy?: Resolver<ResolversTypes['ActivatePolicyPayload'], ParentType, ContextType, RequireFields<MutationactivatePolicyArgs, 'input'>>;
  addPayoutAccount?: Resolver<ResolversTypes['AddPayoutAccountPayload'], ParentType, ContextType, RequireFields<MutationaddPayoutAccountArgs, 'input'>>;
  applyForLoan?: Resolver<ResolversTypes['ApplyForLoanPayload'], ParentType, ContextType, RequireFields<MutationapplyForLoanArgs, 'input'>>;
  applyForLoanOnBehalf?: Resolver<ResolversTypes['ApplyForLoanOnBehalfPayload'], ParentType, ContextType, RequireFields<MutationapplyForLoanOnBehalfArgs, 'input'>>;
  approveApplication?: Resolver<ResolversTypes['ApproveApplicationPayload'], ParentType, ContextType, RequireFields<MutationapproveApplicationArgs, 'input'>>;
  cancelLoan?: Resolver<ResolversTypes['CancelLoanPayload'], ParentType, ContextType, RequireFields<MutationcancelLoanArgs, 'input'>>;
  changeLoanRate?: Resolver<ResolversTypes['ChangeLoanRatePayload'], ParentType, ContextType, RequireFields<MutationchangeLoanRateArgs, 'input'>>;
  changePayoutAccount?: Resolver<ResolversTypes['ChangePayoutAccountPayload'], ParentType, ContextType, RequireFields<MutationchangePayoutAccountArgs, 'input'>>;
  changeProduct?: Resolver<ResolversTypes['ChangeProductPayload'], ParentType, ContextType, RequireFields<MutationchangeProductArgs, 'input'>>;
  chargeFee?: Resolver<ResolversTypes['ChargeFeePayload'], ParentType, ContextType, RequireFields<MutationchargeFeeArgs, 'input'>>;
  chargeOffLoan?: Resolver<ResolversTypes['ChargeOffLoanPayload'], ParentType, ContextType, RequireFields<MutationchargeOffLoanArgs, 'input'>>;
  confirmPartnerConsent?: Resolver<ResolversTypes['ConfirmPartnerConsentPayload'], ParentType, ContextType, RequireFields<MutationconfirmPartnerConsentArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductPayload'], ParentType, ContextType, RequireFields<MutationcreateProductArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<ResolversTypes['CreateWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationcreateWebhookEndpointArgs, 'input'>>;
  declarePolicy?: Resolver<ResolversTypes['DeclarePolicyPayload'], ParentType, ContextType, RequireFields<MutationdeclarePolicyArgs, 'input'>>;
  deleteWebhookEndpoint?: Resolver<ResolversTypes['DeleteWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationdeleteWebhookEndpointArgs, 'input'>>;
  disableWebhookEndpoint?: Resolver<ResolversTypes['DisableWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationdisableWebhookEndpointArgs, 'input'>>;
  disburseLoan?: Resolver<ResolversTypes['DisburseLoanPayload'], ParentType, ContextType, RequireFields<MutationdisburseLoanArgs, 'input'>>;
  enableWebhookEndpoint?: Resolver<ResolversTypes['EnableWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationenableWebhookEndpointArgs, 'input'>>;
  grantPartnerConsent?: Resolver<ResolversTypes['GrantPartnerConsentPayload'], ParentType, ContextType, RequireFields<MutationgrantPartnerConsentArgs, 'input'>>;
  markNoticeRead?: Resolver<ResolversTypes['MarkNoticeReadPayload'], ParentType, ContextType, RequireFields<MutationmarkNoticeReadArgs, 'input'>>;
  pauseLoan?: Resolver<ResolversTypes['PauseLoanPayload'], ParentType, ContextType, RequireFields<MutationpauseLoanArgs, 'input'>>;
  recordRepayment?: Resolver<ResolversTypes['RecordRepaymentPayload'], ParentType, ContextType, RequireFields<MutationrecordRepaymentArgs, 'input'>>;
  refundOverpayment?: Resolver<ResolversTypes['RefundOverpaymentPayload'], ParentType, ContextType, RequireFields<MutationrefundOverpaymentArgs, 'input'>>;
  reinstateProduct?: Resolver<ResolversTypes['ReinstateProductPayload'], ParentType, ContextType, RequireFields<MutationreinstateProductArgs, 'input'>>;
  rejectApplication?: Resolver<ResolversTypes['RejectApplicationPayload'], ParentType, ContextType, RequireFields<MutationrejectApplicationArgs, 'input'>>;
  removePayoutAccount?: Resolver<ResolversTypes['RemovePayoutAccountPayload'], ParentType, ContextType, RequireFields<MutationremovePayoutAccountArgs, 'input'>>;
  replayWebhookDeliveries?: Resolver<ResolversTypes['ReplayWebhookDeliveriesPayload'], ParentType, ContextType, RequireFields<MutationreplayWebhookDeliveriesArgs, 'input'>>;
  requestPartnerConsent?: Resolver<ResolversTypes['RequestPartnerConsentPayload'], ParentType, ContextType, RequireFields<MutationrequestPartnerConsentArgs, 'input'>>;
  rescheduleLoan?: Resolver<ResolversTypes['RescheduleLoanPayload'], ParentType, ContextType, RequireFields<MutationrescheduleLoanArgs, 'input'>>;
  restructureLoan?: Resolver<ResolversTypes['RestructureLoanPayload'], ParentType, ContextType, RequireFields<MutationrestructureLoanArgs, 'input'>>;
  retireProduct?: Resolver<ResolversTypes['RetireProductPayload'], ParentType, ContextType, RequireFields<MutationretireProductArgs, 'input'>>;
  retryPosting?: Resolver<ResolversTypes['RetryPostingPayload'], ParentType, ContextType, RequireFields<MutationretryPostingArgs, 'input'>>;
  retryRefusedPosting?: Resolver<ResolversTypes['RetryRefusedPostingPayload'], ParentType, ContextType, RequireFields<MutationretryRefusedPostingArgs, 'input'>>;
  reverseRepayment?: Resolver<ResolversTypes['ReverseRepaymentPayload'], ParentType, ContextType, RequireFields<MutationreverseRepaymentArgs, 'input'>>;
  revokePartnerConsent?: Resolver<ResolversTypes['RevokePartnerConsentPayload'], ParentType, ContextType, RequireFields<MutationrevokePartnerConsentArgs, 'input'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationrotateWebhookSecretArgs, 'input'>>;
  updateNoticePreferences?: Resolver<ResolversTypes['UpdateNoticePreferencesPayload'], ParentType, ContextType, RequireFields<MutationupdateNoticePreferencesArgs, 'input'>>;
  updateWebhookEndpoint?: Resolver<ResolversTypes['UpdateWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationupdateWebhookEndpointArgs, 'input'>>;
  waiveFee?: Resolver<ResolversTypes['WaiveFeePayload'], ParentType, ContextType, RequireFields<MutationwaiveFeeArgs, 'input'>>;
  withdrawApplication?: Resolver<ResolversTypes['WithdrawApplicationPayload'], ParentType, ContextType, RequireFields<MutationwithdrawApplicationArgs, 'input'>>;
  withdrawServicingProposal?: Resolver<ResolversTypes['WithdrawServicingProposalPayload'], ParentType, ContextType, RequireFields<MutationwithdrawServicingProposalArgs, 'input'>>;
};

export type NoticeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Notice'] = ResolversParentTypes['Notice']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  annualRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  answerBy?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['TermsChange']>, ParentType, ContextType>;
  daysPastDue?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['PaymentDirection']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['NoticeFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instalments?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NoticeKind'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  mailed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<Maybe<Array<ResolversTypes['MissingData']>>, ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  termMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NoticeConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['NoticeConnection'] = ResolversParentTypes['NoticeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NoticeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NoticeEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['NoticeEdge'] = ResolversParentTypes['NoticeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notice'], ParentType, ContextType>;
};

export type NoticeFailureResolvers = EnumResolverSignature<{ ACCOUNT_CLOSED?: any, ACCOUNT_REFUSED?: any, COLLECTION_REFUSED?: any, DISPUTED?: any, INSUFFICIENT_FUNDS?: any, OTHER?: any }, ResolversTypes['NoticeFailure']>;

export type NoticeKindResolvers = EnumResolverSignature<{ APPLICATION_APPROVED?: any, APPLICATION_CLOSED?: any, APPLICATION_INCOMPLETE?: any, APPLICATION_RECEIVED?: any, APPLICATION_REJECTED?: any, FEE_CHARGED?: any, INSTALMENT_DUE?: any, INSTALMENT_OVERDUE?: any, LOAN_CANCELLED?: any, LOAN_CHARGED_OFF?: any, LOAN_PAID_OFF?: any, LOAN_PAID_OUT?: any, LOAN_REOPENED?: any, OFFER_EXPIRED?: any, OFFER_EXPIRING?: any, PAYMENT_FAILED?: any, REPAYMENT_REVERSED?: any, TERMS_CHANGED?: any }, ResolversTypes['NoticeKind']>;

export type NoticePreferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['NoticePreference'] = ResolversParentTypes['NoticePreference']> = {
  email?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NoticeKind'], ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PartnerConsentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerConsent'] = ResolversParentTypes['PartnerConsent'], FederationReferenceType extends FederationReferenceTypes['PartnerConsent'] = FederationReferenceTypes['PartnerConsent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PartnerConsent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  live?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['ConsentPurpose']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PartnerConsentConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerConsentConnection'] = ResolversParentTypes['PartnerConsentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PartnerConsentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PartnerConsentEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerConsentEdge'] = ResolversParentTypes['PartnerConsentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartnerConsent'], ParentType, ContextType>;
};

export type PartnerConsentRequestResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerConsentRequest'] = ResolversParentTypes['PartnerConsentRequest']> = {
  consent?: Resolver<Maybe<ResolversTypes['PartnerConsent']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['ConsentPurpose']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConsentRequestStatus'], ParentType, ContextType>;
};

export type PartnerPortfolioResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PartnerPortfolio'] = ResolversParentTypes['PartnerPortfolio']> = {
  applications?: Resolver<Array<ResolversTypes['ApplicationSummary']>, ParentType, ContextType>;
  arrears?: Resolver<Array<ResolversTypes['ArrearsSummary']>, ParentType, ContextType>;
  loans?: Resolver<Array<ResolversTypes['LoanSummary']>, ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PauseInterestResolvers = EnumResolverSignature<{ ACCRUES?: any, FORGIVEN?: any }, ResolversTypes['PauseInterest']>;

export type PauseLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PauseLoanPayload'] = ResolversParentTypes['PauseLoanPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type PaymentCounterpartyResolvers = EnumResolverSignature<{ OTHER?: any, OWN?: any, UNKNOWN?: any }, ResolversTypes['PaymentCounterparty']>;

export type PaymentDifferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentDifference'] = ResolversParentTypes['PaymentDifference']> = {
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentDifferenceKind'], ParentType, ContextType>;
  paymentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PaymentDifferenceConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentDifferenceConnection'] = ResolversParentTypes['PaymentDifferenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentDifferenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentDifferenceEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentDifferenceEdge'] = ResolversParentTypes['PaymentDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentDifference'], ParentType, ContextType>;
};

export type PaymentDifferenceKindResolvers = EnumResolverSignature<{ AMOUNT_DIFFERS?: any, DUPLICATE?: any, MISSING_THERE?: any, STATUS_DIFFERS?: any, UNKNOWN_HERE?: any }, ResolversTypes['PaymentDifferenceKind']>;

export type PaymentDirectionResolvers = EnumResolverSignature<{ COLLECTION?: any, PAYOUT?: any, REFUND?: any }, ResolversTypes['PaymentDirection']>;

export type PaymentMethodResolvers = EnumResolverSignature<{ BANK_TRANSFER?: any, CARD?: any, CASH?: any, CHEQUE?: any, DIRECT_DEBIT?: any }, ResolversTypes['PaymentMethod']>;

export type PaymentReconciliationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentReconciliation'] = ResolversParentTypes['PaymentReconciliation']> = {
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type PaymentReconciliationConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentReconciliationConnection'] = ResolversParentTypes['PaymentReconciliationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentReconciliationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentReconciliationEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PaymentReconciliationEdge'] = ResolversParentTypes['PaymentReconciliationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentReconciliation'], ParentType, ContextType>;
};

export type PaymentStatusResolvers = EnumResolverSignature<{ FAILED?: any, PENDING?: any, POSTED?: any, RETURNED?: any, REVERSED?: any, SETTLED?: any }, ResolversTypes['PaymentStatus']>;

export type PayoffQuoteResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PayoffQuote'] = ResolversParentTypes['PayoffQuote']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  loanId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  publicKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PayoffVerdictResolvers = EnumResolverSignature<{ EXPIRED?: any, FORGED?: any, HOLDS?: any, SUPERSEDED?: any }, ResolversTypes['PayoffVerdict']>;

export type PayoffVerificationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PayoffVerification'] = ResolversParentTypes['PayoffVerification']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  loanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['PayoffVerdict'], ParentType, ContextType>;
};

export type PayoutAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PayoutAccount'] = ResolversParentTypes['PayoutAccount']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastCharacters?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusalReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PayoutAccountStatus'], ParentType, ContextType>;
  verifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PayoutAccountStatusResolvers = EnumResolverSignature<{ PENDING?: any, REFUSED?: any, REMOVED?: any, VERIFIED?: any }, ResolversTypes['PayoutAccountStatus']>;

export type PolicyActivationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PolicyActivation'] = ResolversParentTypes['PolicyActivation']> = {
  activatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  activatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicySimulationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PolicySimulation'] = ResolversParentTypes['PolicySimulation']> = {
  applications?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  approvedAmountAfter?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  approvedAmountBefore?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expectedLossAfter?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expectedLossBefore?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['SimulatedGroup']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outcomes?: Resolver<Array<ResolversTypes['SimulatedOutcomeCount']>, ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['SimulatedReason']>, ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transitions?: Resolver<Array<ResolversTypes['SimulatedTransition']>, ParentType, ContextType>;
};

export type PortfolioResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Portfolio'] = ResolversParentTypes['Portfolio']> = {
  accruedInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  arrears?: Resolver<Array<ResolversTypes['PortfolioBucket']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  averageRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  chargedOff?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expectedLoss?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expectedLosses?: Resolver<Array<ResolversTypes['PortfolioLoss']>, ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  loansBehind?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lossGivenDefault?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  par30?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  par90?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  pastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recovered?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rollRates?: Resolver<ResolversTypes['RollRates'], ParentType, ContextType, Partial<PortfoliorollRatesArgs>>;
  statuses?: Resolver<Array<ResolversTypes['PortfolioStatus']>, ParentType, ContextType>;
  vintages?: Resolver<Array<ResolversTypes['Vintage']>, ParentType, ContextType>;
  yield?: Resolver<ResolversTypes['PortfolioYield'], ParentType, ContextType>;
};

export type PortfolioBucketResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioBucket'] = ResolversParentTypes['PortfolioBucket']> = {
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type PortfolioLoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioLoan'] = ResolversParentTypes['PortfolioLoan']> = {
  accruedInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  disbursedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  pastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pricingBand?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
};

export type PortfolioLoanConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioLoanConnection'] = ResolversParentTypes['PortfolioLoanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PortfolioLoanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PortfolioLoanEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioLoanEdge'] = ResolversParentTypes['PortfolioLoanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PortfolioLoan'], ParentType, ContextType>;
};

export type PortfolioLossResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioLoss'] = ResolversParentTypes['PortfolioLoss']> = {
  band?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedLoss?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  inDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  probabilityOfDefault?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
};

export type PortfolioStatusResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioStatus'] = ResolversParentTypes['PortfolioStatus']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
};

export type PortfolioYieldResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PortfolioYield'] = ResolversParentTypes['PortfolioYield']> = {
  after?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  annual?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PostingKindResolvers = EnumResolverSignature<{ ACCRUAL?: any, ADJUSTMENT?: any, CHARGE_OFF?: any, DISBURSEMENT?: any, FEE?: any, RECOVERY?: any, REFUND?: any, REPAYMENT?: any, REVERSAL?: any }, ResolversTypes['PostingKind']>;

export type PricingBandResolvers = EnumResolverSignature<{ A?: any, B?: any, C?: any, D?: any }, ResolversTypes['PricingBand']>;

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  calculateApr?: Resolver<ResolversTypes['AprResult'], ParentType, ContextType, RequireFields<QuerycalculateAprArgs, 'input'>>;
  consentRequestByCode?: Resolver<Maybe<ResolversTypes['PartnerConsentRequest']>, ParentType, ContextType, RequireFields<QueryconsentRequestByCodeArgs, 'code'>>;
  decisionPolicies?: Resolver<ResolversTypes['DecisionPolicyConnection'], ParentType, ContextType, Partial<QuerydecisionPoliciesArgs>>;
  decisionPolicy?: Resolver<Maybe<ResolversTypes['DecisionPolicy']>, ParentType, ContextType, Partial<QuerydecisionPolicyArgs>>;
  decisionReplay?: Resolver<Maybe<Array<ResolversTypes['DecisionReplay']>>, ParentType, ContextType, RequireFields<QuerydecisionReplayArgs, 'applicationId'>>;
  endOfDays?: Resolver<ResolversTypes['EndOfDayConnection'], ParentType, ContextType, Partial<QueryendOfDaysArgs>>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType, RequireFields<QueryloanArgs, 'id'>>;
  loanApplication?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType, RequireFields<QueryloanApplicationArgs, 'id'>>;
  loanApplications?: Resolver<ResolversTypes['LoanApplicationConnection'], ParentType, ContextType, Partial<QueryloanApplicationsArgs>>;
  loanProduct?: Resolver<Maybe<ResolversTypes['LoanProduct']>, ParentType, ContextType, RequireFields<QueryloanProductArgs, 'id'>>;
  loanProductVersions?: Resolver<ResolversTypes['LoanProductVersionConnection'], ParentType, ContextType, RequireFields<QueryloanProductVersionsArgs, 'id'>>;
  loanProducts?: Resolver<Array<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  loanRates?: Resolver<Array<ResolversTypes['LoanRate']>, ParentType, ContextType, Partial<QueryloanRatesArgs>>;
  loans?: Resolver<ResolversTypes['LoanConnection'], ParentType, ContextType, Partial<QueryloansArgs>>;
  partnerConsentRequest?: Resolver<Maybe<ResolversTypes['PartnerConsentRequest']>, ParentType, ContextType, RequireFields<QuerypartnerConsentRequestArgs, 'id'>>;
  partnerConsents?: Resolver<ResolversTypes['PartnerConsentConnection'], ParentType, ContextType, Partial<QuerypartnerConsentsArgs>>;
  partnerNotices?: Resolver<ResolversTypes['NoticeConnection'], ParentType, ContextType, RequireFields<QuerypartnerNoticesArgs, 'unreadOnly'>>;
  partnerPortfolio?: Resolver<ResolversTypes['PartnerPortfolio'], ParentType, ContextType>;
  paymentDifferences?: Resolver<ResolversTypes['PaymentDifferenceConnection'], ParentType, ContextType, Partial<QuerypaymentDifferencesArgs>>;
  paymentReconciliations?: Resolver<ResolversTypes['PaymentReconciliationConnection'], ParentType, ContextType, Partial<QuerypaymentReconciliationsArgs>>;
  payoffQuote?: Resolver<ResolversTypes['PayoffQuote'], ParentType, ContextType, RequireFields<QuerypayoffQuoteArgs, 'loanId'>>;
  pendingPayments?: Resolver<ResolversTypes['LoanPaymentConnection'], ParentType, ContextType, Partial<QuerypendingPaymentsArgs>>;
  portfolio?: Resolver<ResolversTypes['Portfolio'], ParentType, ContextType, RequireFields<QueryportfolioArgs, 'asOf'>>;
  portfolioLoans?: Resolver<ResolversTypes['PortfolioLoanConnection'], ParentType, ContextType, RequireFields<QueryportfolioLoansArgs, 'asOf'>>;
  quoteLoan?: Resolver<ResolversTypes['LoanQuote'], ParentType, ContextType, RequireFields<QueryquoteLoanArgs, 'input'>>;
  refusedPostings?: Resolver<ResolversTypes['RefusedPostingConnection'], ParentType, ContextType, Partial<QueryrefusedPostingsArgs>>;
  simulatePolicy?: Resolver<ResolversTypes['PolicySimulation'], ParentType, ContextType, RequireFields<QuerysimulatePolicyArgs, 'input'>>;
  verifyPayoffQuote?: Resolver<ResolversTypes['PayoffVerification'], ParentType, ContextType, RequireFields<QueryverifyPayoffQuoteArgs, 'token'>>;
  webhookDeliveries?: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, RequireFields<QuerywebhookDeliveriesArgs, 'endpointId'>>;
  webhookEndpoints?: Resolver<Array<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
};

export type QuotedAdvanceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['QuotedAdvance'] = ResolversParentTypes['QuotedAdvance']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type RecordRepaymentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RecordRepaymentPayload'] = ResolversParentTypes['RecordRepaymentPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RefundOverpaymentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefundOverpaymentPayload'] = ResolversParentTypes['RefundOverpaymentPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RefusedPostingResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefusedPosting'] = ResolversParentTypes['RefusedPosting']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PostingKind'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  rejection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RefusedPostingConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefusedPostingConnection'] = ResolversParentTypes['RefusedPostingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RefusedPostingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefusedPostingEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RefusedPostingEdge'] = ResolversParentTypes['RefusedPostingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RefusedPosting'], ParentType, ContextType>;
};

export type ReinstateProductPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReinstateProductPayload'] = ResolversParentTypes['ReinstateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RejectApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RejectApplicationPayload'] = ResolversParentTypes['RejectApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RejectionReasonResolvers = EnumResolverSignature<{ APPLICATION_INCOMPLETE?: any, DEBT_TO_INCOME_TOO_HIGH?: any, EMPLOYMENT_NOT_VERIFIED?: any, EXCESSIVE_OBLIGATIONS?: any, IDENTITY_REJECTED?: any, INCOME_NOT_VERIFIED?: any, OTHER?: any, PURPOSE_NOT_SUPPORTED?: any, SCORE_BELOW_MINIMUM?: any }, ResolversTypes['RejectionReason']>;

export type RemovePayoutAccountPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RemovePayoutAccountPayload'] = ResolversParentTypes['RemovePayoutAccountPayload']> = {
  payoutAccount?: Resolver<Maybe<ResolversTypes['PayoutAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RepaymentMethodResolvers = EnumResolverSignature<{ ANNUITY?: any, BALLOON?: any, EQUAL_PRINCIPAL?: any, FLAT?: any, INTEREST_ONLY?: any }, ResolversTypes['RepaymentMethod']>;

export type ReplayWebhookDeliveriesPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReplayWebhookDeliveriesPayload'] = ResolversParentTypes['ReplayWebhookDeliveriesPayload']> = {
  more?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ReplayedFieldResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReplayedField'] = ResolversParentTypes['ReplayedField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replayed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stored?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RequestPartnerConsentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestPartnerConsentPayload'] = ResolversParentTypes['RequestPartnerConsentPayload']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['PartnerConsentRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RescheduleLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RescheduleLoanPayload'] = ResolversParentTypes['RescheduleLoanPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RestructureLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RestructureLoanPayload'] = ResolversParentTypes['RestructureLoanPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RetireProductPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RetireProductPayload'] = ResolversParentTypes['RetireProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RetryPostingPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RetryPostingPayload'] = ResolversParentTypes['RetryPostingPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RetryRefusedPostingPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RetryRefusedPostingPayload'] = ResolversParentTypes['RetryRefusedPostingPayload']> = {
  postingId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ReversalCauseResolvers = EnumResolverSignature<{ CHARGEBACK?: any, MISTAKE?: any }, ResolversTypes['ReversalCause']>;

export type ReverseRepaymentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReverseRepaymentPayload'] = ResolversParentTypes['ReverseRepaymentPayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RevokePartnerConsentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RevokePartnerConsentPayload'] = ResolversParentTypes['RevokePartnerConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['PartnerConsent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RollCellResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RollCell'] = ResolversParentTypes['RollCell']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareOfAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  shareOfCount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['RollTarget'], ParentType, ContextType>;
};

export type RollRatesResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RollRates'] = ResolversParentTypes['RollRates']> = {
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['RollRow']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type RollRowResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RollRow'] = ResolversParentTypes['RollRow']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  to?: Resolver<Array<ResolversTypes['RollCell']>, ParentType, ContextType>;
};

export type RollTargetResolvers = EnumResolverSignature<{ CHARGED_OFF?: any, CURRENT?: any, DAYS_1_29?: any, DAYS_30_59?: any, DAYS_60_89?: any, DAYS_90_PLUS?: any, PAID_OFF?: any }, ResolversTypes['RollTarget']>;

export type RotateWebhookSecretPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RotateWebhookSecretPayload'] = ResolversParentTypes['RotateWebhookSecretPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ScheduleRowResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScheduleRow'] = ResolversParentTypes['ScheduleRow']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScheduleRowKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ScheduleRowKindResolvers = EnumResolverSignature<{ DOWN_PAYMENT?: any, INSTALMENT?: any }, ResolversTypes['ScheduleRowKind']>;

export type ScoreDisclosureResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreDisclosure'] = ResolversParentTypes['ScoreDisclosure']> = {
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  keyFactors?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lowest?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ServicingProposalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ServicingProposal'] = ResolversParentTypes['ServicingProposal']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  officer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SimulatedGroupResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulatedGroup'] = ResolversParentTypes['SimulatedGroup']> = {
  applications?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  approvedAfter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  approvedBefore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  band?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  productCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SimulatedOutcomeResolvers = EnumResolverSignature<{ APPROVED?: any, COUNTER_OFFERED?: any, REFERRED?: any, REJECTED?: any }, ResolversTypes['SimulatedOutcome']>;

export type SimulatedOutcomeCountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulatedOutcomeCount'] = ResolversParentTypes['SimulatedOutcomeCount']> = {
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['SimulatedOutcome']>, ParentType, ContextType>;
};

export type SimulatedReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulatedReason'] = ResolversParentTypes['SimulatedReason']> = {
  after?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DecisionReasonCode'], ParentType, ContextType>;
};

export type SimulatedTransitionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulatedTransition'] = ResolversParentTypes['SimulatedTransition']> = {
  applications?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['SimulatedOutcome']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['SimulatedOutcome']>, ParentType, ContextType>;
};

export type TermsChangeResolvers = EnumResolverSignature<{ PAUSE?: any, RATE?: any, RESCHEDULE?: any, RESTRUCTURE?: any }, ResolversTypes['TermsChange']>;

export type UpdateNoticePreferencesPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UpdateNoticePreferencesPayload'] = ResolversParentTypes['UpdateNoticePreferencesPayload']> = {
  preferences?: Resolver<Maybe<Array<ResolversTypes['NoticePreference']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type UpdateWebhookEndpointPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UpdateWebhookEndpointPayload'] = ResolversParentTypes['UpdateWebhookEndpointPayload']> = {
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loanApplications?: Resolver<Maybe<ResolversTypes['LoanApplicationConnection']>, ParentType, ContextType, Partial<UserloanApplicationsArgs>>;
  loans?: Resolver<Maybe<ResolversTypes['LoanConnection']>, ParentType, ContextType, Partial<UserloansArgs>>;
  noticePreferences?: Resolver<Maybe<Array<ResolversTypes['NoticePreference']>>, ParentType, ContextType>;
  notices?: Resolver<Maybe<ResolversTypes['NoticeConnection']>, ParentType, ContextType, RequireFields<UsernoticesArgs, 'unreadOnly'>>;
  partnerConsents?: Resolver<Maybe<ResolversTypes['PartnerConsentConnection']>, ParentType, ContextType, Partial<UserpartnerConsentsArgs>>;
  payoutAccounts?: Resolver<Maybe<Array<ResolversTypes['PayoutAccount']>>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'LendingError', ParentType, ContextType>;
};

export type VintageResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Vintage'] = ResolversParentTypes['Vintage']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  months?: Resolver<Array<ResolversTypes['VintageMonth']>, ParentType, ContextType>;
};

export type VintageMonthResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VintageMonth'] = ResolversParentTypes['VintageMonth']> = {
  chargedOff?: Resolver<ResolversTypes['VintageShare'], ParentType, ContextType>;
  days30Plus?: Resolver<ResolversTypes['VintageShare'], ParentType, ContextType>;
  days90Plus?: Resolver<ResolversTypes['VintageShare'], ParentType, ContextType>;
  monthOnBook?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VintageShareResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VintageShare'] = ResolversParentTypes['VintageShare']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shareOfAmount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  shareOfCount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type WaivableComponentResolvers = EnumResolverSignature<{ FEE?: any, INTEREST?: any, PENALTY?: any }, ResolversTypes['WaivableComponent']>;

export type WaiveFeePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WaiveFeePayload'] = ResolversParentTypes['WaiveFeePayload']> = {
  awaitsSecondOfficer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WebhookKind'], ParentType, ContextType>;
  lastAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastFailure?: Resolver<Maybe<ResolversTypes['WebhookFailure']>, ParentType, ContextType>;
  lastStatusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookDeliveryStatusResolvers = EnumResolverSignature<{ DELIVERED?: any, FAILED?: any, PENDING?: any }, ResolversTypes['WebhookDeliveryStatus']>;

export type WebhookDisabledReasonResolvers = EnumResolverSignature<{ BY_PARTNER?: any, FAILING?: any, GONE?: any }, ResolversTypes['WebhookDisabledReason']>;

export type WebhookEndpointResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['WebhookDisabledReason']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['WebhookKind']>, ParentType, ContextType>;
  previousSecretUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookFailureResolvers = EnumResolverSignature<{ ADDRESS_REFUSED?: any, EXPIRED?: any, REDIRECT?: any, STATUS?: any, TIMEOUT?: any, UNREACHABLE?: any }, ResolversTypes['WebhookFailure']>;

export type WebhookKindResolvers = EnumResolverSignature<{ APPLICATION_STATUS_CHANGED?: any, LOAN_STATUS_CHANGED?: any }, ResolversTypes['WebhookKind']>;

export type WithdrawApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WithdrawApplicationPayload'] = ResolversParentTypes['WithdrawApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type WithdrawServicingProposalPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WithdrawServicingProposalPayload'] = ResolversParentTypes['WithdrawServicingProposalPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  AcceptOfferPayload?: AcceptOfferPayloadResolvers<ContextType>;
  ActivatePolicyPayload?: ActivatePolicyPayloadResolvers<ContextType>;
  AddPayoutAccountPayload?: AddPayoutAccountPayloadResolvers<ContextType>;
  AdverseAction?: AdverseActionResolvers;
  AdverseActionNotice?: AdverseActionNoticeResolvers<ContextType>;
  ApplicationStatus?: ApplicationStatusResolvers;
  ApplicationSummary?: ApplicationSummaryResolvers<ContextType>;
  ApplyForLoanOnBehalfPayload?: ApplyForLoanOnBehalfPayloadResolvers<ContextType>;
  ApplyForLoanPayload?: ApplyForLoanPayloadResolvers<ContextType>;
  ApproveApplicationPayload?: ApproveApplicationPayloadResolvers<ContextType>;
  AprMethod?: AprMethodResolvers;
  AprResult?: AprResultResolvers<ContextType>;
  ArrearsSummary?: ArrearsSummaryResolvers<ContextType>;
  CancelLoanPayload?: CancelLoanPayloadResolvers<ContextType>;
  ChangeLoanRatePayload?: ChangeLoanRatePayloadResolvers<ContextType>;
  ChangePayoutAccountPayload?: ChangePayoutAccountPayloadResolvers<ContextType>;
  ChangeProductPayload?: ChangeProductPayloadResolvers<ContextType>;
  ChargeFeePayload?: ChargeFeePayloadResolvers<ContextType>;
  ChargeOffLoanPayload?: ChargeOffLoanPayloadResolvers<ContextType>;
  ConfirmPartnerConsentPayload?: ConfirmPartnerConsentPayloadResolvers<ContextType>;
  ConsentPurpose?: ConsentPurposeResolvers;
  ConsentRequestStatus?: ConsentRequestStatusResolvers;
  CostDocument?: CostDocumentResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CreateWebhookEndpointPayload?: CreateWebhookEndpointPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayCount?: DayCountResolvers;
  Decimal?: GraphQLScalarType;
  Decision?: DecisionResolvers<ContextType>;
  DecisionInputs?: DecisionInputsResolvers<ContextType>;
  DecisionMaker?: DecisionMakerResolvers;
  DecisionOutcome?: DecisionOutcomeResolvers;
  DecisionPolicy?: DecisionPolicyResolvers<ContextType>;
  DecisionPolicyConnection?: DecisionPolicyConnectionResolvers<ContextType>;
  DecisionPolicyEdge?: DecisionPolicyEdgeResolvers<ContextType>;
  DecisionReason?: DecisionReasonResolvers<ContextType>;
  DecisionReasonCode?: DecisionReasonCodeResolvers;
  DecisionReplay?: DecisionReplayResolvers<ContextType>;
  DecisionReplayStatus?: DecisionReplayStatusResolvers;
  DeclarePolicyPayload?: DeclarePolicyPayloadResolvers<ContextType>;
  DeleteWebhookEndpointPayload?: DeleteWebhookEndpointPayloadResolvers<ContextType>;
  Delinquency?: DelinquencyResolvers<ContextType>;
  DelinquencyBucket?: DelinquencyBucketResolvers;
  DisableWebhookEndpointPayload?: DisableWebhookEndpointPayloadResolvers<ContextType>;
  DisburseLoanPayload?: DisburseLoanPayloadResolvers<ContextType>;
  EnableWebhookEndpointPayload?: EnableWebhookEndpointPayloadResolvers<ContextType>;
  EndOfDay?: EndOfDayResolvers<ContextType>;
  EndOfDayConnection?: EndOfDayConnectionResolvers<ContextType>;
  EndOfDayEdge?: EndOfDayEdgeResolvers<ContextType>;
  ExcessUse?: ExcessUseResolvers;
  FeeComponent?: FeeComponentResolvers;
  FirstApproval?: FirstApprovalResolvers<ContextType>;
  GrantPartnerConsentPayload?: GrantPartnerConsentPayloadResolvers<ContextType>;
  Instalment?: InstalmentResolvers<ContextType>;
  Interval?: IntervalResolvers<ContextType>;
  IntervalUnit?: IntervalUnitResolvers;
  JSON?: GraphQLScalarType;
  LateFee?: LateFeeResolvers<ContextType>;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LendingError?: LendingErrorResolvers<ContextType>;
  LendingErrorCode?: LendingErrorCodeResolvers;
  Loan?: LoanResolvers<ContextType>;
  LoanAgreement?: LoanAgreementResolvers<ContextType>;
  LoanApplication?: LoanApplicationResolvers<ContextType>;
  LoanApplicationConnection?: LoanApplicationConnectionResolvers<ContextType>;
  LoanApplicationEdge?: LoanApplicationEdgeResolvers<ContextType>;
  LoanComponent?: LoanComponentResolvers;
  LoanConnection?: LoanConnectionResolvers<ContextType>;
  LoanEdge?: LoanEdgeResolvers<ContextType>;
  LoanEntry?: LoanEntryResolvers<ContextType>;
  LoanEntryConnection?: LoanEntryConnectionResolvers<ContextType>;
  LoanEntryEdge?: LoanEntryEdgeResolvers<ContextType>;
  LoanEntryKind?: LoanEntryKindResolvers;
  LoanMonth?: LoanMonthResolvers<ContextType>;
  LoanOffer?: LoanOfferResolvers<ContextType>;
  LoanPause?: LoanPauseResolvers<ContextType>;
  LoanPayment?: LoanPaymentResolvers<ContextType>;
  LoanPaymentConnection?: LoanPaymentConnectionResolvers<ContextType>;
  LoanPaymentEdge?: LoanPaymentEdgeResolvers<ContextType>;
  LoanProduct?: LoanProductResolvers<ContextType>;
  LoanProductVersion?: LoanProductVersionResolvers<ContextType>;
  LoanProductVersionConnection?: LoanProductVersionConnectionResolvers<ContextType>;
  LoanProductVersionEdge?: LoanProductVersionEdgeResolvers<ContextType>;
  LoanQuote?: LoanQuoteResolvers<ContextType>;
  LoanRate?: LoanRateResolvers<ContextType>;
  LoanStanding?: LoanStandingResolvers<ContextType>;
  LoanStatus?: LoanStatusResolvers;
  LoanSummary?: LoanSummaryResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MarkNoticeReadPayload?: MarkNoticeReadPayloadResolvers<ContextType>;
  MissingData?: MissingDataResolvers;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Notice?: NoticeResolvers<ContextType>;
  NoticeConnection?: NoticeConnectionResolvers<ContextType>;
  NoticeEdge?: NoticeEdgeResolvers<ContextType>;
  NoticeFailure?: NoticeFailureResolvers;
  NoticeKind?: NoticeKindResolvers;
  NoticePreference?: NoticePreferenceResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerConsent?: PartnerConsentResolvers<ContextType>;
  PartnerConsentConnection?: PartnerConsentConnectionResolvers<ContextType>;
  PartnerConsentEdge?: PartnerConsentEdgeResolvers<ContextType>;
  PartnerConsentRequest?: PartnerConsentRequestResolvers<ContextType>;
  PartnerPortfolio?: PartnerPortfolioResolvers<ContextType>;
  PauseInterest?: PauseInterestResolvers;
  PauseLoanPayload?: PauseLoanPayloadResolvers<ContextType>;
  PaymentCounterparty?: PaymentCounterpartyResolvers;
  PaymentDifference?: PaymentDifferenceResolvers<ContextType>;
  PaymentDifferenceConnection?: PaymentDifferenceConnectionResolvers<ContextType>;
  PaymentDifferenceEdge?: PaymentDifferenceEdgeResolvers<ContextType>;
  PaymentDifferenceKind?: PaymentDifferenceKindResolvers;
  PaymentDirection?: PaymentDirectionResolvers;
  PaymentMethod?: PaymentMethodResolvers;
  PaymentReconciliation?: PaymentReconciliationResolvers<ContextType>;
  PaymentReconciliationConnection?: PaymentReconciliationConnectionResolvers<ContextType>;
  PaymentReconciliationEdge?: PaymentReconciliationEdgeResolvers<ContextType>;
  PaymentStatus?: PaymentStatusResolvers;
  PayoffQuote?: PayoffQuoteResolvers<ContextType>;
  PayoffVerdict?: PayoffVerdictResolvers;
  PayoffVerification?: PayoffVerificationResolvers<ContextType>;
  PayoutAccount?: PayoutAccountResolvers<ContextType>;
  PayoutAccountStatus?: PayoutAccountStatusResolvers;
  PolicyActivation?: PolicyActivationResolvers<ContextType>;
  PolicySimulation?: PolicySimulationResolvers<ContextType>;
  Portfolio?: PortfolioResolvers<ContextType>;
  PortfolioBucket?: PortfolioBucketResolvers<ContextType>;
  PortfolioLoan?: PortfolioLoanResolvers<ContextType>;
  PortfolioLoanConnection?: PortfolioLoanConnectionResolvers<ContextType>;
  PortfolioLoanEdge?: PortfolioLoanEdgeResolvers<ContextType>;
  PortfolioLoss?: PortfolioLossResolvers<ContextType>;
  PortfolioStatus?: PortfolioStatusResolvers<ContextType>;
  PortfolioYield?: PortfolioYieldResolvers<ContextType>;
  PostingKind?: PostingKindResolvers;
  PricingBand?: PricingBandResolvers;
  Query?: QueryResolvers<ContextType>;
  QuotedAdvance?: QuotedAdvanceResolvers<ContextType>;
  RecordRepaymentPayload?: RecordRepaymentPayloadResolvers<ContextType>;
  RefundOverpaymentPayload?: RefundOverpaymentPayloadResolvers<ContextType>;
  RefusedPosting?: RefusedPostingResolvers<ContextType>;
  RefusedPostingConnection?: RefusedPostingConnectionResolvers<ContextType>;
  RefusedPostingEdge?: RefusedPostingEdgeResolvers<ContextType>;
  ReinstateProductPayload?: ReinstateProductPayloadResolvers<ContextType>;
  RejectApplicationPayload?: RejectApplicationPayloadResolvers<ContextType>;
  RejectionReason?: RejectionReasonResolvers;
  RemovePayoutAccountPayload?: RemovePayoutAccountPayloadResolvers<ContextType>;
  RepaymentMethod?: RepaymentMethodResolvers;
  ReplayWebhookDeliveriesPayload?: ReplayWebhookDeliveriesPayloadResolvers<ContextType>;
  ReplayedField?: ReplayedFieldResolvers<ContextType>;
  RequestPartnerConsentPayload?: RequestPartnerConsentPayloadResolvers<ContextType>;
  RescheduleLoanPayload?: RescheduleLoanPayloadResolvers<ContextType>;
  RestructureLoanPayload?: RestructureLoanPayloadResolvers<ContextType>;
  RetireProductPayload?: RetireProductPayloadResolvers<ContextType>;
  RetryPostingPayload?: RetryPostingPayloadResolvers<ContextType>;
  RetryRefusedPostingPayload?: RetryRefusedPostingPayloadResolvers<ContextType>;
  ReversalCause?: ReversalCauseResolvers;
  ReverseRepaymentPayload?: ReverseRepaymentPayloadResolvers<ContextType>;
  RevokePartnerConsentPayload?: RevokePartnerConsentPayloadResolvers<ContextType>;
  RollCell?: RollCellResolvers<ContextType>;
  RollRates?: RollRatesResolvers<ContextType>;
  RollRow?: RollRowResolvers<ContextType>;
  RollTarget?: RollTargetResolvers;
  RotateWebhookSecretPayload?: RotateWebhookSecretPayloadResolvers<ContextType>;
  ScheduleRow?: ScheduleRowResolvers<ContextType>;
  ScheduleRowKind?: ScheduleRowKindResolvers;
  ScoreDisclosure?: ScoreDisclosureResolvers<ContextType>;
  ServicingProposal?: ServicingProposalResolvers<ContextType>;
  SimulatedGroup?: SimulatedGroupResolvers<ContextType>;
  SimulatedOutcome?: SimulatedOutcomeResolvers;
  SimulatedOutcomeCount?: SimulatedOutcomeCountResolvers<ContextType>;
  SimulatedReason?: SimulatedReasonResolvers<ContextType>;
  SimulatedTransition?: SimulatedTransitionResolvers<ContextType>;
  TermsChange?: TermsChangeResolvers;
  UpdateNoticePreferencesPayload?: UpdateNoticePreferencesPayloadResolvers<ContextType>;
  UpdateWebhookEndpointPayload?: UpdateWebhookEndpointPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Vintage?: VintageResolvers<ContextType>;
  VintageMonth?: VintageMonthResolvers<ContextType>;
  VintageShare?: VintageShareResolvers<ContextType>;
  WaivableComponent?: WaivableComponentResolvers;
  WaiveFeePayload?: WaiveFeePayloadResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookDeliveryStatus?: WebhookDeliveryStatusResolvers;
  WebhookDisabledReason?: WebhookDisabledReasonResolvers;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookFailure?: WebhookFailureResolvers;
  WebhookKind?: WebhookKindResolvers;
  WithdrawApplicationPayload?: WithdrawApplicationPayloadResolvers<ContextType>;
  WithdrawServicingProposalPayload?: WithdrawServicingProposalPayloadResolvers<ContextType>;
};

