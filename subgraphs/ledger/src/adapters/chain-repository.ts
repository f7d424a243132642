import type { Transaction } from '@blockscore/database';
import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { ChainRecords, ChainTransaction } from '../app/chain-ports.ts';
import { stepOf } from '../domain/loan-registry.ts';
import { createAttemptRepository } from './attempt-repository.ts';
import { selectChainTransactions, toChainTransaction } from './chain-rows.ts';
import { chains, commitmentSalts, chainTransactions as rows } from './chain-tables.ts';
import { createLifeRepository } from './life-repository.ts';

/** What is meant for one life of a chain only, and never signed again for another. */
const BOUND = ['DEPLOYMENT', 'FILLER'] as const;

/** The records of what goes to the chain, within one database transaction. */
export function createChainRepository(tx: Transaction): ChainRecords {
  const rows = rowsOf(tx);
  return {
    ...createLifeRepository(tx),
    ...createAttemptRepository(tx),
    ...queueOn(tx, rows),
    ...blocksOn(tx, rows),
  };
}

type Rows = ReturnType<typeof rowsOf>;

function rowsOf(tx: Transaction) {
  const select = () => selectChainTransactions(tx);
  return { select };
}

function queueOn(
  tx: Transaction,
  { select }: Rows,
): Pick<ChainRecords, 'enqueue' | 'deploymentOf' | 'save' | 'unsent' | 'pending'> {
  return {
    async enqueue(queued) {
      await tx.insert(rows).values(queued.map(({ transaction }) => toRow(transaction)));
      const salts = queued.flatMap(({ transaction: { transactionId }, salt }) =>
        salt === null || transactionId === null
          ? []
          : [{ transactionId, salt: Buffer.from(salt).toString('hex') }],
      );
      if (salts.length > 0) await tx.insert(commitmentSalts).values(salts);
    },
    async deploymentOf(contractId) {
      const [found] = await select().where(
        and(eq(rows.kind, 'DEPLOYMENT'), eq(rows.contractId, contractId)),
      );
      return found === undefined ? null : toChainTransaction(found);
    },
    async save(transaction) {
      const saved = await tx
        .update(rows)
        .set(toRow(transaction))
        .where(and(eq(rows.id, transaction.id), eq(rows.version, transaction.version - 1)))
        .returning({ id: rows.id });
      if (saved.length === 0) {
        throw new Error(
          `Chain transaction ${transaction.id} was changed by another worker: this round is given up.`,
        );
      }
    },
    async unsent(kinds, now, limit) {
      const due = and(
        inArray(rows.kind, [...kinds]),
        isNull(rows.chain),
        lte(rows.nextAttemptAt, now),
        NOTHING_BEFORE,
      );
      const found = await select().where(due).orderBy(asc(rows.id)).limit(Math.max(0, limit));
      return found.map(toChainTransaction);
    },
    async pending(chain, limit) {
      const found = await select()
        .where(and(eq(rows.chain, chain), eq(rows.status, 'PENDING')))
        .orderBy(asc(rows.nonce))
        .limit(limit);
      return found.map(toChainTransaction);
    },
  };
}

function blocksOn(
  tx: Transaction,
  { select }: Rows,
): Pick<ChainRecords, 'openBlocks' | 'inBlock' | 'placedFromNonce' | 'settle' | 'stranded'> {
  return {
    async openBlocks(chain, limit) {
      const found = await tx
        .selectDistinct({ number: rows.blockNumber, hash: rows.blockHash })
        .from(rows)
        .where(and(eq(rows.chain, chain), eq(rows.settled, false), isNotNull(rows.blockHash)))
        .orderBy(asc(rows.blockNumber))
        .limit(limit);
      return found.flatMap(({ number, hash }) =>
        number === null || hash === null ? [] : [{ number, hash }],
      );
    },
    async inBlock(chain, blockHash, scope, limit) {
      const statuses = scope === 'ALL' ? undefined : eq(rows.status, 'CONFIRMING');
      const found = await select()
        .where(and(eq(rows.chain, chain), eq(rows.blockHash, blockHash), statuses))
        .orderBy(asc(rows.id))
        .limit(limit);
      return found.map(toChainTransaction);
    },
    async placedFromNonce(chain, sender, latest, limit) {
      const found = await select()
        .where(
          and(
            eq(rows.chain, chain),
            eq(rows.sender, sender),
            sql`${rows.nonce} >= ${latest}`,
            isNotNull(rows.blockHash),
          ),
        )
        .orderBy(asc(rows.nonce))
        .limit(limit);
      return found.map(toChainTransaction);
    },
    async settle(chain, blockHash) {
      await tx
        .update(rows)
        .set({ settled: true, version: sql`${rows.version} + 1` })
        .where(
          and(
            eq(rows.chain, chain),
            eq(rows.blockHash, blockHash),
            eq(rows.status, 'CONFIRMED'),
            eq(rows.settled, false),
          ),
        );
    },
    async stranded(chain, limit) {
      const found = await select()
        .innerJoin(chains, eq(chains.id, rows.chain))
        .where(
          and(
            notInArray(rows.kind, [...BOUND]),
            ne(rows.chain, chain),
            or(isNotNull(chains.lostAt), ne(rows.status, 'CONFIRMED')),
          ),
        )
        .orderBy(asc(rows.id))
        .limit(limit);
      return found.map(toChainTransaction);
    },
  };
}

/** Of a loan: that no earlier state of it is without a block. The contract would refuse a later one. */
const NOTHING_BEFORE = or(
  isNull(rows.loanId),
  sql`not exists (select from ledger.chain_transactions earlier
    where earlier.loan_id = ${rows.loanId} and earlier.loan_step < ${rows.loanStep}
      and earlier.status = 'PENDING')`,
);

function toRow(transaction: ChainTransaction): typeof rows.$inferInsert {
  const { block, userId: _, leafCount: __, agreement: ___, loanState, ...columns } = transaction;
  return {
    ...columns,
    loanStep: loanState === null ? null : stepOf(loanState),
    blockNumber: block?.number ?? null,
    blockHash: block?.hash ?? null,
  };
}
