import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportStatement } from '../src/app/export-statement.ts';
import { foldBalances } from '../src/app/fold-balances.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(null);
});
afterAll(async () => {
  await ledger?.close();
});

/** Brings cash in, in minor units. */
async function bring(effectiveOn: string, minor: bigint): Promise<void> {
  const lines = [line('CASH', 'DEBIT', minor), line('SUSPENSE', 'CREDIT', minor)];
  expect(await ledger.post(disbursement({ effectiveOn, lines }))).toMatchObject({ ok: true });
  ledger.advance(1);
}

test.each([
  { sums: 'folded', day: 4 },
  { sums: 'not folded', day: 14 },
])(
  'a statement as a file adds up to what there was when it was asked for, whatever comes meanwhile: $sums',
  async ({ sums, day }) => {
    const days = [day, day + 1, day + 2, day + 3].map(
      (each) => `2026-11-${String(each).padStart(2, '0')}`,
    );
    const [before = '', first = '', second = '', third = ''] = days;
    const [cash] = (await ledger.books.accounts()).filter(({ code }) => code === 'CASH');
    for (const [index, each] of [before, first, second, second, third].entries()) {
      await bring(each, BigInt(10 ** index));
    }
    if (sums === 'folded') await foldBalances(ledger.ports.keeping)();
    const input = { accountId: cash?.id ?? '', from: first, to: third };
    const { chunks } = await exportStatement(ledger.ports, 2)(input);
    let text = '';
    for await (const chunk of chunks) {
      text += chunk;
      for (const each of [before, first, second, third]) await bring(each, 7_000_000n);
    }
    const rows = text.trimEnd().split('\r\n').slice(1);
    const cells = rows.map((row) => row.split(','));
    expect(cells.map(([on, , , , , debit]) => [on, debit])).toEqual([
      [first, ''],
      [first, '0.10'],
      [second, '1.00'],
      [second, '10.00'],
      [third, '100.00'],
      [third, ''],
    ]);
    const cents = cells.map((row) => Math.round(Number(row[7]) * 100));
    const opening = cents[0] ?? Number.NaN;
    expect(cents).toEqual([0, 10, 110, 1_110, 11_110, 11_110].map((each) => opening + each));
  },
);
