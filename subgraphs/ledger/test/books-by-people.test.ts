import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postOpeningCapital } from '../src/app/post-opening-capital.ts';
import { type JournalInput, postTransactions } from '../src/app/post-transactions.ts';
import { reverseTransaction } from '../src/app/reverse-transaction.ts';
import { CHART_OF_ACCOUNTS, isControlled } from '../src/domain/chart-of-accounts.ts';
import { disbursement, openTestLedger, type TestLedger } from './ledger.ts';

const staff = userCaller(newId('user'), ['ADMIN']);
const key = () => ({ idempotencyKey: newId('req') });
const usd = (amount: string) => ({ amount, currency: 'USD' });

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(null);
});
afterAll(async () => {
  await ledger?.close();
});

function journal(changes: Partial<JournalInput> = {}, debit = 'CASH', credit = 'SUSPENSE') {
  const lines = [
    { account: debit, side: 'DEBIT' as const, amount: usd('5.00') },
    { account: credit, side: 'CREDIT' as const, amount: usd('5.00') },
  ];
  return { lines, ...changes };
}

const post = (transaction: JournalInput) =>
  postTransactions(ledger.ports)(staff, { ...key(), transactions: [transaction] });

async function posted(transaction: JournalInput): Promise<string> {
  const outcome = await post(transaction);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value[0]?.id ?? '';
}

const reverse = (transactionId: string, effectiveOn?: string) =>
  reverseTransaction(ledger.ports)(staff, { ...key(), transactionId, effectiveOn });

const refusal = (code: string, path: readonly string[]) => ({
  ok: false,
  error: [expect.objectContaining({ code, path })],
});
const at = (...path: string[]) => ['input', 'transactions', '0', ...path];

describe('what lending keeps of its loans', () => {
  test('is not reversed by staff, who are sent to lending', async () => {
    const outcome = await ledger.post(disbursement());
    if (!outcome.ok) throw new Error('The posting was refused.');
    expect(await reverse(outcome.value.id)).toMatchObject({
      ok: false,
      error: [{ code: 'CANNOT_REVERSE', message: expect.stringContaining('Lending') }],
    });
    expect(await ledger.books.reversals([outcome.value.id])).toEqual([]);
  });

  const controlled = CHART_OF_ACCOUNTS.map(({ code }) => code).filter(isControlled);
  test.each([...controlled, 'LOAN_PRINCIPAL'])(
    'takes nothing written by hand on %s',
    async (code) => {
      for (const pending of [false, true]) {
        expect(await post(journal({ pending }, 'CASH', code))).toEqual(
          refusal('ACCOUNT_CONTROLLED', at('lines', '1', 'account')),
        );
      }
    },
  );

  test('leaves the rest to staff: what they wrote themselves, and the opening capital', async () => {
    expect(await reverse(await posted(journal()))).toMatchObject({ ok: true });
    await postOpeningCapital(ledger.ports)(money(5_000n, 'USD'));
    const capital = await ledger.transact((work) => work.books.byPostingId('opening-capital'));
    expect(await reverse(capital?.id ?? '')).toMatchObject({
      ok: true,
      value: { kind: 'REVERSAL', reverses: capital?.id },
    });
  });
});
