import { serviceCaller } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import type { AnyEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import { asc } from 'drizzle-orm';
import { createAnchorReader } from '../src/adapters/anchor-reader.ts';
import { createAttestationReader } from '../src/adapters/attestation-reader.ts';
import { createBookKeeping } from '../src/adapters/book-keeping.ts';
import { createBookReader } from '../src/adapters/book-reader.ts';
import { createChainReader } from '../src/adapters/chain-reader.ts';
import { createLoanReader } from '../src/adapters/loan-reader.ts';
import { createProposalReader } from '../src/adapters/proposal-reader.ts';
import { createReconciliationReader } from '../src/adapters/reconciliation-reader.ts';
import { newSalt } from '../src/adapters/resources.ts';
import { sha256 } from '../src/adapters/sha256.ts';
import { outbox } from '../src/adapters/tables.ts';
import { createTransact } from '../src/adapters/work.ts';
import type { Ports } from '../src/app/ports.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { seedChartOfAccounts } from '../src/app/seed-chart-of-accounts.ts';
import type { LoanPosting, Posting, PostingLine } from '../src/domain/posting.ts';
import { isProposal, type JournalProposal } from '../src/domain/proposal.ts';

/** A ledger on a database of its own, with a clock that the test moves. */
export async function openTestLedger(requiredConfirmations: number | null = 3) {
  const database = await createTestDatabase('ledger');
  const connection = connect(database.appUrl, { max: 8, name: 'ledger test' });
  let now = new Date('2026-11-22T08:00:00.000Z');
  const clock = () => now;
  const transact = createTransact(connection, clock);
  const warnings: string[] = [];
  const ports: Ports = {
    transact,
    clock,
    currency: 'USD',
    journalApprovalAbove: null,
    books: createBookReader(connection.db),
    proposals: createProposalReader(connection.db),
    keeping: createBookKeeping(connection.db),
    commitments: createChainReader(connection.db),
    anchors: createAnchorReader(connection.db),
    loans: createLoanReader(connection.db),
    loanRegistry: null,
    attestations: createAttestationReader(connection.db),
    attesting: null,
    reconciliations: createReconciliationReader(connection.db),
    warn: (message) => void warnings.push(message),
    sha256,
    newSalt,
    chain:
      requiredConfirmations === null ? null : { requiredConfirmations, deploymentsPerDay: 100 },
  };
  await seedChartOfAccounts(ports)('USD');
  return {
    database,
    connection,
    ports,
    clock,
    transact,
    warnings,
    books: ports.books,
    chain: ports.commitments,
    advance: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
    post: (posting: Posting) =>
      transact((work) => postTransaction(work, ports, serviceCaller('test'), posting)),
    /** What was recorded so far, in order. */
    events: async (): Promise<AnyEvent[]> => {
      const rows = await connection.db.select().from(outbox).orderBy(asc(outbox.id));
      return rows.map((row) => row.event);
    },
    close: async () => {
      await connection.close();
      await database.drop();
    },
  };
}
export type TestLedger = Awaited<ReturnType<typeof openTestLedger>>;

/** What was written, where nothing takes a second person. */
export function writtenOf<T extends object>(made: T | JournalProposal): T {
  if (isProposal(made)) throw new Error(`It waits for a second person: ${made.content}`);
  return made;
}

export function line(account: string, side: PostingLine['side'], minor: bigint): PostingLine {
  return { account, side, minor };
}

/** A posting of one payment of a loan. */
export type PaymentPosting = LoanPosting &
  Readonly<Record<'userId', `user_${string}`>> &
  Readonly<Record<'loanId', `loan_${string}`>> &
  Readonly<Record<'paymentId', `pay_${string}`>>;

/** A disbursement of 1,000.00 to a new borrower, unless told otherwise. */
export function disbursement(changes: Partial<PaymentPosting> = {}): PaymentPosting {
  return {
    postingId: newId('req'),
    kind: 'DISBURSEMENT',
    currency: 'USD',
    effectiveOn: '2026-11-22',
    userId: newId('user'),
    partnerId: null,
    loanId: newId('loan'),
    paymentId: newId('pay'),
    lines: [line('LOAN_PRINCIPAL', 'DEBIT', 100_000n), line('CASH', 'CREDIT', 100_000n)],
    ...changes,
  };
}
