import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  drawStatement,
  listStatementLines,
  type Statement,
  type StatementLine,
} from '../src/app/draw-statement.ts';
import { foldBalances } from '../src/app/fold-balances.ts';
import { type Account, balanceOf } from '../src/domain/account.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

const DAYS = ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
const [BEFORE = '', FIRST = '', , LAST = ''] = DAYS;

let ledger: TestLedger;
let cash: Account;
beforeAll(async () => {
  ledger = await openTestLedger(null);
  const [found] = (await ledger.books.accounts()).filter(({ code }) => code === 'CASH');
  if (found === undefined) throw new Error('There is no cash.');
  cash = found;
});
afterAll(async () => {
  await ledger?.close();
});

async function bring(effectiveOn: string, minor: bigint): Promise<void> {
  const lines = [line('CASH', 'DEBIT', minor), line('SUSPENSE', 'CREDIT', minor)];
  expect(await ledger.post(disbursement({ effectiveOn, lines }))).toMatchObject({ ok: true });
  ledger.advance(1);
}
const bringAll = async (minor: bigint) => {
  for (const day of DAYS) await bring(day, minor);
};
const fold = () => foldBalances(ledger.ports.keeping)();
const draw = (knownAt?: Date) =>
  drawStatement(ledger.books)(cash, {
    ...{ from: FIRST, to: LAST },
    ...(knownAt !== undefined && { knownAt }),
  });
const pageOf = (statement: Statement, limit: number, last?: StatementLine) =>
  listStatementLines(ledger.books)(statement, {
    limit,
    ...(last !== undefined && { after: last.entry }),
  });
const balance = (standing: Statement['opening']) => balanceOf(cash.normalSide, standing);

/** Each balance is the one before it and its own entry. */
function follow(before: bigint, lines: readonly StatementLine[]): bigint {
  return lines.reduce((sum, { entry, balanceMinor }) => {
    expect(balanceMinor).toBe(sum + entry.minor);
    return balanceMinor;
  }, before);
}

/** What happens while somebody reads: all at once, so that it is under way when they look. */
const meanwhile = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.nat(DAYS.length - 1) },
    { weight: 1, arbitrary: fc.constant('fold' as const) },
  ),
  { maxLength: 5 },
);

test('the lines of a statement lead from its opening to its closing, whatever is posted meanwhile', async () => {
  await bringAll(1n);
  await fc.assert(
    fc.asyncProperty(fc.array(meanwhile, { minLength: 2, maxLength: 4 }), async (rounds) => {
      const happen = (things: readonly (number | 'fold')[] = []) =>
        Promise.all(
          things.map((thing) => (thing === 'fold' ? fold() : bring(DAYS[thing] ?? BEFORE, 7n))),
        );
      const [statement] = await Promise.all([draw(), happen(rounds[0])]);
      let sum = balance(statement.opening);
      let last: StatementLine | undefined;
      for (let round = 1; ; round += 1) {
        await happen(rounds[round]);
        const [lines] = await Promise.all([pageOf(statement, 3, last), happen(rounds[round])]);
        sum = follow(sum, lines);
        if (lines.length < 3) break;
        last = lines.at(-1);
      }
      expect(sum).toBe(balance(statement.closing));
    }),
    { numRuns: 12 },
  );
});

test('a page goes on behind the line that its cursor names, with what is there now', async () => {
  const first = await draw();
  const all = await pageOf(first, 1_000);
  const seen = all.slice(0, Math.floor(all.length / 2));
  const last = seen.at(-1);
  await bring(BEFORE, 1_000n);
  const second = await draw();
  const rest = await pageOf(second, 1_000, last);
  expect(rest.map(({ entry }) => entry.id)).toEqual(
    all.slice(seen.length).map(({ entry }) => entry.id),
  );
  // What came for an earlier day is in the balances.
  expect(follow((last?.balanceMinor ?? 0n) + 1_000n, rest)).toBe(balance(second.closing));
});

test('pages as of one moment add up with each other, however long it takes', async () => {
  ledger.advance(1_000);
  const knownAt = ledger.clock();
  ledger.advance(1_000);
  const first = await draw(knownAt);
  const page = await pageOf(first, 5);
  await bringAll(100_000n);
  await fold();
  const second = await draw(knownAt);
  expect([second.opening, second.closing]).toEqual([first.opening, first.closing]);
  const rest = await pageOf(second, 1_000, page.at(-1));
  expect(follow(follow(balance(first.opening), page), rest)).toBe(balance(second.closing));
});
