import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { chasePayments } from '../src/app/chase-payments.ts';
import { applied, decided } from './application-steps.ts';
import { sendDue, tell } from './callback-steps.ts';
import {
  borrower,
  mutate,
  officer,
  startTestLending,
  type TestLending,
  type UserError,
  useLending,
} from './lending-subgraph.ts';
import { accept, acceptedLoan, cleared, disburse } from './loan-steps.ts';
import { portsOn } from './ports.ts';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const HOUR = 3_600_000;
const lending = useLending();

interface Account {
  readonly id: string;
  readonly status: string;
  readonly lastCharacters: string;
  readonly refusalReason: string | null;
}
interface Answer {
  readonly payoutAccount: Account | null;
  readonly userErrors: readonly UserError[];
}

const FIELDS = 'id status lastCharacters refusalReason';

function add(caller: Caller, account: string, holderName = 'Grace Hopper'): Promise<Answer> {
  const input = { account, holderName };
  return mutate<Answer>(lending, caller, 'addPayoutAccount', input, `payoutAccount { ${FIELDS} }`);
}

function remove(caller: Caller, id: string): Promise<Answer> {
  const selection = `payoutAccount { ${FIELDS} }`;
  return mutate<Answer>(lending, caller, 'removePayoutAccount', { id }, selection);
}

function change(caller: Caller, loanId: string, payoutAccountId: string) {
  const input = { loanId, payoutAccountId };
  const selection = 'loan { payoutAccount { id } }';
  return mutate<{ readonly loan: { readonly payoutAccount: { readonly id: string } } | null }>(
    lending,
    caller,
    'changePayoutAccount',
    input,
    selection,
  );
}

async function accountsOf(caller: Caller, id = caller.id): Promise<readonly Account[] | null> {
  const selection = `... on User { payoutAccounts { ${FIELDS} } }`;
  const { data } = await lending.entities(caller, [{ __typename: 'User', id }], selection);
  const [user] = (data?.['_entities'] ?? []) as { payoutAccounts: readonly Account[] | null }[];
  return user?.payoutAccounts ?? null;
}

describe('a payout account', () => {
  test('is verified and shown by its end alone, to its owner alone', async () => {
    const caller = borrower();
    const { payoutAccount } = await add(caller, IBAN);
    expect(payoutAccount).toMatchObject({ status: 'VERIFIED', lastCharacters: '3000' });
    expect((await add(caller, 'de89-370400440532013000')).payoutAccount).toEqual(payoutAccount);
    expect(await accountsOf(caller)).toEqual([payoutAccount]);
    expect(await accountsOf(officer(), caller.id)).toBeNull();
    expect(await accountsOf(borrower(), caller.id)).toBeNull();
    const [row] = await lending.sql`
      select * from lending.payout_accounts where user_id = ${caller.id}`;
    expect(row?.['account']).toMatch(/^v1\./);
    expect(row?.['holder_name']).toMatch(/^v1\./);
    const told = JSON.stringify(await lending.events('lending.payout_account.changed'));
    expect(told).toContain(String(payoutAccount?.id));
    expect(told).not.toMatch(/"3000"|013000|Hopper/);
  });

  test.each([
    ['DE89 3704 0044 0532 0130 01', 'account', 'PAYOUT_ACCOUNT_INVALID'],
    ['DE89 3704 0044 0532 0130', 'account', 'PAYOUT_ACCOUNT_INVALID'],
    ['12', 'account', 'PAYOUT_ACCOUNT_INVALID'],
  ])('is refused where it cannot be one: %s', async (account, field, code) => {
    expect(await add(borrower(), account)).toMatchObject({
      payoutAccount: null,
      userErrors: [{ code, path: ['input', field] }],
    });
  });

  test('needs a holder, and there are no more than ten', async () => {
    const caller = borrower();
    for (const holder of [' ', 'Ann\tLee', 'Ann\r\nLee']) {
      expect((await add(caller, IBAN, holder)).userErrors[0]?.path).toEqual([
        'input',
        'holderName',
      ]);
    }
    for (let index = 10; index < 20; index += 1) await add(caller, `ACCT${index}99`);
    expect((await add(caller, IBAN)).userErrors).toMatchObject([
      { code: 'TOO_MANY_PAYOUT_ACCOUNTS' },
    ]);
    const [first] = (await accountsOf(caller)) ?? [];
    expect((await remove(caller, first?.id ?? '')).payoutAccount?.status).toBe('REMOVED');
    expect((await add(caller, IBAN)).payoutAccount?.status).toBe('VERIFIED');
  });

  test('that the provider refuses takes no offer', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    const refused = await accept(lending, caller, id, 'ACCT-0003');
    expect(refused).toMatchObject({ loan: null, userErrors: [{ code: 'PAYOUT_ACCOUNT_REFUSED' }] });
    expect(refused.userErrors[0]?.message).toContain(': accept the offer with another account.');
    expect(await accountsOf(caller)).toMatchObject([
      { status: 'REFUSED', refusalReason: 'The account is not in the name of the holder.' },
    ]);
    const { payoutAccount } = await add(caller, IBAN);
    expect((await accept(lending, caller, id, newId('bank'))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'payoutAccount'] },
    ]);
    expect((await accept(lending, caller, id, payoutAccount?.id)).loan).not.toBeNull();
  });

  test("of somebody else's is none", async () => {
    const [caller, other] = [borrower(), borrower()];
    const { payoutAccount } = await add(other, IBAN);
    const theirs = payoutAccount?.id ?? '';
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    expect((await accept(lending, caller, id, theirs)).userErrors[0]?.code).toBe('NOT_FOUND');
    const { loan } = await accept(lending, caller, id, IBAN);
    const loanId = loan?.id ?? '';
    expect((await change(caller, loanId, theirs)).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await change(other, loanId, theirs)).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await remove(caller, theirs)).userErrors[0]?.code).toBe('NOT_FOUND');
  });

  test('that is not verified yet gets no money; another one that is gets it', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller, 'ACCT-0004');
    const [pending] = (await accountsOf(caller)) ?? [];
    expect(pending?.status).toBe('PENDING');
    expect((await disburse(lending, officer(), loanId)).userErrors).toMatchObject([
      { code: 'PAYOUT_ACCOUNT_UNVERIFIED' },
    ]);
    expect((await remove(caller, pending?.id ?? '')).userErrors[0]?.code).toBe('INVALID_STATE');
    const refused = await add(caller, 'ACCT-0003');
    const unfit = await change(caller, loanId, refused.payoutAccount?.id ?? '');
    expect(unfit.userErrors[0]?.code).toBe('PAYOUT_ACCOUNT_UNVERIFIED');
    const { payoutAccount } = await add(caller, IBAN);
    const changed = await change(caller, loanId, payoutAccount?.id ?? '');
    expect(changed.loan?.payoutAccount.id).toBe(payoutAccount?.id);
    expect((await lending.events('lending.payout_account.chosen')).at(-1)?.data).toEqual({
      userId: caller.id,
      loanId,
      payoutAccountId: payoutAccount?.id,
    });
    expect((await remove(caller, pending?.id ?? '')).payoutAccount?.status).toBe('REMOVED');
    // What compliance said was said of the account of before: it is asked about this one.
    expect((await disburse(lending, officer(), loanId)).userErrors).toMatchObject([
      { code: 'CLEARANCE_STALE' },
    ]);
    const questions = await lending.events('lending.clearance.requested');
    const about = questions.filter(({ data }) => data['loanId'] === loanId);
    expect(about.map(({ data }) => data['payoutAccountId'])).toEqual([
      ...[pending?.id, payoutAccount?.id],
    ]);
    await cleared(lending, loanId);
    expect((await disburse(lending, officer(), loanId)).payment).not.toBeNull();
    const late = await change(caller, loanId, payoutAccount?.id ?? '');
    expect(late.userErrors[0]?.code).toBe('INVALID_STATE');
  });

  test('is changed so often a day that compliance judges the payout ten times', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller, IBAN);
    const [one] = (await accountsOf(caller)) ?? [];
    const { payoutAccount: other } = await add(caller, 'ACCT-0011');
    const turns = Array.from({ length: 10 }, (_, turn) => (turn % 2 === 0 ? other : one)?.id ?? '');
    const answers = [];
    for (const id of turns) answers.push((await change(caller, loanId, id)).userErrors);
    // Accepting the offer asked once, too.
    expect(answers.slice(0, 9).flat()).toEqual([]);
    expect(answers[9]).toMatchObject([{ code: 'TRY_LATER', path: ['input', 'loanId'] }]);
    const asked = await lending.events('lending.clearance.requested');
    expect(asked.filter(({ data }) => data['loanId'] === loanId)).toHaveLength(10);
    // The account that it has is no change.
    expect((await change(caller, loanId, turns[8] ?? '')).userErrors).toEqual([]);
    await lending.sql`update lending.clearances
      set requested_at = requested_at - interval '1 day' where loan_id = ${loanId}`;
    expect((await change(caller, loanId, turns[9] ?? '')).userErrors).toEqual([]);
  });

  test('is verified by a callback, once', async () => {
    const caller = borrower();
    const { payoutAccount } = await add(caller, 'ACCT-0004');
    const id = payoutAccount?.id ?? '';
    expect((await tell(lending, id, 'SETTLED')).status).toBe(404);
    expect((await tell(lending, id, 'ACCOUNT_VERIFIED')).body.outcome).toBe('APPLIED');
    expect((await tell(lending, id, 'ACCOUNT_REFUSED')).body.outcome).toBe('CONFLICT');
    expect(await accountsOf(caller)).toMatchObject([{ status: 'VERIFIED' }]);
  });
});

describe('the simulated provider', () => {
  test('tells later, over HTTP, of what it took', async () => {
    const caller = borrower();
    await add(caller, 'ACCT-0004');
    expect(await accountsOf(caller)).toMatchObject([{ status: 'PENDING' }]);
    await sendDue(lending, () => new Date(Date.now() + 11_000));
    expect(await accountsOf(caller)).toMatchObject([{ status: 'VERIFIED' }]);
  });

  test('is asked, where it cannot be heard', async () => {
    const deaf = await startTestLending({}, { PAYMENT_CALLBACK_URL: 'http://127.0.0.1:9/' });
    try {
      await askedAbout(deaf);
    } finally {
      await deaf.close();
      await deaf.drop();
    }
  });
});

async function askedAbout(deaf: TestLending): Promise<void> {
  const caller = borrower();
  const loanId = await acceptedLoan(deaf, caller, 'ACCT-0004');
  const clock = () => new Date(Date.now() + HOUR);
  const { ports, close } = await portsOn(deaf, clock);
  try {
    expect(await chasePayments(ports)()).toBe(1);
    expect(await chasePayments(ports)()).toBe(0);
  } finally {
    await close();
  }
  expect((await disburse(deaf, officer(), loanId)).userErrors).toEqual([]);
}
