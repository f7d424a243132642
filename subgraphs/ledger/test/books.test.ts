import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import fc from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPostingRequest } from '../src/app/answer-posting-request.ts';
import { postOpeningCapital } from '../src/app/post-opening-capital.ts';
import { seedChartOfAccounts } from '../src/app/seed-chart-of-accounts.ts';
import { CHART_OF_ACCOUNTS } from '../src/domain/chart-of-accounts.ts';
import type { Posting } from '../src/domain/posting.ts';
import { postingRequested } from './events.ts';
import {
  disbursement,
  line,
  openTestLedger,
  type PaymentPosting,
  type TestLedger,
} from './ledger.ts';

let ledger: TestLedger;
let sql: Sql;

beforeAll(async () => {
  ledger = await openTestLedger();
  sql = postgres(ledger.database.appUrl, { max: 4, onnotice: () => undefined });
});

afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

async function net(): Promise<string> {
  const [row] = await sql<{ net: string }[]>`
    select coalesce(sum(case side when 'DEBIT' then minor else -minor end), 0)::text as net
    from ledger.entries`;
  return row?.net ?? '';
}

const count = async (posting: Posting) =>
  (await sql`select 1 from ledger.transactions where posting_id = ${posting.postingId}`).length;

const toAndFro = (minor: bigint) => [
  line('LOAN_PRINCIPAL', 'DEBIT', minor),
  line('CASH', 'CREDIT', minor),
];

describe('the chart of accounts', () => {
  test('is seeded once, also by several processes at once', async () => {
    const seed = seedChartOfAccounts(ledger.ports);
    await Promise.all([seed('USD'), seed('USD'), seed('USD')]);
    expect(await ledger.books.accounts()).toHaveLength(CHART_OF_ACCOUNTS.length);
  });

  test('refuses a start in another currency than the books are kept in', async () => {
    await expect(seedChartOfAccounts(ledger.ports)('EUR')).rejects.toThrow('set CURRENCY=USD');
  });
});

describe('posting', () => {
  test('writes the transaction, its entries and the event together', async () => {
    const posting = disbursement();
    const outcome = await ledger.post(posting);
    if (!outcome.ok) throw new Error('The posting was refused.');
    const { value } = outcome;
    expect(value).toMatchObject({ amountMinor: 100_000n, phase: 'SINGLE', reverses: null });
    const entries = await ledger.books.entriesOf([value.id]);
    expect(entries.map(({ accountCode, side, minor }) => [accountCode, side, minor])).toEqual([
      ['LOAN_PRINCIPAL', 'DEBIT', 100_000n],
      ['CASH', 'CREDIT', 100_000n],
    ]);
    const event = (await ledger.events()).at(-1);
    expect(event).toMatchObject({
      type: 'ledger.transaction.posted',
      audience: { subject: posting.userId, scopes: ['ledger:read', 'loans:read'] },
      data: { transactionId: value.id, postingId: posting.postingId, loanId: posting.loanId },
    });
    expect(event?.data).toMatchObject({
      amountMinor: '100000',
      currency: 'USD',
      direction: 'OUT',
      effectiveOn: posting.effectiveOn,
    });
  });

  test('tells the money that moved, and not what else is said of a loan with it', async () => {
    await ledger.post({
      ...disbursement(),
      kind: 'REPAYMENT',
      lines: [
        { account: 'CASH', side: 'DEBIT', minor: 9_000n },
        { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: 9_000n },
        { account: 'ACCRUED_INTEREST', side: 'DEBIT', minor: 70n },
        { account: 'INTEREST_INCOME', side: 'CREDIT', minor: 70n },
      ],
    });
    const event = (await ledger.events()).at(-1);
    expect(event?.data).toMatchObject({ kind: 'REPAYMENT', amountMinor: '9000', direction: 'IN' });
  });

  test('twice with the same id and contents is posting once', async () => {
    const posting = disbursement();
    const first = await ledger.post(posting);
    const events = (await ledger.events()).length;
    const second = await ledger.post(posting);
    expect(second).toEqual(first);
    expect(await count(posting)).toBe(1);
    expect(await ledger.events()).toHaveLength(events);
  });

  test('with a known id and other contents is a conflict', async () => {
    const posting = disbursement();
    await ledger.post(posting);
    const other = await ledger.post({ ...posting, effectiveOn: '2026-11-21' });
    expect(other).toMatchObject({ ok: false, error: [{ code: 'POSTING_CONFLICT' }] });
    expect(await count(posting)).toBe(1);
  });

  test('at the same moment from many sides gives one transaction to all of them', async () => {
    const posting = disbursement();
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => ledger.post(posting)));
    const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.id : 'refused'));
    expect(new Set(ids).size).toBe(1);
    expect(await count(posting)).toBe(1);
    const commitments = await ledger.chain.ofTransactions(ids);
    expect(commitments).toHaveLength(1);
  });

  test('of many at once on the same two accounts lets all of them through', async () => {
    const [cash] = (await ledger.books.accounts()).filter((account) => account.code === 'CASH');
    const turnover = async () =>
      (await ledger.books.standings([cash?.id ?? ''])).get(cash?.id ?? '');
    const before = (await turnover())?.credits ?? 0n;
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        ledger.post(
          disbursement({
            lines: index % 2 === 0 ? toAndFro(7n) : toAndFro(7n).toReversed(),
          }),
        ),
      ),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect((await turnover())?.credits).toBe(before + 64n * 7n);
  });

  test('that does not balance leaves nothing behind', async () => {
    const posting = disbursement({
      lines: [line('LOAN_PRINCIPAL', 'DEBIT', 5n), line('CASH', 'CREDIT', 4n)],
    });
    expect(await ledger.post(posting)).toMatchObject({
      ok: false,
      error: [{ code: 'UNBALANCED' }],
    });
    expect(await count(posting)).toBe(0);
  });

  test('of any list of random balanced postings keeps the books at zero', async () => {
    const codes = fc.constantFrom(...CHART_OF_ACCOUNTS.map((account) => account.code));
    const pair = fc.record({
      debit: codes,
      credit: codes,
      minor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 8 }), async (pairs) => {
        const lines = pairs.flatMap(({ debit, credit, minor }) => [
          line(debit, 'DEBIT', minor),
          line(credit, 'CREDIT', minor),
        ]);
        const outcome = await ledger.post(disbursement({ kind: 'REPAYMENT', lines }));
        expect(outcome.ok).toBe(true);
        expect(await net()).toBe('0');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a posting request heard from lending', () => {
  const answer = (posting: PaymentPosting) =>
    ledger.transact((work) => answerPostingRequest(work, ledger.ports, postingRequested(posting)));

  test('is posted', async () => {
    const posting = disbursement();
    await answer(posting);
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ledger.transaction.posted',
      data: { postingId: posting.postingId },
    });
  });

  test('names who had it posted in lending', async () => {
    const posting = disbursement();
    const actor = { kind: 'USER', id: newId('user') } as const;
    const request = { ...postingRequested(posting), actor };
    await ledger.transact((work) => answerPostingRequest(work, ledger.ports, request));
    const found = await ledger.transact((work) => work.books.byPostingId(posting.postingId));
    expect(found?.recordedBy).toEqual(actor);
  });

  test('of many loans together is posted for nobody, and told to staff alone', async () => {
    const postingId = newId('req');
    await ledger.transact((work) =>
      answerPostingRequest(work, ledger.ports, {
        actor: serviceCaller('lending'),
        data: {
          postingId,
          kind: 'ACCRUAL',
          currency: 'USD',
          effectiveOn: '2026-11-22',
          lines: [
            { account: 'ACCRUED_INTEREST', side: 'DEBIT', minor: '31' },
            { account: 'BORROWER_CREDIT', side: 'CREDIT', minor: '1' },
            { account: 'INTEREST_INCOME', side: 'CREDIT', minor: '30' },
          ],
        },
      }),
    );
    const told = (await ledger.events()).at(-1);
    expect(told?.audience).toEqual({ scopes: ['ledger:read'] });
    expect(told?.data).toEqual({ transactionId: expect.any(String), postingId, kind: 'ACCRUAL' });
    const found = await ledger.transact((work) => work.books.byPostingId(postingId));
    expect(found).toMatchObject({ userId: null, loanId: null, paymentId: null, amountMinor: 31n });
    expect(found?.recordedBy).toEqual({ kind: 'SERVICE', id: 'lending' });
  });

  test('in another currency than the books is rejected with the reason', async () => {
    const posting = disbursement({ currency: 'EUR' });
    await answer(posting);
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ledger.posting.rejected',
      data: {
        postingId: posting.postingId,
        userId: posting.userId,
        code: 'CURRENCY_MISMATCH',
        message: 'The books are kept in another currency.',
      },
    });
    expect(ledger.warnings).toContain('The books refuse a posting.');
    expect(await count(posting)).toBe(0);
  });
});

describe('the opening capital', () => {
  const open = (minor: bigint) => postOpeningCapital(ledger.ports)(money(minor, 'USD'));
  const capital = () => ledger.transact((work) => work.books.byPostingId('opening-capital'));

  test('is posted once, however often and on whatever day it is asked for', async () => {
    await Promise.all([open(5_000n), open(5_000n), open(5_000n)]);
    const first = await capital();
    expect(first).toMatchObject({ kind: 'OPENING_CAPITAL', amountMinor: 5_000n, userId: null });
    ledger.advance(86_400_000);
    await open(5_000n);
    expect(ledger.warnings).not.toContainEqual(expect.stringContaining('OPENING_CAPITAL'));
    await open(7_000n);
    expect(ledger.warnings.at(-1)).toContain('another amount');
    expect(await capital()).toEqual(first);
    expect(await net()).toBe('0');
    const entries = await ledger.books.entriesOf([first?.id ?? '']);
    expect(entries.map(({ accountCode, side, minor }) => [accountCode, side, minor])).toEqual([
      ['CASH', 'DEBIT', 5_000n],
      ['SHARE_CAPITAL', 'CREDIT', 5_000n],
    ]);
    const told = (await ledger.events()).filter((e) => e.type === 'ledger.capital.opened');
    expect(told.map((event) => event.data)).toEqual([{ transactionId: first?.id }]);
    expect(await ledger.chain.ofTransactions([first?.id ?? ''])).toEqual([]);
  });

  test('that the books cannot take stops the start', async () => {
    await expect(open(0n)).rejects.toThrow('OPENING_CAPITAL cannot be posted');
  });
});
