import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { startTestSubgraph } from '@blockscore/testkit';
import { ledgerConfig } from '../src/config.ts';
import { startLedger } from '../src/main.ts';
import { openChainLedger } from './chain.ts';
import { line } from './ledger.ts';

const borrower = newId('user');

/** One caller of each kind; the borrower has a loan, which came by the partner. */
export const CALLERS = {
  anonymous: ANONYMOUS,
  borrower: userCaller(borrower, ['BORROWER']),
  stranger: userCaller(newId('user'), ['BORROWER']),
  officer: userCaller(newId('user'), ['LOAN_OFFICER']),
  analyst: userCaller(newId('user'), ['ANALYST']),
  admin: userCaller(newId('user'), ['ADMIN']),
  partner: {
    kind: 'PARTNER',
    id: newId('partner'),
    roles: ['PARTNER'],
    scopes: ['partner:read'],
    partnerId: newId('partner'),
  },
} satisfies Record<string, Caller>;

/**
 * A ledger with a loan paid out (and confirmed on its chain), a repayment of it and somebody else's
 * disbursement, commitments to scores under an anchor, and the process that serves it without a
 * chain.
 */
export async function openServedLedger() {
  const filled = await openChainLedger();
  await filled.deploy();
  const loanId = newId('loan');
  const own = { userId: borrower, loanId, partnerId: CALLERS.partner.partnerId };
  const paidOut = await filled.disburse({ ...own, effectiveOn: '2026-11-20' });
  const repaid = await filled.disburse({
    ...own,
    kind: 'REPAYMENT',
    effectiveOn: '2026-11-21',
    lines: [
      line('CASH', 'DEBIT', 9_000n),
      line('LOAN_PRINCIPAL', 'CREDIT', 8_000n),
      line('INTEREST_INCOME', 'CREDIT', 1_000n),
    ],
  });
  const others = await filled.disburse({ effectiveOn: '2026-11-22' });
  const attested = await filled.hearScore(borrower);
  await filled.hearScore();
  for (const _ of [1, 2, 3]) {
    await filled.follow();
    await filled.net.mine();
  }
  await filled.follow();
  const ledger = await startTestSubgraph({
    name: 'ledger',
    database: filled.database,
    environment: { ENABLE_BLOCKCHAIN: 'false' },
    start: (environment) => startLedger(ledgerConfig(environment)),
  });
  return {
    filled,
    ledger,
    loanId,
    paidOut,
    repaid,
    others,
    /** The commitment to the borrower's score; it shares its anchor with somebody else's. */
    attested,
    async close() {
      await ledger.close();
      await filled.close();
    },
  };
}
export type ServedLedger = Awaited<ReturnType<typeof openServedLedger>>;

export const TRANSACTION = `query ($id: ID!) { transaction(id: $id) {
  id kind status chainStatus effectiveOn amount { amount currency }
  entries { side amount { amount } accountCode accountName }
  confirmations requiredConfirmations loan { id } reverses { id }
  chainTransaction { hash blockNumber blockHash status contractAddress commitment } } }`;
