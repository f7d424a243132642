import { newId } from '@blockscore/ids';
import fc from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerPostingRequest } from '../src/app/answer-posting-request.ts';
import { seedChartOfAccounts } from '../src/app/seed-chart-of-accounts.ts';
import { CHART_OF_ACCOUNTS } from '../src/domain/chart-of-accounts.ts';
import type { Posting } from '../src/domain/posting.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

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
    expect(value).toMatchObject({ amountMinor: 100_000n, status: 'POSTED', reverses: null });
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
  const heard = (posting: Posting) => ({
    id: newId('evt'),
    type: 'lending.posting.requested' as const,
    aggregate: { type: 'Loan', id: posting.loanId, version: 1 },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE' as const, id: 'lending' },
    occurredAt: '2026-11-22T08:00:00.000Z',
    data: {
      postingId: posting.postingId,
      userId: posting.userId,
      loanId: posting.loanId,
      paymentId: posting.paymentId,
      kind: posting.kind,
      currency: posting.currency,
      effectiveOn: posting.effectiveOn,
      lines: [
        { account: 'LOAN_PRINCIPAL' as const, side: 'DEBIT' as const, minor: '70' },
        { account: 'CASH' as const, side: 'CREDIT' as const, minor: '70' },
      ],
    },
  });

  test('is posted', async () => {
    const posting = disbursement();
    await answerPostingRequest(ledger.ports)(heard(posting));
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ledger.transaction.posted',
      data: { postingId: posting.postingId },
    });
  });

  test('in another currency than the books is rejected with the reason', async () => {
    const posting = disbursement({ currency: 'EUR' });
    await answerPostingRequest(ledger.ports)(heard(posting));
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ledger.posting.rejected',
      data: { postingId: posting.postingId, code: 'CURRENCY_MISMATCH' },
    });
    expect(await count(posting)).toBe(0);
  });
});

describe('the database itself', () => {
  interface HandWritten {
    readonly entries: readonly (readonly [side: string, minor: number])[];
    readonly declared?: number;
  }

  /** Writes a transaction by hand as the application's role could. */
  const write = ({ entries, declared }: HandWritten) =>
    sql.begin(async (tx) => {
      const id = newId('txn');
      await tx`insert into ledger.transactions
        (id, kind, posting_id, input_hash, currency, amount_minor, entry_count, effective_on, recorded_at, status)
        values (${id}, 'REPAYMENT', ${id}, '', 'USD', 1, ${declared ?? entries.length}, '2026-11-22', now(), 'POSTED')`;
      for (const [position, [side, minor]] of entries.entries()) {
        await tx`insert into ledger.entries
          select ${newId('entry')}, ${id}, accounts.id, ${position}, ${side}, ${minor}, 'USD'
          from ledger.accounts where code = 'CASH'`;
      }
      return id;
    });

  test('takes a balanced transaction', async () => {
    await expect(
      write({
        entries: [
          ['DEBIT', 3],
          ['CREDIT', 1],
          ['CREDIT', 2],
        ],
      }),
    ).resolves.toMatch(/^txn_/);
  });

  test.each<[string, HandWritten, string]>([
    [
      'an unbalanced one',
      {
        entries: [
          ['DEBIT', 2],
          ['CREDIT', 1],
        ],
      },
      'does not balance',
    ],
    ['one without entries', { entries: [], declared: 2 }, 'has 0 entries instead of the 2'],
    [
      'one with a missing entry',
      {
        entries: [
          ['DEBIT', 1],
          ['CREDIT', 1],
        ],
        declared: 3,
      },
      'has 2 entries instead of the 3',
    ],
    ['one that declares a single entry', { entries: [['DEBIT', 1]] }, 'transactions_entry_count'],
    [
      'an amount of zero',
      {
        entries: [
          ['DEBIT', 0],
          ['CREDIT', 0],
        ],
      },
      'entries_minor',
    ],
    [
      'a negative amount',
      {
        entries: [
          ['DEBIT', -1],
          ['CREDIT', -1],
        ],
      },
      'entries_minor',
    ],
  ])('refuses %s', async (_, written, message) => {
    const before = await net();
    await expect(write(written)).rejects.toThrow(message);
    expect(await net()).toBe(before);
  });

  test('refuses entries in another currency than their account', async () => {
    const id = await write({
      entries: [
        ['DEBIT', 1],
        ['CREDIT', 1],
      ],
    });
    await expect(
      sql`insert into ledger.entries select ${newId('entry')}, ${id}, accounts.id, 7, 'DEBIT', 1, 'EUR'
        from ledger.accounts where code = 'CASH'`,
    ).rejects.toThrow('entries_account');
  });

  test('refuses to add balanced entries to a transaction of the past', async () => {
    const id = await write({
      entries: [
        ['DEBIT', 1],
        ['CREDIT', 1],
      ],
    });
    const late = sql.begin(async (tx) => {
      for (const [position, side] of [
        [2, 'DEBIT'],
        [3, 'CREDIT'],
      ] as const) {
        await tx`insert into ledger.entries
          select ${newId('entry')}, ${id}, accounts.id, ${position}, ${side}, 1, 'USD'
          from ledger.accounts where code = 'CASH'`;
      }
    });
    await expect(late).rejects.toThrow('has 4 entries instead of the 2');
  });

  test.each([
    'update ledger.entries set minor = minor + 1',
    'delete from ledger.entries',
    'truncate ledger.entries',
    'update ledger.transactions set amount_minor = 0',
    'delete from ledger.transactions',
    'truncate ledger.transactions cascade',
    "update ledger.accounts set normal_side = 'CREDIT'",
    'delete from ledger.accounts',
    "update ledger.commitment_salts set salt = ''",
    'update ledger.chain_attempts set signed = null',
    'alter table ledger.entries disable trigger all',
    'drop trigger entries_append_only on ledger.entries',
    'alter table ledger.entries add column note text',
    'set role ledger_owner',
    'set session_replication_role = replica',
    'create table ledger.shadow (id int)',
  ])('refuses its application role: %s', async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toThrow(
      /permission denied|must be owner|append-only/,
    );
  });

  test('gives its application role nothing that it grants itself', async () => {
    await sql`grant update on ledger.entries to ledger_app`;
    await expect(sql`update ledger.entries set minor = minor + 1`).rejects.toThrow('permission');
  });

  test.each(['update ledger.entries set minor = 1', 'delete from ledger.transactions'])(
    'refuses even its owner: %s',
    async (statement) => {
      const owner = postgres(ledger.database.ownerUrl, { max: 1 });
      await expect(owner.unsafe(statement)).rejects.toThrow('append-only');
      await owner.end();
    },
  );
});
