import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { destroySalts } from '../src/app/destroy-salts.ts';
import { disbursement, line, type TestLedger } from './ledger.ts';

export const FIRST = userCaller(newId('user'), ['ADMIN']);
export const SECOND = userCaller(newId('user'), ['ADMIN']);

/** What the second of two administrators is told who ask for it one after the other. */
export async function destroyByTwo({ ports }: Pick<TestLedger, 'ports'>, userId: string) {
  const asked = await destroySalts(ports)(FIRST, { userId });
  return asked.ok ? await destroySalts(ports)(SECOND, { userId }) : asked;
}

/** Has the person pay back all that is open of their loans. */
export async function settle(ledger: Pick<TestLedger, 'connection' | 'post'>, userId: string) {
  const open = await ledger.connection.sql<{ loan: `loan_${string}`; minor: string }[]>`
    select t.loan_id as loan, sum(case e.side when 'DEBIT' then e.minor else -e.minor end) as minor
    from ledger.transactions t
    join ledger.entries e on e.transaction_id = t.id join ledger.accounts a on a.id = e.account_id
    where t.user_id = ${userId} and a.code = 'LOAN_PRINCIPAL' group by t.loan_id`;
  for (const { loan: loanId, minor } of open) {
    const lines = [
      line('CASH', 'DEBIT', BigInt(minor)),
      line('LOAN_PRINCIPAL', 'CREDIT', BigInt(minor)),
    ];
    const of = { userId: userId as `user_${string}`, loanId, kind: 'REPAYMENT', lines } as const;
    const outcome = await ledger.post(disbursement(of));
    if (!outcome.ok) throw new Error('It was refused.');
  }
}
