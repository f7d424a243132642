import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { PERSONAL } from './application-steps.ts';
import { examplesIn, follow, pageOf } from './guide.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, disburse } from './loan-steps.ts';
import { makeKnown, newPartner } from './partner-steps.ts';

const lending = useLending();

/** Follows the examples of a page; gives what a root field was answered with. */
function reader(page: string) {
  const examples = examplesIn(pageOf(page));
  return async <T>(name: string, caller: Caller, variables: Record<string, unknown> = {}) => {
    const data = await follow(lending, caller, examples.get(name), variables);
    const [answer] = Object.values(data);
    return answer as T;
  };
}

test('README.md: what a loan would cost', async () => {
  const tell = reader('README.md');
  const quote = await tell<{ schedule: unknown[] }>('Quote', ANONYMOUS, { productId: PERSONAL });
  expect(quote.schedule).toHaveLength(24);
});

interface AccountAnswer {
  readonly payoutAccount: { readonly id: string; readonly status: string };
}

test('docs/payments.md: accounts', async () => {
  const tell = reader('docs/payments.md');
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const add = async (account: string) => {
    const input = { account, holderName: 'Grace Murray' };
    return (await tell<AccountAnswer>('AddAccount', caller, input)).payoutAccount;
  };
  const [row] = await lending.sql`
    select payout_account_id as id from lending.loans where id = ${loanId}`;
  const formerAccountId = String(row?.['id']);
  const other = await add('ACCT-7001');
  expect(other.status).toBe('VERIFIED');
  const changed = await tell('ChangeAccount', caller, { loanId, payoutAccountId: other.id });
  expect(changed).toMatchObject({ loan: { payoutAccount: { id: other.id } } });
  const removed = await tell('RemoveAccount', caller, { formerAccountId });
  expect(removed).toMatchObject({ payoutAccount: { status: 'REMOVED' } });
});

interface Postings {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

/** Answers what was asked last for a payment as the ledger does when it refuses. */
async function refusePosting(loanId: string, paymentId: string): Promise<void> {
  const postingId = await eventually(async () => {
    const rows = await lending.sql`
      select p.posting_id from lending.payments p join lending.postings o on o.id = p.posting_id
      where p.id = ${paymentId} and p.posting_rejection is null`;
    return rows[0]?.['posting_id'] as string | undefined;
  });
  await lending.hear('ledger.posting.rejected', {
    postingId,
    loanId: loanId as `loan_${string}`,
    paymentId: paymentId as `pay_${string}`,
    code: 'UNBALANCED',
    message: 'Debits and credits differ.',
  });
  await eventually(async () => {
    const rows = await lending.sql`
      select 1 from lending.payments where id = ${paymentId} and posting_rejection is not null`;
    return rows[0];
  });
}

test('docs/payments.md: what staff see', async () => {
  const tell = reader('docs/payments.md');
  const refused = await acceptedLoan(lending, borrower());
  const { payment } = await disburse(lending, officer(), refused);
  const paymentId = payment?.id ?? '';
  await refusePosting(refused, paymentId);
  await tell('PostAgain', officer(), { paymentId });
  await refusePosting(refused, paymentId);
  const postings = await tell<Postings>('Refused', officer());
  expect(postings.edges).toMatchObject([
    { node: { kind: 'DISBURSEMENT', rejection: 'UNBALANCED', loan: { id: refused } } },
  ]);
  await tell('PostRefused', officer(), { id: postings.edges[0]?.node.id });
  const silent = await acceptedLoan(lending, borrower(), 'ACCT-0010');
  const order = await disburse(lending, officer(), silent);
  lending.travel(2 * 3_600_000);
  const { edges } = await tell<{ edges: unknown[] }>('Pending', officer());
  expect(edges).toMatchObject([{ node: { id: order.payment?.id, loan: { id: silent } } }]);
});

test('docs/partners.md: consents without a code, and all of them', async () => {
  const tell = reader('docs/partners.md');
  const { key, partnerId } = newPartner();
  await makeKnown(lending, partnerId);
  const { consent } = await tell<{ consent: { id: string } }>('GrantConsent', borrower(), {
    partnerId,
  });
  const { edges } = await tell<{ edges: unknown[] }>('OurConsents', key);
  expect(edges).toMatchObject([{ node: { id: consent.id, live: true } }]);
});

test('docs/webhooks.md: an endpoint from its beginning to its end', async () => {
  const tell = reader('docs/webhooks.md');
  const { key } = newPartner();
  const url = 'https://hooks.acme.example/loans';
  const { endpoint } = await tell<{ endpoint: { id: string } }>('CreateEndpoint', key, { url });
  const { id } = endpoint;
  expect(await tell('MyEndpoints', key)).toMatchObject([{ id, url, disabledReason: null }]);
  const moved = { id, url: `${url}/v2` };
  expect(await tell('UpdateEndpoint', key, moved)).toMatchObject({
    endpoint: { url: moved.url, kinds: ['LOAN_STATUS_CHANGED'], description: 'CRM' },
  });
  await tell('RotateSecret', key, { id });
  await tell('DisableEndpoint', key, { id });
  await tell('EnableEndpoint', key, { id });
  expect(await tell('WhatFailed', key, { endpointId: id })).toMatchObject({ edges: [] });
  const since = new Date(Date.now() - 60_000).toISOString();
  expect(await tell('Replay', key, { endpointId: id, since })).toMatchObject({ replayed: 0 });
  expect(await tell('DeleteEndpoint', key, { id })).toMatchObject({ deletedId: id });
});
