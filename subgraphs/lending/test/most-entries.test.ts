import { expect, test } from 'vitest';
import { MOST_ENTRIES } from '../src/domain/servicing/limits.ts';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { useTimedLending } from './performance-steps.ts';

const { lending, at, loanOfJanuary } = useTimedLending();

interface Paid {
  readonly payment: { readonly id: string } | null;
}

test('a loan of very many entries takes only what ends it, or takes something back', async () => {
  const { caller, loanId } = await loanOfJanuary();
  at('2026-02-01');
  const repay = (by: typeof caller, amount: string) => {
    const input = { loanId, amount: { amount, currency: 'USD' }, idempotencyKey: newKey() };
    return mutate<Paid>(lending, by, 'recordRepayment', input, 'payment { id }');
  };
  const first = await repay(officer(), '1');
  // As many as there may be, of which none counts: what was waived of nothing.
  await lending.sql`
    insert into lending.loan_entries (loan_id, sequence, kind, effective_on, recorded_at, recorded_by, body)
    select ${loanId}, n, 'WAIVED', '2026-02-01', now(), 'lending', '{"component": "FEE", "amount": "1"}'
    from generate_series(3, ${MOST_ENTRIES}::int) as n`;
  const refused = { payment: null, userErrors: [{ code: 'TOO_MANY_ENTRIES' }] };
  expect(await repay(caller, '1')).toMatchObject(refused);
  expect(await repay(officer(), '1')).toMatchObject(refused);
  const keyed = { loanId, note: 'As agreed.', idempotencyKey: newKey() };
  const charged = { ...keyed, amount: { amount: '5', currency: 'USD' } };
  expect(await mutate(lending, officer(), 'chargeFee', charged, 'loan { id }')).toMatchObject({
    userErrors: [{ code: 'TOO_MANY_ENTRIES', path: ['input', 'loanId'] }],
  });
  await lending.sql`
    update lending.payments set status = 'POSTED' where id = ${first.payment?.id ?? ''}`;
  const { loanId: _, ...reason } = keyed;
  const reversed = { ...reason, paymentId: first.payment?.id, idempotencyKey: newKey() };
  const taken = await mutate(lending, officer(), 'reverseRepayment', reversed, 'loan { id }');
  expect(taken.userErrors).toEqual([]);
  const paid = await repay(officer(), '10100');
  expect(paid.userErrors).toEqual([]);
  expect(await repay(officer(), '1')).toMatchObject(refused);
  const refund = (amount: string | null) => {
    const input = {
      loanId,
      ...(amount !== null && { amount: { amount, currency: 'USD' } }),
      idempotencyKey: newKey(),
    };
    return mutate<Paid>(lending, officer(), 'refundOverpayment', input, 'payment { id }');
  };
  expect(await refund('1')).toMatchObject(refused);
  expect((await refund(null)).payment).not.toBeNull();
});
