import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceCaller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { checkout, eventually } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldBalances } from '../src/app/fold-balances.ts';
import { openAccount } from '../src/app/open-account.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { type HandLine, type HandWritten, writeByHand } from './by-hand.ts';
import { disbursement, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
let sql: Sql;

beforeAll(async () => {
  ledger = await openTestLedger();
  sql = postgres(ledger.database.appUrl, { max: 4, onnotice: () => undefined });
  const staff = userCaller(newId('user'), ['ADMIN']);
  const open = openAccount(ledger.ports);
  const none = { amount: '0', currency: 'USD' };
  const ten = { amount: '0.10', currency: 'USD' };
  await open(staff, { code: 'TILL', name: 'Till', type: 'ASSET', least: none, most: ten });
});
afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

const write = (written?: HandWritten) => writeByHand(sql, written);
const held = (expiresAt: Date | null = null) =>
  write({ columns: { phase: 'PENDING', expires_at: expiresAt } });
const post = (resolves: string, minor = 5) =>
  write({
    lines: [
      ['CASH', 'DEBIT', minor],
      ['SUSPENSE', 'CREDIT', minor],
    ],
    columns: { phase: 'POST', resolves },
  });
const toVoid = (resolves: string, reason: string | null = 'VOIDED') =>
  write({ lines: [], columns: { phase: 'VOID', resolves, void_reason: reason } });

describe('written by hand, what was held', () => {
  test('can be posted in part, or let go, and once', async () => {
    const first = await held();
    await post(first, 3);
    await expect(post(first)).rejects.toThrow('transactions_resolves_unique');
    await expect(toVoid(first)).rejects.toThrow('transactions_resolves_unique');
    await toVoid(await held());
  });

  test('cannot be posted with more, or on other accounts', async () => {
    const more = await held();
    await expect(post(more, 6)).rejects.toThrow('posts more than');
    const elsewhere: readonly HandLine[] = [
      ['SUSPENSE', 'DEBIT', 5],
      ['CASH', 'CREDIT', 5],
    ];
    const columns = { phase: 'POST', resolves: more };
    await expect(write({ lines: elsewhere, columns })).rejects.toThrow('posts more than');
  });

  test('cannot be what was posted at once', async () => {
    await expect(post(await write())).rejects.toThrow('holds nothing');
  });

  test('is not posted after its time, nor expires before it', async () => {
    await expect(post(await held(new Date('2020-01-01')))).rejects.toThrow('holds until');
    await expect(toVoid(await held(), 'EXPIRED')).rejects.toThrow('holds until');
    await expect(toVoid(await held(new Date('2999-01-01')), 'EXPIRED')).rejects.toThrow('until');
    await toVoid(await held(new Date('2020-01-01')), 'EXPIRED');
  });

  test.each<[string, HandWritten]>([
    ['of no known phase', { columns: { phase: 'DRAFT' } }],
    ['that says what became of nothing', { columns: { phase: 'POST' } }],
    ['that runs out though it is posted', { columns: { expires_at: new Date() } }],
    ['with a reason and no end', { columns: { void_reason: 'VOIDED' } }],
  ])('refuses one %s', async (_, written) => {
    await expect(write(written)).rejects.toThrow(/violates check constraint/);
  });
});

describe('written by hand, a reversal', () => {
  const reverse = (reverses: string, lines: readonly HandLine[]) =>
    write({ lines, columns: { kind: 'REVERSAL', reverses } });
  const MIRROR: readonly HandLine[] = [
    ['CASH', 'CREDIT', 5],
    ['SUSPENSE', 'DEBIT', 5],
  ];

  test('is the mirror of what it undoes, and comes once', async () => {
    const original = await write();
    const other: readonly HandLine[] = [
      ['CASH', 'CREDIT', 4],
      ['SUSPENSE', 'DEBIT', 4],
    ];
    await expect(reverse(original, other)).rejects.toThrow('is not the mirror');
    const elsewhere: readonly HandLine[] = [
      ['CASH', 'CREDIT', 5],
      ['RETAINED_EARNINGS', 'DEBIT', 5],
    ];
    await expect(reverse(original, elsewhere)).rejects.toThrow('is not the mirror');
    await reverse(original, MIRROR);
    await expect(reverse(original, MIRROR)).rejects.toThrow('transactions_reverses_unique');
  });

  test('is of what was posted, and of no reversal', async () => {
    await expect(reverse(await held(), MIRROR)).rejects.toThrow('cannot be reversed');
    const reversal = await reverse(await write(), MIRROR);
    const back: readonly HandLine[] = [
      ['CASH', 'DEBIT', 5],
      ['SUSPENSE', 'CREDIT', 5],
    ];
    await expect(reverse(reversal, back)).rejects.toThrow('cannot be reversed');
  });
});

describe('written by hand, limits', () => {
  const inTill = (minor: number, side: 'DEBIT' | 'CREDIT' = 'DEBIT'): readonly HandLine[] => [
    ['TILL', side, minor],
    ['SUSPENSE', side === 'DEBIT' ? 'CREDIT' : 'DEBIT', minor],
  ];

  test('hold for what is posted and what is held, and when two come at once', async () => {
    await expect(write({ lines: inTill(1, 'CREDIT') })).rejects.toThrow('takes TILL beyond');
    await expect(write({ lines: inTill(11) })).rejects.toThrow('takes TILL beyond');
    await write({ lines: inTill(6), columns: { phase: 'PENDING' } });
    await expect(write({ lines: inTill(5) })).rejects.toThrow('takes TILL beyond');
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => write({ lines: inTill(3) })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('are not given to an account that is beyond them, nor is a closed one opened', async () => {
    await expect(
      sql`update ledger.accounts set most_minor = 1 where code = 'TILL'`,
    ).rejects.toThrow('is beyond that limit');
    await expect(
      sql`update ledger.accounts set closed_at = now() where code = 'TILL'`,
    ).rejects.toThrow('is not empty');
    await sql`update ledger.accounts set closed_at = now() where code = 'FEE_INCOME'`;
    await expect(
      sql`update ledger.accounts set closed_at = null where code = 'FEE_INCOME'`,
    ).rejects.toThrow('is closed');
    const lines: readonly HandLine[] = [
      ['FEE_INCOME', 'CREDIT', 1],
      ['CASH', 'DEBIT', 1],
    ];
    await expect(write({ lines })).rejects.toThrow('account FEE_INCOME is closed');
  });
});

test('limits of before are gone from accounts that loans are posted on, and stay on others', async () => {
  const owner = postgres(ledger.database.ownerUrl, { max: 1, onnotice: () => undefined });
  const limits = () => sql`
    select code, version from ledger.accounts where least_minor is not null order by code`;
  await owner`update ledger.accounts set least_minor = -900, version = 2 where code in ('CASH', 'SUSPENSE')`;
  expect(await limits()).toMatchObject([{ code: 'CASH' }, { code: 'SUSPENSE' }, { code: 'TILL' }]);
  const file = 'subgraphs/ledger/migrations/0017_no-limits-on-loans.sql';
  await owner.unsafe(readFileSync(join(checkout(), file), 'utf8'));
  expect(await limits()).toMatchObject([{ code: 'SUSPENSE', version: 2 }, { code: 'TILL' }]);
  const [cash] = await sql`select version from ledger.accounts where code = 'CASH'`;
  expect(cash).toMatchObject({ version: 3 });
  await owner`update ledger.accounts set least_minor = null where code = 'SUSPENSE'`;
  await owner.end();
});

describe('written by hand, a posting', () => {
  test('into a closed period is refused, and so is closing an earlier day', async () => {
    const close = (through: string) =>
      sql`insert into ledger.closed_periods values (${through}, now(), 'nobody')`;
    await close('2026-10-31');
    await expect(close('2026-10-30')).rejects.toThrow('closed through a later day');
    const columns = { effective_on: '2026-10-31' };
    await expect(write({ columns })).rejects.toThrow('closed through 2026-10-31');
    await write({ columns: { effective_on: '2026-11-01' } });
    await expect(sql`delete from ledger.closed_periods`).rejects.toThrow('permission denied');
  });

  test('that is under way when its day is closed is waited for', async () => {
    let close: Promise<unknown> = Promise.resolve();
    await write({
      columns: { effective_on: '2026-11-02' },
      after: async (tx) => {
        await tx`select ledger.share_books()`;
        close =
          sql`insert into ledger.closed_periods values ('2026-11-02', now(), 'nobody')`.then();
        // It waits for whoever shares the books, so this look does not find it.
        expect(await tx`select 1 from ledger.closed_periods where through = '2026-11-02'`).toEqual(
          [],
        );
      },
    });
    await close;
    await expect(write({ columns: { effective_on: '2026-11-02' } })).rejects.toThrow('closed');
  });

  test('at another isolation level, where closed days are not seen, is refused', async () => {
    const late = sql.begin('isolation level repeatable read', async (tx) => {
      await tx`insert into ledger.transactions ${tx({
        ...{ id: newId('txn'), kind: 'JOURNAL', posting_id: newId('req'), input_hash: '' },
        ...{ currency: 'USD', amount_minor: 1, entry_count: 2, effective_on: '2026-11-22' },
        ...{ recorded_at: new Date(), recorded_by_kind: 'SERVICE', recorded_by_id: 'test' },
      })}`;
    });
    await expect(late).rejects.toThrow('isolation level read committed only');
  });

  test('says who wrote it', async () => {
    const unsigned = write({ columns: { recorded_by_kind: null, recorded_by_id: null } });
    await expect(unsigned).rejects.toThrow('does not say who wrote it');
    const odd = write({ columns: { recorded_by_kind: 'ANONYMOUS' } });
    await expect(odd).rejects.toThrow('transactions_recorded_by');
  });

  test('cannot pretend to be folded already', async () => {
    await expect(write({ columns: { xid: '5' } })).rejects.toThrow('was folded');
  });

  test('cannot be added to by making its check early', async () => {
    const late = write({
      after: async (tx, id) => {
        await tx`set constraints all immediate`;
        await tx`insert into ledger.entries
          select ${newId('entry')}, ${id}, id, 2, 'DEBIT', 1, 'USD' from ledger.accounts
          where code = 'CASH'`;
      },
    });
    await expect(late).rejects.toThrow('has more entries than it was recorded with');
  });
});

describe('folded sums', () => {
  test.each([
    "update ledger.account_days set debits = '1'",
    'delete from ledger.account_days',
    'insert into ledger.account_days select id, now(), now(), 1, 0, 0, 0 from ledger.accounts limit 1',
    "update ledger.folding set horizon = '99999999'",
    'delete from ledger.folding',
    'select ledger.refold()',
  ])('are nobody’s to change: %s', async (statement) => {
    await expect(sql.unsafe(statement)).rejects.toThrow('permission denied');
  });

  test('are the same after the books came from elsewhere and are folded anew', async () => {
    const ids = (await ledger.books.accounts()).map(({ id }) => id);
    const before = await ledger.books.standings(ids);
    await foldBalances(ledger.ports.keeping)();
    expect(await ledger.books.standings(ids)).toEqual(before);
    const owner = postgres(ledger.database.ownerUrl, { max: 1 });
    await owner`select ledger.refold()`;
    expect((await sql`select from ledger.account_days`).length).toBeGreaterThan(0);
    expect(await foldBalances(ledger.ports.keeping)()).toBe(0);
    expect(await ledger.books.standings(ids)).toEqual(before);
    await ledger.transact(async (work, tx) => {
      // It has its number before they are folded, and writes later.
      await tx.execute('select pg_current_xact_id()');
      await owner`select ledger.refold()`;
      const posted = postTransaction(work, ledger.ports, serviceCaller('test'), disbursement());
      expect(await posted).toMatchObject({ ok: true });
    });
    await owner.end();
    // Not while anything older is under way in the cluster.
    await eventually(async () => (await foldBalances(ledger.ports.keeping)()) || undefined);
    const [cash] = (await ledger.books.accounts()).filter(({ code }) => code === 'CASH');
    const [then, now] = [before, await ledger.books.standings(ids)].map((standings) =>
      standings.get(cash?.id ?? ''),
    );
    expect(now).toEqual({ ...then, credits: (then?.credits ?? 0n) + 100_000n });
  });
});
