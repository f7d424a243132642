import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { addDays, dayOf } from '../src/domain/calendar.ts';
import { applicationOf, applied, decided } from './application-steps.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';

const lending = useLending();

async function noticesOf({ id }: Caller, caller: Caller) {
  const { data, errors } = await lending.entities(
    caller,
    [{ __typename: 'User', id }],
    '... on User { notices { edges { node { kind missing answerBy mailed amount { amount } } } } }',
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const users = data?.['_entities'] as readonly Noticed[] | undefined;
  return (users?.[0]?.notices.edges ?? []).map(({ node }) => node);
}

interface Noticed {
  readonly notices: { readonly edges: readonly { readonly node: object }[] };
}

test('who left something out is told what is missing and by when, and not that it is denied', async () => {
  const me = borrower();
  const id = await applied(lending, me);
  await decided(lending, id, 'UNDER_REVIEW', null, { kyc: 'NOT_STARTED' });
  const answerBy = addDays(dayOf(new Date()), 30);
  expect(await noticesOf(me, me)).toMatchObject([
    {
      kind: 'APPLICATION_INCOMPLETE',
      missing: ['FINANCES', 'IDENTITY'],
      answerBy,
      mailed: true,
      amount: { amount: '10000.00' },
    },
    { kind: 'APPLICATION_RECEIVED', missing: null, answerBy: null },
  ]);
  expect(await applicationOf(lending, me, id)).toMatchObject({ status: 'UNDER_REVIEW' });
  const told = (await lending.events('lending.notice.issued')).at(-1);
  expect(told?.data).toMatchObject({ facts: { missing: ['FINANCES', 'IDENTITY'], answerBy } });
  // It names things, and nothing of them: staff see it too.
  expect(await noticesOf(me, officer())).toHaveLength(2);
});

test('nobody is asked for what is not theirs to give', async () => {
  type Decided = Parameters<typeof decided>;
  const kinds = async (disclosed: Decided[3], cleared: Decided[4]) => {
    const me = borrower();
    await decided(lending, await applied(lending, me), 'UNDER_REVIEW', disclosed, cleared);
    return (await noticesOf(me, me)).map((notice) => Object.values(notice).slice(0, 2));
  };
  const received = ['APPLICATION_RECEIVED', null];
  expect(await kinds({}, { kyc: 'IN_REVIEW' })).toEqual([received]);
  expect(await kinds({}, { screening: 'POTENTIAL_MATCH' })).toEqual([received]);
  const identity = ['APPLICATION_INCOMPLETE', ['IDENTITY']];
  expect(await kinds({}, { kyc: 'NOT_STARTED' })).toEqual([identity, received]);
});

test('of the same application a partner is not told what its customer left out', async () => {
  const [partnerId, me] = [newId('partner'), borrower()];
  const id = await applied(lending, { ...me, partnerId });
  await decided(lending, id, 'UNDER_REVIEW', null);
  const told = (await lending.events('lending.notice.issued')).filter(
    ({ data }) => data['applicationId'] === id,
  );
  const incomplete = told.filter(({ data }) => data['kind'] === 'APPLICATION_INCOMPLETE');
  expect(incomplete.map(({ data }) => [data['userId'], data['partnerId']])).toEqual([
    [me.id, undefined],
  ]);
});
