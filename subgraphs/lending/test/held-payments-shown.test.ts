import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { Kind } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chasePayments } from '../src/app/chase-payments.ts';
import type { PaymentOrder, PaymentProvider } from '../src/app/payment-ports.ts';
import { typeDefs } from '../src/graphql/typeDefs.generated.ts';
import { borrower, officer, startTestLending, type TestLending } from './lending-subgraph.ts';
import { acceptedLoan, disburse } from './loan-steps.ts';
import { answerAs } from './payment-check-steps.ts';
import { portsOn } from './ports.ts';

const HOUR = 3_600_000;
const orders: PaymentOrder[] = [];
/** Takes every order, and never tells what came of it. */
const paymentProvider: PaymentProvider = {
  async submit(order) {
    orders.push(order);
    return { status: 'ACCEPTED', reference: `watched-${order.id}` };
  },
  inquire: async ({ reference }) => ({ status: 'ACCEPTED', reference }),
  verifyAccount: async () => ({ status: 'VERIFIED' }),
};
const ordersOf = (paymentId: string) => orders.filter(({ id }) => id === paymentId);

let lending: TestLending;
let later: Awaited<ReturnType<typeof portsOn>>;
let hours = 0;
beforeAll(async () => {
  lending = await startTestLending({ paymentProvider }, { ENABLE_PAYMENT_MONITORING: 'true' });

  later = await portsOn(lending, () => new Date(Date.now() + hours * HOUR));
});
afterAll(async () => {
  await later.close();
  await lending.close();
  await lending.drop();
});

async function payout() {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const { payment } = await disburse(lending, officer(), loanId);
  return { caller, loanId, paymentId: payment?.id ?? '' };
}

/** All that the graph has of a payment, and what belongs to this one alone as what it is. */
async function shownOf(caller: Caller, loanId: string, paymentId: string): Promise<unknown> {
  const fields = typeDefs.definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === 'LoanPayment'
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  );
  const parts: Readonly<Record<string, string>> = {
    ...{ loan: '{ id status balance { amount } }', transaction: '{ id }' },
    ...Object.fromEntries(MONEY.map((field) => [field, '{ amount currency }'])),
  };
  const selection = fields.map((name) => `${name} ${parts[name] ?? ''}`).join(' ');
  const { data, errors } = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { payments(first: 1) { edges { node { ${selection} } } } } }`,
    { id: loanId },
  );
  expect(errors).toBeUndefined();
  const copy = await later.ports.transact(async (work) => {
    const payment = await work.payments.find(paymentId as Id<'pay'>);
    const all = payment === undefined ? undefined : await work.copies.of(payment.userId);
    return all?.['payments'];
  });
  const text = JSON.stringify({ ...data, copy }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return JSON.parse(
    text
      .replaceAll(paymentId, 'pay')
      .replaceAll(loanId, 'loan')
      .replace(/"(createdAt|inquiredAt)":"[^"]+"/g, '"$1":"then"'),
  );
}
const MONEY = [
  ...['amount', 'principal', 'interest', 'fee', 'penalty', 'recovered', 'credit'],
] as const;

test('a payment that is held and one that is on its way are the same in whatever is shown', async () => {
  const slow = await payout();
  await answerAs(lending, slow.paymentId, 'LET_THROUGH');
  await eventually(async () => {
    const [row] = await lending.sql`
      select reference from lending.payments where id = ${slow.paymentId}`;
    return row?.['reference'] ?? undefined;
  });
  const held = await payout();
  await answerAs(lending, held.paymentId, 'BLOCK');
  const asked = await payout();
  for (const passed of [0, 2, 4]) {
    hours = passed;
    await chasePayments({ ...later.ports, paymentProvider })();
    for (const other of [held, asked]) {
      for (const by of ['borrower', 'officer'] as const) {
        const seen = async ({ caller, loanId, paymentId }: typeof slow) =>
          await shownOf(by === 'officer' ? officer() : caller, loanId, paymentId);
        const onItsWay = await seen(slow);
        expect(await seen(other)).toEqual(onItsWay);
        expect(JSON.stringify(onItsWay)).toContain(`"inquiries":${passed / 2}`);
        expect(JSON.stringify(onItsWay)).not.toContain('watched');
      }
    }
  }
  hours = 0;
  expect(ordersOf(held.paymentId)).toEqual([]);
  // Two events may bring it to the provider: by its id that takes it once, so it must be the same.
  const given = ordersOf(slow.paymentId).map((order) => ({ ...order, amount: order.amount.minor }));
  expect(given.length).toBeGreaterThan(0);
  for (const order of given) expect(order).toEqual(given[0]);
});
