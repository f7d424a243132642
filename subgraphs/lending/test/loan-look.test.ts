import type { Caller } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { post } from './loan-steps.ts';
import { amountOf, INSTALMENT, useTimedLending } from './performance-steps.ts';

const { lending, at, loanOfJanuary, receive } = useTimedLending();

async function look<T>(caller: Caller, loanId: string, selection: string): Promise<T> {
  const query = `query ($id: ID!) { loan(id: $id) { ${selection} } }`;
  const { data, errors } = await lending.ask(caller, query, { id: loanId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['loan'] as T;
}

async function service(field: string, input: Record<string, unknown>, by = officer()) {
  const keyed = { note: 'As agreed on the phone.', idempotencyKey: newKey(), ...input };
  const { userErrors } = await mutate(lending, by, field, keyed, 'loan { id }');
  expect(userErrors).toEqual([]);
}

const money = (minor: number) => ({ amount: amountOf(minor) });

describe('what an instalment still asks for', () => {
  const NEXT = 'nextInstalment { number payment { amount } amountDue { amount } }';

  test('is less than the instalment where some of it was paid ahead, and more with a fee', async () => {
    const { loanId, caller } = await loanOfJanuary();
    expect(await look(caller, loanId, NEXT)).toEqual({
      nextInstalment: { number: 1, payment: money(INSTALMENT), amountDue: money(INSTALMENT) },
    });
    at('2026-02-10');
    await receive(loanId, 40_000);
    await service('chargeFee', { loanId, amount: { amount: '25.00', currency: 'USD' } });
    const part = { payment: money(INSTALMENT + 2_500), amountDue: money(INSTALMENT - 37_500) };
    expect(await look(caller, loanId, NEXT)).toEqual({ nextInstalment: { number: 1, ...part } });
    await service('waiveFee', { loanId, component: 'FEE' });
    const left = INSTALMENT - 40_000;
    expect(await look(caller, loanId, NEXT)).toMatchObject({
      nextInstalment: { amountDue: money(left) },
    });
    await receive(loanId, left);
    expect(await look(caller, loanId, NEXT)).toMatchObject({ nextInstalment: { number: 2 } });
  });

  test('is asked for by no instalment of a loan that was charged off', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-06-10');
    await service('chargeOffLoan', { loanId });
    expect(await look(caller, loanId, `status ${NEXT} pauses { from }`)).toEqual({
      status: 'CHARGED_OFF',
      nextInstalment: null,
      pauses: [],
    });
  });
});

describe('a pause that begins later', () => {
  const SEEN = `totalOutstanding { amount } nextInstalment { dueDate amountDue { amount } }
    pauses { from until interest } schedule { dueDate amountDue { amount } penalty { amount } }`;
  interface Seen {
    readonly totalOutstanding: { readonly amount: string };
    readonly nextInstalment: { readonly dueDate: string };
    readonly pauses: readonly object[];
    readonly schedule: readonly {
      readonly dueDate: string;
      readonly amountDue: { readonly amount: string };
      readonly penalty: { readonly amount: string };
    }[];
  }

  test('is seen at once, with the days that instalments move to, and no others', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-02-10');
    const pause = { from: '2026-03-05', until: '2026-05-05', interest: 'FORGIVEN' };
    await service('pauseLoan', { loanId, ...pause });
    const seen = await look<Seen>(caller, loanId, SEEN);
    expect(seen.pauses).toEqual([pause]);
    expect(seen.schedule.slice(0, 3).map(({ dueDate }) => dueDate)).toEqual([
      '2026-02-28',
      '2026-05-31',
      '2026-06-30',
    ]);
    expect(seen.schedule).toHaveLength(24);
    const due = seen.schedule.reduce((sum, { amountDue }) => sum + Number(amountDue.amount), 0);
    expect(seen.totalOutstanding.amount).toBe(due.toFixed(2));
    at('2026-02-28');
    await receive(loanId, INSTALMENT);
    const paid = await look<Seen>(officer(), loanId, SEEN);
    expect(paid.nextInstalment.dueDate).toBe('2026-05-31');
    at('2026-03-05');
    // What was shown before is what comes, where all was paid in time.
    expect(await look<Seen>(caller, loanId, SEEN)).toEqual(paid);
  });

  test('tells of no late fee that is not charged', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-02-20');
    await service('pauseLoan', { loanId, from: '2026-04-01', until: '2026-04-30' });
    const { schedule, pauses } = await look<Seen>(caller, loanId, SEEN);
    expect(pauses).toEqual([{ from: '2026-04-01', until: '2026-04-30', interest: 'ACCRUES' }]);
    expect(schedule.every(({ penalty }) => penalty.amount === '0.00')).toBe(true);
    expect(schedule.map(({ dueDate }) => dueDate)).not.toContain('2026-04-30');
    expect(schedule.slice(0, 2).map(({ amountDue }) => amountDue)).toEqual([
      money(INSTALMENT),
      money(INSTALMENT),
    ]);
    at('2026-04-02');
    const begun = await look<Seen>(caller, loanId, SEEN);
    expect(begun.pauses).toEqual(pauses);
    expect(begun.schedule[0]?.penalty.amount).not.toBe('0.00');
  });

  test('is of no more account once the loan was charged off', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-06-10');
    await service('pauseLoan', { loanId, from: '2026-06-20', until: '2026-07-20' });
    await service('chargeOffLoan', { loanId });
    expect(await look(caller, loanId, 'pauses { from }')).toEqual({ pauses: [] });
  });
});

describe('the history', () => {
  const SAID = `kind cause component excess annualRate nextDueDate instalments until interest
    recordedBy { id } recordedByService`;
  type Node = Readonly<Record<string, unknown>>;
  const told = async (caller: Caller, loanId: string) => {
    const { entries } = await look<{ entries: { edges: readonly { node: Node }[] } }>(
      caller,
      loanId,
      `entries(first: 20) { edges { node { ${SAID} } } }`,
    );
    return entries.edges.map(({ node }) => node).reverse();
  };
  /** What each entry says, without what it says nothing of. */
  const said = (nodes: readonly Node[]) =>
    nodes.map((node) => Object.fromEntries(Object.entries(node).filter(([, it]) => it !== null)));

  test('says of each entry what it was, and to staff who wrote it down', async () => {
    const { loanId, caller } = await loanOfJanuary();
    const me = officer();
    at('2026-02-10');
    const fee = { amount: { amount: '12.50', currency: 'USD' }, component: 'PENALTY' };
    await service('chargeFee', { loanId, ...fee }, me);
    await service('waiveFee', { loanId, component: 'PENALTY' }, me);
    await service('changeLoanRate', { loanId, annualRate: '8.5' }, me);
    await service('rescheduleLoan', { loanId, nextDueDate: '2026-03-15' }, me);
    const plan = { nextDueDate: '2026-03-20', instalments: 12 };
    await service('restructureLoan', { loanId, ...plan, annualRate: '7' }, me);
    await service('pauseLoan', { loanId, until: '2026-03-31' }, me);
    const own = {
      loanId,
      amount: { amount: '10', currency: 'USD' },
      excess: 'SHORTER_TERM',
      idempotencyKey: newKey(),
    };
    await mutate(lending, caller, 'recordRepayment', own, 'payment { id }');
    const theirs = [
      { kind: 'DISBURSED' },
      { kind: 'FEE_CHARGED', component: 'PENALTY' },
      { kind: 'WAIVED', component: 'PENALTY' },
      { kind: 'RATE_CHANGED', annualRate: '8.5' },
      { kind: 'RESCHEDULED', nextDueDate: '2026-03-15' },
      { kind: 'RESTRUCTURED', annualRate: '7', nextDueDate: '2026-03-20', instalments: 12 },
      { kind: 'PAUSED', until: '2026-03-31', interest: 'ACCRUES' },
      { kind: 'REPAID', excess: 'SHORTER_TERM' },
    ];
    await expect.poll(async () => said(await told(caller, loanId))).toEqual(theirs);
    const writer = ({ kind }: { readonly kind: string }) =>
      kind === 'DISBURSED' || kind === 'REPAID'
        ? { recordedByService: 'lending' }
        : { recordedBy: { id: me.id } };
    const known = theirs.map((entry) => ({ ...entry, ...writer(entry) }));
    expect(said(await told(officer(), loanId))).toEqual(known);
  });

  test('says why a repayment was taken back', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-02-10');
    const paymentId = await receive(loanId, 10_000);
    await post(lending, paymentId);
    await service('reverseRepayment', { paymentId, cause: 'CHARGEBACK' });
    expect(said(await told(caller, loanId)).at(-1)).toEqual({
      kind: 'REVERSED',
      cause: 'CHARGEBACK',
    });
  });
});
