import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  analyst,
  officer,
  person,
  SCORE_FIELDS,
  type Score,
  startTestCredit,
  submitted,
  type UserError,
} from './credit-subgraph.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

const partner = userCaller(newId('user'), ['PARTNER'], newId('partner'));

async function creditScore(caller: Caller, userId: string): Promise<Score | null> {
  const query = `query ($userId: ID!) { creditScore(userId: $userId) { ${SCORE_FIELDS} } }`;
  const answer = await credit.ask(caller, query, { userId });
  expect(answer.errors).toBeUndefined();
  return answer.data?.['creditScore'] as Score | null;
}

async function calculate(caller: Caller, userId: string) {
  const answer = await credit.ask(
    caller,
    `mutation ($input: CalculateCreditScoreInput!) { calculateCreditScore(input: $input) {
      score { ${SCORE_FIELDS} } userErrors { code path message } } }`,
    { input: { userId } },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.['calculateCreditScore'] as {
    score: Score | null;
    userErrors: UserError[];
  };
}

function reads(caller: Caller, userId: string) {
  return credit
    .events('credit.personal_data.read')
    .then((events) =>
      events.filter(({ actor, data }) => actor.id === caller.id && data['userId'] === userId),
    );
}

describe('a credit score', () => {
  test('is one’s own latest, with nothing on the audit trail', async () => {
    const caller = person();
    await submitted(credit, caller);
    const latest = await submitted(credit, caller, { revolvingUtilization: '0.01' });
    expect(await creditScore(caller, caller.id)).toEqual(latest);
    expect(await reads(caller, caller.id)).toEqual([]);
  });

  test('is null where there is none', async () => {
    const caller = person();
    expect(await creditScore(caller, caller.id)).toBeNull();
    expect(await creditScore(officer, 'nobody')).toBeNull();
  });

  test('of somebody else is seen by an officer alone, and the audit trail hears of it', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    for (const other of [person(), analyst, partner, userCaller(newId('user'), ['ADMIN'])]) {
      expect(await creditScore(other, caller.id)).toBeNull();
    }
    expect(await creditScore(officer, caller.id)).toEqual(score);
    const [read, ...more] = await reads(officer, caller.id);
    expect(more).toEqual([]);
    expect(read?.data['fields']).toEqual([
      'creditScore.band',
      'creditScore.factors',
      'creditScore.probabilityOfDefault',
      'creditScore.reasons',
      'creditScore.value',
    ]);
  });

  test('needs somebody signed in', async () => {
    const nobody: Caller = { kind: 'ANONYMOUS', id: 'anonymous', roles: [], scopes: [] };
    const answer = await credit.ask(nobody, '{ creditScore(userId: "x") { id } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('calculating a score', () => {
  test('appends another of the latest profile', async () => {
    const caller = person();
    const first = await submitted(credit, caller);
    const { score, userErrors } = await calculate(caller, caller.id);
    expect(userErrors).toEqual([]);
    expect(score).toMatchObject({ value: first.value, reasons: first.reasons });
    expect(score?.id).not.toBe(first.id);
    expect((await creditScore(caller, caller.id))?.id).toBe(score?.id);
  });

  test('is for oneself and officers; anybody else is told that there is nobody', async () => {
    const caller = person();
    await submitted(credit, caller);
    expect((await calculate(officer, caller.id)).score).not.toBeNull();
    for (const other of [person(), analyst, partner]) {
      const { score, userErrors } = await calculate(other, caller.id);
      expect(score).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'userId'] }]);
    }
    expect((await calculate(officer, 'user_1')).userErrors[0]?.code).toBe('NOT_FOUND');
  });

  test('says so where there is no profile', async () => {
    const caller = person();
    expect((await calculate(caller, caller.id)).userErrors[0]?.code).toBe('NO_PROFILE');
    expect((await calculate(officer, newId('user'))).userErrors[0]?.code).toBe('NO_PROFILE');
  });
});

describe('the history', () => {
  const HISTORY = `query ($userId: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    creditScoreHistory(userId: $userId, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { id value profile { id } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

  interface History {
    readonly edges: readonly { cursor: string; node: { id: string } }[];
    readonly pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string;
      endCursor: string;
    };
  }

  async function history(caller: Caller, variables: Record<string, unknown>) {
    const answer = await credit.ask(caller, HISTORY, variables);
    return { ...answer, page: answer.data?.['creditScoreHistory'] as History };
  }

  test('pages forward and back, newest first', async () => {
    const caller = person();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await submitted(credit, caller)).id);
    const userId = caller.id;
    const idsOf = ({ page }: { page: History }) => page.edges.map(({ node }) => node.id);
    const first = await history(caller, { userId, first: 2 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(first.page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = first.page.pageInfo.endCursor;
    const second = await history(caller, { userId, first: 3, after });
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.page.pageInfo.hasNextPage).toBe(false);
    const before = second.page.pageInfo.startCursor;
    const back = await history(caller, { userId, last: 1, before });
    expect(idsOf(back)).toEqual([ids[1]]);
  });

  test('is empty for whoever may not see it', async () => {
    const caller = person();
    await submitted(credit, caller);
    expect((await history(person(), { userId: caller.id })).page.edges).toEqual([]);
    expect((await history(officer, { userId: caller.id })).page.edges).toHaveLength(1);
    expect((await history(officer, { userId: 'user_' })).page.edges).toEqual([]);
  });

  test.each([
    [{ first: 101 }, 'BAD_USER_INPUT'],
    [{ first: 0 }, 'BAD_USER_INPUT'],
    [{ first: 1, last: 1 }, 'BAD_USER_INPUT'],
    [{ after: 'rubbish' }, 'CURSOR_INVALID'],
  ])('refuses %j', async (page, code) => {
    const caller = person();
    const { errors } = await history(caller, { userId: caller.id, ...page });
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });
});

describe('as entities', () => {
  const USER =
    '... on User { id creditScore { id value } financialProfile { monthlyIncome { amount } } }';

  test('a user’s score and profile are theirs and officers’', async () => {
    const caller = person();
    const { id, value } = await submitted(credit, caller);
    const representation = { __typename: 'User', id: caller.id };
    for (const reader of [caller, officer]) {
      const answer = await credit.entities(reader, [representation], USER);
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.['_entities']).toEqual([
        {
          id: caller.id,
          creditScore: { id, value },
          financialProfile: { monthlyIncome: { amount: '4200.50' } },
        },
      ]);
    }
    const fields = (await reads(officer, caller.id)).flatMap(({ data }) => data['fields']);
    expect(fields).toContain('financialProfile.monthlyIncome');
    for (const other of [person(), analyst, partner]) {
      const answer = await credit.entities(other, [representation], USER);
      expect(answer.errors?.every(({ extensions }) => extensions?.code === 'FORBIDDEN')).toBe(true);
      expect(answer.data?.['_entities']).toEqual([
        { id: caller.id, creditScore: null, financialProfile: null },
      ]);
    }
  });

  test('a score that was reached by its id is no way round', async () => {
    const caller = person();
    const { id } = await submitted(credit, caller);
    const representation = { __typename: 'CreditScore', id };
    const selection = '... on CreditScore { id value user { id } profile { submittedAt } }';
    const own = await credit.entities(caller, [representation], selection);
    expect(own.data?.['_entities']).toMatchObject([{ id, user: { id: caller.id } }]);
    const other = await credit.entities(partner, [representation], selection);
    expect(other.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(other.data)).not.toContain(caller.id);
    const none = await credit.entities(
      officer,
      [{ __typename: 'CreditScore', id: newId('score') }],
      selection,
    );
    expect(none.data?.['_entities']).toEqual([null]);
  });

  test('nor is a profile', async () => {
    const caller = person();
    await submitted(credit, caller);
    const found = await credit.ask(
      caller,
      'query ($id: ID!) { creditScore(userId: $id) { profile { id } } }',
      { id: caller.id },
    );
    const { creditScore: score } = found.data as { creditScore: { profile: { id: string } } };
    const representation = { __typename: 'FinancialProfile', id: score.profile.id };
    const selection = '... on FinancialProfile { user { id } timesLate30Days dependents }';
    const own = await credit.entities(caller, [representation], selection);
    expect(own.data?.['_entities']).toEqual([
      { user: { id: caller.id }, timesLate30Days: 1, dependents: 2 },
    ]);
    const other = await credit.entities(person(), [representation], selection);
    expect(other.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(other.data)).not.toContain(caller.id);
  });

  test('many users are answered with one look', async () => {
    const people = [person(), person(), person()];
    for (const one of people) await submitted(credit, one);
    const representations = people.map(({ id }) => ({ __typename: 'User', id }));
    const answer = await credit.entities(officer, representations, USER);
    expect(answer.data?.['_entities']).toMatchObject(people.map(({ id }) => ({ id })));
    expect(answer.errors).toBeUndefined();
  });
});

describe('what was erased', () => {
  test('leaves the score’s figure and nothing personal', async () => {
    const caller = person();
    const { value } = await submitted(credit, caller);
    await credit.sql`update credit.data_key set wrapped_key = null, destroyed_at = now()
      where subject_id = ${caller.id}`;
    expect(await creditScore(caller, caller.id)).toMatchObject({
      value,
      reasons: null,
      factors: null,
    });
    const answer = await credit.entities(
      caller,
      [{ __typename: 'User', id: caller.id }],
      '... on User { financialProfile { monthlyIncome { amount } openCreditLines } }',
    );
    expect(answer.data?.['_entities']).toEqual([
      { financialProfile: { monthlyIncome: null, openCreditLines: null } },
    ]);
    expect((await calculate(caller, caller.id)).userErrors[0]?.code).toBe('NO_PROFILE');
  });
});
