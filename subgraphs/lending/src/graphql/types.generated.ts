import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { LoanApplicationMapper, LoanOfferMapper, FirstApprovalMapper, DecisionMapper } from './applications/schema.mappers.ts';
import type { LoanMapper, LoanPaymentMapper, InstalmentMapper, LoanMonthMapper, DelinquencyMapper, UserMapper, LedgerTransactionMapper } from './loans/schema.mappers.ts';
import type { NoticeMapper, NoticePreferenceMapper } from './notices/schema.mappers.ts';
import type { LoanProductMapper, LoanRateMapper, LoanQuoteMapper, ScheduleRowMapper, AprResultMapper } from './products/schema.mappers.ts';
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
  /** Of the application, or of its offer. */
  id: Scalars['ID']['input'];
  idempotencyKey: Scalars['String']['input'];
  /** Where the money goes: an IBAN or account number, 4 to 34 letters and digits; blanks and hyphens are ignored. */
  payoutAccount: Scalars['String']['input'];
};

export type AcceptOfferPayload = {
  __typename?: 'AcceptOfferPayload';
  application?: Maybe<LoanApplication>;
  loan?: Maybe<Loan>;
  userErrors: Array<LendingError>;
};

export type ApplicationStatus =
  | 'ACCEPTED'
  | 'APPROVED'
  | 'EXPIRED'
  | 'REJECTED'
  | 'SUBMITTED'
  | 'UNDER_REVIEW'
  | 'WITHDRAWN';

export type ApplyForLoanInput = {
  amount: MoneyInput;
  /** 1 to 255 characters: the same key gives the same application, never a second one. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** In the applicant's words, at most 200 characters. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  termMonths: Scalars['Int']['input'];
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
  /** For staff only, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
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

export type AprIntervalInput = {
  /** 1 to 1000. */
  count?: InputMaybe<Scalars['Int']['input']>;
  unit: IntervalUnit;
};

/** A payment, or a series of equal ones. */
export type AprPaymentInput = {
  /** Above zero. */
  amount: Scalars['Decimal']['input'];
  count?: InputMaybe<Scalars['Int']['input']>;
  /** Of the first payment. */
  date: Scalars['LocalDate']['input'];
  /** Default: every month. */
  every?: InputMaybe<AprIntervalInput>;
};

export type AprResult = {
  __typename?: 'AprResult';
  /** Annual percentage rate by Regulation Z, Appendix J, in percent, to four decimals. */
  apr: Scalars['Decimal']['output'];
  financeCharge: Scalars['Decimal']['output'];
  totalOfPayments: Scalars['Decimal']['output'];
};

export type CalculateAprInput = {
  /** 1 to 100. The term begins on the first. */
  advances: Array<AprAdvanceInput>;
  /** 1 to 100 series, of 5,000 payments in all at the most. */
  payments: Array<AprPaymentInput>;
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
  /** What it was decided on. [loans:read], not of one's own application. */
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

export type DecisionReason = {
  __typename?: 'DecisionReason';
  code: DecisionReasonCode;
  text: Scalars['String']['output'];
};

export type DecisionReasonCode =
  | 'AMOUNT_NEEDS_REVIEW'
  | 'APPLICATION_INCOMPLETE'
  | 'DEBT_TO_INCOME_ELEVATED'
  | 'DEBT_TO_INCOME_TOO_HIGH'
  | 'EMPLOYMENT_NOT_VERIFIED'
  | 'EXCESSIVE_OBLIGATIONS'
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

export type FirstApproval = {
  __typename?: 'FirstApproval';
  amount: Money;
  annualRate: Scalars['Decimal']['output'];
  approvedAt: Scalars['DateTime']['output'];
  officer?: Maybe<User>;
  termMonths: Scalars['Int']['output'];
};

export type Instalment = {
  __typename?: 'Instalment';
  /** Principal outstanding after this instalment, if all are paid as planned. */
  balance: Money;
  dueDate: Scalars['LocalDate']['output'];
  interest: Money;
  number: Scalars['Int']['output'];
  paid: Scalars['Boolean']['output'];
  paidInterest: Money;
  paidPrincipal: Money;
  payment: Money;
  principal: Money;
};

export type IntervalUnit =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'SEMI_MONTH'
  | 'WEEK';

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
  | 'AMOUNT_INVALID'
  | 'AMOUNT_OUT_OF_RANGE'
  | 'BORROWERS_ONLY'
  | 'CLEARANCE_REQUIRED'
  | 'CLEARANCE_STALE'
  | 'CURRENCY_NOT_OFFERED'
  | 'DATE_INVALID'
  | 'IDEMPOTENCY_KEY_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INPUT_INVALID'
  | 'INVALID_STATE'
  /** Of a notice that is mailed in any case. */
  | 'NOTICE_REQUIRED'
  | 'NOT_FOUND'
  | 'OFFER_EXPIRED'
  | 'OVERPAYMENT'
  | 'OWN_APPLICATION'
  | 'PAYOUT_ACCOUNT_INVALID'
  | 'PRODUCT_NOT_FOUND'
  | 'RATE_OUT_OF_RANGE'
  | 'SECOND_OFFICER_REQUIRED'
  | 'TERMS_DIFFER'
  | 'TERM_OUT_OF_RANGE'
  | 'TOO_MANY_APPLICATIONS';

export type Loan = {
  __typename?: 'Loan';
  /** What was lent. */
  amount: Money;
  /** Nominal rate a year in percent. */
  annualRate: Scalars['Decimal']['output'];
  application?: Maybe<LoanApplication>;
  /** Principal that is outstanding in the books. */
  balance: Money;
  borrower?: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  dayCount: DayCount;
  delinquency: Delinquency;
  /** The day that interest runs from. */
  disbursedOn?: Maybe<Scalars['LocalDate']['output']>;
  id: Scalars['ID']['output'];
  method: RepaymentMethod;
  /** The oldest instalment that is not paid in full. */
  nextInstalment?: Maybe<Instalment>;
  /** What was told about it and its application, when and to whom, newest first. [loans:read] */
  notices: NoticeConnection;
  /** Payouts and repayments, newest first. */
  payments: LoanPaymentConnection;
  /**
   * How it was repaid month by month, from the first; each is there from the night after its last day, and
   * put right where a repayment is taken down later with an earlier day.
   */
  performance: Array<LoanMonth>;
  product: LoanProduct;
  /** The instalments; empty until the loan is paid out. */
  schedule: Array<Instalment>;
  status: LoanStatus;
  termMonths: Scalars['Int']['output'];
  /** Principal and interest of all instalments that are not paid. */
  totalOutstanding: Money;
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

export type LoanApplication = {
  __typename?: 'LoanApplication';
  /** What was asked for. */
  amount: Money;
  borrower?: Maybe<User>;
  /** The latest decision. Who applied sees its reasons as far as they are theirs to know. */
  decision?: Maybe<Decision>;
  /** All decisions, the latest first; null for who may not see them. [loans:read] */
  decisions?: Maybe<Array<Decision>>;
  /** The approval of a first officer that waits for a second one's. [loans:read] */
  firstApproval?: Maybe<FirstApproval>;
  id: Scalars['ID']['output'];
  loan?: Maybe<Loan>;
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
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these. */
  status?: InputMaybe<Array<ApplicationStatus>>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

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
  expiresAt: Scalars['DateTime']['output'];
  financeCharge: Money;
  id: Scalars['ID']['output'];
  payment: Money;
  /** As if it were paid out on the day of the offer. */
  schedule: Array<ScheduleRow>;
  termMonths: Scalars['Int']['output'];
  totalOfPayments: Money;
};

export type LoanPayment = {
  __typename?: 'LoanPayment';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  direction: PaymentDirection;
  /** The day from which it counts. */
  effectiveOn?: Maybe<Scalars['LocalDate']['output']>;
  /** Why the provider refused it; for staff also why the books did. */
  failureReason?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  interest?: Maybe<Money>;
  method: PaymentMethod;
  /** What of a repayment went to principal; null until it settled. */
  principal?: Maybe<Money>;
  /** The provider's, or what the officer recorded. */
  reference?: Maybe<Scalars['String']['output']>;
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
  /** A short stable name, e.g. PERSONAL. */
  code: Scalars['String']['output'];
  dayCount: DayCount;
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  maxAmount: Money;
  maxTermMonths: Scalars['Int']['output'];
  method: RepaymentMethod;
  minAmount: Money;
  minTermMonths: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** The declared rates by band and term. */
  rates: Array<LoanRate>;
};

/** What a loan costs, as Regulation Z has a lender disclose it. */
export type LoanQuote = {
  __typename?: 'LoanQuote';
  amount: Money;
  amountFinanced: Money;
  /** Nominal rate a year in percent. */
  annualRate: Scalars['Decimal']['output'];
  /** Annual percentage rate by Regulation Z, Appendix J, in percent. */
  apr: Scalars['Decimal']['output'];
  /** The band whose rate was used, where the rate was the product's. */
  band?: Maybe<PricingBand>;
  dayCount: DayCount;
  /** All interest. */
  financeCharge: Money;
  method: RepaymentMethod;
  /** The regular payment: the first of the schedule. */
  payment: Money;
  schedule: Array<ScheduleRow>;
  termMonths: Scalars['Int']['output'];
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

export type LoanStatus =
  | 'ACTIVE'
  | 'CHARGED_OFF'
  | 'DELINQUENT'
  | 'DISBURSING'
  | 'PAID_OFF'
  | 'PENDING_DISBURSEMENT';

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
  /** Applies for a loan for oneself. Score, identity and screening are looked at next, unasked. */
  applyForLoan: ApplyForLoanPayload;
  /**
   * Approves an application under review, never one's own. Above the configured amount it takes two
   * officers: the first one's approval is kept in `firstApproval` until a second one approves the same.
   */
  approveApplication: ApproveApplicationPayload;
  /**
   * Pays a loan out, never one's own. It becomes ACTIVE once the money has moved and is in the books.
   * The borrower's clearance must be fresh: where it is not, a new one is asked for at once
   * (CLEARANCE_STALE); try again shortly, with a new idempotency key.
   */
  disburseLoan: DisburseLoanPayload;
  /** Marks one's own notices as read, or for [partner:read] those of one's partner; all of them or none. */
  markNoticeRead: MarkNoticeReadPayload;
  /**
   * Begins a repayment of one's own loan at the payment provider: it is PENDING until that settles it.
   * [loans:disburse] records a payment that was received elsewhere, which is settled at once.
   */
  recordRepayment: RecordRepaymentPayload;
  /** Rejects an application under review, never one's own. */
  rejectApplication: RejectApplicationPayload;
  /** Has the books post a payment again that moved and that they refused, never of one's own loan. */
  retryPosting: RetryPostingPayload;
  /** Chooses which notices are mailed to oneself; kinds that are left out stay as they are. */
  updateNoticePreferences: UpdateNoticePreferencesPayload;
  /** Withdraws one's own application, at any time before an offer is accepted. */
  withdrawApplication: WithdrawApplicationPayload;
};


export type MutationacceptOfferArgs = {
  input: AcceptOfferInput;
};


export type MutationapplyForLoanArgs = {
  input: ApplyForLoanInput;
};


export type MutationapproveApplicationArgs = {
  input: ApproveApplicationInput;
};


export type MutationdisburseLoanArgs = {
  input: DisburseLoanInput;
};


export type MutationmarkNoticeReadArgs = {
  input: MarkNoticeReadInput;
};


export type MutationrecordRepaymentArgs = {
  input: RecordRepaymentInput;
};


export type MutationrejectApplicationArgs = {
  input: RejectApplicationInput;
};


export type MutationretryPostingArgs = {
  input: RetryPostingInput;
};


export type MutationupdateNoticePreferencesArgs = {
  input: UpdateNoticePreferencesInput;
};


export type MutationwithdrawApplicationArgs = {
  input: WithdrawApplicationInput;
};

/** Something that a person or a partner was told, once, here and by mail where they want that. */
export type Notice = {
  __typename?: 'Notice';
  /** What was asked for, offered, paid out, is due, or is overdue altogether, by the kind. */
  amount?: Maybe<Money>;
  /** Of an offer: percent a year. Partners do not see it. */
  annualRate?: Maybe<Scalars['Decimal']['output']>;
  application?: Maybe<LoanApplication>;
  /** Of what is overdue: days since the oldest of it fell due, on the day of the notice. */
  daysPastDue?: Maybe<Scalars['Int']['output']>;
  /** Of a payment that failed. */
  direction?: Maybe<PaymentDirection>;
  /** Of an instalment; of what is overdue, the oldest. */
  dueDate?: Maybe<Scalars['LocalDate']['output']>;
  /** When an offer runs out. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  failure?: Maybe<NoticeFailure>;
  id: Scalars['ID']['output'];
  issuedAt: Scalars['DateTime']['output'];
  kind: NoticeKind;
  /** Null of what is told before there is one. */
  loan?: Maybe<Loan>;
  /** Whether it was to be mailed as well; whether a partner is depends on how it wants its mails. */
  mailed: Scalars['Boolean']['output'];
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
  | 'APPLICATION_RECEIVED'
  /** The principal reasons are those of `application { decision { reasons } }`. */
  | 'APPLICATION_REJECTED'
  /** An instalment falls due within three days. */
  | 'INSTALMENT_DUE'
  /** Something is 1, 7 or 30 days late. */
  | 'INSTALMENT_OVERDUE'
  | 'LOAN_CHARGED_OFF'
  | 'LOAN_PAID_OFF'
  /** The money is out and in the books. */
  | 'LOAN_PAID_OUT'
  /** A payment was taken back, so that a loan which was paid off is not. */
  | 'LOAN_REOPENED'
  | 'OFFER_EXPIRED'
  /** Within two days an offer runs out that was not accepted. */
  | 'OFFER_EXPIRING'
  /** Money did not move: to the borrower, or from them. For borrowers alone. */
  | 'PAYMENT_FAILED';

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

export type PaymentDirection =
  /** From the borrower. */
  | 'COLLECTION'
  /** To the borrower. */
  | 'PAYOUT';

export type PaymentMethod =
  | 'BANK_TRANSFER'
  | 'CARD'
  | 'CASH'
  | 'CHEQUE'
  | 'DIRECT_DEBIT';

export type PaymentStatus =
  /** The money has not moved. */
  | 'FAILED'
  /** Asked of the payment provider. */
  | 'PENDING'
  /** In the books, and so in the loan. */
  | 'POSTED'
  /** The money has moved; the posting is under way. */
  | 'SETTLED';

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
  /** A loan that the caller may see; null where there is none such. */
  loan?: Maybe<Loan>;
  /** An application that the caller may see; null where there is none such. */
  loanApplication?: Maybe<LoanApplication>;
  /** One's own applications; all of them for [loans:read]; a partner's for the partner. Newest first. */
  loanApplications: LoanApplicationConnection;
  /** What can be applied for. */
  loanProducts: Array<LoanProduct>;
  /** The declared rates, of all products or of one. */
  loanRates: Array<LoanRate>;
  /** One's own loans; all of them for [loans:read]; a partner's for the partner. Newest first. */
  loans: LoanConnection;
  /** What the caller's partner was told about those who came through it, newest first. */
  partnerNotices: NoticeConnection;
  /** What a loan would cost. Stores nothing; bad input is answered with BAD_USER_INPUT. */
  quoteLoan: LoanQuote;
};


export type QuerycalculateAprArgs = {
  input: CalculateAprInput;
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


export type QuerypartnerNoticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryquoteLoanArgs = {
  input: QuoteLoanInput;
};

export type QuoteLoanInput = {
  amount: MoneyInput;
  /** Nominal rate a year in percent, 0 to 1000; goes before the product's. */
  annualRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** The product's rate for this band; without it the best band's, the least that it may cost. */
  band?: InputMaybe<PricingBand>;
  /** Default: the product's, or THIRTY_360. */
  dayCount?: InputMaybe<DayCount>;
  /** Default: today. */
  disbursedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Default: a month after the disbursement. At most 400 days after it. */
  firstPaymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Instalments are rounded to whole multiples of this amount, e.g. 1.00. Default: the cent. */
  instalmentMultiple?: InputMaybe<Scalars['Decimal']['input']>;
  /** Default: the product's, or ANNUITY. */
  method?: InputMaybe<RepaymentMethod>;
  /** Gives rate, day count and method, and checks amount and term. This or `annualRate` is needed. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 600. */
  termMonths: Scalars['Int']['input'];
};

export type RecordRepaymentInput = {
  /** At most what is outstanding. */
  amount: MoneyInput;
  idempotencyKey: Scalars['String']['input'];
  loanId: Scalars['ID']['input'];
  /** Default: BANK_TRANSFER. */
  method?: InputMaybe<PaymentMethod>;
  /** Officers: the day on which it was received. Default: today. */
  receivedOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Officers: what identifies it where it was received, at most 100 characters. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

export type RecordRepaymentPayload = {
  __typename?: 'RecordRepaymentPayload';
  loan?: Maybe<Loan>;
  payment?: Maybe<LoanPayment>;
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

export type RepaymentMethod =
  /** Equal instalments, interest on the balance. */
  | 'ANNUITY'
  /** Equal parts of principal, interest on the balance. */
  | 'EQUAL_PRINCIPAL'
  /** Interest on the amount lent for the whole term, equal instalments. */
  | 'FLAT';

export type RetryPostingInput = {
  paymentId: Scalars['ID']['input'];
};

export type RetryPostingPayload = {
  __typename?: 'RetryPostingPayload';
  loan?: Maybe<Loan>;
  payment?: Maybe<LoanPayment>;
  userErrors: Array<LendingError>;
};

/** One row of a repayment schedule: payment = principal + interest. */
export type ScheduleRow = {
  __typename?: 'ScheduleRow';
  /** Principal outstanding after this payment. */
  balance: Money;
  dueDate: Scalars['LocalDate']['output'];
  interest: Money;
  number: Scalars['Int']['output'];
  payment: Money;
  principal: Money;
};

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

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type WithdrawApplicationInput = {
  id: Scalars['ID']['input'];
};

export type WithdrawApplicationPayload = {
  __typename?: 'WithdrawApplicationPayload';
  application?: Maybe<LoanApplication>;
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
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AcceptOfferPayload: ResolverTypeWrapper<Omit<AcceptOfferPayload, 'application' | 'loan' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, loan?: Maybe<ResolversTypes['Loan']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ApplicationStatus: ResolverTypeWrapper<'SUBMITTED' | 'UNDER_REVIEW' | 'APPROVED' | 'REJECTED' | 'ACCEPTED' | 'EXPIRED' | 'WITHDRAWN'>;
  ApplyForLoanInput: ApplyForLoanInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApplyForLoanPayload: ResolverTypeWrapper<Omit<ApplyForLoanPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ApproveApplicationInput: ApproveApplicationInput;
  ApproveApplicationPayload: ResolverTypeWrapper<Omit<ApproveApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  AprAdvanceInput: AprAdvanceInput;
  AprIntervalInput: AprIntervalInput;
  AprPaymentInput: AprPaymentInput;
  AprResult: ResolverTypeWrapper<AprResultMapper>;
  CalculateAprInput: CalculateAprInput;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayCount: ResolverTypeWrapper<'THIRTY_360' | 'ACT_360' | 'ACT_364' | 'ACT_365' | 'ACT_ACT'>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Decision: ResolverTypeWrapper<DecisionMapper>;
  DecisionInputs: ResolverTypeWrapper<Omit<DecisionInputs, 'band'> & { band?: Maybe<ResolversTypes['PricingBand']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DecisionMaker: ResolverTypeWrapper<'POLICY' | 'OFFICER'>;
  DecisionOutcome: ResolverTypeWrapper<'APPROVED' | 'REJECTED' | 'REFERRED'>;
  DecisionReason: ResolverTypeWrapper<Omit<DecisionReason, 'code'> & { code: ResolversTypes['DecisionReasonCode'] }>;
  DecisionReasonCode: ResolverTypeWrapper<'SCORE_BELOW_MINIMUM' | 'SCORE_FACTOR' | 'SCORE_NEEDS_REVIEW' | 'SCORE_OUTDATED' | 'DEBT_TO_INCOME_TOO_HIGH' | 'DEBT_TO_INCOME_ELEVATED' | 'AMOUNT_NEEDS_REVIEW' | 'NO_PROFILE' | 'IDENTITY_NOT_VERIFIED' | 'IDENTITY_REJECTED' | 'SCREENING_UNRESOLVED' | 'MANUAL_REVIEW' | 'INCOME_NOT_VERIFIED' | 'EMPLOYMENT_NOT_VERIFIED' | 'APPLICATION_INCOMPLETE' | 'EXCESSIVE_OBLIGATIONS' | 'PURPOSE_NOT_SUPPORTED' | 'OTHER'>;
  Delinquency: ResolverTypeWrapper<DelinquencyMapper>;
  DelinquencyBucket: ResolverTypeWrapper<'CURRENT' | 'DAYS_1_29' | 'DAYS_30_59' | 'DAYS_60_89' | 'DAYS_90_PLUS'>;
  DisburseLoanInput: DisburseLoanInput;
  DisburseLoanPayload: ResolverTypeWrapper<Omit<DisburseLoanPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  FirstApproval: ResolverTypeWrapper<FirstApprovalMapper>;
  Instalment: ResolverTypeWrapper<InstalmentMapper>;
  IntervalUnit: ResolverTypeWrapper<'DAY' | 'WEEK' | 'SEMI_MONTH' | 'MONTH' | 'QUARTER'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionMapper>;
  LendingError: ResolverTypeWrapper<Omit<LendingError, 'code'> & { code: ResolversTypes['LendingErrorCode'] }>;
  LendingErrorCode: ResolverTypeWrapper<'NOT_FOUND' | 'PRODUCT_NOT_FOUND' | 'INPUT_INVALID' | 'AMOUNT_INVALID' | 'AMOUNT_OUT_OF_RANGE' | 'CURRENCY_NOT_OFFERED' | 'TERM_OUT_OF_RANGE' | 'RATE_OUT_OF_RANGE' | 'DATE_INVALID' | 'INVALID_STATE' | 'BORROWERS_ONLY' | 'OWN_APPLICATION' | 'TOO_MANY_APPLICATIONS' | 'SECOND_OFFICER_REQUIRED' | 'TERMS_DIFFER' | 'CLEARANCE_REQUIRED' | 'CLEARANCE_STALE' | 'OFFER_EXPIRED' | 'PAYOUT_ACCOUNT_INVALID' | 'OVERPAYMENT' | 'NOTICE_REQUIRED' | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED'>;
  Loan: ResolverTypeWrapper<LoanMapper>;
  LoanApplication: ResolverTypeWrapper<LoanApplicationMapper>;
  LoanApplicationConnection: ResolverTypeWrapper<Omit<LoanApplicationConnection, 'edges'> & { edges: Array<ResolversTypes['LoanApplicationEdge']> }>;
  LoanApplicationEdge: ResolverTypeWrapper<Omit<LoanApplicationEdge, 'node'> & { node: ResolversTypes['LoanApplication'] }>;
  LoanApplicationFilter: LoanApplicationFilter;
  LoanConnection: ResolverTypeWrapper<Omit<LoanConnection, 'edges'> & { edges: Array<ResolversTypes['LoanEdge']> }>;
  LoanEdge: ResolverTypeWrapper<Omit<LoanEdge, 'node'> & { node: ResolversTypes['Loan'] }>;
  LoanFilter: LoanFilter;
  LoanMonth: ResolverTypeWrapper<LoanMonthMapper>;
  LoanOffer: ResolverTypeWrapper<LoanOfferMapper>;
  LoanPayment: ResolverTypeWrapper<LoanPaymentMapper>;
  LoanPaymentConnection: ResolverTypeWrapper<Omit<LoanPaymentConnection, 'edges'> & { edges: Array<ResolversTypes['LoanPaymentEdge']> }>;
  LoanPaymentEdge: ResolverTypeWrapper<Omit<LoanPaymentEdge, 'node'> & { node: ResolversTypes['LoanPayment'] }>;
  LoanProduct: ResolverTypeWrapper<LoanProductMapper>;
  LoanQuote: ResolverTypeWrapper<LoanQuoteMapper>;
  LoanRate: ResolverTypeWrapper<LoanRateMapper>;
  LoanStatus: ResolverTypeWrapper<'PENDING_DISBURSEMENT' | 'DISBURSING' | 'ACTIVE' | 'DELINQUENT' | 'PAID_OFF' | 'CHARGED_OFF'>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MarkNoticeReadInput: MarkNoticeReadInput;
  MarkNoticeReadPayload: ResolverTypeWrapper<Omit<MarkNoticeReadPayload, 'notices' | 'userErrors'> & { notices: Array<ResolversTypes['Notice']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Notice: ResolverTypeWrapper<NoticeMapper>;
  NoticeConnection: ResolverTypeWrapper<Omit<NoticeConnection, 'edges'> & { edges: Array<ResolversTypes['NoticeEdge']> }>;
  NoticeEdge: ResolverTypeWrapper<Omit<NoticeEdge, 'node'> & { node: ResolversTypes['Notice'] }>;
  NoticeFailure: ResolverTypeWrapper<'ACCOUNT_REFUSED' | 'COLLECTION_REFUSED' | 'INSUFFICIENT_FUNDS' | 'ACCOUNT_CLOSED' | 'DISPUTED' | 'OTHER'>;
  NoticeKind: ResolverTypeWrapper<'APPLICATION_RECEIVED' | 'APPLICATION_APPROVED' | 'APPLICATION_REJECTED' | 'OFFER_EXPIRING' | 'OFFER_EXPIRED' | 'LOAN_PAID_OUT' | 'INSTALMENT_DUE' | 'INSTALMENT_OVERDUE' | 'PAYMENT_FAILED' | 'LOAN_PAID_OFF' | 'LOAN_REOPENED' | 'LOAN_CHARGED_OFF'>;
  NoticePreference: ResolverTypeWrapper<NoticePreferenceMapper>;
  NoticePreferenceInput: NoticePreferenceInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentDirection: ResolverTypeWrapper<'PAYOUT' | 'COLLECTION'>;
  PaymentMethod: ResolverTypeWrapper<'BANK_TRANSFER' | 'DIRECT_DEBIT' | 'CARD' | 'CASH' | 'CHEQUE'>;
  PaymentStatus: ResolverTypeWrapper<'PENDING' | 'SETTLED' | 'POSTED' | 'FAILED'>;
  PricingBand: ResolverTypeWrapper<'A' | 'B' | 'C' | 'D'>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteLoanInput: QuoteLoanInput;
  RecordRepaymentInput: RecordRepaymentInput;
  RecordRepaymentPayload: ResolverTypeWrapper<Omit<RecordRepaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RejectApplicationInput: RejectApplicationInput;
  RejectApplicationPayload: ResolverTypeWrapper<Omit<RejectApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  RejectionReason: ResolverTypeWrapper<'SCORE_BELOW_MINIMUM' | 'DEBT_TO_INCOME_TOO_HIGH' | 'IDENTITY_REJECTED' | 'INCOME_NOT_VERIFIED' | 'EMPLOYMENT_NOT_VERIFIED' | 'APPLICATION_INCOMPLETE' | 'EXCESSIVE_OBLIGATIONS' | 'PURPOSE_NOT_SUPPORTED' | 'OTHER'>;
  RepaymentMethod: ResolverTypeWrapper<'ANNUITY' | 'EQUAL_PRINCIPAL' | 'FLAT'>;
  RetryPostingInput: RetryPostingInput;
  RetryPostingPayload: ResolverTypeWrapper<Omit<RetryPostingPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversTypes['Loan']>, payment?: Maybe<ResolversTypes['LoanPayment']>, userErrors: Array<ResolversTypes['LendingError']> }>;
  ScheduleRow: ResolverTypeWrapper<ScheduleRowMapper>;
  UpdateNoticePreferencesInput: UpdateNoticePreferencesInput;
  UpdateNoticePreferencesPayload: ResolverTypeWrapper<Omit<UpdateNoticePreferencesPayload, 'preferences' | 'userErrors'> & { preferences?: Maybe<Array<ResolversTypes['NoticePreference']>>, userErrors: Array<ResolversTypes['LendingError']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  WithdrawApplicationInput: WithdrawApplicationInput;
  WithdrawApplicationPayload: ResolverTypeWrapper<Omit<WithdrawApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversTypes['LoanApplication']>, userErrors: Array<ResolversTypes['LendingError']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptOfferInput: AcceptOfferInput;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AcceptOfferPayload: Omit<AcceptOfferPayload, 'application' | 'loan' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, loan?: Maybe<ResolversParentTypes['Loan']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ApplyForLoanInput: ApplyForLoanInput;
  Int: Scalars['Int']['output'];
  ApplyForLoanPayload: Omit<ApplyForLoanPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ApproveApplicationInput: ApproveApplicationInput;
  ApproveApplicationPayload: Omit<ApproveApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  AprAdvanceInput: AprAdvanceInput;
  AprIntervalInput: AprIntervalInput;
  AprPaymentInput: AprPaymentInput;
  AprResult: AprResultMapper;
  CalculateAprInput: CalculateAprInput;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Decision: DecisionMapper;
  DecisionInputs: DecisionInputs;
  Boolean: Scalars['Boolean']['output'];
  DecisionReason: DecisionReason;
  Delinquency: DelinquencyMapper;
  DisburseLoanInput: DisburseLoanInput;
  DisburseLoanPayload: Omit<DisburseLoanPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  FirstApproval: FirstApprovalMapper;
  Instalment: InstalmentMapper;
  JSON: Scalars['JSON']['output'];
  LedgerTransaction: LedgerTransactionMapper;
  LendingError: LendingError;
  Loan: LoanMapper;
  LoanApplication: LoanApplicationMapper;
  LoanApplicationConnection: Omit<LoanApplicationConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanApplicationEdge']> };
  LoanApplicationEdge: Omit<LoanApplicationEdge, 'node'> & { node: ResolversParentTypes['LoanApplication'] };
  LoanApplicationFilter: LoanApplicationFilter;
  LoanConnection: Omit<LoanConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanEdge']> };
  LoanEdge: Omit<LoanEdge, 'node'> & { node: ResolversParentTypes['Loan'] };
  LoanFilter: LoanFilter;
  LoanMonth: LoanMonthMapper;
  LoanOffer: LoanOfferMapper;
  LoanPayment: LoanPaymentMapper;
  LoanPaymentConnection: Omit<LoanPaymentConnection, 'edges'> & { edges: Array<ResolversParentTypes['LoanPaymentEdge']> };
  LoanPaymentEdge: Omit<LoanPaymentEdge, 'node'> & { node: ResolversParentTypes['LoanPayment'] };
  LoanProduct: LoanProductMapper;
  LoanQuote: LoanQuoteMapper;
  LoanRate: LoanRateMapper;
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
  Query: Record<PropertyKey, never>;
  QuoteLoanInput: QuoteLoanInput;
  RecordRepaymentInput: RecordRepaymentInput;
  RecordRepaymentPayload: Omit<RecordRepaymentPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RejectApplicationInput: RejectApplicationInput;
  RejectApplicationPayload: Omit<RejectApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  RetryPostingInput: RetryPostingInput;
  RetryPostingPayload: Omit<RetryPostingPayload, 'loan' | 'payment' | 'userErrors'> & { loan?: Maybe<ResolversParentTypes['Loan']>, payment?: Maybe<ResolversParentTypes['LoanPayment']>, userErrors: Array<ResolversParentTypes['LendingError']> };
  ScheduleRow: ScheduleRowMapper;
  UpdateNoticePreferencesInput: UpdateNoticePreferencesInput;
  UpdateNoticePreferencesPayload: Omit<UpdateNoticePreferencesPayload, 'preferences' | 'userErrors'> & { preferences?: Maybe<Array<ResolversParentTypes['NoticePreference']>>, userErrors: Array<ResolversParentTypes['LendingError']> };
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  WithdrawApplicationInput: WithdrawApplicationInput;
  WithdrawApplicationPayload: Omit<WithdrawApplicationPayload, 'application' | 'userErrors'> & { application?: Maybe<ResolversParentTypes['LoanApplication']>, userErrors: Array<ResolversParentTypes['LendingError']> };
};

export type AcceptOfferPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AcceptOfferPayload'] = ResolversParentTypes['AcceptOfferPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ApplicationStatusResolvers = EnumResolverSignature<{ ACCEPTED?: any, APPROVED?: any, EXPIRED?: any, REJECTED?: any, SUBMITTED?: any, UNDER_REVIEW?: any, WITHDRAWN?: any }, ResolversTypes['ApplicationStatus']>;

export type ApplyForLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApplyForLoanPayload'] = ResolversParentTypes['ApplyForLoanPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ApproveApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApproveApplicationPayload'] = ResolversParentTypes['ApproveApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type AprResultResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AprResult'] = ResolversParentTypes['AprResult']> = {
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  totalOfPayments?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
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
  score?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scoreCalculatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  screeningClear?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type DecisionMakerResolvers = EnumResolverSignature<{ OFFICER?: any, POLICY?: any }, ResolversTypes['DecisionMaker']>;

export type DecisionOutcomeResolvers = EnumResolverSignature<{ APPROVED?: any, REFERRED?: any, REJECTED?: any }, ResolversTypes['DecisionOutcome']>;

export type DecisionReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DecisionReason'] = ResolversParentTypes['DecisionReason']> = {
  code?: Resolver<ResolversTypes['DecisionReasonCode'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DecisionReasonCodeResolvers = EnumResolverSignature<{ AMOUNT_NEEDS_REVIEW?: any, APPLICATION_INCOMPLETE?: any, DEBT_TO_INCOME_ELEVATED?: any, DEBT_TO_INCOME_TOO_HIGH?: any, EMPLOYMENT_NOT_VERIFIED?: any, EXCESSIVE_OBLIGATIONS?: any, IDENTITY_NOT_VERIFIED?: any, IDENTITY_REJECTED?: any, INCOME_NOT_VERIFIED?: any, MANUAL_REVIEW?: any, NO_PROFILE?: any, OTHER?: any, PURPOSE_NOT_SUPPORTED?: any, SCORE_BELOW_MINIMUM?: any, SCORE_FACTOR?: any, SCORE_NEEDS_REVIEW?: any, SCORE_OUTDATED?: any, SCREENING_UNRESOLVED?: any }, ResolversTypes['DecisionReasonCode']>;

export type DelinquencyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Delinquency'] = ResolversParentTypes['Delinquency']> = {
  amountPastDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['DelinquencyBucket'], ParentType, ContextType>;
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DelinquencyBucketResolvers = EnumResolverSignature<{ CURRENT?: any, DAYS_1_29?: any, DAYS_30_59?: any, DAYS_60_89?: any, DAYS_90_PLUS?: any }, ResolversTypes['DelinquencyBucket']>;

export type DisburseLoanPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DisburseLoanPayload'] = ResolversParentTypes['DisburseLoanPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type FirstApprovalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FirstApproval'] = ResolversParentTypes['FirstApproval']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  approvedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  officer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InstalmentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Instalment'] = ResolversParentTypes['Instalment']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  paidInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidPrincipal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type IntervalUnitResolvers = EnumResolverSignature<{ DAY?: any, MONTH?: any, QUARTER?: any, SEMI_MONTH?: any, WEEK?: any }, ResolversTypes['IntervalUnit']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LedgerTransactionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type LendingErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LendingError'] = ResolversParentTypes['LendingError']> = {
  code?: Resolver<ResolversTypes['LendingErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LendingErrorCodeResolvers = EnumResolverSignature<{ AMOUNT_INVALID?: any, AMOUNT_OUT_OF_RANGE?: any, BORROWERS_ONLY?: any, CLEARANCE_REQUIRED?: any, CLEARANCE_STALE?: any, CURRENCY_NOT_OFFERED?: any, DATE_INVALID?: any, IDEMPOTENCY_KEY_INVALID?: any, IDEMPOTENCY_KEY_REUSED?: any, INPUT_INVALID?: any, INVALID_STATE?: any, NOTICE_REQUIRED?: any, NOT_FOUND?: any, OFFER_EXPIRED?: any, OVERPAYMENT?: any, OWN_APPLICATION?: any, PAYOUT_ACCOUNT_INVALID?: any, PRODUCT_NOT_FOUND?: any, RATE_OUT_OF_RANGE?: any, SECOND_OFFICER_REQUIRED?: any, TERMS_DIFFER?: any, TERM_OUT_OF_RANGE?: any, TOO_MANY_APPLICATIONS?: any }, ResolversTypes['LendingErrorCode']>;

export type LoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan'], FederationReferenceType extends FederationReferenceTypes['Loan'] = FederationReferenceTypes['Loan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Loan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrower?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  delinquency?: Resolver<ResolversTypes['Delinquency'], ParentType, ContextType>;
  disbursedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  nextInstalment?: Resolver<Maybe<ResolversTypes['Instalment']>, ParentType, ContextType>;
  notices?: Resolver<ResolversTypes['NoticeConnection'], ParentType, ContextType, Partial<LoannoticesArgs>>;
  payments?: Resolver<ResolversTypes['LoanPaymentConnection'], ParentType, ContextType, Partial<LoanpaymentsArgs>>;
  performance?: Resolver<Array<ResolversTypes['LoanMonth']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['LoanProduct'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['Instalment']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanStatus'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalOutstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanApplicationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanApplication'] = ResolversParentTypes['LoanApplication'], FederationReferenceType extends FederationReferenceTypes['LoanApplication'] = FederationReferenceTypes['LoanApplication']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LoanApplication']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrower?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  decisions?: Resolver<Maybe<Array<ResolversTypes['Decision']>>, ParentType, ContextType>;
  firstApproval?: Resolver<Maybe<ResolversTypes['FirstApproval']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
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

export type LoanConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanConnection'] = ResolversParentTypes['LoanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanEdge'] = ResolversParentTypes['LoanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
};

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
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['ScheduleRow']>, ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalOfPayments?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanPaymentResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanPayment'] = ResolversParentTypes['LoanPayment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['PaymentDirection'], ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  principal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  maxTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  minAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  minTermMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rates?: Resolver<Array<ResolversTypes['LoanRate']>, ParentType, ContextType>;
};

export type LoanQuoteResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanQuote'] = ResolversParentTypes['LoanQuote']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountFinanced?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  band?: Resolver<Maybe<ResolversTypes['PricingBand']>, ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  financeCharge?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RepaymentMethod'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
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

export type LoanStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, CHARGED_OFF?: any, DELINQUENT?: any, DISBURSING?: any, PAID_OFF?: any, PENDING_DISBURSEMENT?: any }, ResolversTypes['LoanStatus']>;

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MarkNoticeReadPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MarkNoticeReadPayload'] = ResolversParentTypes['MarkNoticeReadPayload']> = {
  notices?: Resolver<Array<ResolversTypes['Notice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptOffer?: Resolver<ResolversTypes['AcceptOfferPayload'], ParentType, ContextType, RequireFields<MutationacceptOfferArgs, 'input'>>;
  applyForLoan?: Resolver<ResolversTypes['ApplyForLoanPayload'], ParentType, ContextType, RequireFields<MutationapplyForLoanArgs, 'input'>>;
  approveApplication?: Resolver<ResolversTypes['ApproveApplicationPayload'], ParentType, ContextType, RequireFields<MutationapproveApplicationArgs, 'input'>>;
  disburseLoan?: Resolver<ResolversTypes['DisburseLoanPayload'], ParentType, ContextType, RequireFields<MutationdisburseLoanArgs, 'input'>>;
  markNoticeRead?: Resolver<ResolversTypes['MarkNoticeReadPayload'], ParentType, ContextType, RequireFields<MutationmarkNoticeReadArgs, 'input'>>;
  recordRepayment?: Resolver<ResolversTypes['RecordRepaymentPayload'], ParentType, ContextType, RequireFields<MutationrecordRepaymentArgs, 'input'>>;
  rejectApplication?: Resolver<ResolversTypes['RejectApplicationPayload'], ParentType, ContextType, RequireFields<MutationrejectApplicationArgs, 'input'>>;
  retryPosting?: Resolver<ResolversTypes['RetryPostingPayload'], ParentType, ContextType, RequireFields<MutationretryPostingArgs, 'input'>>;
  updateNoticePreferences?: Resolver<ResolversTypes['UpdateNoticePreferencesPayload'], ParentType, ContextType, RequireFields<MutationupdateNoticePreferencesArgs, 'input'>>;
  withdrawApplication?: Resolver<ResolversTypes['WithdrawApplicationPayload'], ParentType, ContextType, RequireFields<MutationwithdrawApplicationArgs, 'input'>>;
};

export type NoticeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Notice'] = ResolversParentTypes['Notice']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  annualRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  daysPastDue?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['PaymentDirection']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['NoticeFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NoticeKind'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  mailed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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

export type NoticeKindResolvers = EnumResolverSignature<{ APPLICATION_APPROVED?: any, APPLICATION_RECEIVED?: any, APPLICATION_REJECTED?: any, INSTALMENT_DUE?: any, INSTALMENT_OVERDUE?: any, LOAN_CHARGED_OFF?: any, LOAN_PAID_OFF?: any, LOAN_PAID_OUT?: any, LOAN_REOPENED?: any, OFFER_EXPIRED?: any, OFFER_EXPIRING?: any, PAYMENT_FAILED?: any }, ResolversTypes['NoticeKind']>;

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

export type PaymentDirectionResolvers = EnumResolverSignature<{ COLLECTION?: any, PAYOUT?: any }, ResolversTypes['PaymentDirection']>;

export type PaymentMethodResolvers = EnumResolverSignature<{ BANK_TRANSFER?: any, CARD?: any, CASH?: any, CHEQUE?: any, DIRECT_DEBIT?: any }, ResolversTypes['PaymentMethod']>;

export type PaymentStatusResolvers = EnumResolverSignature<{ FAILED?: any, PENDING?: any, POSTED?: any, SETTLED?: any }, ResolversTypes['PaymentStatus']>;

export type PricingBandResolvers = EnumResolverSignature<{ A?: any, B?: any, C?: any, D?: any }, ResolversTypes['PricingBand']>;

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  calculateApr?: Resolver<ResolversTypes['AprResult'], ParentType, ContextType, RequireFields<QuerycalculateAprArgs, 'input'>>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType, RequireFields<QueryloanArgs, 'id'>>;
  loanApplication?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType, RequireFields<QueryloanApplicationArgs, 'id'>>;
  loanApplications?: Resolver<ResolversTypes['LoanApplicationConnection'], ParentType, ContextType, Partial<QueryloanApplicationsArgs>>;
  loanProducts?: Resolver<Array<ResolversTypes['LoanProduct']>, ParentType, ContextType>;
  loanRates?: Resolver<Array<ResolversTypes['LoanRate']>, ParentType, ContextType, Partial<QueryloanRatesArgs>>;
  loans?: Resolver<ResolversTypes['LoanConnection'], ParentType, ContextType, Partial<QueryloansArgs>>;
  partnerNotices?: Resolver<ResolversTypes['NoticeConnection'], ParentType, ContextType, RequireFields<QuerypartnerNoticesArgs, 'unreadOnly'>>;
  quoteLoan?: Resolver<ResolversTypes['LoanQuote'], ParentType, ContextType, RequireFields<QueryquoteLoanArgs, 'input'>>;
};

export type RecordRepaymentPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RecordRepaymentPayload'] = ResolversParentTypes['RecordRepaymentPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RejectApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RejectApplicationPayload'] = ResolversParentTypes['RejectApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type RejectionReasonResolvers = EnumResolverSignature<{ APPLICATION_INCOMPLETE?: any, DEBT_TO_INCOME_TOO_HIGH?: any, EMPLOYMENT_NOT_VERIFIED?: any, EXCESSIVE_OBLIGATIONS?: any, IDENTITY_REJECTED?: any, INCOME_NOT_VERIFIED?: any, OTHER?: any, PURPOSE_NOT_SUPPORTED?: any, SCORE_BELOW_MINIMUM?: any }, ResolversTypes['RejectionReason']>;

export type RepaymentMethodResolvers = EnumResolverSignature<{ ANNUITY?: any, EQUAL_PRINCIPAL?: any, FLAT?: any }, ResolversTypes['RepaymentMethod']>;

export type RetryPostingPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RetryPostingPayload'] = ResolversParentTypes['RetryPostingPayload']> = {
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LoanPayment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type ScheduleRowResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScheduleRow'] = ResolversParentTypes['ScheduleRow']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UpdateNoticePreferencesPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UpdateNoticePreferencesPayload'] = ResolversParentTypes['UpdateNoticePreferencesPayload']> = {
  preferences?: Resolver<Maybe<Array<ResolversTypes['NoticePreference']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loanApplications?: Resolver<Maybe<ResolversTypes['LoanApplicationConnection']>, ParentType, ContextType, Partial<UserloanApplicationsArgs>>;
  loans?: Resolver<Maybe<ResolversTypes['LoanConnection']>, ParentType, ContextType, Partial<UserloansArgs>>;
  noticePreferences?: Resolver<Maybe<Array<ResolversTypes['NoticePreference']>>, ParentType, ContextType>;
  notices?: Resolver<Maybe<ResolversTypes['NoticeConnection']>, ParentType, ContextType, RequireFields<UsernoticesArgs, 'unreadOnly'>>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'LendingError', ParentType, ContextType>;
};

export type WithdrawApplicationPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['WithdrawApplicationPayload'] = ResolversParentTypes['WithdrawApplicationPayload']> = {
  application?: Resolver<Maybe<ResolversTypes['LoanApplication']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LendingError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  AcceptOfferPayload?: AcceptOfferPayloadResolvers<ContextType>;
  ApplicationStatus?: ApplicationStatusResolvers;
  ApplyForLoanPayload?: ApplyForLoanPayloadResolvers<ContextType>;
  ApproveApplicationPayload?: ApproveApplicationPayloadResolvers<ContextType>;
  AprResult?: AprResultResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayCount?: DayCountResolvers;
  Decimal?: GraphQLScalarType;
  Decision?: DecisionResolvers<ContextType>;
  DecisionInputs?: DecisionInputsResolvers<ContextType>;
  DecisionMaker?: DecisionMakerResolvers;
  DecisionOutcome?: DecisionOutcomeResolvers;
  DecisionReason?: DecisionReasonResolvers<ContextType>;
  DecisionReasonCode?: DecisionReasonCodeResolvers;
  Delinquency?: DelinquencyResolvers<ContextType>;
  DelinquencyBucket?: DelinquencyBucketResolvers;
  DisburseLoanPayload?: DisburseLoanPayloadResolvers<ContextType>;
  FirstApproval?: FirstApprovalResolvers<ContextType>;
  Instalment?: InstalmentResolvers<ContextType>;
  IntervalUnit?: IntervalUnitResolvers;
  JSON?: GraphQLScalarType;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LendingError?: LendingErrorResolvers<ContextType>;
  LendingErrorCode?: LendingErrorCodeResolvers;
  Loan?: LoanResolvers<ContextType>;
  LoanApplication?: LoanApplicationResolvers<ContextType>;
  LoanApplicationConnection?: LoanApplicationConnectionResolvers<ContextType>;
  LoanApplicationEdge?: LoanApplicationEdgeResolvers<ContextType>;
  LoanConnection?: LoanConnectionResolvers<ContextType>;
  LoanEdge?: LoanEdgeResolvers<ContextType>;
  LoanMonth?: LoanMonthResolvers<ContextType>;
  LoanOffer?: LoanOfferResolvers<ContextType>;
  LoanPayment?: LoanPaymentResolvers<ContextType>;
  LoanPaymentConnection?: LoanPaymentConnectionResolvers<ContextType>;
  LoanPaymentEdge?: LoanPaymentEdgeResolvers<ContextType>;
  LoanProduct?: LoanProductResolvers<ContextType>;
  LoanQuote?: LoanQuoteResolvers<ContextType>;
  LoanRate?: LoanRateResolvers<ContextType>;
  LoanStatus?: LoanStatusResolvers;
  LocalDate?: GraphQLScalarType;
  MarkNoticeReadPayload?: MarkNoticeReadPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Notice?: NoticeResolvers<ContextType>;
  NoticeConnection?: NoticeConnectionResolvers<ContextType>;
  NoticeEdge?: NoticeEdgeResolvers<ContextType>;
  NoticeFailure?: NoticeFailureResolvers;
  NoticeKind?: NoticeKindResolvers;
  NoticePreference?: NoticePreferenceResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentDirection?: PaymentDirectionResolvers;
  PaymentMethod?: PaymentMethodResolvers;
  PaymentStatus?: PaymentStatusResolvers;
  PricingBand?: PricingBandResolvers;
  Query?: QueryResolvers<ContextType>;
  RecordRepaymentPayload?: RecordRepaymentPayloadResolvers<ContextType>;
  RejectApplicationPayload?: RejectApplicationPayloadResolvers<ContextType>;
  RejectionReason?: RejectionReasonResolvers;
  RepaymentMethod?: RepaymentMethodResolvers;
  RetryPostingPayload?: RetryPostingPayloadResolvers<ContextType>;
  ScheduleRow?: ScheduleRowResolvers<ContextType>;
  UpdateNoticePreferencesPayload?: UpdateNoticePreferencesPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WithdrawApplicationPayload?: WithdrawApplicationPayloadResolvers<ContextType>;
};

