import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { type SealPublicKey, sealTo } from '@blockscore/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFairnessPorts, createHearingTransact } from '../src/adapters/fairness/transact.ts';
import { analyst, startTestCredit } from './credit-subgraph.ts';
import { invent, openWatching, type Watching } from './watched-scores.ts';

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit();
  watching = await openWatching(credit, new Date().toISOString());
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

type UserId = `user_${string}`;

const decide = (
  userId: UserId,
  outcome: 'APPROVED' | 'REFERRED' = 'APPROVED',
  applicationId = newId('app'),
) =>
  credit.hear('lending.decision.made', {
    applicationId,
    userId,
    outcome,
    policyVersion: 'v1',
    decidedBy: 'POLICY',
    reasonCodes: [],
  });

const requestsFor = async (userId: UserId) =>
  (await credit.events('credit.age_group.requested')).filter(
    ({ data }) => data['userId'] === userId,
  );

const requestFor = (userId: UserId) => eventually(async () => (await requestsFor(userId))[0]);

const rowOf = async (userId: UserId) =>
  (await credit.sql`select * from credit.protected_attributes where user_id = ${userId}`)[0];

async function answer(requestId: string, userId: UserId, publicKey: unknown, ageGroup: string) {
  const sealed = await sealTo(publicKey as SealPublicKey, { ageGroup }, { requestId });
  return await credit.hear('identity.age_group.disclosed', { requestId, userId, sealed });
}

describe('the age group of somebody who was decided on', () => {
  test('is asked for once as of the decision, kept encrypted, and the key is destroyed', async () => {
    const [userId, applicationId] = [newId('user'), newId('app')];
    await decide(userId, 'REFERRED', applicationId);
    await decide(userId, 'APPROVED', applicationId);
    const { data, audience } = await requestFor(userId);
    expect(audience).toEqual({ scopes: [] });
    expect(data['asOf']).toBe(new Date().toISOString().slice(0, 10));
    const requestId = String(data['requestId']);
    expect((await rowOf(userId))?.['private_key']).not.toContain('"d"');
    await answer(requestId, userId, data['publicKey'], 'UNDER_30');
    const row = await eventually(async () => {
      const found = await rowOf(userId);
      return found?.['age_group'] ? found : undefined;
    });
    expect(row['private_key']).toBeNull();
    expect(JSON.stringify(row)).not.toContain('UNDER_30');
    await decide(userId, 'APPROVED', applicationId);
    const another = newId('user');
    await decide(another);
    await requestFor(another);
    expect(await requestsFor(userId)).toHaveLength(1);
    // Another decision is of another day, on which the person may be in the other group.
    await decide(userId);
    await eventually(async () => (await requestsFor(userId))[1]);
  });

  test('is not taken from an answer about somebody else', async () => {
    const userId = newId('user');
    await decide(userId);
    const { data } = await requestFor(userId);
    const stranger = newId('user');
    const seq = await answer(String(data['requestId']), stranger, data['publicKey'], 'FROM_30');
    await eventually(async () => {
      const [row] = await credit.sql`
        select 1 from credit.inbox where stream = 'identity' and seq >= ${seq}`;
      return row;
    });
    expect(await rowOf(userId)).toMatchObject({ age_group: null });
    expect(await rowOf(stranger)).toBeUndefined();
  });
});

test('only what is for fairness holds age groups', async () => {
  await createHearingTransact(watching.resources)(async ({ scoring, fairness }) => {
    expect(Object.keys(scoring)).not.toContain('ageGroups');
    expect(Object.keys(fairness)).toContain('ageGroups');
  });
});

describe('fairness', () => {
  const QUERY = `query ($from: LocalDate, $to: LocalDate) { scoreFairness(from: $from, to: $to) {
    from to unknown adverseImpactRatio isBelowFourFifths equalOpportunityDifference
    groups { group decided approvalRate goods goodsReachingCutOffRate } } }`;

  test('compares the groups in whole quarters that are over, as aggregates', async () => {
    const at = new Date('2026-05-12T10:00:00Z');
    const groups = [
      { group: 'UNDER_30', people: 35, approved: 21 },
      { group: 'FROM_30', people: 25, approved: 24 },
    ] as const;
    const { transact } = createFairnessPorts(watching.resources, watching.ports);
    for (const { group, people, approved } of groups) {
      const scores = await invent(
        watching,
        Array.from({ length: people }, (_, i) => ({ at, value: i % 3 === 0 ? 620 : 700 })),
      );
      for (const [i, { id: scoreId, userId }] of scores.entries()) {
        const applicationId = newId('app');
        await watching.ports.transact(async (work) => {
          const outcome = i < approved ? 'APPROVED' : 'REJECTED';
          await work.outcomes.saveDecision({ applicationId, userId, outcome, decidedAt: at });
          if (i >= approved) return;
          const loanId = newId('loan');
          const loan = { loanId, applicationId, userId, scoreId, openedOn: '2026-05-20' };
          await work.outcomes.open(loan);
          await work.outcomes.close({ loanId, userId, on: '2026-09-20', isInDefault: false });
        });
        await transact(async ({ ageGroups }) => {
          const requestId = newId('req');
          const request = { requestId, applicationId, userId, privateKey: {} as never };
          await ageGroups.ask({ ...request, asOf: '2026-05-12', requestedAt: at });
          await ageGroups.answer(request, group);
        });
      }
    }
    const response = await credit.ask(analyst, QUERY, { from: '2026-05-10', to: '2026-05-11' });
    expect(response.errors).toBeUndefined();
    const auditor = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    const shown = await credit.ask(auditor, QUERY, { from: '2026-05-10', to: '2026-05-11' });
    expect(shown).toEqual(response);
    expect(response.data?.['scoreFairness']).toEqual([
      {
        from: '2026-04-01',
        to: '2026-06-30',
        unknown: 0,
        adverseImpactRatio: 0.63,
        isBelowFourFifths: true,
        equalOpportunityDifference: 0,
        groups: [
          {
            group: 'UNDER_30',
            decided: 35,
            approvalRate: 0.6,
            // Of 21.
            goods: 20,
            goodsReachingCutOffRate: 0.67,
          },
          {
            group: 'FROM_30',
            decided: 25,
            approvalRate: 0.96,
            goods: 25,
            goodsReachingCutOffRate: 0.67,
          },
        ],
      },
    ]);
  });

  test('of a quarter without decisions shows nothing', async () => {
    const response = await credit.ask(analyst, QUERY, { from: '2025-01-01', to: '2025-01-31' });
    expect(response.data?.['scoreFairness']).toMatchObject([
      { unknown: 0, adverseImpactRatio: null, groups: [{ decided: null }, { decided: null }] },
    ]);
  });
});
