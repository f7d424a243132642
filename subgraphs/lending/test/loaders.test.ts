import { expect, test } from 'vitest';
import { createLoaders } from '../src/graphql/loaders.ts';
import { borrower, useLending } from './lending-subgraph.ts';
import { acceptedLoan } from './loan-steps.ts';
import { portsOn } from './ports.ts';

const lending = useLending();

interface Edge {
  readonly node: { readonly payoutAccount: { readonly id: string } };
}

test('the accounts of a list of loans are asked for together', async () => {
  const me = borrower();
  for (const account of ['ACCT-1001', 'ACCT-1002', 'ACCT-1003']) {
    await acceptedLoan(lending, me, account, { amount: { amount: '1000', currency: 'USD' } });
  }
  const { data, errors } = await lending.ask(
    me,
    '{ loans { edges { node { payoutAccount { id lastCharacters } } } } }',
  );
  expect(errors).toBeUndefined();
  const loans = data?.['loans'] as { readonly edges: readonly Edge[] } | undefined;
  const accounts = (loans?.edges ?? []).map(({ node }) => node.payoutAccount);
  expect(accounts).toMatchObject(
    ['1003', '1002', '1001'].map((lastCharacters) => ({ lastCharacters })),
  );
  const { ports, close } = await portsOn(lending, () => new Date());
  let transactions = 0;
  const transact: typeof ports.transact = (run) => {
    transactions += 1;
    return ports.transact(run);
  };
  try {
    const { payoutAccount } = createLoaders(transact, me, ports.clock);
    const ids = [...accounts.map(({ id }) => id), 'bank_none'];
    const loaded = await Promise.all(ids.map((id) => payoutAccount.load(id)));
    expect(loaded.map((account) => account?.account)).toEqual([
      'ACCT1003',
      'ACCT1002',
      'ACCT1001',
      undefined,
    ]);
    expect(transactions).toBe(1);
  } finally {
    await close();
  }
});
