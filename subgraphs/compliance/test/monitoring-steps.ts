import type { Caller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
export interface UserError {
  readonly code: string;
  readonly path: readonly string[] | null;
  readonly message: string;
}

type Told = EventData['lending.payment_check.requested'];

/** A payment as lending tells of it; by direct debit from the customer's own account. */
export function payment(userId: Id<'user'>, change: Partial<Told> = {}): Told {
  return {
    ...{ paymentId: newId('pay'), loanId: newId('loan'), userId },
    ...{ direction: 'COLLECTION', amountMinor: '10000', currency: 'USD' },
    ...{ method: 'DIRECT_DEBIT', counterparty: 'OWN', ...change },
  };
}

/** The books have a payment. */
export function posted(
  { paymentId, loanId, userId, direction, amountMinor, currency }: Told,
  effectiveOn: string,
): EventData['ledger.transaction.posted'] {
  const kinds = { PAYOUT: 'DISBURSEMENT', COLLECTION: 'REPAYMENT', REFUND: 'REFUND' } as const;
  return {
    ...{ transactionId: newId('txn'), postingId: newId('req'), kind: kinds[direction] },
    ...{ paymentId, loanId, userId, amountMinor, currency, effectiveOn },
    direction: direction === 'COLLECTION' ? 'IN' : 'OUT',
  };
}

export interface Answer {
  readonly decision: string;
}

/** What compliance answered about a payment so far, the last one last. */
export async function decisionsOn(
  compliance: TestSubgraph,
  paymentId: string,
): Promise<readonly unknown[]> {
  const told = await compliance.events('compliance.payment.decided');
  return told
    .filter(({ data }) => data['paymentId'] === paymentId)
    .map(({ data }) => data['decision']);
}

/** Asks about a payment as lending does, and waits for the answer. */
export async function asked(compliance: TestSubgraph, told: Told): Promise<unknown> {
  await compliance.hear('lending.payment_check.requested', told);
  return await eventually(async () => (await decisionsOn(compliance, told.paymentId)).at(-1));
}

/** Waits until what lending, the ledger and compliance itself told was dealt with. */
export async function watched(compliance: TestSubgraph): Promise<void> {
  await eventually(async () => {
    const behind = await compliance.sql`
      select 1 from events.entry where stream in ('lending', 'ledger')
      group by stream having max(seq) > coalesce((select seq from compliance.inbox
        where inbox.stream = entry.stream and inbox.consumer = 'compliance'), 0)`;
    const unheard = await compliance.sql`
      select 1 from compliance.outbox where seq is null or seq > coalesce((
        select seq from compliance.inbox where consumer = 'compliance' and stream = 'compliance'), 0)
      limit 1`;
    return behind.length + unheard.length === 0 ? true : undefined;
  });
}

/** Alerts of monitoring about a person by rule, once there are so many. */
export async function alertsAbout(
  compliance: TestSubgraph,
  userId: string,
  count: number,
): Promise<readonly { readonly id: string; readonly rule: string }[]> {
  return await eventually(async () => {
    const rows = await compliance.sql`
      select id, rule from compliance.alerts where subject = ${userId} and source = 'MONITORING'
      order by rule, id`;
    return rows.length >= count
      ? rows.map((row) => ({ id: String(row['id']), rule: String(row['rule']) }))
      : undefined;
  });
}

/** The payload of a mutation. */
export async function mutate(
  compliance: TestSubgraph,
  caller: Caller,
  field: string,
  [type, input]: readonly [type: string, input: Record<string, unknown>],
  selection: string,
): Promise<Readonly<Record<string, unknown>> & { readonly userErrors: readonly UserError[] }> {
  const answer = await compliance.ask(
    caller,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code path message } } }`,
    { input },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[field] as Awaited<ReturnType<typeof mutate>>;
}
