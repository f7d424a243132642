import { userCaller } from '@blockscore/caller';
import { CATALOGUE } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLimit } from '../src/app/change-limit.ts';
import { postOpeningCapital } from '../src/app/post-opening-capital.ts';
import { postPending } from '../src/app/post-pending.ts';
import { type JournalInput, postTransactions } from '../src/app/post-transactions.ts';
import { reverseTransaction } from '../src/app/reverse-transaction.ts';
import { CHART_OF_ACCOUNTS, isControlled } from '../src/domain/chart-of-accounts.ts';
import { disbursement, openTestLedger, type TestLedger, writtenOf } from './ledger.ts';

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
  return writtenOf(outcome.value)[0]?.id ?? '';
}

const reverse = (transactionId: string, effectiveOn?: string) =>
  reverseTransaction(ledger.ports)(staff, { ...key(), transactionId, effectiveOn });

const postHeld = (
  transactionId: string,
  effectiveOn: string | null,
  lines?: JournalInput['lines'],
) => postPending(ledger.ports)(staff, { ...key(), transactionId, effectiveOn, lines });

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

describe('a limit', () => {
  const change = async (code: string, least?: string) => {
    const account = (await ledger.books.accounts()).find((found) => found.code === code);
    const limits = least === undefined ? {} : { least: usd(least) };
    const { id: accountId = '', version = 0 } = account ?? {};
    return changeLimit(ledger.ports)(staff, { accountId, version, ...limits });
  };
  const { lines } = CATALOGUE['lending.posting.requested'].shape;

  test.each(lines.unwrap().element.shape.account.options)(
    'keeps no posting of a loan from %s',
    async (code) => {
      expect(await change(code, '-1000.00')).toEqual(
        refusal('ACCOUNT_CONTROLLED', ['input', 'accountId']),
      );
      // Where there was one, it can be taken away.
      expect(await change(code)).toMatchObject({ ok: true, value: { leastMinor: null } });
    },
  );

  test('is changed by the first of two who saw the same, and the second is told', async () => {
    const [account] = (await ledger.books.accounts()).filter(
      ({ code }) => code === 'SHARE_CAPITAL',
    );
    const { id: accountId = '', version = 0 } = account ?? {};
    const to = (least: string | null) =>
      changeLimit(ledger.ports)(staff, {
        ...{ accountId, version },
        least: least === null ? null : usd(least),
      });
    const both = await Promise.all([to('-1.00'), to('-2.00')]);
    expect(both.filter(({ ok }) => ok)).toEqual([
      { ok: true, value: expect.objectContaining({ version: version + 1 }) },
    ]);
    expect(both.find(({ ok }) => !ok)).toEqual(refusal('CONFLICT', ['input', 'version']));
    expect(await to(null)).toEqual(refusal('CONFLICT', ['input', 'version']));
    await change('SHARE_CAPITAL');
  });

  test('is for accounts of staff', async () => {
    expect(await change('RETAINED_EARNINGS', '-1000.00')).toMatchObject({ ok: true });
  });
});

describe('days that people give', () => {
  // The clock stands at 2026-11-22.
  test.each(['0000-01-01', '0001-01-01', '1899-12-31', '2027-11-23', '9999-12-31'])(
    'are not %s',
    async (effectiveOn) => {
      expect(await post(journal({ effectiveOn }))).toEqual(
        refusal('INVALID_DATE', at('effectiveOn')),
      );
      const id = await posted(journal({ pending: true, effectiveOn: '2026-11-20' }));
      for (const outcome of [await postHeld(id, effectiveOn), await reverse(id, effectiveOn)]) {
        expect(outcome).toMatchObject({ ok: false });
      }
      expect(await reverse(await posted(journal()), effectiveOn)).toEqual(
        refusal('INVALID_DATE', ['input', 'effectiveOn']),
      );
    },
  );

  test.each(['1900-01-01', '2027-11-22'])('may be %s', async (effectiveOn) => {
    expect(await post(journal({ effectiveOn }))).toMatchObject({
      ok: true,
      value: [{ effectiveOn }],
    });
  });

  test('of a reversal and of what is posted of a hold are not before the day of that', async () => {
    const effectiveOn = '2026-11-20';
    const [whole, held] = [
      await posted(journal({ effectiveOn })),
      await posted(journal({ effectiveOn, pending: true })),
    ];
    const early = refusal('INVALID_DATE', ['input', 'effectiveOn']);
    expect(await reverse(whole, '2026-11-19')).toEqual(early);
    expect(await postHeld(held, '2026-11-19')).toEqual(early);
    const same = { ok: true, value: { effectiveOn } };
    expect(await reverse(whole, effectiveOn)).toMatchObject(same);
    expect(await postHeld(held, effectiveOn)).toMatchObject(same);
  });

  test('are those of what is undone where that is to come', async () => {
    const effectiveOn = '2026-12-24';
    expect(await reverse(await posted(journal({ effectiveOn })))).toMatchObject({
      ok: true,
      value: { effectiveOn },
    });
  });
});

describe('text that people give', () => {
  const codes = ['', 'cash', 'CASH\u0000', '\ud800', `A${'B'.repeat(40)}`, 'x'.repeat(100_000)];
  test.each(codes)('is no account where it could be no code: %j', async (code) => {
    expect(await post(journal({}, 'CASH', code))).toEqual(
      refusal('UNKNOWN_ACCOUNT', at('lines', '1', 'account')),
    );
    const held = await posted(journal({ pending: true }));
    const { lines } = journal({}, 'CASH', code);
    expect(await postHeld(held, null, lines)).toEqual(
      refusal('UNKNOWN_ACCOUNT', ['input', 'lines', '1', 'account']),
    );
  });

  test.each(['', 'a\u0000b', 'a\nb', '\u0085', '\ud800', 'b\udc00c', 'x'.repeat(101)])(
    'is no reference: %j',
    async (reference) => {
      expect(await post(journal({ reference }))).toEqual(
        refusal('INVALID_REFERENCE', at('reference')),
      );
    },
  );

  test('may be in any script', async () => {
    const reference = 'Łódź № 17 — 東京 🏦';
    expect(await post(journal({ reference }))).toMatchObject({ ok: true, value: [{ reference }] });
  });

  test('has no more lines than a transaction, before any account is looked for', async () => {
    const line = { account: 'LOAN_PRINCIPAL', side: 'DEBIT' as const, amount: usd('1.00') };
    const many = Array.from({ length: 101 }, () => line);
    expect(await post({ lines: many })).toEqual(refusal('TOO_MANY_LINES', at('lines')));
    const held = await posted(journal({ pending: true }));
    expect(await postHeld(held, null, many)).toEqual(refusal('TOO_MANY_LINES', ['input', 'lines']));
  });
});
