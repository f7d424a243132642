import type { Caller } from '@blockscore/caller';
import { importJWK, type JWK, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';

const lending = useLending();
const DAY = 86_400_000;

interface Quote {
  readonly amount: { readonly amount: string };
  readonly principal: { readonly amount: string };
  readonly interest: { readonly amount: string };
  readonly expiresAt: string;
  readonly token: string;
  readonly publicKey: string;
}

function ask(caller: Caller, loanId: string, asOf?: string) {
  return lending.ask(
    caller,
    `query ($loanId: ID!, $asOf: LocalDate) { payoffQuote(loanId: $loanId, asOf: $asOf) {
      amount { amount } principal { amount } interest { amount } expiresAt token publicKey } }`,
    { loanId, asOf: asOf ?? null },
  );
}

async function quoteOf(caller: Caller, loanId: string, asOf?: string): Promise<Quote> {
  const { data, errors } = await ask(caller, loanId, asOf);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['payoffQuote'] as Quote;
}

async function verdictOf(token: string): Promise<unknown> {
  const { data } = await lending.ask(
    borrower(),
    'query ($token: String!) { verifyPayoffQuote(token: $token) { verdict amount { amount } } }',
    { token },
  );
  return data?.['verifyPayoffQuote'];
}

const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

test('a pay-off is quoted to the day, signed, and pays the loan off', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  const today = await quoteOf(me, loanId);
  const later = await quoteOf(officer(), loanId, dayIn(20));
  expect(today.interest.amount).toBe('0.00');
  expect(Number(later.interest.amount)).toBeGreaterThan(0);
  expect(later.principal).toEqual(today.principal);
  expect(await verdictOf(later.token)).toEqual({ verdict: 'HOLDS', amount: later.amount });
  const key = await importJWK(JSON.parse(today.publicKey) as JWK, 'EdDSA');
  const { payload } = await jwtVerify(today.token, key, { typ: 'payoff+jwt' });
  expect(payload).toMatchObject({ sub: loanId, asOf: dayIn(0), currency: 'USD' });
  const amount = { ...today.amount, currency: 'USD' };
  const paid = await mutate<{ loan: { status: string } | null }>(
    lending,
    officer(),
    'recordRepayment',
    { loanId, amount, idempotencyKey: newKey() },
    'loan { status }',
  );
  expect(paid).toMatchObject({ loan: { status: 'PAID_OFF' }, userErrors: [] });
});

test('a quote is superseded by what happens to the loan, and told from one that was forged', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  const { token } = await quoteOf(me, loanId);
  const [head, body = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { parts: object };
  const cheaper = { ...claims, parts: { ...claims.parts, PRINCIPAL: '1' } };
  const forged = Buffer.from(JSON.stringify(cheaper)).toString('base64url');
  expect(await verdictOf([head, forged, signature].join('.'))).toEqual({
    verdict: 'FORGED',
    amount: null,
  });
  expect(await verdictOf('x'.repeat(5_000))).toMatchObject({ verdict: 'FORGED' });
  const fee = { loanId, amount: { amount: '5', currency: 'USD' }, note: 'Card.' };
  const input = { ...fee, idempotencyKey: newKey() };
  await mutate(lending, officer(), 'chargeFee', input, 'loan { id }');
  expect(await verdictOf(token)).toMatchObject({ verdict: 'SUPERSEDED' });
});

test('nobody else is quoted, nor for a day too far, nor for a loan that is at its end', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  const refused = async (caller: Caller, id: string, asOf?: string) => {
    const { errors } = await ask(caller, id, asOf);
    expect(errors?.[0]?.message).toMatch(/^(loanId|asOf): /);
    return errors?.[0]?.extensions?.['code'];
  };
  expect(await refused(borrower(), loanId)).toBe('BAD_USER_INPUT');
  expect(await refused(me, 'loan_x')).toBe('BAD_USER_INPUT');
  expect(await refused(me, loanId, dayIn(-1))).toBe('BAD_USER_INPUT');
  expect(await refused(me, loanId, dayIn(61))).toBe('BAD_USER_INPUT');
  const lost = { loanId, note: 'Gone.', idempotencyKey: newKey() };
  await mutate(lending, officer(), 'chargeOffLoan', lost, 'loan { id }');
  expect(await refused(me, loanId)).toBe('BAD_USER_INPUT');
});

test('a quote is good until the end of its day', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  const { token, expiresAt } = await quoteOf(me, loanId);
  expect(Date.parse(expiresAt)).toBe(Date.parse(dayIn(1)));
  lending.travel(DAY);
  expect(await verdictOf(token)).toMatchObject({ verdict: 'EXPIRED' });
});
