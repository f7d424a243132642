import { type Caller, userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../src/domain/calendar.ts';
import { applicationOf, applied, decided } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';

const DAY_MS = 86_400_000;
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

describe('within 30 days of its being complete the applicant is to hear of it', () => {
  const QUEUE = `query ($who: ID!, $day: LocalDate!) {
    loanApplications(filter: { userId: $who, decideBefore: $day }) { edges { node { decideBy } } } }`;
  const today = dayOf(new Date());
  const inDays = (days: number) => addDays(today, days);

  /** By which day officers are to decide on what the caller has applied for, where that is before a day. */
  async function due({ id: who }: Caller, day: string, as: Caller = officer()) {
    const { data, errors } = await lending.ask(as, QUEUE, { who, day });
    if (errors) throw new Error(JSON.stringify(errors));
    const found = data?.['loanApplications'] as
      | { readonly edges: readonly { readonly node: { readonly decideBy: string | null } }[] }
      | undefined;
    return (found?.edges ?? []).map(({ node }) => node.decideBy);
  }

  test('officers find it by the day, until it is decided', async () => {
    const me = borrower();
    const id = await applied(lending, me);
    expect([await due(me, inDays(30)), await due(me, inDays(31))]).toEqual([[], [inDays(30)]]);
    await decided(lending, id, 'UNDER_REVIEW', {}, { kyc: 'IN_REVIEW' });
    expect(await due(me, inDays(31))).toEqual([inDays(30)]);
    const metrics = await (await fetch(`${lending.url}/metrics`)).text();
    expect(metrics).toMatch(/lending_applications_to_decide\{[^}]*kind="LATER"[^}]*\} [1-9]/);
    await mutate(lending, me, 'withdrawApplication', { id }, 'application { status }');
    expect(await due(me, inDays(31))).toEqual([]);
  });

  test('a partner is told nothing of it', async () => {
    const partnerId = newId('partner');
    const me = borrower(partnerId);
    await applied(lending, me);
    const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
    const query = `query ($day: LocalDate!) {
      loanApplications(filter: { decideBefore: $day }) { edges { node { id } } } }`;
    const list = async (caller: Caller) =>
      (await lending.ask(caller, query, { day: inDays(31) })).data?.['loanApplications'];
    expect(await list(partner)).toEqual({ edges: [] });
    expect(await list(me)).toMatchObject({ edges: [{}] });
  });

  test('what is missing stops it, and it begins anew once that was given', async () => {
    const me = borrower();
    await decided(lending, await applied(lending, me), 'UNDER_REVIEW', {}, { kyc: 'NOT_STARTED' });
    expect(await due(me, inDays(365))).toEqual([]);
    lending.travel(20 * DAY_MS);
    const userId = me.id as Id<'user'>;
    const kyc = { userId, kycId: newId('kyc'), from: 'NOT_STARTED', to: 'PENDING' } as const;
    await lending.hear('compliance.kyc.changed', kyc);
    const begun = await eventually(async () => {
      const days = await due(me, inDays(365));
      return days.length > 0 ? days : undefined;
    });
    expect(begun).toEqual([inDays(50)]);
  });
});
