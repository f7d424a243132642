import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { AnchorMapper, MerkleProofMapper, ScoreAttestationMapper, ProofVerificationMapper } from './anchors/schema.mappers.ts';
import type { LedgerAccountMapper, LedgerEntryMapper, LedgerTransactionMapper, TrialBalanceMapper, TrialBalanceRowMapper, LoanMapper } from './books/schema.mappers.ts';
import type { ChainTransactionMapper, SmartContractMapper } from './chain/schema.mappers.ts';
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

/** A Merkle tree of commitments (RFC 9162, SHA-256), whose root is written to the chain. */
export type Anchor = {
  __typename?: 'Anchor';
  /** How far its root is on the chain; never NONE. */
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The first leaf is random; each other one is a commitment. */
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

/** How far a commitment or an anchor's root is on the chain. A reorganisation takes it back to PENDING. */
export type ChainStatus =
  | 'CONFIRMED'
  /** In a block, with fewer confirmations than required. */
  | 'CONFIRMING'
  /** Not meant for the chain. */
  | 'NONE'
  /** In no block that stands. */
  | 'PENDING';

/** A transaction on the chain that records the commitment of a transaction or the root of an anchor. */
export type ChainTransaction = {
  __typename?: 'ChainTransaction';
  blockHash?: Maybe<Scalars['String']['output']>;
  blockNumber?: Maybe<Scalars['Int']['output']>;
  /** What the registry holds: SHA-256 over a domain, a secret salt and the canonical transaction, or an anchor's root. */
  commitment?: Maybe<Scalars['String']['output']>;
  confirmations: Scalars['Int']['output'];
  /** The registry's. */
  contractAddress?: Maybe<Scalars['String']['output']>;
  /** The one in a block, or the newest that was signed: a replacement has another. */
  hash: Scalars['String']['output'];
  requiredConfirmations: Scalars['Int']['output'];
  status: ChainStatus;
  /** Null for an anchor, and for the deployment of a contract. */
  transaction?: Maybe<LedgerTransaction>;
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

/** An account of the lender's books. */
export type LedgerAccount = {
  __typename?: 'LedgerAccount';
  /** On its normal side, of everything effective on that day or earlier; without a day, of everything. */
  balance: Money;
  /** Its name in postings, e.g. LOAN_PRINCIPAL. */
  code: Scalars['String']['output'];
  currency: Scalars['CurrencyCode']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** The side on which it grows. */
  normalSide: EntrySide;
  type: LedgerAccountType;
};


/** An account of the lender's books. */
export type LedgerAccountbalanceArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type LedgerAccountType =
  | 'ASSET'
  | 'EQUITY'
  | 'EXPENSE'
  | 'INCOME'
  | 'LIABILITY';

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

/** A transaction in the books: two or more entries whose debits equal their credits. */
export type LedgerTransaction = {
  __typename?: 'LedgerTransaction';
  /** What the receiving accounts gained. */
  amount: Money;
  /** How far its commitment is on the chain; NONE where it is not meant for it. */
  chainStatus: ChainStatus;
  /** Null until it was signed for sending. */
  chainTransaction?: Maybe<ChainTransaction>;
  /** Blocks counted so far, the one that holds the commitment being the first. */
  confirmations: Scalars['Int']['output'];
  /** The day on which it counts. */
  effectiveOn: Scalars['LocalDate']['output'];
  entries: Array<LedgerEntry>;
  id: Scalars['ID']['output'];
  kind: LedgerTransactionKind;
  loan?: Maybe<Loan>;
  /** When it was written. */
  recordedAt: Scalars['DateTime']['output'];
  /** Blocks that make it CONFIRMED; 0 where it is not meant for the chain. */
  requiredConfirmations: Scalars['Int']['output'];
  /** The transaction that this one undoes. */
  reverses?: Maybe<LedgerTransaction>;
  /** What the books say of it. The chain never changes this. */
  status: LedgerTransactionStatus;
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
  /** The first effective day. */
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  kind?: InputMaybe<LedgerTransactionKind>;
  loanId?: InputMaybe<Scalars['ID']['input']>;
  /** The last effective day. */
  to?: InputMaybe<Scalars['LocalDate']['input']>;
  /** The borrower. */
  userId?: InputMaybe<Scalars['ID']['input']>;
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
  | 'PENDING'
  | 'POSTED'
  | 'VOIDED';

export type Loan = {
  __typename?: 'Loan';
  id: Scalars['ID']['output'];
  /** What was posted for the loan, newest first: one's own, or for [ledger:read, loans:read]. */
  transactions?: Maybe<LedgerTransactionConnection>;
};


export type LoantransactionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What it takes to come from a leaf to the root. A leaf is hashed as SHA-256(0x00 ‖ commitment), a node
 * as SHA-256(0x01 ‖ left ‖ right); of an odd row the last node goes up as it is.
 */
export type MerkleProof = {
  __typename?: 'MerkleProof';
  leafCount: Scalars['Int']['output'];
  /** Place of the leaf, from 0. */
  leafIndex: Scalars['Int']['output'];
  /** Sibling hashes from the leaf up, as 0x… */
  path: Array<Scalars['String']['output']>;
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

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
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
  /** All entries, newest first. */
  journalEntries: LedgerEntryConnection;
  ledgerAccount?: Maybe<LedgerAccount>;
  /** The chart of accounts, by code. */
  ledgerAccounts: Array<LedgerAccount>;
  /** The ledger's contracts, newest first. */
  smartContracts: Array<SmartContract>;
  /** A transaction by id: of one's own loan, or any for [ledger:read, loans:read]; null where there is none to see. */
  transaction?: Maybe<LedgerTransaction>;
  /** Transactions, newest first: of one's own loans, or all for [ledger:read, loans:read]. */
  transactions: LedgerTransactionConnection;
  /** As of a day, by default today in UTC. */
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


export type QueryledgerAccountArgs = {
  id: Scalars['ID']['input'];
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
};


export type QueryverifyProofArgs = {
  input: VerifyProofInput;
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
};

/** A contract that was deployed for the ledger. */
export type SmartContract = {
  __typename?: 'SmartContract';
  address: Scalars['String']['output'];
  /** EIP-155. */
  chainId: Scalars['Int']['output'];
  /** When its code was first seen on the chain; null while it is being deployed. */
  deployedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** When the chain was found to have lost it, which happens to development chains; another follows. */
  lostAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
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
  LedgerAccount: LedgerAccount;
  LedgerTransaction: LedgerTransaction;
  Loan: Loan;
  ScoreAttestation: ScoreAttestation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  UserError: never;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Anchor: ResolverTypeWrapper<AnchorMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AnchorConnection: ResolverTypeWrapper<Omit<AnchorConnection, 'edges'> & { edges: Array<ResolversTypes['AnchorEdge']> }>;
  AnchorEdge: ResolverTypeWrapper<Omit<AnchorEdge, 'node'> & { node: ResolversTypes['Anchor'] }>;
  ChainStatus: ResolverTypeWrapper<'NONE' | 'PENDING' | 'CONFIRMING' | 'CONFIRMED'>;
  ChainTransaction: ResolverTypeWrapper<ChainTransactionMapper>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EntrySide: ResolverTypeWrapper<'DEBIT' | 'CREDIT'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JournalEntryFilter: JournalEntryFilter;
  LedgerAccount: ResolverTypeWrapper<LedgerAccountMapper>;
  LedgerAccountType: ResolverTypeWrapper<'ASSET' | 'LIABILITY' | 'EQUITY' | 'INCOME' | 'EXPENSE'>;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryMapper>;
  LedgerEntryConnection: ResolverTypeWrapper<Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerEntryEdge']> }>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionMapper>;
  LedgerTransactionConnection: ResolverTypeWrapper<Omit<LedgerTransactionConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerTransactionEdge']> }>;
  LedgerTransactionEdge: ResolverTypeWrapper<Omit<LedgerTransactionEdge, 'node'> & { node: ResolversTypes['LedgerTransaction'] }>;
  LedgerTransactionFilter: LedgerTransactionFilter;
  LedgerTransactionKind: ResolverTypeWrapper<'DISBURSEMENT' | 'REPAYMENT' | 'ACCRUAL' | 'FEE' | 'ADJUSTMENT' | 'REVERSAL' | 'CHARGE_OFF' | 'RECOVERY' | 'REFUND' | 'OPENING_CAPITAL'>;
  LedgerTransactionStatus: ResolverTypeWrapper<'PENDING' | 'POSTED' | 'VOIDED'>;
  Loan: ResolverTypeWrapper<LoanMapper>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  MerkleProof: ResolverTypeWrapper<MerkleProofMapper>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ProofVerification: ResolverTypeWrapper<ProofVerificationMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ScoreAttestation: ResolverTypeWrapper<ScoreAttestationMapper>;
  SmartContract: ResolverTypeWrapper<SmartContractMapper>;
  TrialBalance: ResolverTypeWrapper<TrialBalanceMapper>;
  TrialBalanceRow: ResolverTypeWrapper<TrialBalanceRowMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  VerifyProofInput: VerifyProofInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Anchor: AnchorMapper;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  AnchorConnection: Omit<AnchorConnection, 'edges'> & { edges: Array<ResolversParentTypes['AnchorEdge']> };
  AnchorEdge: Omit<AnchorEdge, 'node'> & { node: ResolversParentTypes['Anchor'] };
  ChainTransaction: ChainTransactionMapper;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  JSON: Scalars['JSON']['output'];
  JournalEntryFilter: JournalEntryFilter;
  LedgerAccount: LedgerAccountMapper;
  LedgerEntry: LedgerEntryMapper;
  LedgerEntryConnection: Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerEntryEdge']> };
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  LedgerTransaction: LedgerTransactionMapper;
  LedgerTransactionConnection: Omit<LedgerTransactionConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerTransactionEdge']> };
  LedgerTransactionEdge: Omit<LedgerTransactionEdge, 'node'> & { node: ResolversParentTypes['LedgerTransaction'] };
  LedgerTransactionFilter: LedgerTransactionFilter;
  Loan: LoanMapper;
  LocalDate: Scalars['LocalDate']['output'];
  MerkleProof: MerkleProofMapper;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  ProofVerification: ProofVerificationMapper;
  Query: Record<PropertyKey, never>;
  ScoreAttestation: ScoreAttestationMapper;
  SmartContract: SmartContractMapper;
  TrialBalance: TrialBalanceMapper;
  TrialBalanceRow: TrialBalanceRowMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VerifyProofInput: VerifyProofInput;
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

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EntrySideResolvers = EnumResolverSignature<{ CREDIT?: any, DEBIT?: any }, ResolversTypes['EntrySide']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LedgerAccountResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerAccount'] = ResolversParentTypes['LedgerAccount'], FederationReferenceType extends FederationReferenceTypes['LedgerAccount'] = FederationReferenceTypes['LedgerAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType, Partial<LedgerAccountbalanceArgs>>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  normalSide?: Resolver<ResolversTypes['EntrySide'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LedgerAccountType'], ParentType, ContextType>;
};

export type LedgerAccountTypeResolvers = EnumResolverSignature<{ ASSET?: any, EQUITY?: any, EXPENSE?: any, INCOME?: any, LIABILITY?: any }, ResolversTypes['LedgerAccountType']>;

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

export type LedgerTransactionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction'], FederationReferenceType extends FederationReferenceTypes['LedgerTransaction'] = FederationReferenceTypes['LedgerTransaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerTransaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  chainStatus?: Resolver<ResolversTypes['ChainStatus'], ParentType, ContextType>;
  chainTransaction?: Resolver<Maybe<ResolversTypes['ChainTransaction']>, ParentType, ContextType>;
  confirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  effectiveOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LedgerTransactionKind'], ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requiredConfirmations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LedgerTransactionStatus'], ParentType, ContextType>;
};

export type LedgerTransactionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransactionConnection'] = ResolversParentTypes['LedgerTransactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerTransactionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerTransactionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['LedgerTransactionEdge'] = ResolversParentTypes['LedgerTransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerTransaction'], ParentType, ContextType>;
};

export type LedgerTransactionKindResolvers = EnumResolverSignature<{ ACCRUAL?: any, ADJUSTMENT?: any, CHARGE_OFF?: any, DISBURSEMENT?: any, FEE?: any, OPENING_CAPITAL?: any, RECOVERY?: any, REFUND?: any, REPAYMENT?: any, REVERSAL?: any }, ResolversTypes['LedgerTransactionKind']>;

export type LedgerTransactionStatusResolvers = EnumResolverSignature<{ PENDING?: any, POSTED?: any, VOIDED?: any }, ResolversTypes['LedgerTransactionStatus']>;

export type LoanResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan'], FederationReferenceType extends FederationReferenceTypes['Loan'] = FederationReferenceTypes['Loan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Loan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  transactions?: Resolver<Maybe<ResolversTypes['LedgerTransactionConnection']>, ParentType, ContextType, Partial<LoantransactionsArgs>>;
};

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MerkleProofResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['MerkleProof'] = ResolversParentTypes['MerkleProof']> = {
  leafCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leafIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  journalEntries?: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, Partial<QueryjournalEntriesArgs>>;
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType, RequireFields<QueryledgerAccountArgs, 'id'>>;
  ledgerAccounts?: Resolver<Array<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  smartContracts?: Resolver<Array<ResolversTypes['SmartContract']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType, RequireFields<QuerytransactionArgs, 'id'>>;
  transactions?: Resolver<ResolversTypes['LedgerTransactionConnection'], ParentType, ContextType, Partial<QuerytransactionsArgs>>;
  trialBalance?: Resolver<ResolversTypes['TrialBalance'], ParentType, ContextType, Partial<QuerytrialBalanceArgs>>;
  verifyProof?: Resolver<ResolversTypes['ProofVerification'], ParentType, ContextType, RequireFields<QueryverifyProofArgs, 'input'>>;
};

export type ScoreAttestationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreAttestation'] = ResolversParentTypes['ScoreAttestation'], FederationReferenceType extends FederationReferenceTypes['ScoreAttestation'] = FederationReferenceTypes['ScoreAttestation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScoreAttestation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  anchor?: Resolver<Maybe<ResolversTypes['Anchor']>, ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['MerkleProof']>, ParentType, ContextType>;
};

export type SmartContractResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SmartContract'] = ResolversParentTypes['SmartContract']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chainId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deployedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lostAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  __resolveType?: TypeResolveFn<null, ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  Anchor?: AnchorResolvers<ContextType>;
  AnchorConnection?: AnchorConnectionResolvers<ContextType>;
  AnchorEdge?: AnchorEdgeResolvers<ContextType>;
  ChainStatus?: ChainStatusResolvers;
  ChainTransaction?: ChainTransactionResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EntrySide?: EntrySideResolvers;
  JSON?: GraphQLScalarType;
  LedgerAccount?: LedgerAccountResolvers<ContextType>;
  LedgerAccountType?: LedgerAccountTypeResolvers;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LedgerTransactionConnection?: LedgerTransactionConnectionResolvers<ContextType>;
  LedgerTransactionEdge?: LedgerTransactionEdgeResolvers<ContextType>;
  LedgerTransactionKind?: LedgerTransactionKindResolvers;
  LedgerTransactionStatus?: LedgerTransactionStatusResolvers;
  Loan?: LoanResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MerkleProof?: MerkleProofResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ProofVerification?: ProofVerificationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ScoreAttestation?: ScoreAttestationResolvers<ContextType>;
  SmartContract?: SmartContractResolvers<ContextType>;
  TrialBalance?: TrialBalanceResolvers<ContextType>;
  TrialBalanceRow?: TrialBalanceRowResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

