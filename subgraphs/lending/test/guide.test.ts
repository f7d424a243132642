import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Caller } from '@blockscore/caller';
import { expect, test } from 'vitest';
import { applied } from './application-steps.ts';
import { examplesIn, follow, pageOf, sectionOf } from './guide.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { acceptedLoan, activeLoan, largeLoan, paymentReached, post } from './loan-steps.ts';
import { useTimedLending } from './performance-steps.ts';

const PAGE = 'docs/lending.md';
const run = promisify(execFile);
const { lending, at, receive } = useTimedLending();
const examples = examplesIn(pageOf(PAGE));
const tell = (name: string, caller: Caller, variables: Readonly<Record<string, unknown>>) =>
  follow(lending, caller, examples.get(name), variables);

/** The loan of the page: 10,000.00 over twelve months at 10.9 %, paid out on 1 February. */
async function loanOfThePage(): Promise<{ loanId: string; caller: Caller }> {
  at('2026-02-01');
  const caller = borrower();
  return { caller, loanId: await activeLoan(lending, caller, undefined, { termMonths: 12 }) };
}

/** The id of the newest payment of a loan. */
async function lastPayment(loanId: string): Promise<string> {
  const [row] = await lending.sql`
    select id from lending.payments where loan_id = ${loanId} order by created_at desc, id desc`;
  return String(row?.['id']);
}

test('Applications', async () => {
  at('2026-02-01');
  const caller = borrower();
  const id = await applied(lending, caller);
  const { loanApplications } = await tell('MyApplications', caller, {});
  expect(loanApplications).toMatchObject({ edges: [{ node: { id, status: 'SUBMITTED' } }] });
  await tell('Withdraw', caller, { id });
});

interface Ahead {
  readonly loan: {
    readonly totalOutstanding: { readonly amount: string };
    readonly schedule: readonly {
      readonly payment: { readonly amount: string };
      readonly paid: boolean;
    }[];
  };
}

test('Repaying', async () => {
  const late = await loanOfThePage();
  at('2026-03-15');
  await tell('TakeDownRepayment', officer(), { loanId: late.loanId });
  const rows: string[] = [];
  for (const excess of ['IN_ADVANCE', 'SHORTER_TERM', 'SMALLER_INSTALMENT']) {
    const { loanId } = await loanOfThePage();
    at('2026-02-15');
    const { recordRepayment } = await tell('RepayAhead', officer(), { loanId, excess });
    const { loan } = recordRepayment as Ahead;
    const left = loan.schedule.filter(({ paid }) => !paid);
    const regular = left[1]?.payment.amount;
    rows.push(`| \`${excess}\` | ${left.length} | ${regular} | ${loan.totalOutstanding.amount} |`);
  }
  expect(sectionOf(PAGE, 'Repaying')).toContain(rows.join('\n'));
});

test('Servicing', async () => {
  const { loanId } = await loanOfThePage();
  await tell('ChargeFee', officer(), { loanId });
  await tell('WaiveFee', officer(), { loanId });
  await tell('Reschedule', officer(), { loanId, nextDueDate: '2026-03-15' });
  at('2026-02-20');
  await tell('ChangeRate', officer(), { loanId, effectiveOn: '2026-02-01' });
  await tell('Pause', officer(), { loanId, until: '2026-04-30' });
  at('2026-06-20');
  await tell('Restructure', officer(), { loanId, nextDueDate: '2026-07-20' });
  const paymentId = await receive(loanId, 50_000);
  await post(lending, paymentId);
  at('2026-08-01');
  await tell('TakeBack', officer(), { paymentId });
  await receive(loanId, 1_200_000);
  await tell('SendBack', officer(), { loanId });
  await paymentReached(lending, await lastPayment(loanId), 'SETTLED');
});

test('Servicing of a loan that is to be paid out no more', async () => {
  at('2026-02-01');
  const caller = borrower();
  await tell('CancelLoan', caller, { id: await acceptedLoan(lending, caller) });
});

test('Servicing of a loan that is lost, and of a large one by two officers', async () => {
  const { loanId } = await loanOfThePage();
  at('2026-09-20');
  await tell('ChargeOff', officer(), { loanId });
  at('2026-02-01');
  const large = await largeLoan(lending, borrower());
  const chargeOff = { name: 'ChargeOff', query: examples.get('ChargeOff')?.query ?? '' };
  const ask = async () => {
    const data = await follow(
      lending,
      officer(),
      { ...chargeOff, answer: undefined },
      {
        loanId: large,
      },
    );
    return data['chargeOffLoan'];
  };
  expect(await ask()).toMatchObject({ awaitsSecondOfficer: true, loan: { status: 'ACTIVE' } });
  await tell('WaitingForSecond', officer(), { id: large });
  await tell('WithdrawProposal', officer(), { loanId: large });
  expect(await ask()).toMatchObject({ awaitsSecondOfficer: true });
  const done = { awaitsSecondOfficer: false, loan: { status: 'CHARGED_OFF' } };
  expect(await ask()).toMatchObject(done);
});

test('Pay-off quotes', async () => {
  const { loanId, caller } = await loanOfThePage();
  at('2026-02-15');
  const { payoffQuote } = await tell('QuotePayoff', caller, { loanId, asOf: '2026-03-10' });
  const { token, publicKey } = payoffQuote as { token: string; publicKey: string };
  await tell('CheckPayoff', borrower(), { token });
  const [, code = ''] = /```js\n(.*?)```/s.exec(sectionOf(PAGE, 'Pay-off quotes')) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'payoff-'));
  try {
    const file = join(folder, 'check-payoff.mjs');
    await writeFile(file, code);
    const check = (held: string) =>
      run(process.execPath, [file], { env: { TOKEN: held, PUBLIC_KEY: publicKey } });
    const { stdout } = await check(token);
    expect(stdout).toContain(`${loanId} 2026-03-10`);
    const other = token.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`);
    await expect(check(other)).rejects.toThrow('This lender signed no such quote.');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("A loan's history", async () => {
  const { loanId, caller } = await loanOfThePage();
  at('2026-03-20');
  await receive(loanId, 88_335, '2026-03-01');
  const variables = { id: loanId, asOf: '2026-03-15', knownAt: '2026-03-15T12:00:00Z' };
  await tell('History', caller, variables);
});

/** What the page says that a posting of a kind may move: `DEBIT CASH` and so on. */
function movesOfThePage(): ReadonlyMap<string, ReadonlySet<string>> {
  const moves = new Map<string, Set<string>>();
  const rows = sectionOf(PAGE, 'The books of a loan').matchAll(
    /^\| [^|]+ \| `([A-Z_]+)` \| ([^|]+) \| ([^|]*) \|$/gm,
  );
  for (const [, kind = '', debit = '', credit = ''] of rows) {
    const known = moves.get(kind) ?? new Set();
    for (const [, account] of debit.matchAll(/`(\w+)`/g)) known.add(`DEBIT ${account}`);
    for (const [, account] of credit.matchAll(/`(\w+)`/g)) known.add(`CREDIT ${account}`);
    moves.set(kind, known);
  }
  return moves;
}

/** Carried along by any posting: what was earned and charged since the one before. */
const CARRIED = [
  'DEBIT ACCRUED_INTEREST',
  'DEBIT UNEARNED_INTEREST',
  'CREDIT INTEREST_INCOME',
  'DEBIT FEES_RECEIVABLE',
  'CREDIT FEE_INCOME',
];
/** Of these the page says in words what they move: the opposite of something else. */
const IN_WORDS = ['ADJUSTMENT', 'REVERSAL'];

test('The books of a loan', async () => {
  const { loanId } = await loanOfThePage();
  at('2026-09-20');
  await receive(loanId, 200_000);
  await lending.ask(officer(), examples.get('ChargeOff')?.query ?? '', { loanId });
  await receive(loanId, 100_000);
  const moves = movesOfThePage();
  const postings = (await lending.events('lending.posting.requested')).map(({ data }) => data);
  expect(postings.length).toBeGreaterThan(3);
  const unsaid = postings.flatMap((posting) => {
    const kind = String(posting['kind']);
    const said = [...(moves.get(kind) ?? []), ...CARRIED];
    const lines = posting['lines'] as readonly { side: string; account: string }[];
    const moved = lines.map(({ side, account }) => `${side} ${account}`);
    if (moves.has(kind) && IN_WORDS.includes(kind)) return [];
    return moved.filter((move) => !said.includes(move)).map((move) => `${kind}: ${move}`);
  });
  expect(unsaid).toEqual([]);
});
