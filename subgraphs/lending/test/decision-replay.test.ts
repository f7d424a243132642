import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterEach, describe, expect, test } from 'vitest';
import { createDecisionRepository } from '../src/adapters/decision-repository.ts';
import { applied, decided } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { decideAsBefore, decideBy, policyWith } from './policy-steps.ts';
import { portsOn } from './ports.ts';

const lending = useLending();
const analyst = userCaller(newId('user'), ['ANALYST']);

const REPLAY = `query ($id: ID!) { decisionReplay(applicationId: $id) {
  status missing fields { name stored replayed same } decision { outcome policyVersion } } }`;

interface Replay {
  readonly status: string;
  readonly fields: readonly { readonly name: string; readonly same: boolean }[];
}

describe('making a decision again', () => {
  afterEach(() => decideAsBefore(lending));

  test('gives the same by the version that decided, whatever decides by now', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'APPROVED', { value: 700 });
    await decideBy(lending, { score: { approve: 800, refer: 790, maxAgeDays: 1 } });
    const reader = officer();
    const { data } = await lending.ask(reader, REPLAY, { id });
    const replays = data?.['decisionReplay'] as readonly Replay[];
    expect(replays).toMatchObject([
      {
        status: 'SAME',
        missing: [],
        decision: { outcome: 'APPROVED', policyVersion: '2026-11.3' },
      },
    ]);
    const fields = replays[0]?.fields ?? [];
    expect(fields.map(({ name }) => name)).toContain('debtToIncome');
    expect(fields.every(({ same }) => same)).toBe(true);
    const reads = await lending.events('lending.personal_data.read');
    expect(reads.at(-1)).toMatchObject({
      actor: { id: reader.id },
      data: { fields: ['decisionReplay'] },
    });
  });

  test('says where people decided', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
    await mutate(lending, officer(), 'rejectApplication', { id, reasons: ['OTHER'] }, '');
    const { data } = await lending.ask(officer(), REPLAY, { id });
    expect(data?.['decisionReplay']).toMatchObject([
      { status: 'BY_OFFICER', fields: [] },
      { status: 'SAME', decision: { outcome: 'REFERRED' } },
    ]);
  });

  test('of more decisions than are read at once is refused: none is left out', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
    await mutate(lending, officer(), 'rejectApplication', { id, reasons: ['OTHER'] }, '');
    const { connection, vault, close } = await portsOn(lending, () => new Date());
    const listed = (most: number) =>
      connection.db.transaction((tx) =>
        createDecisionRepository(tx, vault, most).listOf([id as `app_${string}`]),
      );
    try {
      expect(await listed(2)).toHaveLength(2);
      await expect(listed(1)).rejects.toThrow('There are more than 1 decisions');
    } finally {
      await close();
    }
  });

  test('is for who reads both, and not on themselves', async () => {
    const own = userCaller(newId('user'), ['BORROWER', 'LOAN_OFFICER']);
    const id = await applied(lending, own);
    await decided(lending, id, 'APPROVED');
    for (const caller of [own, analyst]) {
      const { data } = await lending.ask(caller, REPLAY, { id });
      expect(data?.['decisionReplay']).toBeNull();
    }
    const { errors } = await lending.ask(borrower(), REPLAY, { id });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('simulating a change of the policy', () => {
  const SIMULATE = `query ($i: SimulatePolicyInput!) { simulatePolicy(input: $i) {
    policyVersion applications skipped isComplete
    outcomes { outcome before after } transitions { from to applications }
    groups { productCode band applications approvedBefore approvedAfter }
    reasons { code before after }
    approvedAmountBefore { amount } approvedAmountAfter { amount }
    expectedLossBefore { amount } expectedLossAfter { amount } } }`;
  const day = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

  test('counts groups of people before and after, and names nobody', async () => {
    const people = [650, 655, 660, 665, 670, 720, 725, 730, 735, 736];
    const product = 'prod_01kanhq400e9sbvk4c7s0tq1p2';
    const who = [];
    for (const value of people) {
      const caller = borrower();
      const id = await applied(lending, caller, { productId: product });
      await decided(lending, id, 'APPROVED', { value });
      who.push(caller.id, id);
    }
    const { version, content } = policyWith({
      score: { approve: 700, refer: 580, maxAgeDays: 90 },
    });
    const i = { content, from: day(1), to: day(0), productId: product };
    const { data, errors } = await lending.ask(analyst, SIMULATE, { i });
    expect(errors).toBeUndefined();
    const simulation = data?.['simulatePolicy'];
    expect(simulation).toMatchObject({
      policyVersion: version,
      applications: 10,
      skipped: 0,
      isComplete: true,
      outcomes: [
        { outcome: 'APPROVED', before: 10, after: 5 },
        { outcome: 'REFERRED', before: 0, after: 5 },
      ],
      approvedAmountBefore: { amount: '100000.00' },
      approvedAmountAfter: { amount: '50000.00' },
      // 0.03 × 0.65 of it.
      expectedLossBefore: { amount: '1950.00' },
      expectedLossAfter: { amount: '975.00' },
      reasons: [{ code: 'SCORE_NEEDS_REVIEW', before: 0, after: 5 }],
    });
    expect(simulation).toMatchObject({
      transitions: expect.arrayContaining([
        { from: 'APPROVED', to: 'APPROVED', applications: 5 },
        { from: 'APPROVED', to: 'REFERRED', applications: 5 },
      ]),
      groups: expect.arrayContaining([
        {
          productCode: 'HOME_IMPROVEMENT',
          band: 'C',
          applications: 5,
          approvedBefore: 5,
          approvedAfter: 0,
        },
      ]),
    });
    for (const id of who) expect(JSON.stringify(data)).not.toContain(id);
  });

  test('shows no figure of fewer than five people', async () => {
    const product = 'prod_01kanhq400e9sbvk4c7s0tq1p3';
    for (const value of [650, 720, 725]) {
      const id = await applied(lending, borrower(), { productId: product });
      await decided(lending, id, 'APPROVED', { value });
    }
    const { content } = policyWith({ score: { approve: 700, refer: 580, maxAgeDays: 90 } });
    const i = { content, from: day(1), to: day(0), productId: product };
    const { data } = await lending.ask(analyst, SIMULATE, { i });
    expect(data?.['simulatePolicy']).toMatchObject({
      applications: 3,
      outcomes: [],
      transitions: [],
      groups: [],
      reasons: [],
      approvedAmountBefore: null,
      expectedLossAfter: null,
    });
  });

  test.each([
    ['both a version and rules', { version: '2026-11.3', content: '{}' }],
    ['neither', {}],
    ['a version that there is not', { version: 'none' }],
    ['rules that are none', { content: '{}' }],
    ['days in the wrong order', { version: '2026-11.3', from: '2026-02-02', to: '2026-02-01' }],
    ['days to come', { version: '2026-11.3', to: '2999-01-01' }],
    ['no product', { version: '2026-11.3', productId: 'prod_1' }],
  ])('refuses %s', async (_, changes) => {
    const i = { from: '2026-01-01', to: '2026-01-02', ...changes };
    const { errors } = await lending.ask(analyst, SIMULATE, { i });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
