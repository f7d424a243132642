import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveJournal } from '../src/app/approve-journal.ts';
import { closeAccount } from '../src/app/close-account.ts';
import { closePeriod } from '../src/app/close-period.ts';
import { openAccount } from '../src/app/open-account.ts';
import type { Ports } from '../src/app/ports.ts';
import { postPending } from '../src/app/post-pending.ts';
import { type JournalInput, postTransactions } from '../src/app/post-transactions.ts';
import { rejectJournal } from '../src/app/reject-journal.ts';
import { reverseTransaction } from '../src/app/reverse-transaction.ts';
import { balanceOf, NO_STANDING } from '../src/domain/account.ts';
import { isProposal, type JournalProposal } from '../src/domain/proposal.ts';
import { writeByHand } from './by-hand.ts';
import { openTestLedger, type TestLedger } from './ledger.ts';

const DAY_MS = 86_400_000;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const key = () => ({ idempotencyKey: newId('req') });
const person = () => userCaller(newId('user'), ['ADMIN']);
const [maker, checker] = [person(), person()];

let ledger: TestLedger;
let ports: Ports;
let sql: Sql;
beforeAll(async () => {
  ledger = await openTestLedger(null);
  ports = { ...ledger.ports, journalApprovalAbove: 10_000n };
  sql = postgres(ledger.database.appUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

const journal = (amount: string, changes: Partial<JournalInput> = {}): JournalInput => ({
  lines: [
    { account: 'SUSPENSE', side: 'DEBIT', amount: usd(amount) },
    { account: 'CASH', side: 'CREDIT', amount: usd(amount) },
  ],
  ...changes,
});
const post = (...transactions: readonly JournalInput[]) =>
  postTransactions(ports)(maker, { ...key(), transactions });
const approve = ({ id: proposalId }: JournalProposal, caller = checker) =>
  approveJournal(ports)(caller, { proposalId });
const reject = ({ id: proposalId }: JournalProposal, caller = checker, reason?: string) =>
  rejectJournal(ports)(caller, { proposalId, reason });
const posted = ({ id }: JournalProposal) => ports.proposals.posted([id]);

/** What waits for a second person. */
async function proposed(
  asked: Promise<{ readonly ok: boolean; readonly value?: object; readonly error?: unknown }>,
): Promise<JournalProposal> {
  const { value, error } = await asked;
  if (value === undefined || !isProposal(value))
    throw new Error(JSON.stringify(error ?? 'written'));
  return value;
}

async function balance(code: string): Promise<bigint> {
  const account = (await ledger.books.accounts()).find((found) => found.code === code);
  if (account === undefined) throw new Error(`There is no ${code}.`);
  const standing = (await ledger.books.standings([account.id])).get(account.id) ?? NO_STANDING;
  return balanceOf(account.normalSide, standing);
}
const refused = (code: string) => ({
  ok: false,
  error: [{ code, message: expect.any(String), path: ['input', 'proposalId'] }],
});

describe('what comes to more than one person may post', () => {
  test('is proposed, posted once somebody else has approved it, and names both', async () => {
    const before = await balance('CASH');
    const asked = journal('100.01', { reference: '2026/31' });
    const proposal = await proposed(post(asked));
    expect(proposal).toMatchObject({ mutation: 'postTransactions', amountMinor: 10_001n });
    expect(await balance('CASH')).toBe(before);
    const { id: proposalId, mutation } = proposal;
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'ledger.proposal.changed',
      audience: { scopes: ['ledger:read'] },
      data: { proposalId, mutation, change: 'PROPOSED' },
    });

    expect(await approve(proposal)).toMatchObject({
      value: { decision: { outcome: 'APPROVED', by: { id: checker.id } } },
    });
    expect(await balance('CASH')).toBe(before - 10_001n);
    expect(await posted(proposal)).toMatchObject([
      {
        ...{ proposalId, reference: '2026/31', effectiveOn: '2026-11-22', phase: 'SINGLE' },
        recordedBy: { kind: 'USER', id: maker.id },
      },
    ]);
    const told = (await ledger.events()).slice(-2);
    expect(told.map(({ type, actor }) => [type, actor.id])).toEqual([
      ['ledger.journal.posted', checker.id],
      ['ledger.proposal.changed', checker.id],
    ]);
    expect(told[0]?.data).toMatchObject({ proposalId });
  });

  test('is what a batch comes to, and approved whole', async () => {
    expect(await post(journal('60.00'), journal('40.00'))).toMatchObject({
      ok: true,
      value: [{}, {}],
    });
    const proposal = await proposed(post(journal('60.00'), journal('40.01', { pending: true })));
    expect(await posted(proposal)).toEqual([]);
    expect(await approve(proposal)).toMatchObject({ ok: true });
    const written = await posted(proposal);
    expect(written.map(({ amountMinor, phase }) => [amountMinor, phase])).toEqual([
      [6_000n, 'SINGLE'],
      [4_001n, 'PENDING'],
    ]);
    expect(new Set(written.map(({ batchId }) => batchId)).size).toBe(1);
  });

  test('is held, posted of what is held, and reversed by two people alike', async () => {
    const expiresAt = new Date(ledger.clock().getTime() + DAY_MS);
    const holding = await proposed(post(journal('200.00', { pending: true, expiresAt })));
    await approve(holding);
    const [held] = await posted(holding);
    expect(held).toMatchObject({ phase: 'PENDING', expiresAt });
    const transactionId = held?.id ?? '';
    const posting = await proposed(postPending(ports)(maker, { ...key(), transactionId }));
    expect(posting).toMatchObject({ mutation: 'postPendingTransaction', amountMinor: 20_000n });
    await approve(posting);
    const [made] = await posted(posting);
    expect(made).toMatchObject({ phase: 'POST', resolves: held?.id, proposalId: posting.id });
    const reverse = { ...key(), transactionId: made?.id ?? '' };
    const undoing = await proposed(reverseTransaction(ports)(maker, reverse));
    await approve(undoing);
    expect(await posted(undoing)).toMatchObject([{ kind: 'REVERSAL', reverses: made?.id }]);
    // Less than that is posted by one alone.
    const small = await post(journal('1.00'));
    const [one] = small.ok && !isProposal(small.value) ? small.value : [];
    const alone = reverseTransaction(ports)(maker, { ...key(), transactionId: one?.id ?? '' });
    expect(await alone).toMatchObject({ value: { proposalId: null } });
  });

  test('is told again to who asks with the same key, as it is by then', async () => {
    const input = { ...key(), transactions: [journal('300.00')] };
    const proposal = await proposed(postTransactions(ports)(maker, input));
    expect(await postTransactions(ports)(maker, input)).toEqual({ ok: true, value: proposal });
    await approve(proposal);
    expect(await postTransactions(ports)(maker, input)).toMatchObject({
      value: { id: proposal.id, decision: { outcome: 'APPROVED' } },
    });
    expect(await posted(proposal)).toHaveLength(1);
  });

  test('is not proposed where the books would not take it', async () => {
    const wrong = journal('300.00', { effectiveOn: '2099-01-01' });
    expect(await post(wrong)).toMatchObject({ error: [{ code: 'INVALID_DATE' }] });
  });
});

describe('a proposal', () => {
  test('is approved by somebody else, once, also when several do so at once', async () => {
    const proposal = await proposed(post(journal('500.00')));
    expect(await approve(proposal, maker)).toMatchObject(refused('SECOND_PERSON_REQUIRED'));
    const third = person();
    const both = await Promise.all([
      approve(proposal, checker),
      approve(proposal, third),
      reject(proposal, third),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [first] = both.flatMap((each) => (each.ok ? [each.value] : []));
    const isApproved = first?.decision?.outcome === 'APPROVED';
    expect(await posted(proposal)).toHaveLength(isApproved ? 1 : 0);
    for (const each of both) if (!each.ok) expect(each).toMatchObject(refused('PROPOSAL_ENDED'));
  });

  test('asked for again by who approved it is answered the same', async () => {
    const proposal = await proposed(post(journal('500.00')));
    const first = await approve(proposal);
    expect(await approve(proposal)).toEqual(first);
    expect(await posted(proposal)).toHaveLength(1);
    expect(await reject(proposal)).toMatchObject(refused('PROPOSAL_ENDED'));
  });

  test('is rejected by others with a reason, and withdrawn by who made it', async () => {
    const [one, two] = [
      await proposed(post(journal('500.00'))),
      await proposed(post(journal('501.00'))),
    ];
    const because = await reject(one, checker, 'The invoice is another.');
    expect(because).toMatchObject({
      value: { decision: { outcome: 'REJECTED', reason: 'The invoice is another.' } },
    });
    expect(await reject(two, maker)).toMatchObject({
      value: { decision: { outcome: 'WITHDRAWN' } },
    });
    for (const each of [one, two]) {
      expect(await approve(each)).toMatchObject(refused('PROPOSAL_ENDED'));
      expect(await posted(each)).toEqual([]);
    }
    expect(await reject(one, checker, 'x'.repeat(501))).toMatchObject({
      error: [{ code: 'INPUT_INVALID', path: ['input', 'reason'] }],
    });
    expect(await approve({ ...one, id: 'proposal_x' })).toMatchObject(refused('NOT_FOUND'));
  });

  test('that nobody approved in seven days is over', async () => {
    const proposal = await proposed(post(journal('500.00')));
    ledger.advance(7 * DAY_MS);
    expect(await approve(proposal)).toMatchObject(refused('PROPOSAL_ENDED'));
    expect(await reject(proposal)).toMatchObject(refused('PROPOSAL_ENDED'));
    const page = { size: 100, backward: false };
    const over = await ports.proposals.proposalPage(
      { status: 'EXPIRED', now: ledger.clock() },
      page,
    );
    expect(over.map(({ id }) => id)).toContain(proposal.id);
  });

  test('that the books refuse meanwhile says why, and stays open', async () => {
    const today = ledger.clock().toISOString().slice(0, 10);
    const early = await proposed(post(journal('700.00', { effectiveOn: today })));
    ledger.advance(DAY_MS);
    expect(await closePeriod(ports)(maker, { through: today })).toMatchObject({ ok: true });
    expect(await approve(early)).toMatchObject(refused('PERIOD_CLOSED'));
    expect(await reject(early)).toMatchObject({ ok: true });
  });

  test('finds accounts that are closed or full by then', async () => {
    const till = { code: 'TILL', name: 'Till', type: 'ASSET', most: usd('500.00') } as const;
    const opened = await openAccount(ports)(maker, till);
    const accountId = opened.ok ? opened.value.id : '';
    const into = (amount: string): JournalInput => ({
      lines: [
        { account: 'TILL', side: 'DEBIT', amount: usd(amount) },
        { account: 'SUSPENSE', side: 'CREDIT', amount: usd(amount) },
      ],
    });
    const [one, two] = [await proposed(post(into('300.00'))), await proposed(post(into('300.00')))];
    expect(await approve(one)).toMatchObject({ ok: true });
    expect(await approve(two)).toMatchObject(refused('LIMIT_EXCEEDED'));
    const [made] = await posted(one);
    const back = { ...key(), transactionId: made?.id ?? '' };
    await approve(await proposed(reverseTransaction(ports)(maker, back)));
    expect(await closeAccount(ports)(checker, { accountId })).toMatchObject({ ok: true });
    expect(await approve(two)).toMatchObject(refused('ACCOUNT_CLOSED'));
    expect(await posted(two)).toEqual([]);
  });

  test('is one of few that a person leaves open', async () => {
    const busy = person();
    const ask = () =>
      postTransactions(ports)(busy, { ...key(), transactions: [journal('800.00')] });
    for (let count = 0; count < 46; count += 1) await proposed(ask());
    const more = await Promise.all(Array.from({ length: 8 }, ask));
    expect(more.filter(({ ok }) => ok)).toHaveLength(4);
    expect(more.find(({ ok }) => !ok)).toMatchObject({ error: [{ code: 'TOO_MANY_PROPOSALS' }] });
    const [open] = await ports.proposals.proposalPage(
      { status: 'OPEN', now: ledger.clock() },
      { size: 1, backward: false },
    );
    if (open !== undefined) await reject(open, busy);
    expect(await ask()).toMatchObject({ ok: true });
  });
});

describe('written by hand, a proposal', () => {
  const decide = (id: string, by: string, outcome = 'APPROVED') => sql`
    update ledger.journal_proposals set outcome = ${outcome}, decided_by_kind = 'USER',
      decided_by_id = ${by}, decided_at = ${ledger.clock()} where id = ${id}`;

  test('is approved by nobody who made it, decided once, and never changed', async () => {
    const { id } = await proposed(post(journal('900.00')));
    await expect(decide(id, maker.id)).rejects.toThrow('two_people');
    await expect(
      sql`update ledger.journal_proposals set content = '{}' where id = ${id}`,
    ).rejects.toThrow('permission denied');
    await expect(sql`delete from ledger.journal_proposals where id = ${id}`).rejects.toThrow(
      'permission denied',
    );
    await decide(id, checker.id, 'REJECTED');
    await expect(decide(id, checker.id)).rejects.toThrow('append-only');
  });

  test('makes no transaction before it is approved', async () => {
    const { id } = await proposed(post(journal('900.00')));
    const by = { recorded_by_kind: 'USER', recorded_by_id: maker.id };
    const written = { columns: { proposal_id: id, ...by } };
    const today = ledger.clock().toISOString().slice(0, 10);
    const columns = { ...written.columns, effective_on: today };
    await expect(writeByHand(sql, { columns })).rejects.toThrow('was not approved');
    await decide(id, checker.id);
    const others = { ...columns, recorded_by_id: checker.id };
    await expect(writeByHand(sql, { columns: others })).rejects.toThrow('was not approved');
    await writeByHand(sql, { columns });
  });
});
