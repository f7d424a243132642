import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';

const lending = useLending();

describe('a posting that the ledger refused', () => {
  async function refused(loanId: string): Promise<readonly string[]> {
    const { data, errors } = await lending.ask(
      officer(),
      '{ refusedPostings(first: 50) { edges { node { id kind rejection amount { amount } loan { id } } } } }',
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const shown = data?.['refusedPostings'] as
      | {
          edges: { node: { id: string; kind: string; loan: { id: string } | null } }[];
        }
      | undefined;
    return (shown?.edges ?? []).flatMap(({ node }) => (node.loan?.id === loanId ? [node.id] : []));
  }

  test('is shown until it is asked for again, which is done once', async () => {
    const me = borrower();
    const loanId = await activeLoan(lending, me);
    const amount = { amount: '7', currency: 'USD' };
    const fee = { loanId, amount, note: 'As agreed on the phone.', idempotencyKey: newKey() };
    await mutate(lending, officer(), 'chargeFee', fee, 'loan { id }');
    const [posting] = await lending.sql`
      select id from lending.postings where loan_id = ${loanId} and kind = 'FEE'`;
    const id = String(posting?.['id']);
    await lending.hear('ledger.posting.rejected', {
      postingId: id,
      loanId: loanId as Id<'loan'>,
      userId: me.id as Id<'user'>,
      code: 'UNKNOWN_ACCOUNT',
    });
    await eventually(async () => ((await refused(loanId)).includes(id) ? true : undefined));
    const retry = (caller: Caller) =>
      mutate<{ postingId: string | null }>(
        lending,
        caller,
        'retryRefusedPosting',
        { id },
        'postingId',
      );
    const { postingId, userErrors } = await retry(officer());
    expect(userErrors).toEqual([]);
    expect(await refused(loanId)).toEqual([]);
    const events = await lending.events('lending.posting.requested');
    const asked = events.filter(({ data }) => [id, postingId].includes(String(data['postingId'])));
    expect(asked.map(({ data }) => data['lines'])).toEqual([
      asked[0]?.data['lines'],
      asked[0]?.data['lines'],
    ]);
    expect((await retry(officer())).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
