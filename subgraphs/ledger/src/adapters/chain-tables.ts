import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ChainTransactionKind, Contract } from '../app/chain-ports.ts';
import type { ChainStatus } from '../domain/confirmations.ts';
import type { ContractName } from '../domain/contracts.ts';
import { anchors } from './anchor-tables.ts';
import { loanMoves } from './loan-tables.ts';
import { ledger, transactions } from './tables.ts';

/**
 * Each life of a chain that was met. A chain that lost its state (a development chain started from
 * empty) ends one life and begins the next, with its own nonces and contracts.
 */
export const chains = ledger.table(
  'chains',
  {
    id: text().primaryKey(),
    chainId: bigint('chain_id', { mode: 'number' }).notNull(),
    genesisHash: text('genesis_hash').notNull(),
    life: integer().notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
    lostAt: timestamp('lost_at', { withTimezone: true }),
  },
  (table) => [unique('chains_life').on(table.chainId, table.genesisHash, table.life)],
);

/** The one allocator of nonces for a chain and a key; taken in the transaction that signs. */
export const chainNonces = ledger.table(
  'chain_nonces',
  {
    chain: text()
      .notNull()
      .references(() => chains.id),
    sender: text().notNull(),
    nextNonce: bigint('next_nonce', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.sender] })],
);

export const smartContracts = ledger.table(
  'smart_contracts',
  {
    id: text().$type<Contract['id']>().primaryKey(),
    /** Null while it waits for the worker, who knows the chain. */
    chain: text().references(() => chains.id),
    name: text().$type<ContractName>().notNull(),
    /** Null until its deployment is signed. */
    address: text(),
    /** Who asked for it; null where the ledger needs it. */
    requestedBy: text('requested_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** When its code was first seen on the chain. */
    deployedAt: timestamp('deployed_at', { withTimezone: true }),
    /** When another one of its name took its place. */
    replacedAt: timestamp('replaced_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('smart_contracts_in_use')
      .on(table.chain, table.name)
      .where(sql`${table.deployedAt} is not null and ${table.replacedAt} is null`),
    uniqueIndex('smart_contracts_on_its_way')
      .on(table.chain, table.name)
      .where(sql`${table.deployedAt} is null`),
    uniqueIndex('smart_contracts_requested').on(table.name).where(sql`${table.chain} is null`),
    check(
      'smart_contracts_deployed',
      sql`(${table.deployedAt} is null or (${table.address} is not null and ${table.chain} is not null))
        and (${table.replacedAt} is null or ${table.deployedAt} is not null)`,
    ),
  ],
);

/**
 * What is to be on the chain: a contract, the commitment of one transaction, the root of an anchor or a
 * state of a loan, which are commitments, too; what attests or revokes many commitments at once, which name
 * it themselves; or what spends a nonce that nothing else holds. `hash` is the attempt that counts: the one
 * in a block, else the newest.
 */
export const chainTransactions = ledger.table(
  'chain_transactions',
  {
    id: text().$type<`ctx_${string}`>().primaryKey(),
    kind: text().$type<ChainTransactionKind>().notNull(),
    transactionId: text('transaction_id')
      .$type<`txn_${string}`>()
      .unique()
      .references(() => transactions.id),
    anchorId: text('anchor_id')
      .$type<`anchor_${string}`>()
      .unique()
      .references(() => anchors.id),
    loanId: text('loan_id').$type<`loan_${string}`>(),
    /** The state that the loan comes into, as the contract numbers them. */
    loanStep: smallint('loan_step'),
    commitment: text().unique(),
    contractId: text('contract_id')
      .$type<Contract['id']>()
      .references(() => smartContracts.id),
    chain: text().references(() => chains.id),
    sender: text(),
    nonce: bigint({ mode: 'number' }),
    hash: text(),
    status: text().$type<ChainStatus>().notNull(),
    confirmations: integer().notNull(),
    requiredConfirmations: integer('required_confirmations').notNull(),
    blockNumber: bigint('block_number', { mode: 'number' }),
    blockHash: text('block_hash'),
    /** Deep enough that its block is no longer looked at. */
    settled: boolean().notNull(),
    failures: integer().notNull(),
    lastError: text('last_error'),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    version: integer().notNull(),
  },
  (table) => [
    unique('chain_transactions_nonce').on(table.chain, table.sender, table.nonce),
    index('chain_transactions_open').on(table.id).where(sql`not ${table.settled}`),
    index('chain_transactions_chain').on(table.chain, table.status),
    index('chain_transactions_attestations')
      .on(table.id)
      .where(sql`${table.kind} in ('ATTESTATION', 'REVOCATION')`),
    unique('chain_transactions_loan').on(table.loanId, table.loanStep),
    foreignKey({
      name: 'chain_transactions_loan_move',
      columns: [table.loanId, table.loanStep],
      foreignColumns: [loanMoves.loanId, loanMoves.step],
    }),
    check(
      'chain_transactions_kind',
      sql`(${table.kind} in
        ('DEPLOYMENT', 'COMMITMENT', 'ANCHOR', 'LOAN', 'ATTESTATION', 'REVOCATION', 'FILLER'))
        and (${table.kind} = 'COMMITMENT') = (${table.transactionId} is not null)
        and (${table.kind} = 'ANCHOR') = (${table.anchorId} is not null)
        and (${table.kind} = 'LOAN') = (${table.loanId} is not null)
        and (${table.loanId} is null) = (${table.loanStep} is null)
        and (${table.kind} in ('DEPLOYMENT', 'ATTESTATION', 'REVOCATION', 'FILLER'))
          = (${table.commitment} is null)`,
    ),
    check(
      'chain_transactions_status',
      sql`${table.status} in ('PENDING', 'CONFIRMING', 'CONFIRMED')`,
    ),
    check(
      'chain_transactions_block',
      sql`(${table.status} = 'PENDING') = (${table.blockHash} is null)`,
    ),
  ],
);

/** Every set of signed bytes there ever was, kept before it was first sent. */
export const chainAttempts = ledger.table(
  'chain_attempts',
  {
    hash: text().notNull(),
    chainTransactionId: text('chain_transaction_id')
      .$type<`ctx_${string}`>()
      .notNull()
      .references(() => chainTransactions.id),
    chain: text()
      .notNull()
      .references(() => chains.id),
    nonce: bigint({ mode: 'number' }),
    /** Null for one that was found on the chain although this database does not know it. */
    signed: text(),
    maxFeePerGas: bigint('max_fee_per_gas', { mode: 'bigint' }).notNull(),
    maxPriorityFeePerGas: bigint('max_priority_fee_per_gas', { mode: 'bigint' }).notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    broadcastAt: timestamp('broadcast_at', { withTimezone: true }),
  },
  (table) => [
    // A chain started from empty may take the very same bytes again in its next life.
    // And one that was found may stand for several states of a loan.
    primaryKey({ columns: [table.hash, table.chain, table.chainTransactionId] }),
    index('chain_attempts_transaction').on(table.chainTransactionId, table.signedAt),
  ],
);

/**
 * The salts of commitments, apart from everything else: destroying one makes its commitment
 * unlinkable to the entry while the chain stays as it is.
 */
export const commitmentSalts = ledger.table('commitment_salts', {
  transactionId: text('transaction_id')
    .$type<`txn_${string}`>()
    .primaryKey()
    .references(() => transactions.id),
  salt: text().notNull(),
});
