import { createHash } from 'node:crypto';
import type { Id } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recheckPayments, type StatementResult, takeStatement } from '../src/app/take-statement.ts';
import { writeStatement } from '../src/app/write-statement.ts';
import { tell } from './callback-steps.ts';
import { examplesIn, follow, pageOf } from './guide.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { paymentReached } from './loan-steps.ts';
import { useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const HEADER = 'reference,direction,amount,currency,settled_on,status';
const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();

type Opened = Awaited<ReturnType<typeof portsOn>>;
let opened: Opened;
let loanId: Id<'loan'>;
let payout: { readonly id: string; readonly reference: string };
beforeAll(async () => {
  opened = await portsOn(lending, clock);
  ({ loanId } = await loanOfJanuary());
  const [row] = await lending.sql`
    select id, reference from lending.payments where loan_id = ${loanId}`;
  payout = { id: String(row?.['id']), reference: String(row?.['reference']) };
  at('2026-02-10');
});
afterAll(async () => {
  await opened?.close();
});

let files = 0;
function take(lines: readonly string[], name?: string): Promise<StatementResult> {
  files += 1;
  const text = `${[HEADER, ...lines].join('\r\n')}\r\n`;
  return takeStatement(opened.ports)(name ?? `statement-${files}.csv`, Buffer.from(text));
}
async function differencesOf(result: Promise<StatementResult>): Promise<readonly string[][]> {
  const got = await result;
  if (got.kind !== 'TAKEN') throw new Error(JSON.stringify(got));
  return got.differences.map(({ kind, reference }) => [kind, reference]);
}
const open = async () =>
  [
    ...(await lending.sql`select kind, reference from lending.payment_differences
      where resolved_at is null order by kind, reference`),
  ].map(({ kind, reference }) => [kind, reference]);
const alerts = async () => (await lending.events('lending.reconciliation.alerted')).length;
const line = (changes: Partial<Record<'amount' | 'status' | 'on' | 'direction', string>> = {}) => {
  const {
    amount = '10000.00',
    status = 'SETTLED',
    on = '2026-01-31',
    direction = 'PAYOUT',
  } = changes;
  return `${payout.reference},${direction},${amount},USD,${on},${status}`;
};

describe('a statement of the payment provider', () => {
  test('that the simulated one writes of its day agrees; what officers took down is not in it', async () => {
    await receive(loanId, 1_000, '2026-01-31');
    const text = await writeStatement(opened.ports)('2026-01-31');
    expect(text).toBe(`${HEADER}\r\n${line()}\r\n`);
    const bytes = Buffer.from(text);
    const result = await takeStatement(opened.ports)('2026-01-31.csv', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(result).toMatchObject({
      ...{ kind: 'TAKEN', differences: [] },
      statement: { sha256, lines: 1, from: '2026-01-31', until: '2026-01-31' },
    });
    expect(await takeStatement(opened.ports)('again.csv', bytes)).toMatchObject({ kind: 'KNOWN' });
  });

  test('shows each kind of difference, alerted once and over when a later one is right', async () => {
    const stranger = 'x-1,COLLECTION,5.00,USD,2026-01-31,SETTLED';
    expect(await differencesOf(take([line(), stranger], '2026-01-31.csv'))).toEqual([
      ['UNKNOWN_HERE', 'x-1'],
    ]);
    expect(await differencesOf(take([line(), stranger, ''].slice(0, 2).reverse()))).toEqual([]);
    expect(await alerts()).toBe(1);
    expect(await differencesOf(take([], 'none-2026-01-31.csv'))).toEqual([]);
    // It may turn up within days of grace, on which nothing may have happened.
    expect(await differencesOf(take([], '2026-02-02.csv'))).toEqual([]);
    expect(await open()).toEqual([]);
    expect(await differencesOf(take([], '2026-02-03.csv'))).toEqual([
      ['MISSING_THERE', payout.reference],
    ]);
    expect(await open()).toEqual([['MISSING_THERE', payout.reference]]);
    expect(await differencesOf(take([line({ amount: '9999.00' })]))).toEqual([
      ['AMOUNT_DIFFERS', payout.reference],
    ]);
    expect(await differencesOf(take([line({ direction: 'REFUND' })]))).toEqual([]);
    expect(await differencesOf(take([line({ status: 'FAILED' })]))).toEqual([
      ['STATUS_DIFFERS', payout.reference],
    ]);
    expect(await differencesOf(take([line(), line()]))).toEqual([['DUPLICATE', payout.reference]]);
    expect(await open()).toEqual([['DUPLICATE', payout.reference]]);
    // The first one again, after others of its day: it holds again.
    expect(await differencesOf(take([line()]))).toEqual([]);
    expect(await open()).toEqual([]);
    expect(await take([line()])).toMatchObject({ kind: 'KNOWN' });
    expect(await alerts()).toBe(5);
  });

  test('may tell of money that went back before or after it is heard of', async () => {
    const back = line({ status: 'RETURNED', on: '2026-02-05' });
    expect(await differencesOf(take([back]))).toEqual([['STATUS_DIFFERS', payout.reference]]);
    at('2026-02-05');
    const returned = { code: 'ACCOUNT_CLOSED', occurredAt: clock().toISOString() };
    await tell(lending, payout.id, 'RETURNED', returned);
    await paymentReached(lending, payout.id, 'RETURNED');
    at('2026-02-11');
    // The job looks again at what is open.
    expect(await recheckPayments(opened.ports)()).toBe(1);
    expect(await open()).toEqual([]);
    expect(await differencesOf(take([], 'b-2026-02-05.csv'))).toEqual([]);
    expect(await differencesOf(take([], 'b-2026-02-08.csv'))).toEqual([
      ['MISSING_THERE', payout.reference],
    ]);
    expect(
      await differencesOf(take([back, ''].slice(0, 1), 'c-2026-02-05_2026-02-06.csv')),
    ).toEqual([]);
    expect(await open()).toEqual([]);
  });

  test('covers nothing of a day that is not over', async () => {
    at('2026-02-05', '10:00');
    const result = await take([], 'd-2026-02-05.csv');
    expect(result).toMatchObject({ statement: { from: '2026-02-05', until: '2026-02-04' } });
    expect(await open()).toEqual([]);
    const toCome = 'x-9,COLLECTION,5.00,USD,2026-02-07,SETTLED';
    expect(await take([toCome])).toMatchObject({
      kind: 'REFUSED',
      line: 2,
      message: 'settled_on is 2026-02-07, a day to come',
    });
    expect(await open()).toEqual([]);
    at('2026-02-11');
  });

  test('is not taken in part: a wrong line names its number', async () => {
    const before =
      await lending.sql`select count(*)::int as n from lending.payment_statement_lines`;
    expect(await take(['x-2,COLLECTION,5.00,USD,2026-01-31,SETTLED', 'x-3,,,,,'])).toMatchObject({
      ...{ kind: 'REFUSED', line: 3 },
    });
    const wrong = takeStatement(opened.ports)('wrong.csv', Buffer.from([0xff, 0xfe, 0x41]));
    expect(await wrong).toMatchObject({ kind: 'REFUSED', message: 'The file is not UTF-8.' });
    const long = takeStatement(opened.ports)('long.csv', Buffer.alloc(10_000_001, 0x41));
    expect(await long).toMatchObject({ kind: 'REFUSED', line: null });
    const after = await lending.sql`select count(*)::int as n from lending.payment_statement_lines`;
    expect([...after]).toEqual([...before]);
  });

  test('is the last one by the order of taking, whatever the clocks say', async () => {
    const stranger = 'w-1,COLLECTION,5.00,USD,2026-01-28,SETTLED';
    expect(await differencesOf(take([stranger]))).toEqual([['UNKNOWN_HERE', 'w-1']]);
    const right = await take([], '2026-01-28.csv');
    expect(await open()).toEqual([]);
    // Ids begin with the time that a process has: here that of one whose clock is ahead.
    await lending.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update lending.payment_statements set id = 'recon_7' || substr(id, 8)
        where name <> '2026-01-28.csv' and from_on = '2026-01-28'`;
      await tx`update lending.payment_statement_lines set statement_id = 'recon_7' || substr(statement_id, 8)
        where settled_on = '2026-01-28'`;
      await tx`update lending.payment_differences set statement_id = 'recon_7' || substr(statement_id, 8)
        where reference = 'w-1'`;
    });
    const statement = right.kind === 'TAKEN' ? right.statement : undefined;
    const latest = await opened.ports.transact((work) => work.statements.latest());
    expect(latest).toEqual(statement);
    expect(await differencesOf(take([], '2026-01-27_2026-01-28.csv'))).toEqual([]);
    const lines = await opened.ports.transact((work) => work.statements.linesOf(['w-1']));
    expect([...lines]).toEqual([]);
  });

  test('of many lines takes so many statements however many lines', async () => {
    const lines = Array.from(
      { length: 2_500 },
      (_, index) => `m-${index},COLLECTION,1.00,USD,2026-01-29,SETTLED`,
    );
    const found = await differencesOf(take(lines));
    expect(found).toHaveLength(2_500);
    expect(await differencesOf(take([], 'e-2026-01-29.csv'))).toEqual([]);
    expect(await open()).toEqual([]);
  });

  test('and what differs are shown to staff as the guide says, and counted', async () => {
    await take(['y-1,REFUND,5.00,USD,2026-01-30,SETTLED']);
    const examples = examplesIn(pageOf('docs/reconciliation.md'));
    const shown = await follow(lending, officer(), examples.get('PaymentReconciliations'));
    expect(shown['paymentReconciliations']).toMatchObject({
      edges: expect.arrayContaining([{ node: expect.objectContaining({ lines: 0 }) }]),
    });
    const differing = await follow(lending, officer(), examples.get('OpenPaymentDifferences'));
    expect(differing['paymentDifferences']).toMatchObject({
      edges: [
        { node: { kind: 'UNKNOWN_HERE', reference: 'y-1', paymentId: null, expected: 'nothing' } },
      ],
    });
    for (const name of ['PaymentReconciliations', 'OpenPaymentDifferences']) {
      const { data, errors } = await lending.ask(borrower(), examples.get(name)?.query ?? '');
      expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
    }
    const metrics = await (await fetch(`${lending.url}/metrics`)).text();
    expect(metrics).toMatch(/lending_reconciliation_open\{[^}]*kind="UNKNOWN_HERE"[^}]*\} 1/);
  });
});
