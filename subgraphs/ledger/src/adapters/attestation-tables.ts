import { sql } from 'drizzle-orm';
import { check, index, text, timestamp } from 'drizzle-orm/pg-core';
import type { Contract } from '../app/chain-ports.ts';
import type { RevocationReason } from '../domain/attestation.ts';
import { scoreCommitments } from './anchor-tables.ts';
import { chainTransactions, smartContracts } from './chain-tables.ts';
import { ledger } from './tables.ts';

/**
 * Scores that are to be attested in an AttestationRegistry, by their commitments. Rows are only ever added,
 * and what was revoked stays so; how far the chain is with one changes.
 */
export const attestations = ledger.table(
  'attestations',
  {
    commitment: text()
      .primaryKey()
      .references(() => scoreCommitments.commitment),
    scoreId: text('score_id').$type<`score_${string}`>().notNull(),
    userId: text('user_id').$type<`user_${string}`>().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    heardAt: timestamp('heard_at', { withTimezone: true }).notNull(),
    /** What takes it to the chain, with others. */
    attestId: text('attest_id')
      .$type<`ctx_${string}`>()
      .references(() => chainTransactions.id),
    /** Whose signature there is of it, and for which contract; null where none counts. */
    attester: text(),
    contractId: text('contract_id')
      .$type<Contract['id']>()
      .references(() => smartContracts.id),
    revokedReason: text('revoked_reason').$type<RevocationReason>(),
    /** When the lender took back its word. */
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    /** What tells the chain, with others; null where the chain has nothing to be told of. */
    revokeId: text('revoke_id')
      .$type<`ctx_${string}`>()
      .references(() => chainTransactions.id),
  },
  (table) => [
    index('attestations_waiting')
      .on(table.expiresAt, table.commitment)
      .where(sql`${table.attestId} is null and ${table.revokedAt} is null`),
    index('attestations_to_revoke')
      .on(table.commitment)
      .where(sql`${table.revokedAt} is not null and ${table.revokeId} is null
        and ${table.contractId} is not null`),
    index('attestations_attest').on(table.attestId),
    index('attestations_revoke').on(table.revokeId),
    index('attestations_placed').on(table.contractId, table.attester, table.commitment),
    index('attestations_user').on(table.userId),
    index('attestations_score').on(table.scoreId),
    check('attestations_signed', sql`(${table.attester} is null) = (${table.contractId} is null)`),
    check(
      'attestations_revoked',
      sql`(${table.revokedReason} is null) = (${table.revokedAt} is null)
        and (${table.revokeId} is null or ${table.revokedAt} is not null)
        and ${table.revokedReason} in ('CORRECTED', 'ERASED', 'WITHDRAWN')`,
    ),
  ],
);
