import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { AnchorMapper, MerkleProofMapper, ScoreAttestationMapper, AuditEvidenceMapper, TransactionProofMapper, ProofVerificationMapper } from './anchors/schema.mappers.ts';
import type { AttestationRegistrationMapper } from './attestations/schema.mappers.ts';
import type { ClosedPeriodMapper, LedgerAccountMapper, LedgerEntryMapper, LedgerTransactionMapper, TrialBalanceMapper, TrialBalanceRowMapper, LoanMapper } from './books/schema.mappers.ts';
import type { ChainTransactionMapper, SmartContractMapper } from './chain/schema.mappers.ts';
import type { LoanRegistrationMapper, LoanMoveMapper } from './loans/schema.mappers.ts';
import type { JournalProposalMapper } from './proposals/schema.mappers.ts';
import type { ReconciliationDifferenceMapper, ReconciliationMapper } from './reconciliation/schema.mappers.ts';
import type { LedgerStatementMapper, LedgerStatementLineMapper } from './statements/schema.mappers.ts';
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

/**
 * A Merkle tree (RFC 9162, SHA-256) of commitments to transactions of the books and to what others have
 * anchored, such as scores. Its root is written to the chain.
 */
export type Anchor = {
  __typename?: 'Anchor';
  /** How far its root is on the chain; never NONE. */
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** A power of two, 64 or more: random leaves fill the tree, so that the number says nothing of what happened. */
  leafCount: Scalars['Int']['output'];
  /** As 0x… */
  root: Scalars['String']['output'];
};

export type AnchorConnection = {
  __typename?: 'AnchorConnection';
  edges: Array<AnchorEdge>;
  pageInfo: PageInfo;
};

export type AnchorEdge = {
  __typename?: 'AnchorEdge';
  cursor: Scalars['String']['output'];
  node: Anchor;
};

export type AnchorNowInput = {
  /** 1 to 255 characters; the same key again is answered with the same anchor. */
  idempotencyKey: Scalars['String']['input'];
};

export type AnchorNowPayload = {
  __typename?: 'AnchorNowPayload';
  anchor?: Maybe<Anchor>;
  userErrors: Array<LedgerError>;
};

export type ApproveJournalInput = {
  proposalId: Scalars['ID']['input'];
};

export type ApproveJournalPayload = {
  __typename?: 'ApproveJournalPayload';
  proposal?: Maybe<JournalProposal>;
  userErrors: Array<LedgerError>;
};

/**
 * What the contract knows by `attester` and the commitment: whoever asks it `holds(attester, commitment)` learns
 * whether the lender stands by the score at that moment. docs/contracts.md shows how.
 */
export type AttestationRegistration = {
  __typename?: 'AttestationRegistration';
  /** The account that signed it; null until it did, as are `chainId` and `registry`. */
  attester?: Maybe<Scalars['String']['output']>;
  /** EIP-155. */
  chainId?: Maybe<Scalars['Int']['output']>;
  /** How far it is on the chain; NONE while it waits to be taken there, with others. */
  chainStatus: ChainStatus;
  /** Attests up to a hundred scores. Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  /** From then on it holds no more, by itself. */
  expiresAt: Scalars['DateTime']['output'];
  /** The address of the contract that holds it, or is to. */
  registry?: Maybe<Scalars['String']['output']>;
  /** How far the chain has heard of that; NONE where it has nothing to hear of, or not been told yet. */
  revocationStatus: ChainStatus;
  /** Null until it was signed for sending. */
  revocationTransaction?: Maybe<ChainTransaction>;
  /** When the lender took its word back; null where it stands, as is the reason. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  revokedReason?: Maybe<AttestationRevocationReason>;
  state: AttestationState;
};

export type AttestationRevocationReason =
  /** A review corrected the score. */
  | 'CORRECTED'
  /** What proves the score was destroyed. */
  | 'ERASED'
  /** Taken back with the attester's key, and not by the ledger. */
  | 'WITHDRAWN';

export type AttestationState =
  /** The chain holds it, and the lender stands by it. */
  | 'ATTESTED'
  /** Its time is over. */
  | 'EXPIRED'
  /** The chain does not hold it, or not surely; a reorganisation takes it back to here. */
  | 'PENDING'
  /** The lender does not stand by it; `revocationStatus` says whether the chain knows. */
  | 'REVOKED';

export type AuditEvidence = {
  __typename?: 'AuditEvidence';
  /** Null while it waits for one, and for as long as the chain is switched off. */
  anchor?: Maybe<Anchor>;
  commitment: Scalars['String']['output'];
  /** That the commitment is under the anchor's root; null as long as there is none. */
  proof?: Maybe<MerkleProof>;
};

/** How far a commitment or an anchor's root is on the chain. A reorganisation takes it back to PENDING. */
export type ChainStatus =
  | 'CONFIRMED'
  /** In a block, with fewer confirmations than required. */
  | 'CONFIRMING'
  /** Not meant for the chain. */
  | 'NONE'
  /** In no block that stands. */
  | 'PENDING';

/**
 * A transaction on the chain that records the commitment of a transaction, the root of an anchor or a loan's state,
 * or attests or revokes many scores.
 */
export type ChainTransaction = {
  __typename?: 'ChainTransaction';
  blockHash?: Maybe<Scalars['String']['output']>;
  blockNumber?: Maybe<Scalars['Int']['output']>;
  /**
   * What the registry holds: SHA-256 over a domain, a secret salt and the canonical transaction, or an anchor's
   * root. Null of what is of many scores.
   */
  commitment?: Maybe<Scalars['String']['output']>;
  confirmations: Scalars['Int']['output'];
  /** The registry's. */
  contractAddress?: Maybe<Scalars['String']['output']>;
  /** The one in a block, or the newest that was signed: a replacement has another. */
  hash: Scalars['String']['output'];
  requiredConfirmations: Scalars['Int']['output'];
  status: ChainStatus;
  /** Null for an anchor, for a loan's state, for scores, and for the deployment of a contract. */
  transaction?: Maybe<LedgerTransaction>;
};

export type ChangeLedgerAccountLimitInput = {
  accountId: Scalars['ID']['input'];
  /** What is left out is no limit afterwards. */
  least?: InputMaybe<MoneyInput>;
  most?: InputMaybe<MoneyInput>;
  /** The version that the change is of: CONFLICT where there is a newer one. */
  version: Scalars['Int']['input'];
};

export type ChangeLedgerAccountLimitPayload = {
  __typename?: 'ChangeLedgerAccountLimitPayload';
  account?: Maybe<LedgerAccount>;
  userErrors: Array<LedgerError>;
};

export type CloseLedgerAccountInput = {
  accountId: Scalars['ID']['input'];
};

export type CloseLedgerAccountPayload = {
  __typename?: 'CloseLedgerAccountPayload';
  account?: Maybe<LedgerAccount>;
  userErrors: Array<LedgerError>;
};

export type ClosePeriodInput = {
  /** The last day that is closed, one that is over in UTC. */
  through: Scalars['LocalDate']['input'];
};

export type ClosePeriodPayload = {
  __typename?: 'ClosePeriodPayload';
  period?: Maybe<ClosedPeriod>;
  userErrors: Array<LedgerError>;
};

/** Days through which nothing more may be effective. */
export type ClosedPeriod = {
  __typename?: 'ClosedPeriod';
  closedAt: Scalars['DateTime']['output'];
  /** The last of them. */
  through: Scalars['LocalDate']['output'];
};

/** What each is for: docs/contracts.md. */
export type ContractName =
  /** Roots of Merkle trees. The ledger has one by itself. */
  | 'ANCHOR_REGISTRY'
  /** What attesters sign, until when, and what they revoked. The ledger has one by itself where it attests scores. */
  | 'ATTESTATION_REGISTRY'
  /** Commitments of disbursements. The ledger has one by itself. */
  | 'DISBURSEMENT_REGISTRY'
  /** Agreements, by salted hash, and how far their loans are. The ledger has one by itself where it writes loans there. */
  | 'LOAN_REGISTRY';

export type DeployContractInput = {
  /** 1 to 255 characters; the same key again is answered with the same contract. */
  idempotencyKey: Scalars['String']['input'];
  name: ContractName;
};

export type DeployContractPayload = {
  __typename?: 'DeployContractPayload';
  /** As it was when this was answered: ask smartContracts how far it is. */
  contract?: Maybe<SmartContract>;
  userErrors: Array<LedgerError>;
};

export type DestroySaltsInput = {
  /** Whose transactions they are of. */
  userId: Scalars['ID']['input'];
};

export type DestroySaltsPayload = {
  __typename?: 'DestroySaltsPayload';
  /**
   * Salts that there were; 0 where they were destroyed before, or nothing was anchored yet. Null where none was
   * destroyed.
   */
  count?: Maybe<Scalars['Int']['output']>;
  /** True where it waits for a second administrator. */
  pending: Scalars['Boolean']['output'];
  userErrors: Array<LedgerError>;
};

export type EntrySide =
  | 'CREDIT'
  | 'DEBIT';

/** What is given must hold, all of it. */
export type JournalEntryFilter = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The first effective day. */
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  loanId?: InputMaybe<Scalars['ID']['input']>;
  /** The last effective day. */
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  transactionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Something that one person asked the books to hold, and another has to approve: it comes to more than one may post. */
export type JournalProposal = {
  __typename?: 'JournalProposal';
  /** What it comes to, of several transactions all together. */
  amount: Money;
  /** Its input as JSON, with the days that it left open. */
  content: Scalars['String']['output'];
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  decidedBy?: Maybe<LedgerActor>;
  /** From then on nobody can approve it any more. */
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The mutation that asked for it. */
  mutation: Scalars['String']['output'];
  proposedAt: Scalars['DateTime']['output'];
  proposedBy: LedgerActor;
  /** What was said when it was rejected or withdrawn. */
  reason?: Maybe<Scalars['String']['output']>;
  status: JournalProposalStatus;
  /** What was posted once it was approved, in the order in which it was asked for. */
  transactions: Array<LedgerTransaction>;
};

export type JournalProposalConnection = {
  __typename?: 'JournalProposalConnection';
  edges: Array<JournalProposalEdge>;
  pageInfo: PageInfo;
};

export type JournalProposalEdge = {
  __typename?: 'JournalProposalEdge';
  cursor: Scalars['String']['output'];
  node: JournalProposal;
};

export type JournalProposalFilter = {
  status?: InputMaybe<JournalProposalStatus>;
};

export type JournalProposalStatus =
  | 'APPROVED'
  | 'EXPIRED'
  | 'OPEN'
  | 'REJECTED'
  /** Whoever asked for it took it back. */
  | 'WITHDRAWN';

/** An account of the lender's books. */
export type LedgerAccount = {
  __typename?: 'LedgerAccount';
  /**
   * What was posted, on its normal side: of everything effective on that day or earlier, as it was
   * written by that moment; without them, of everything.
   */
  balance: Money;
  /** When it stopped taking entries. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its name in postings, e.g. LOAN_PRINCIPAL. */
  code: Scalars['String']['output'];
  currency: Scalars['CurrencyCode']['output'];
  id: Scalars['ID']['output'];
  /** The least that its balance may be, counting what is held against it; null = no such limit. */
  least?: Maybe<Money>;
  /** The most of the same, counting what is held for it. */
  most?: Maybe<Money>;
  name: Scalars['String']['output'];
  /** The side on which it grows. */
  normalSide: EntrySide;
  /** What pending transactions hold on it, on either side. */
  pending: LedgerHeld;
  /**
   * What was posted on it within days, both included, with what stood on it before and after: as it was
   * written by that moment, or as it is now. What it shows was read at one moment and adds up.
   */
  statement: LedgerStatement;
  type: LedgerAccountType;
  /** Counted from 1: one more with each change of its limits, and when it is closed. */
  version: Scalars['Int']['output'];
};


/** An account of the lender's books. */
export type LedgerAccountbalanceArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** An account of the lender's books. */
export type LedgerAccountpendingArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** An account of the lender's books. */
export type LedgerAccountstatementArgs = {
  from: Scalars['LocalDate']['input'];
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  to: Scalars['LocalDate']['input'];
};

export type LedgerAccountType =
  | 'ASSET'
  | 'EQUITY'
  | 'EXPENSE'
  | 'INCOME'
  | 'LIABILITY';

/** Who did something in the books. */
export type LedgerActor = {
  __typename?: 'LedgerActor';
  /** Of a user, of a partner's key, or the name of a service. */
  id: Scalars['String']['output'];
  kind: LedgerActorKind;
};

export type LedgerActorKind =
  | 'PARTNER'
  | 'SERVICE'
  | 'USER';

/** One side of a transaction on one account. Entries are never changed or removed. */
export type LedgerEntry = {
  __typename?: 'LedgerEntry';
  /** [ledger:read] */
  account?: Maybe<LedgerAccount>;
  accountCode: Scalars['String']['output'];
  accountName: Scalars['String']['output'];
  /** Always positive; `side` says which way. */
  amount: Money;
  id: Scalars['ID']['output'];
  side: EntrySide;
  transaction: LedgerTransaction;
};

export type LedgerEntryConnection = {
  __typename?: 'LedgerEntryConnection';
  edges: Array<LedgerEntryEdge>;
  pageInfo: PageInfo;
};

export type LedgerEntryEdge = {
  __typename?: 'LedgerEntryEdge';
  cursor: Scalars['String']['output'];
  node: LedgerEntry;
};

export type LedgerError = UserError & {
  __typename?: 'LedgerError';
  code: LedgerErrorCode;
  message: Scalars['String']['output'];
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type LedgerErrorCode =
  | 'ACCOUNT_CLOSED'
  /** Only lending posts on the account, or lending does and it takes no limit. */
  | 'ACCOUNT_CONTROLLED'
  /** Something is on the account, or held. */
  | 'ACCOUNT_NOT_EMPTY'
  | 'ALREADY_REVERSED'
  | 'AMOUNT_OUT_OF_RANGE'
  /** The anchor before was not signed for the chain yet. */
  | 'ANCHOR_UNDER_WAY'
  /** It posted nothing, reverses another itself, or is lending's to take back. */
  | 'CANNOT_REVERSE'
  /** The ledger runs without a chain. */
  | 'CHAIN_OFF'
  | 'CODE_TAKEN'
  /** The account was changed since. */
  | 'CONFLICT'
  | 'CURRENCY_MISMATCH'
  /** One of its name was asked for and is not deployed yet. */
  | 'DEPLOYMENT_UNDER_WAY'
  /** More would be posted than is held. */
  | 'EXCEEDS_HELD'
  | 'IDEMPOTENCY_KEY_INVALID'
  /** The key came with another input before. */
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INPUT_INVALID'
  | 'INVALID_DATE'
  | 'INVALID_REFERENCE'
  /** An account would be beyond its limit, counting what is held. */
  | 'LIMIT_EXCEEDED'
  | 'LOAN_NOT_SETTLED'
  /** Everything that could be is under an anchor. */
  | 'NOTHING_TO_ANCHOR'
  | 'NOT_FOUND'
  /** Nothing is held by it any more, or never was. */
  | 'NOT_PENDING'
  | 'PENDING_EXPIRED'
  | 'PERIOD_CLOSED'
  | 'POSTING_CONFLICT'
  /** It was approved, rejected or withdrawn, or its time is over. */
  | 'PROPOSAL_ENDED'
  /** Nobody approves what they asked for. */
  | 'SECOND_PERSON_REQUIRED'
  | 'TOO_FEW_LINES'
  | 'TOO_MANY_DEPLOYMENTS'
  | 'TOO_MANY_LINES'
  /** So many of one person wait for a second one. */
  | 'TOO_MANY_PROPOSALS'
  | 'TOO_MANY_TRANSACTIONS'
  | 'UNBALANCED'
  | 'UNKNOWN_ACCOUNT';

export type LedgerHeld = {
  __typename?: 'LedgerHeld';
  credits: Money;
  debits: Money;
};

export type LedgerLineInput = {
  /** The account's code, e.g. CASH; none of those that only lending posts on. */
  account: Scalars['String']['input'];
  /** More than zero, in the currency of the books. */
  amount: MoneyInput;
  side: EntrySide;
};

export type LedgerStatement = {
  __typename?: 'LedgerStatement';
  account: LedgerAccount;
  /** The balance at the end of the last day. */
  closingBalance: Money;
  from: Scalars['LocalDate']['output'];
  /** The moment that was asked for. */
  knownAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * In the order in which they count: by effective day, and within it as they were written. A cursor names a
   * line, and the page after it goes on behind that line, whatever was posted meanwhile; for pages that add
   * up with each other, ask for each with the same `knownAt`.
   */
  lines: LedgerStatementLineConnection;
  /** The balance at the end of the day before. */
  openingBalance: Money;
  to: Scalars['LocalDate']['output'];
};


export type LedgerStatementlinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type LedgerStatementLine = {
  __typename?: 'LedgerStatementLine';
  /** What stood on the account after it. */
  balance: Money;
  entry: LedgerEntry;
};

export type LedgerStatementLineConnection = {
  __typename?: 'LedgerStatementLineConnection';
  edges: Array<LedgerStatementLineEdge>;
  pageInfo: PageInfo;
};

export type LedgerStatementLineEdge = {
  __typename?: 'LedgerStatementLineEdge';
  cursor: Scalars['String']['output'];
  node: LedgerStatementLine;
};

/** A transaction in the books: two or more entries whose debits equal their credits. */
export type LedgerTransaction = {
  __typename?: 'LedgerTransaction';
  /** What the receiving accounts gained. */
  amount: Money;
  /** Shared by those that were written all or none. */
  batchId?: Maybe<Scalars['ID']['output']>;
  /** How far its commitment is on the chain; NONE where it is not meant for it. */
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  /** Blocks counted so far, the one that holds the commitment being the first. */
  confirmations: Scalars['Int']['output'];
  /** The day on which it counts. */
  effectiveOn: Scalars['LocalDate']['output'];
  entries: Array<LedgerEntry>;
  /** When a pending one lets go by itself. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: LedgerTransactionKind;
  loan?: Maybe<Loan>;
  /**
   * What shows on the chain that the transaction was in the books then, as it is now. Null while it waits
   * for an anchor, and for as long as the chain is switched off.
   */
  proof?: Maybe<TransactionProof>;
  /** What it comes of, where it took two people: `recordedBy` asked for it, `decidedBy` approved it. [ledger:read] */
  proposal?: Maybe<JournalProposal>;
  /** When it was written. */
  recordedAt: Scalars['DateTime']['output'];
  /**
   * Who wrote it; of what lending posted, who had it posted there. Null of what is older than this record.
   * [ledger:read]
   */
  recordedBy?: Maybe<LedgerActor>;
  /** The number of the document behind it. */
  reference?: Maybe<Scalars['String']['output']>;
  /** Blocks that make it CONFIRMED; 0 where it is not meant for the chain. */
  requiredConfirmations: Scalars['Int']['output'];
  /** What became of a pending one: what was posted of it, or that it was let go. */
  resolvedBy?: Maybe<LedgerTransaction>;
  /** The pending transaction of which this one says what became. */
  resolves?: Maybe<LedgerTransaction>;
  /** The transaction that undoes this one. */
  reversedBy?: Maybe<LedgerTransaction>;
  /** The transaction that this one undoes. */
  reverses?: Maybe<LedgerTransaction>;
  /** What the books say of it. The chain never changes this. */
  status: LedgerTransactionStatus;
  /** The day that was asked for: another than the effective one where that was closed. */
  valueOn: Scalars['LocalDate']['output'];
  /** Why one that was pending is VOIDED. */
  voidReason?: Maybe<LedgerVoidReason>;
};

export type LedgerTransactionConnection = {
  __typename?: 'LedgerTransactionConnection';
  edges: Array<LedgerTransactionEdge>;
  pageInfo: PageInfo;
};

export type LedgerTransactionEdge = {
  __typename?: 'LedgerTransactionEdge';
  cursor: Scalars['String']['output'];
  node: LedgerTransaction;
};

/** What is given must hold, all of it. */
export type LedgerTransactionFilter = {
  batchId?: InputMaybe<Scalars['ID']['input']>;
  /** The first effective day. */
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  kind?: InputMaybe<LedgerTransactionKind>;
  loanId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<LedgerTransactionStatus>;
  /** The last effective day. */
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  /** The borrower. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type LedgerTransactionInput = {
  /** The day on which it counts: open, since 1900, and within a year from now; by default today in UTC. */
  effectiveOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** When a pending one lets go by itself, within 366 days; by default never. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 2 to 100, whose debits equal their credits. */
  lines: Array<LedgerLineInput>;
  /** Whether it only holds what it asks for, to be posted or voided later. */
  pending?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number of the document behind it, up to 100 characters; no personal data. */
  reference?: InputMaybe<Scalars['String']['input']>;
};

export type LedgerTransactionKind =
  /** Interest that was earned: of one loan, or of all that earned it on a day. */
  | 'ACCRUAL'
  /** What was given up, or follows from other terms. */
  | 'ADJUSTMENT'
  /** A loan that was given up as lost. */
  | 'CHARGE_OFF'
  | 'DISBURSEMENT'
  /** A fee that was charged. */
  | 'FEE'
  /** What staff wrote by hand. */
  | 'JOURNAL'
  /** What the lender began with: of no loan and no borrower. */
  | 'OPENING_CAPITAL'
  /** What came in of a loan that had been given up. */
  | 'RECOVERY'
  /** What was paid too much went back. */
  | 'REFUND'
  | 'REPAYMENT'
  /** What had been taken down never counted. */
  | 'REVERSAL';

export type LedgerTransactionStatus =
  /** It only holds what it asks for: no balance counts it. */
  | 'PENDING'
  | 'POSTED'
  /** What it held was let go. */
  | 'VOIDED';

export type LedgerVoidReason =
  | 'EXPIRED'
  | 'VOIDED';

export type Loan = {
  __typename?: 'Loan';
  id: Scalars['ID']['output'];
  /**
   * What a LoanRegistry holds of the loan, or is to; null where it is meant for none. For the borrower,
   * [loans:read] and [ledger:read]; what proves it to others is not for [ledger:read].
   */
  registration?: Maybe<LoanRegistration>;
  /** What was posted for the loan, newest first: one's own, or for [ledger:read, loans:read]. */
  transactions?: Maybe<LedgerTransactionConnection>;
};


export type LoantransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type LoanMove = {
  __typename?: 'LoanMove';
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  /**
   * What the registry holds as the reason of the state: `0x` and the SHA-256 of `domain`, `salt` and
   * `content`, one after the other.
   */
  commitment: Scalars['String']['output'];
  /** JSON, hashed as it stands here; null where the salt is. */
  content?: Maybe<Scalars['String']['output']>;
  /** Ends in a line feed, which is hashed too. */
  domain: Scalars['String']['output'];
  queuedAt: Scalars['DateTime']['output'];
  /**
   * `0x` and 32 random bytes, which are hashed as bytes; null once they were destroyed. For the borrower,
   * [loans:read] and [ledger:write]; null for whoever else may see the rest.
   */
  salt?: Maybe<Scalars['String']['output']>;
  state: RegisteredLoanState;
};

/** How far the chain has followed a loan. It goes forwards only: docs/contracts.md tells what that means. */
export type LoanRegistration = {
  __typename?: 'LoanRegistration';
  /**
   * What the registry knows the loan by: the commitment of Loan.agreement. For the borrower, [loans:read] and
   * [ledger:write]; null for whoever else may see the rest.
   */
  agreement?: Maybe<Scalars['String']['output']>;
  /** How far that one is there; NONE before the first. */
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  /**
   * False where the loan has become something that the registry has no way to: an end that was taken back
   * there stays, and so does a cancelled loan's last state.
   */
  followsLoan: Scalars['Boolean']['output'];
  /** Each state that was meant for the chain, the first one first. */
  moves: Array<LoanMove>;
  /** When the next state is meant for the chain; null where there is none to come. */
  nextMoveAt?: Maybe<Scalars['DateTime']['output']>;
  /** The last state that was meant for the chain; null before the first. */
  state?: Maybe<RegisteredLoanState>;
};

/**
 * What it takes to come from a leaf to the root. A leaf is hashed as SHA-256(0x00 ‖ commitment), a node
 * as SHA-256(0x01 ‖ left ‖ right); of an odd row the last node goes up as it is.
 */
export type MerkleProof = {
  __typename?: 'MerkleProof';
  blockHash?: Maybe<Scalars['String']['output']>;
  blockNumber?: Maybe<Scalars['Int']['output']>;
  /** EIP-155. Null until the root was signed for sending, as is `registry`. */
  chainId?: Maybe<Scalars['Int']['output']>;
  /** How far the root is on the chain; never NONE. */
  chainStatus: ChainStatus;
  leafCount: Scalars['Int']['output'];
  /** Place of the leaf, from 0. */
  leafIndex: Scalars['Int']['output'];
  /** Sibling hashes from the leaf up, as 0x… */
  path: Array<Scalars['String']['output']>;
  /** The address of the contract that holds the root, or is to. */
  registry?: Maybe<Scalars['String']['output']>;
  /** As 0x… */
  root: Scalars['String']['output'];
  /** Of the block that holds the root; null while none does, as are the next two. */
  transactionHash?: Maybe<Scalars['String']['output']>;
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
  /**
   * Makes an anchor of what waits without waiting for its time: of 4,095 transactions and commitments at
   * the most, the oldest first.
   */
  anchorNow: AnchorNowPayload;
  /**
   * Posts what somebody else proposed, all of it; nobody approves their own. What the books refuse by then is
   * told, and the proposal stays open.
   */
  approveJournal: ApproveJournalPayload;
  /** Gives an account other limits, or none; not one that loans are posted on. */
  changeLedgerAccountLimit: ChangeLedgerAccountLimitPayload;
  /** Closes an empty account, for good. */
  closeLedgerAccount: CloseLedgerAccountPayload;
  /** Closes the books through a day, for good. */
  closePeriod: ClosePeriodPayload;
  /**
   * Has a contract deployed; of one that is in use a new one, which takes its place. The old one is to be
   * retired by its administrator.
   */
  deployContract: DeployContractPayload;
  /**
   * Destroys, for good, what proves the commitments of all transactions of a person, and of the states of
   * their loans in a LoanRegistry: nobody can show to anybody any more what was committed to. The books, the
   * trees, the chain, and what the ledger itself notes of whose commitment it is, stay as they are. Two
   * administrators have to ask for it within seven days, and nothing of the person's loans may be open in the
   * books. What is posted later has salts of its own.
   */
  destroySalts: DestroySaltsPayload;
  /** Adds an account to the chart. */
  openLedgerAccount: OpenLedgerAccountPayload;
  /** Posts what a pending transaction holds, or less, once. */
  postPendingTransaction: PostPendingTransactionPayload;
  /**
   * Writes transactions by hand, all or none; some may be pending. Above the configured amount, here as when
   * what is pending is posted or something is undone, they are proposed, and a second person approves them.
   */
  postTransactions: PostTransactionsPayload;
  /** Ends a proposal, so that nothing is posted: whoever made it withdraws it, everybody else rejects it. */
  rejectJournal: RejectJournalPayload;
  /** Undoes what staff posted, or the opening capital, by a new transaction, once. */
  reverseTransaction: ReverseTransactionPayload;
  /** Lets go what a pending transaction holds, once. */
  voidPendingTransaction: VoidPendingTransactionPayload;
};


export type MutationanchorNowArgs = {
  input: AnchorNowInput;
};


export type MutationapproveJournalArgs = {
  input: ApproveJournalInput;
};


export type MutationchangeLedgerAccountLimitArgs = {
  input: ChangeLedgerAccountLimitInput;
};


export type MutationcloseLedgerAccountArgs = {
  input: CloseLedgerAccountInput;
};


export type MutationclosePeriodArgs = {
  input: ClosePeriodInput;
};


export type MutationdeployContractArgs = {
  input: DeployContractInput;
};


export type MutationdestroySaltsArgs = {
  input: DestroySaltsInput;
};


export type MutationopenLedgerAccountArgs = {
  input: OpenLedgerAccountInput;
};


export type MutationpostPendingTransactionArgs = {
  input: PostPendingTransactionInput;
};


export type MutationpostTransactionsArgs = {
  input: PostTransactionsInput;
};


export type MutationrejectJournalArgs = {
  input: RejectJournalInput;
};


export type MutationreverseTransactionArgs = {
  input: ReverseTransactionInput;
};


export type MutationvoidPendingTransactionArgs = {
  input: VoidPendingTransactionInput;
};

export type OpenLedgerAccountInput = {
  /** 2 to 40 capital letters, digits and `_`, a letter first. */
  code: Scalars['String']['input'];
  /** The least that its balance may be on its normal side, counting what is held against it. */
  least?: InputMaybe<MoneyInput>;
  /** The most that its balance may be on its normal side, counting what is held for it. */
  most?: InputMaybe<MoneyInput>;
  name: Scalars['String']['input'];
  /** The side on which it grows; by default that of its type. */
  normalSide?: InputMaybe<EntrySide>;
  type: LedgerAccountType;
};

export type OpenLedgerAccountPayload = {
  __typename?: 'OpenLedgerAccountPayload';
  account?: Maybe<LedgerAccount>;
  userErrors: Array<LedgerError>;
};

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PostPendingTransactionInput = {
  /** Not before the day of the pending one, which it is by default. */
  effectiveOn?: InputMaybe<Scalars['LocalDate']['input']>;
  idempotencyKey: Scalars['String']['input'];
  /** What is posted of it, at most what is held on each account and side; by default all. */
  lines?: InputMaybe<Array<LedgerLineInput>>;
  transactionId: Scalars['ID']['input'];
};

export type PostPendingTransactionPayload = {
  __typename?: 'PostPendingTransactionPayload';
  /** What waits for a second person in its place, where it comes to more than one may post. */
  proposal?: Maybe<JournalProposal>;
  /** What was posted; its `resolves` is the pending one. */
  transaction?: Maybe<LedgerTransaction>;
  userErrors: Array<LedgerError>;
};

export type PostTransactionsInput = {
  idempotencyKey: Scalars['String']['input'];
  /** 1 to 100. All are written or none is. */
  transactions: Array<LedgerTransactionInput>;
};

export type PostTransactionsPayload = {
  __typename?: 'PostTransactionsPayload';
  /** What waits for a second person in their place, where they come to more than one may post. */
  proposal?: Maybe<JournalProposal>;
  /** In the order in which they were asked for. */
  transactions?: Maybe<Array<LedgerTransaction>>;
  userErrors: Array<LedgerError>;
};

export type ProofVerification = {
  __typename?: 'ProofVerification';
  /** Whether an anchor has that root, and the chain has confirmed it, as the ledger saw the chain last. */
  anchored: Scalars['Boolean']['output'];
  /** Of the block that holds the root. */
  blockNumber?: Maybe<Scalars['Int']['output']>;
  /** NONE where no anchor has that root. */
  chainStatus: ChainStatus;
  /** Whether the path leads from the commitment to the root. */
  included: Scalars['Boolean']['output'];
  transactionHash?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** Newest first. */
  anchors: AnchorConnection;
  /** By the hash of any transaction that was sent for it; null where there is none to see. */
  chainTransaction?: Maybe<ChainTransaction>;
  /** The latest 100 closings, the last first. */
  closedPeriods: Array<ClosedPeriod>;
  /** All posted entries, newest first. */
  journalEntries: LedgerEntryConnection;
  /** Newest first. */
  journalProposals: JournalProposalConnection;
  ledgerAccount?: Maybe<LedgerAccount>;
  /** The chart of accounts, by code. */
  ledgerAccounts: Array<LedgerAccount>;
  /** Newest first. */
  reconciliationDifferences: ReconciliationDifferenceConnection;
  /** Newest first. */
  reconciliations: ReconciliationConnection;
  /** The ledger's contracts, newest first. */
  smartContracts: Array<SmartContract>;
  /**
   * A transaction by id: of one's own loan, of any loan for [loans:read], or any for [ledger:read]; null
   * where there is none to see.
   */
  transaction?: Maybe<LedgerTransaction>;
  /** Transactions, newest first: of one's own loans, of all loans for [loans:read], or all for [ledger:read]. */
  transactions: LedgerTransactionConnection;
  /** As of a day, by default today in UTC; with a moment, as it was written by then. */
  trialBalance: TrialBalance;
  /** Checks a proof, and tells what became of its root on the chain. Anybody's proof: it says nothing of whose it is. */
  verifyProof: ProofVerification;
};


export type QueryanchorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerychainTransactionArgs = {
  hash: Scalars['String']['input'];
};


export type QueryjournalEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JournalEntryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryjournalProposalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JournalProposalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryledgerAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryreconciliationDifferencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ReconciliationDifferenceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryreconciliationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerytransactionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerytransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LedgerTransactionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerytrialBalanceArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryverifyProofArgs = {
  input: VerifyProofInput;
};

/** One time of going through all that is compared. */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** Loans, or what the chain is to hold. */
  compared: Scalars['Int']['output'];
  /** Null while it is under way. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  scope: ReconciliationScope;
  startedAt: Scalars['DateTime']['output'];
};

export type ReconciliationConnection = {
  __typename?: 'ReconciliationConnection';
  edges: Array<ReconciliationEdge>;
  pageInfo: PageInfo;
};

/** Something that differed, from when it was first seen until it was found right again. Alerted once. */
export type ReconciliationDifference = {
  __typename?: 'ReconciliationDifference';
  /** Of accounts, debits less credits; only those that differ. */
  expected: Scalars['String']['output'];
  firstSeenAt: Scalars['DateTime']['output'];
  found: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: ReconciliationDifferenceKind;
  /** Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  scope: ReconciliationScope;
  /** A loan, a transaction or an anchor; null of what is of many loans together. */
  subject?: Maybe<Scalars['ID']['output']>;
};

export type ReconciliationDifferenceConnection = {
  __typename?: 'ReconciliationDifferenceConnection';
  edges: Array<ReconciliationDifferenceEdge>;
  pageInfo: PageInfo;
};

export type ReconciliationDifferenceEdge = {
  __typename?: 'ReconciliationDifferenceEdge';
  cursor: Scalars['String']['output'];
  node: ReconciliationDifference;
};

export type ReconciliationDifferenceFilter = {
  /** Only what is open, or only what was found right again. */
  open?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ReconciliationDifferenceKind =
  /** The chain holds a root with another number of leaves. */
  | 'CHAIN_DIFFERS'
  /** The chain does not hold what it had confirmed. */
  | 'CHAIN_LACKS'
  /** The books hold something else of a loan than its contract and entries say. */
  | 'LOAN_DIFFERS'
  /** What lending asked for did not come into the books within six hours. */
  | 'POSTINGS_MISSING'
  /** The books hold something else of what was asked for of many loans together. */
  | 'TOGETHER_DIFFERS';

export type ReconciliationEdge = {
  __typename?: 'ReconciliationEdge';
  cursor: Scalars['String']['output'];
  node: Reconciliation;
};

/** What the books are compared with: docs/reconciliation.md. */
export type ReconciliationScope =
  /** What the chain holds of what it confirmed. */
  | 'CHAIN'
  /** The loans that lending keeps, by what it tells of them. */
  | 'LOANS';

/** In the order and by the numbers of the contract, from 1. */
export type RegisteredLoanState =
  | 'ACTIVE'
  | 'AGREED'
  | 'CHARGED_OFF'
  | 'PAID_OFF';

export type RejectJournalInput = {
  proposalId: Scalars['ID']['input'];
  /** Why, up to 500 characters; no personal data. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type RejectJournalPayload = {
  __typename?: 'RejectJournalPayload';
  proposal?: Maybe<JournalProposal>;
  userErrors: Array<LedgerError>;
};

export type ReverseTransactionInput = {
  /** The day on which the reversal counts: open, and not before that of what it undoes; by default today in UTC. */
  effectiveOn?: InputMaybe<Scalars['LocalDate']['input']>;
  idempotencyKey: Scalars['String']['input'];
  transactionId: Scalars['ID']['input'];
};

export type ReverseTransactionPayload = {
  __typename?: 'ReverseTransactionPayload';
  /** What waits for a second person in its place, where it comes to more than one may post. */
  proposal?: Maybe<JournalProposal>;
  /** The reversal: the same amounts on the other sides. */
  transaction?: Maybe<LedgerTransaction>;
  userErrors: Array<LedgerError>;
};

export type ScoreAttestation = {
  __typename?: 'ScoreAttestation';
  /**
   * What shows on the chain that the score existed then. Null while the commitment waits for one, and for
   * as long as the chain is switched off. One's own, or [scores:read, ledger:read].
   */
  anchor?: Maybe<Anchor>;
  commitment: Scalars['String']['output'];
  /** That the commitment is under the anchor's root; null as long as there is none. */
  proof?: Maybe<MerkleProof>;
  /**
   * The lender's signed word on the score in an AttestationRegistry. Null where it gave none: scores were not
   * attested then, or the finances were too old.
   */
  registration?: Maybe<AttestationRegistration>;
};

/** A contract that was deployed for the ledger. */
export type SmartContract = {
  __typename?: 'SmartContract';
  /** Null until its deployment is signed. */
  address?: Maybe<Scalars['String']['output']>;
  /** EIP-155. Null while it waits for the ledger's next look at the chain. */
  chainId?: Maybe<Scalars['Int']['output']>;
  /** When its code was first seen on the chain; null while it is being deployed. */
  deployedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** When the chain was found to have lost it, which happens to development chains; another follows. */
  lostAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  /** When another one of its name took its place; what it holds stays. */
  replacedAt?: Maybe<Scalars['DateTime']['output']>;
};

/**
 * A commitment to a transaction of the books, and what it takes to come from it to the root of an anchor.
 * The commitment is SHA-256(domain ‖ salt ‖ content), the texts in UTF-8 and the salt as 32 bytes; a leaf
 * is hashed as SHA-256(0x00 ‖ commitment), a node as SHA-256(0x01 ‖ left ‖ right); of an odd row the last
 * node goes up as it is.
 */
export type TransactionProof = {
  __typename?: 'TransactionProof';
  blockHash?: Maybe<Scalars['String']['output']>;
  blockNumber?: Maybe<Scalars['Int']['output']>;
  /** EIP-155. Null until the root was signed for sending, as is `registry`. */
  chainId?: Maybe<Scalars['Int']['output']>;
  /** How far the root is on the chain; never NONE. */
  chainStatus: ChainStatus;
  /** As 0x… */
  commitment: Scalars['String']['output'];
  /** The transaction as it was hashed, to the letter; null where the salt is. */
  content?: Maybe<Scalars['String']['output']>;
  /** Names what is committed to, and ends in a line feed. */
  domain: Scalars['String']['output'];
  leafCount: Scalars['Int']['output'];
  /** Place of the leaf, from 0. */
  leafIndex: Scalars['Int']['output'];
  /** Sibling hashes from the leaf up, as 0x… */
  path: Array<Scalars['String']['output']>;
  /** The address of the contract that holds the root, or is to. */
  registry?: Maybe<Scalars['String']['output']>;
  /** As 0x… */
  root: Scalars['String']['output'];
  /**
   * As 0x…; null once the person's salts were destroyed: then nobody can show what was committed to. Own, of
   * any loan for [loans:read], or any for [ledger:write]; null for whoever else may see the rest.
   */
  salt?: Maybe<Scalars['String']['output']>;
  /** Of the block that holds the root; null while none does, as are the next two. */
  transactionHash?: Maybe<Scalars['String']['output']>;
};

/** Debit and credit balances of all accounts on a day; their totals are equal. */
export type TrialBalance = {
  __typename?: 'TrialBalance';
  asOf: Scalars['LocalDate']['output'];
  balanced: Scalars['Boolean']['output'];
  rows: Array<TrialBalanceRow>;
  totalCredits: Money;
  totalDebits: Money;
};

export type TrialBalanceRow = {
  __typename?: 'TrialBalanceRow';
  account: LedgerAccount;
  credit: Money;
  debit: Money;
};

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Hashes are 0x and 64 hex digits. */
export type VerifyProofInput = {
  commitment: Scalars['String']['input'];
  leafCount: Scalars['Int']['input'];
  leafIndex: Scalars['Int']['input'];
  /** At most 31. */
  path: Array<Scalars['String']['input']>;
  root: Scalars['String']['input'];
};

export type VoidPendingTransactionInput = {
  idempotencyKey: Scalars['String']['input'];
  transactionId: Scalars['ID']['input'];
};

export type VoidPendingTransactionPayload = {
  __typename?: 'VoidPendingTransactionPayload';
  /** What says that it was let go; its `resolves` is the pending one. */
  transaction?: Maybe<LedgerTransaction>;
  userErrors: Array<LedgerError>;
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
  AuditEvidence: AuditEvidence;
  LedgerAccount: LedgerAccount;
  LedgerTransaction: LedgerTransaction;
  Loan: Loan;
  ScoreAttestation: ScoreAttestation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AuditEvidence:
    ( { __typename: 'AuditEvidence' }
    & GraphQLRecursivePick<FederationTypes['AuditEvidence'], {"commitment":true}> );
  LedgerAccount:
    ( { __typename: 'LedgerAccount' }
    & GraphQLRecursivePick<FederationTypes['LedgerAccount'], {"id":true}> );
  LedgerTransaction:
    ( { __typename: 'LedgerTransaction' }
    & GraphQLRecursivePick<FederationTypes['LedgerTransaction'], {"id":true}> );
  Loan:
    ( { __typename: 'Loan' }
    & GraphQLRecursivePick<FederationTypes['Loan'], {"id":true}> );
  ScoreAttestation:
    ( { __typename: 'ScoreAttestation' }
    & GraphQLRecursivePick<FederationTypes['ScoreAttestation'], {"commitment":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( Omit<LedgerError, 'code'> & { code: _RefType['LedgerErrorCode'] } & { __typename: 'LedgerError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Anchor: ResolverTypeWrapper<AnchorMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AnchorConnection: ResolverTypeWrapper<Omit<AnchorConnection, 'edges'> & { edges: Array<ResolversTypes['AnchorEdge']> }>;
  AnchorEdge: ResolverTypeWrapper<Omit<AnchorEdge, 'node'> & { node: ResolversTypes['Anchor'] }>;
  AnchorNowInput: AnchorNowInput;
  AnchorNowPayload: ResolverTypeWrapper<Omit<AnchorNowPayload, 'anchor' | 'userErrors'> & { anchor?: Maybe<ResolversTypes['Anchor']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ApproveJournalInput: ApproveJournalInput;
  ApproveJournalPayload: ResolverTypeWrapper<Omit<ApproveJournalPayload, 'proposal' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['JournalProposal']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  AttestationRegistration: ResolverTypeWrapper<AttestationRegistrationMapper>;
  AttestationRevocationReason: ResolverTypeWrapper<'CORRECTED' | 'ERASED' | 'WITHDRAWN'>;
  AttestationState: ResolverTypeWrapper<'PENDING' | 'ATTESTED' | 'EXPIRED' | 'REVOKED'>;
  AuditEvidence: ResolverTypeWrapper<AuditEvidenceMapper>;
  ChainStatus: ResolverTypeWrapper<'NONE' | 'PENDING' | 'CONFIRMING' | 'CONFIRMED'>;
  ChainTransaction: ResolverTypeWrapper<ChainTransactionMapper>;
  ChangeLedgerAccountLimitInput: ChangeLedgerAccountLimitInput;
  ChangeLedgerAccountLimitPayload: ResolverTypeWrapper<Omit<ChangeLedgerAccountLimitPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  CloseLedgerAccountInput: CloseLedgerAccountInput;
  CloseLedgerAccountPayload: ResolverTypeWrapper<Omit<CloseLedgerAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ClosePeriodInput: ClosePeriodInput;
  ClosePeriodPayload: ResolverTypeWrapper<Omit<ClosePeriodPayload, 'period' | 'userErrors'> & { period?: Maybe<ResolversTypes['ClosedPeriod']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ClosedPeriod: ResolverTypeWrapper<ClosedPeriodMapper>;
  ContractName: ResolverTypeWrapper<'ANCHOR_REGISTRY' | 'ATTESTATION_REGISTRY' | 'DISBURSEMENT_REGISTRY' | 'LOAN_REGISTRY'>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeployContractInput: DeployContractInput;
  DeployContractPayload: ResolverTypeWrapper<Omit<DeployContractPayload, 'contract' | 'userErrors'> & { contract?: Maybe<ResolversTypes['SmartContract']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  DestroySaltsInput: DestroySaltsInput;
  DestroySaltsPayload: ResolverTypeWrapper<Omit<DestroySaltsPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['LedgerError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EntrySide: ResolverTypeWrapper<'DEBIT' | 'CREDIT'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JournalEntryFilter: JournalEntryFilter;
  JournalProposal: ResolverTypeWrapper<JournalProposalMapper>;
  JournalProposalConnection: ResolverTypeWrapper<Omit<JournalProposalConnection, 'edges'> & { edges: Array<ResolversTypes['JournalProposalEdge']> }>;
  JournalProposalEdge: ResolverTypeWrapper<Omit<JournalProposalEdge, 'node'> & { node: ResolversTypes['JournalProposal'] }>;
  JournalProposalFilter: JournalProposalFilter;
  JournalProposalStatus: ResolverTypeWrapper<'OPEN' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED'>;
  LedgerAccount: ResolverTypeWrapper<LedgerAccountMapper>;
  LedgerAccountType: ResolverTypeWrapper<'ASSET' | 'LIABILITY' | 'EQUITY' | 'INCOME' | 'EXPENSE'>;
  LedgerActor: ResolverTypeWrapper<Omit<LedgerActor, 'kind'> & { kind: ResolversTypes['LedgerActorKind'] }>;
  LedgerActorKind: ResolverTypeWrapper<'USER' | 'PARTNER' | 'SERVICE'>;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryMapper>;
  LedgerEntryConnection: ResolverTypeWrapper<Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerEntryEdge']> }>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  LedgerError: ResolverTypeWrapper<Omit<LedgerError, 'code'> & { code: ResolversTypes['LedgerErrorCode'] }>;
  LedgerErrorCode: ResolverTypeWrapper<'ACCOUNT_CLOSED' | 'ACCOUNT_CONTROLLED' | 'ACCOUNT_NOT_EMPTY' | 'ALREADY_REVERSED' | 'AMOUNT_OUT_OF_RANGE' | 'ANCHOR_UNDER_WAY' | 'CANNOT_REVERSE' | 'CHAIN_OFF' | 'CODE_TAKEN' | 'CONFLICT' | 'CURRENCY_MISMATCH' | 'DEPLOYMENT_UNDER_WAY' | 'EXCEEDS_HELD' | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED' | 'INPUT_INVALID' | 'INVALID_DATE' | 'INVALID_REFERENCE' | 'LIMIT_EXCEEDED' | 'LOAN_NOT_SETTLED' | 'NOTHING_TO_ANCHOR' | 'NOT_FOUND' | 'NOT_PENDING' | 'PENDING_EXPIRED' | 'PERIOD_CLOSED' | 'POSTING_CONFLICT' | 'PROPOSAL_ENDED' | 'SECOND_PERSON_REQUIRED' | 'TOO_FEW_LINES' | 'TOO_MANY_DEPLOYMENTS' | 'TOO_MANY_LINES' | 'TOO_MANY_PROPOSALS' | 'TOO_MANY_TRANSACTIONS' | 'UNBALANCED' | 'UNKNOWN_ACCOUNT'>;
  LedgerHeld: ResolverTypeWrapper<Omit<LedgerHeld, 'credits' | 'debits'> & { credits: ResolversTypes['Money'], debits: ResolversTypes['Money'] }>;
  LedgerLineInput: LedgerLineInput;
  LedgerStatement: ResolverTypeWrapper<LedgerStatementMapper>;
  LedgerStatementLine: ResolverTypeWrapper<LedgerStatementLineMapper>;
  LedgerStatementLineConnection: ResolverTypeWrapper<Omit<LedgerStatementLineConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerStatementLineEdge']> }>;
  LedgerStatementLineEdge: ResolverTypeWrapper<Omit<LedgerStatementLineEdge, 'node'> & { node: ResolversTypes['LedgerStatementLine'] }>;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionMapper>;
  LedgerTransactionConnection: ResolverTypeWrapper<Omit<LedgerTransactionConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerTransactionEdge']> }>;
  LedgerTransactionEdge: ResolverTypeWrapper<Omit<LedgerTransactionEdge, 'node'> & { node: ResolversTypes['LedgerTransaction'] }>;
  LedgerTransactionFilter: LedgerTransactionFilter;
  LedgerTransactionInput: LedgerTransactionInput;
  LedgerTransactionKind: ResolverTypeWrapper<'DISBURSEMENT' | 'REPAYMENT' | 'ACCRUAL' | 'FEE' | 'ADJUSTMENT' | 'REVERSAL' | 'CHARGE_OFF' | 'RECOVERY' | 'REFUND' | 'JOURNAL' | 'OPENING_CAPITAL'>;
  LedgerTransactionStatus: ResolverTypeWrapper<'PENDING' | 'POSTED' | 'VOIDED'>;
  LedgerVoidReason: ResolverTypeWrapper<'VOIDED' | 'EXPIRED'>;
  Loan: ResolverTypeWrapper<LoanMapper>;
  LoanMove: ResolverTypeWrapper<LoanMoveMapper>;
  LoanRegistration: ResolverTypeWrapper<LoanRegistrationMapper>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MerkleProof: ResolverTypeWrapper<MerkleProofMapper>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenLedgerAccountInput: OpenLedgerAccountInput;
  OpenLedgerAccountPayload: ResolverTypeWrapper<Omit<OpenLedgerAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LedgerAccount']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PostPendingTransactionInput: PostPendingTransactionInput;
  PostPendingTransactionPayload: ResolverTypeWrapper<Omit<PostPendingTransactionPayload, 'proposal' | 'transaction' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['JournalProposal']>, transaction?: Maybe<ResolversTypes['LedgerTransaction']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  PostTransactionsInput: PostTransactionsInput;
  PostTransactionsPayload: ResolverTypeWrapper<Omit<PostTransactionsPayload, 'proposal' | 'transactions' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['JournalProposal']>, transactions?: Maybe<Array<ResolversTypes['LedgerTransaction']>>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ProofVerification: ResolverTypeWrapper<ProofVerificationMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reconciliation: ResolverTypeWrapper<ReconciliationMapper>;
  ReconciliationConnection: ResolverTypeWrapper<Omit<ReconciliationConnection, 'edges'> & { edges: Array<ResolversTypes['ReconciliationEdge']> }>;
  ReconciliationDifference: ResolverTypeWrapper<ReconciliationDifferenceMapper>;
  ReconciliationDifferenceConnection: ResolverTypeWrapper<Omit<ReconciliationDifferenceConnection, 'edges'> & { edges: Array<ResolversTypes['ReconciliationDifferenceEdge']> }>;
  ReconciliationDifferenceEdge: ResolverTypeWrapper<Omit<ReconciliationDifferenceEdge, 'node'> & { node: ResolversTypes['ReconciliationDifference'] }>;
  ReconciliationDifferenceFilter: ReconciliationDifferenceFilter;
  ReconciliationDifferenceKind: ResolverTypeWrapper<'LOAN_DIFFERS' | 'TOGETHER_DIFFERS' | 'POSTINGS_MISSING' | 'CHAIN_LACKS' | 'CHAIN_DIFFERS'>;
  ReconciliationEdge: ResolverTypeWrapper<Omit<ReconciliationEdge, 'node'> & { node: ResolversTypes['Reconciliation'] }>;
  ReconciliationScope: ResolverTypeWrapper<'LOANS' | 'CHAIN'>;
  RegisteredLoanState: ResolverTypeWrapper<'AGREED' | 'ACTIVE' | 'PAID_OFF' | 'CHARGED_OFF'>;
  RejectJournalInput: RejectJournalInput;
  RejectJournalPayload: ResolverTypeWrapper<Omit<RejectJournalPayload, 'proposal' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['JournalProposal']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ReverseTransactionInput: ReverseTransactionInput;
  ReverseTransactionPayload: ResolverTypeWrapper<Omit<ReverseTransactionPayload, 'proposal' | 'transaction' | 'userErrors'> & { proposal?: Maybe<ResolversTypes['JournalProposal']>, transaction?: Maybe<ResolversTypes['LedgerTransaction']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
  ScoreAttestation: ResolverTypeWrapper<ScoreAttestationMapper>;
  SmartContract: ResolverTypeWrapper<SmartContractMapper>;
  TransactionProof: ResolverTypeWrapper<TransactionProofMapper>;
  TrialBalance: ResolverTypeWrapper<TrialBalanceMapper>;
  TrialBalanceRow: ResolverTypeWrapper<TrialBalanceRowMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  VerifyProofInput: VerifyProofInput;
  VoidPendingTransactionInput: VoidPendingTransactionInput;
  VoidPendingTransactionPayload: ResolverTypeWrapper<Omit<VoidPendingTransactionPayload, 'transaction' | 'userErrors'> & { transaction?: Maybe<ResolversTypes['LedgerTransaction']>, userErrors: Array<ResolversTypes['LedgerError']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Anchor: AnchorMapper;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  AnchorConnection: Omit<AnchorConnection, 'edges'> & { edges: Array<ResolversParentTypes['AnchorEdge']> };
  AnchorEdge: Omit<AnchorEdge, 'node'> & { node: ResolversParentTypes['Anchor'] };
  AnchorNowInput: AnchorNowInput;
  AnchorNowPayload: Omit<AnchorNowPayload, 'anchor' | 'userErrors'> & { anchor?: Maybe<ResolversParentTypes['Anchor']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ApproveJournalInput: ApproveJournalInput;
  ApproveJournalPayload: Omit<ApproveJournalPayload, 'proposal' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['JournalProposal']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  AttestationRegistration: AttestationRegistrationMapper;
  AuditEvidence: AuditEvidenceMapper;
  ChainTransaction: ChainTransactionMapper;
  ChangeLedgerAccountLimitInput: ChangeLedgerAccountLimitInput;
  ChangeLedgerAccountLimitPayload: Omit<ChangeLedgerAccountLimitPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  CloseLedgerAccountInput: CloseLedgerAccountInput;
  CloseLedgerAccountPayload: Omit<CloseLedgerAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ClosePeriodInput: ClosePeriodInput;
  ClosePeriodPayload: Omit<ClosePeriodPayload, 'period' | 'userErrors'> & { period?: Maybe<ResolversParentTypes['ClosedPeriod']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ClosedPeriod: ClosedPeriodMapper;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeployContractInput: DeployContractInput;
  DeployContractPayload: Omit<DeployContractPayload, 'contract' | 'userErrors'> & { contract?: Maybe<ResolversParentTypes['SmartContract']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  DestroySaltsInput: DestroySaltsInput;
  DestroySaltsPayload: Omit<DestroySaltsPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['LedgerError']> };
  Boolean: Scalars['Boolean']['output'];
  JSON: Scalars['JSON']['output'];
  JournalEntryFilter: JournalEntryFilter;
  JournalProposal: JournalProposalMapper;
  JournalProposalConnection: Omit<JournalProposalConnection, 'edges'> & { edges: Array<ResolversParentTypes['JournalProposalEdge']> };
  JournalProposalEdge: Omit<JournalProposalEdge, 'node'> & { node: ResolversParentTypes['JournalProposal'] };
  JournalProposalFilter: JournalProposalFilter;
  LedgerAccount: LedgerAccountMapper;
  LedgerActor: LedgerActor;
  LedgerEntry: LedgerEntryMapper;
  LedgerEntryConnection: Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerEntryEdge']> };
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  LedgerError: LedgerError;
  LedgerHeld: Omit<LedgerHeld, 'credits' | 'debits'> & { credits: ResolversParentTypes['Money'], debits: ResolversParentTypes['Money'] };
  LedgerLineInput: LedgerLineInput;
  LedgerStatement: LedgerStatementMapper;
  LedgerStatementLine: LedgerStatementLineMapper;
  LedgerStatementLineConnection: Omit<LedgerStatementLineConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerStatementLineEdge']> };
  LedgerStatementLineEdge: Omit<LedgerStatementLineEdge, 'node'> & { node: ResolversParentTypes['LedgerStatementLine'] };
  LedgerTransaction: LedgerTransactionMapper;
  LedgerTransactionConnection: Omit<LedgerTransactionConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerTransactionEdge']> };
  LedgerTransactionEdge: Omit<LedgerTransactionEdge, 'node'> & { node: ResolversParentTypes['LedgerTransaction'] };
  LedgerTransactionFilter: LedgerTransactionFilter;
  LedgerTransactionInput: LedgerTransactionInput;
  Loan: LoanMapper;
  LoanMove: LoanMoveMapper;
  LoanRegistration: LoanRegistrationMapper;
  LocalDate: Scalars['LocalDate']['output'];
  MerkleProof: MerkleProofMapper;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  OpenLedgerAccountInput: OpenLedgerAccountInput;
  OpenLedgerAccountPayload: Omit<OpenLedgerAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LedgerAccount']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  PageInfo: PageInfo;
  PostPendingTransactionInput: PostPendingTransactionInput;
  PostPendingTransactionPayload: Omit<PostPendingTransactionPayload, 'proposal' | 'transaction' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['JournalProposal']>, transaction?: Maybe<ResolversParentTypes['LedgerTransaction']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  PostTransactionsInput: PostTransactionsInput;
  PostTransactionsPayload: Omit<PostTransactionsPayload, 'proposal' | 'transactions' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['JournalProposal']>, transactions?: Maybe<Array<ResolversParentTypes['LedgerTransaction']>>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ProofVerification: ProofVerificationMapper;
  Query: Record<PropertyKey, never>;
  Reconciliation: ReconciliationMapper;
  ReconciliationConnection: Omit<ReconciliationConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReconciliationEdge']> };
  ReconciliationDifference: ReconciliationDifferenceMapper;
  ReconciliationDifferenceConnection: Omit<ReconciliationDifferenceConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReconciliationDifferenceEdge']> };
  ReconciliationDifferenceEdge: Omit<ReconciliationDifferenceEdge, 'node'> & { node: ResolversParentTypes['ReconciliationDifference'] };
  ReconciliationDifferenceFilter: ReconciliationDifferenceFilter;
  ReconciliationEdge: Omit<ReconciliationEdge, 'node'> & { node: ResolversParentTypes['Reconciliation'] };
  RejectJournalInput: RejectJournalInput;
  RejectJournalPayload: Omit<RejectJournalPayload, 'proposal' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['JournalProposal']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ReverseTransactionInput: ReverseTransactionInput;
  ReverseTransactionPayload: Omit<ReverseTransactionPayload, 'proposal' | 'transaction' | 'userErrors'> & { proposal?: Maybe<ResolversParentTypes['JournalProposal']>, transaction?: Maybe<ResolversParentTypes['LedgerTransaction']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
  ScoreAttestation: ScoreAttestationMapper;
  SmartContract: SmartContractMapper;
  TransactionProof: TransactionProofMapper;
  TrialBalance: TrialBalanceMapper;
  TrialBalanceRow: TrialBalanceRowMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VerifyProofInput: VerifyProofInput;
  VoidPendingTransactionInput: VoidPendingTransactionInput;
  VoidPendingTransactionPayload: Omit<VoidPendingTransactionPayload, 'transaction' | 'userErrors'> & { transaction?: Maybe<ResolversParentTypes['LedgerTransaction']>, userErrors: Array<ResolversParentTypes['LedgerError']> };
};

export type AnchorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Anchor'] = ResolversParentTypes['Anchor']> = {
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leafCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AnchorConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AnchorConnection'] = ResolversParentTypes['AnchorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AnchorEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AnchorEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AnchorEdge'] = ResolversParentTypes['AnchorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Anchor'], ParentType, ContextType>;
};

export type AnchorNowPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AnchorNowPayload'] = ResolversParentTypes['AnchorNowPayload']> = {
  anchor?: Resolver<Maybe<ResolversTypes['Anchor']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ApproveJournalPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ApproveJournalPayload'] = ResolversParentTypes['ApproveJournalPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type AttestationRegistrationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AttestationRegistration'] = ResolversParentTypes['AttestationRegistration']> = {
  attester?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chainId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  registry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revocationStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  revocationTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedReason?: Resolver<Maybe<ResolversTypes['AttestationRevocationReason']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AttestationState'], ParentType, ContextType>;
};

export type AttestationRevocationReasonResolvers = EnumResolverSignature<{ CORRECTED?: any, ERASED?: any, WITHDRAWN?: any }, ResolversTypes['AttestationRevocationReason']>;

export type AttestationStateResolvers = EnumResolverSignature<{ ATTESTED?: any, EXPIRED?: any, PENDING?: any, REVOKED?: any }, ResolversTypes['AttestationState']>;

export type AuditEvidenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['AuditEvidence'] = ResolversParentTypes['AuditEvidence'], FederationReferenceType extends FederationReferenceTypes['AuditEvidence'] = FederationReferenceTypes['AuditEvidence']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AuditEvidence']> | FederationReferenceType, FederationReferenceType, ContextType>;
  anchor?: Resolver<Maybe<ResolversTypes['Anchor']>, ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['MerkleProof']>, ParentType, ContextType>;
};

export type ChainStatusResolvers = EnumResolverSignature<{ CONFIRMED?: any, CONFIRMING?: any, NONE?: any, PENDING?: any }, ResolversTypes['ChainStatus']>;

export type ChainTransactionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChainTransaction'] = ResolversParentTypes['ChainTransaction']> = {
  blockHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  commitment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contractAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredConfirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
};

export type ChangeLedgerAccountLimitPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ChangeLedgerAccountLimitPayload'] = ResolversParentTypes['ChangeLedgerAccountLimitPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type CloseLedgerAccountPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CloseLedgerAccountPayload'] = ResolversParentTypes['CloseLedgerAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ClosePeriodPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ClosePeriodPayload'] = ResolversParentTypes['ClosePeriodPayload']> = {
  period?: Resolver<Maybe<ResolversTypes['ClosedPeriod']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ClosedPeriodResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ClosedPeriod'] = ResolversParentTypes['ClosedPeriod']> = {
  closedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  through?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type ContractNameResolvers = EnumResolverSignature<{ ANCHOR_REGISTRY?: any, ATTESTATION_REGISTRY?: any, DISBURSEMENT_REGISTRY?: any, LOAN_REGISTRY?: any }, ResolversTypes['ContractName']>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeployContractPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DeployContractPayload'] = ResolversParentTypes['DeployContractPayload']> = {
  contract?: Resolver<Maybe<ResolversTypes['SmartContract']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type DestroySaltsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DestroySaltsPayload'] = ResolversParentTypes['DestroySaltsPayload']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type EntrySideResolvers = EnumResolverSignature<{ CREDIT?: any, DEBIT?: any }, ResolversTypes['EntrySide']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JournalProposalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['JournalProposal'] = ResolversParentTypes['JournalProposal']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['LedgerActor']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  proposedBy?: Resolver<ResolversTypes['LedgerActor'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JournalProposalStatus'], ParentType, ContextType>;
  transactions?: Resolver<Array<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
};

export type JournalProposalConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['JournalProposalConnection'] = ResolversParentTypes['JournalProposalConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JournalProposalEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JournalProposalEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['JournalProposalEdge'] = ResolversParentTypes['JournalProposalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalProposal'], ParentType, ContextType>;
};

export type JournalProposalStatusResolvers = EnumResolverSignature<{ APPROVED?: any, EXPIRED?: any, OPEN?: any, REJECTED?: any, WITHDRAWN?: any }, ResolversTypes['JournalProposalStatus']>;

export type LedgerAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerAccount'] = ResolversParentTypes['LedgerAccount'], FederationReferenceType extends FederationReferenceTypes['LedgerAccount'] = FederationReferenceTypes['LedgerAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType, Partial<LedgerAccountbalanceArgs>>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  least?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  most?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  normalSide?: Resolver<ResolversTypes['EntrySide'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['LedgerHeld'], ParentType, ContextType, Partial<LedgerAccountpendingArgs>>;
  statement?: Resolver<ResolversTypes['LedgerStatement'], ParentType, ContextType, RequireFields<LedgerAccountstatementArgs, 'from' | 'to'>>;
  type?: Resolver<ResolversTypes['LedgerAccountType'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerAccountTypeResolvers = EnumResolverSignature<{ ASSET?: any, EQUITY?: any, EXPENSE?: any, INCOME?: any, LIABILITY?: any }, ResolversTypes['LedgerAccountType']>;

export type LedgerActorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerActor'] = ResolversParentTypes['LedgerActor']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LedgerActorKind'], ParentType, ContextType>;
};

export type LedgerActorKindResolvers = EnumResolverSignature<{ PARTNER?: any, SERVICE?: any, USER?: any }, ResolversTypes['LedgerActorKind']>;

export type LedgerEntryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  accountCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['EntrySide'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['LedgerTransaction'], ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerEntryEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerEntryEdge'] = ResolversParentTypes['LedgerEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
};

export type LedgerErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerError'] = ResolversParentTypes['LedgerError']> = {
  code?: Resolver<ResolversTypes['LedgerErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LedgerErrorCodeResolvers = EnumResolverSignature<{ ACCOUNT_CLOSED?: any, ACCOUNT_CONTROLLED?: any, ACCOUNT_NOT_EMPTY?: any, ALREADY_REVERSED?: any, AMOUNT_OUT_OF_RANGE?: any, ANCHOR_UNDER_WAY?: any, CANNOT_REVERSE?: any, CHAIN_OFF?: any, CODE_TAKEN?: any, CONFLICT?: any, CURRENCY_MISMATCH?: any, DEPLOYMENT_UNDER_WAY?: any, EXCEEDS_HELD?: any, IDEMPOTENCY_KEY_INVALID?: any, IDEMPOTENCY_KEY_REUSED?: any, INPUT_INVALID?: any, INVALID_DATE?: any, INVALID_REFERENCE?: any, LIMIT_EXCEEDED?: any, LOAN_NOT_SETTLED?: any, NOTHING_TO_ANCHOR?: any, NOT_FOUND?: any, NOT_PENDING?: any, PENDING_EXPIRED?: any, PERIOD_CLOSED?: any, POSTING_CONFLICT?: any, PROPOSAL_ENDED?: any, SECOND_PERSON_REQUIRED?: any, TOO_FEW_LINES?: any, TOO_MANY_DEPLOYMENTS?: any, TOO_MANY_LINES?: any, TOO_MANY_PROPOSALS?: any, TOO_MANY_TRANSACTIONS?: any, UNBALANCED?: any, UNKNOWN_ACCOUNT?: any }, ResolversTypes['LedgerErrorCode']>;

export type LedgerHeldResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerHeld'] = ResolversParentTypes['LedgerHeld']> = {
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LedgerStatementResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerStatement'] = ResolversParentTypes['LedgerStatement']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  closingBalance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  knownAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['LedgerStatementLineConnection'], ParentType, ContextType, Partial<LedgerStatementlinesArgs>>;
  openingBalance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type LedgerStatementLineResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerStatementLine'] = ResolversParentTypes['LedgerStatementLine']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entry?: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
};

export type LedgerStatementLineConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerStatementLineConnection'] = ResolversParentTypes['LedgerStatementLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerStatementLineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerStatementLineEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerStatementLineEdge'] = ResolversParentTypes['LedgerStatementLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerStatementLine'], ParentType, ContextType>;
};

export type LedgerTransactionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction'], FederationReferenceType extends FederationReferenceTypes['LedgerTransaction'] = FederationReferenceTypes['LedgerTransaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerTransaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  batchId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  confirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LedgerTransactionKind'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['TransactionProof']>, ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['LedgerActor']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requiredConfirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  resolves?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LedgerTransactionStatus'], ParentType, ContextType>;
  valueOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  voidReason?: Resolver<Maybe<ResolversTypes['LedgerVoidReason']>, ParentType, ContextType>;
};

export type LedgerTransactionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransactionConnection'] = ResolversParentTypes['LedgerTransactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerTransactionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerTransactionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransactionEdge'] = ResolversParentTypes['LedgerTransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerTransaction'], ParentType, ContextType>;
};

export type LedgerTransactionKindResolvers = EnumResolverSignature<{ ACCRUAL?: any, ADJUSTMENT?: any, CHARGE_OFF?: any, DISBURSEMENT?: any, FEE?: any, JOURNAL?: any, OPENING_CAPITAL?: any, RECOVERY?: any, REFUND?: any, REPAYMENT?: any, REVERSAL?: any }, ResolversTypes['LedgerTransactionKind']>;

export type LedgerTransactionStatusResolvers = EnumResolverSignature<{ PENDING?: any, POSTED?: any, VOIDED?: any }, ResolversTypes['LedgerTransactionStatus']>;

export type LedgerVoidReasonResolvers = EnumResolverSignature<{ EXPIRED?: any, VOIDED?: any }, ResolversTypes['LedgerVoidReason']>;

export type LoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan'], FederationReferenceType extends FederationReferenceTypes['Loan'] = FederationReferenceTypes['Loan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Loan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['LoanRegistration']>, ParentType, ContextType>;
  transactions?: Resolver<Maybe<ResolversTypes['LedgerTransactionConnection']>, ParentType, ContextType, Partial<LoantransactionsArgs>>;
};

export type LoanMoveResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanMove'] = ResolversParentTypes['LoanMove']> = {
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  salt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RegisteredLoanState'], ParentType, ContextType>;
};

export type LoanRegistrationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LoanRegistration'] = ResolversParentTypes['LoanRegistration']> = {
  agreement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  followsLoan?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  moves?: Resolver<Array<ResolversTypes['LoanMove']>, ParentType, ContextType>;
  nextMoveAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['RegisteredLoanState']>, ParentType, ContextType>;
};

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MerkleProofResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MerkleProof'] = ResolversParentTypes['MerkleProof']> = {
  blockHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  leafCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leafIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transactionHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  anchorNow?: Resolver<ResolversTypes['AnchorNowPayload'], ParentType, ContextType, RequireFields<MutationanchorNowArgs, 'input'>>;
  approveJournal?: Resolver<ResolversTypes['ApproveJournalPayload'], ParentType, ContextType, RequireFields<MutationapproveJournalArgs, 'input'>>;
  changeLedgerAccountLimit?: Resolver<ResolversTypes['ChangeLedgerAccountLimitPayload'], ParentType, ContextType, RequireFields<MutationchangeLedgerAccountLimitArgs, 'input'>>;
  closeLedgerAccount?: Resolver<ResolversTypes['CloseLedgerAccountPayload'], ParentType, ContextType, RequireFields<MutationcloseLedgerAccountArgs, 'input'>>;
  closePeriod?: Resolver<ResolversTypes['ClosePeriodPayload'], ParentType, ContextType, RequireFields<MutationclosePeriodArgs, 'input'>>;
  deployContract?: Resolver<ResolversTypes['DeployContractPayload'], ParentType, ContextType, RequireFields<MutationdeployContractArgs, 'input'>>;
  destroySalts?: Resolver<ResolversTypes['DestroySaltsPayload'], ParentType, ContextType, RequireFields<MutationdestroySaltsArgs, 'input'>>;
  openLedgerAccount?: Resolver<ResolversTypes['OpenLedgerAccountPayload'], ParentType, ContextType, RequireFields<MutationopenLedgerAccountArgs, 'input'>>;
  postPendingTransaction?: Resolver<ResolversTypes['PostPendingTransactionPayload'], ParentType, ContextType, RequireFields<MutationpostPendingTransactionArgs, 'input'>>;
  postTransactions?: Resolver<ResolversTypes['PostTransactionsPayload'], ParentType, ContextType, RequireFields<MutationpostTransactionsArgs, 'input'>>;
  rejectJournal?: Resolver<ResolversTypes['RejectJournalPayload'], ParentType, ContextType, RequireFields<MutationrejectJournalArgs, 'input'>>;
  reverseTransaction?: Resolver<ResolversTypes['ReverseTransactionPayload'], ParentType, ContextType, RequireFields<MutationreverseTransactionArgs, 'input'>>;
  voidPendingTransaction?: Resolver<ResolversTypes['VoidPendingTransactionPayload'], ParentType, ContextType, RequireFields<MutationvoidPendingTransactionArgs, 'input'>>;
};

export type OpenLedgerAccountPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['OpenLedgerAccountPayload'] = ResolversParentTypes['OpenLedgerAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostPendingTransactionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PostPendingTransactionPayload'] = ResolversParentTypes['PostPendingTransactionPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type PostTransactionsPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PostTransactionsPayload'] = ResolversParentTypes['PostTransactionsPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  transactions?: Resolver<Maybe<Array<ResolversTypes['LedgerTransaction']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ProofVerificationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ProofVerification'] = ResolversParentTypes['ProofVerification']> = {
  anchored?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  blockNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  included?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  transactionHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  anchors?: Resolver<ResolversTypes['AnchorConnection'], ParentType, ContextType, Partial<QueryanchorsArgs>>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType, RequireFields<QuerychainTransactionArgs, 'hash'>>;
  closedPeriods?: Resolver<Array<ResolversTypes['ClosedPeriod']>, ParentType, ContextType>;
  journalEntries?: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, Partial<QueryjournalEntriesArgs>>;
  journalProposals?: Resolver<ResolversTypes['JournalProposalConnection'], ParentType, ContextType, Partial<QueryjournalProposalsArgs>>;
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType, RequireFields<QueryledgerAccountArgs, 'id'>>;
  ledgerAccounts?: Resolver<Array<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  reconciliationDifferences?: Resolver<ResolversTypes['ReconciliationDifferenceConnection'], ParentType, ContextType, Partial<QueryreconciliationDifferencesArgs>>;
  reconciliations?: Resolver<ResolversTypes['ReconciliationConnection'], ParentType, ContextType, Partial<QueryreconciliationsArgs>>;
  smartContracts?: Resolver<Array<ResolversTypes['SmartContract']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType, RequireFields<QuerytransactionArgs, 'id'>>;
  transactions?: Resolver<ResolversTypes['LedgerTransactionConnection'], ParentType, ContextType, Partial<QuerytransactionsArgs>>;
  trialBalance?: Resolver<ResolversTypes['TrialBalance'], ParentType, ContextType, Partial<QuerytrialBalanceArgs>>;
  verifyProof?: Resolver<ResolversTypes['ProofVerification'], ParentType, ContextType, RequireFields<QueryverifyProofArgs, 'input'>>;
};

export type ReconciliationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ReconciliationScope'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReconciliationConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReconciliationConnection'] = ResolversParentTypes['ReconciliationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReconciliationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReconciliationDifferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReconciliationDifference'] = ResolversParentTypes['ReconciliationDifference']> = {
  expected?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  found?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReconciliationDifferenceKind'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ReconciliationScope'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReconciliationDifferenceConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReconciliationDifferenceConnection'] = ResolversParentTypes['ReconciliationDifferenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReconciliationDifferenceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReconciliationDifferenceEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReconciliationDifferenceEdge'] = ResolversParentTypes['ReconciliationDifferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReconciliationDifference'], ParentType, ContextType>;
};

export type ReconciliationDifferenceKindResolvers = EnumResolverSignature<{ CHAIN_DIFFERS?: any, CHAIN_LACKS?: any, LOAN_DIFFERS?: any, POSTINGS_MISSING?: any, TOGETHER_DIFFERS?: any }, ResolversTypes['ReconciliationDifferenceKind']>;

export type ReconciliationEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReconciliationEdge'] = ResolversParentTypes['ReconciliationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType>;
};

export type ReconciliationScopeResolvers = EnumResolverSignature<{ CHAIN?: any, LOANS?: any }, ResolversTypes['ReconciliationScope']>;

export type RegisteredLoanStateResolvers = EnumResolverSignature<{ ACTIVE?: any, AGREED?: any, CHARGED_OFF?: any, PAID_OFF?: any }, ResolversTypes['RegisteredLoanState']>;

export type RejectJournalPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RejectJournalPayload'] = ResolversParentTypes['RejectJournalPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ReverseTransactionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ReverseTransactionPayload'] = ResolversParentTypes['ReverseTransactionPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['JournalProposal']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type ScoreAttestationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreAttestation'] = ResolversParentTypes['ScoreAttestation'], FederationReferenceType extends FederationReferenceTypes['ScoreAttestation'] = FederationReferenceTypes['ScoreAttestation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScoreAttestation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  anchor?: Resolver<Maybe<ResolversTypes['Anchor']>, ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['MerkleProof']>, ParentType, ContextType>;
  registration?: Resolver<Maybe<ResolversTypes['AttestationRegistration']>, ParentType, ContextType>;
};

export type SmartContractResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SmartContract'] = ResolversParentTypes['SmartContract']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chainId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  deployedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lostAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replacedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TransactionProofResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TransactionProof'] = ResolversParentTypes['TransactionProof']> = {
  blockHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leafCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leafIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  registry?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  root?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  salt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transactionHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TrialBalanceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TrialBalance'] = ResolversParentTypes['TrialBalance']> = {
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  balanced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['TrialBalanceRow']>, ParentType, ContextType>;
  totalCredits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalDebits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TrialBalanceRowResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TrialBalanceRow'] = ResolversParentTypes['TrialBalanceRow']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'LedgerError', ParentType, ContextType>;
};

export type VoidPendingTransactionPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['VoidPendingTransactionPayload'] = ResolversParentTypes['VoidPendingTransactionPayload']> = {
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['LedgerError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  Anchor?: AnchorResolvers<ContextType>;
  AnchorConnection?: AnchorConnectionResolvers<ContextType>;
  AnchorEdge?: AnchorEdgeResolvers<ContextType>;
  AnchorNowPayload?: AnchorNowPayloadResolvers<ContextType>;
  ApproveJournalPayload?: ApproveJournalPayloadResolvers<ContextType>;
  AttestationRegistration?: AttestationRegistrationResolvers<ContextType>;
  AttestationRevocationReason?: AttestationRevocationReasonResolvers;
  AttestationState?: AttestationStateResolvers;
  AuditEvidence?: AuditEvidenceResolvers<ContextType>;
  ChainStatus?: ChainStatusResolvers;
  ChainTransaction?: ChainTransactionResolvers<ContextType>;
  ChangeLedgerAccountLimitPayload?: ChangeLedgerAccountLimitPayloadResolvers<ContextType>;
  CloseLedgerAccountPayload?: CloseLedgerAccountPayloadResolvers<ContextType>;
  ClosePeriodPayload?: ClosePeriodPayloadResolvers<ContextType>;
  ClosedPeriod?: ClosedPeriodResolvers<ContextType>;
  ContractName?: ContractNameResolvers;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeployContractPayload?: DeployContractPayloadResolvers<ContextType>;
  DestroySaltsPayload?: DestroySaltsPayloadResolvers<ContextType>;
  EntrySide?: EntrySideResolvers;
  JSON?: GraphQLScalarType;
  JournalProposal?: JournalProposalResolvers<ContextType>;
  JournalProposalConnection?: JournalProposalConnectionResolvers<ContextType>;
  JournalProposalEdge?: JournalProposalEdgeResolvers<ContextType>;
  JournalProposalStatus?: JournalProposalStatusResolvers;
  LedgerAccount?: LedgerAccountResolvers<ContextType>;
  LedgerAccountType?: LedgerAccountTypeResolvers;
  LedgerActor?: LedgerActorResolvers<ContextType>;
  LedgerActorKind?: LedgerActorKindResolvers;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  LedgerError?: LedgerErrorResolvers<ContextType>;
  LedgerErrorCode?: LedgerErrorCodeResolvers;
  LedgerHeld?: LedgerHeldResolvers<ContextType>;
  LedgerStatement?: LedgerStatementResolvers<ContextType>;
  LedgerStatementLine?: LedgerStatementLineResolvers<ContextType>;
  LedgerStatementLineConnection?: LedgerStatementLineConnectionResolvers<ContextType>;
  LedgerStatementLineEdge?: LedgerStatementLineEdgeResolvers<ContextType>;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LedgerTransactionConnection?: LedgerTransactionConnectionResolvers<ContextType>;
  LedgerTransactionEdge?: LedgerTransactionEdgeResolvers<ContextType>;
  LedgerTransactionKind?: LedgerTransactionKindResolvers;
  LedgerTransactionStatus?: LedgerTransactionStatusResolvers;
  LedgerVoidReason?: LedgerVoidReasonResolvers;
  Loan?: LoanResolvers<ContextType>;
  LoanMove?: LoanMoveResolvers<ContextType>;
  LoanRegistration?: LoanRegistrationResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MerkleProof?: MerkleProofResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenLedgerAccountPayload?: OpenLedgerAccountPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PostPendingTransactionPayload?: PostPendingTransactionPayloadResolvers<ContextType>;
  PostTransactionsPayload?: PostTransactionsPayloadResolvers<ContextType>;
  ProofVerification?: ProofVerificationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  ReconciliationConnection?: ReconciliationConnectionResolvers<ContextType>;
  ReconciliationDifference?: ReconciliationDifferenceResolvers<ContextType>;
  ReconciliationDifferenceConnection?: ReconciliationDifferenceConnectionResolvers<ContextType>;
  ReconciliationDifferenceEdge?: ReconciliationDifferenceEdgeResolvers<ContextType>;
  ReconciliationDifferenceKind?: ReconciliationDifferenceKindResolvers;
  ReconciliationEdge?: ReconciliationEdgeResolvers<ContextType>;
  ReconciliationScope?: ReconciliationScopeResolvers;
  RegisteredLoanState?: RegisteredLoanStateResolvers;
  RejectJournalPayload?: RejectJournalPayloadResolvers<ContextType>;
  ReverseTransactionPayload?: ReverseTransactionPayloadResolvers<ContextType>;
  ScoreAttestation?: ScoreAttestationResolvers<ContextType>;
  SmartContract?: SmartContractResolvers<ContextType>;
  TransactionProof?: TransactionProofResolvers<ContextType>;
  TrialBalance?: TrialBalanceResolvers<ContextType>;
  TrialBalanceRow?: TrialBalanceRowResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VoidPendingTransactionPayload?: VoidPendingTransactionPayloadResolvers<ContextType>;
};

