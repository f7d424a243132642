import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  analyst,
  officer,
  person,
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

interface Simulated {
  readonly value: number;
  readonly band: string;
  readonly probabilityOfDefault: string;
  readonly reasons: readonly { readonly code: string }[];
}
interface Suggestion {
  readonly input: string;
  readonly from: string;
  readonly to: string;
  readonly points: number;
  readonly newScore: number;
  readonly text: string;
}
interface Payload {
  readonly simulation: {
    readonly current: Simulated;
    readonly simulated: Simulated;
    readonly difference: number;
    readonly suggestions: readonly Suggestion[];
    readonly notes: readonly string[];
  } | null;
  readonly userErrors: readonly UserError[];
}

const QUERY = `query ($input: SimulateScoreInput!) { simulateScore(input: $input) {
  simulation {
    current { value band probabilityOfDefault reasons { code } }
    simulated { value band probabilityOfDefault reasons { code } }
    difference suggestions { input from to points newScore text } notes
  }
  userErrors { code path message } } }`;

async function simulate(caller: Caller, changes: object = {}, userId?: string): Promise<Payload> {
  const { data, errors } = await credit.ask(caller, QUERY, { input: { changes, userId } });
  expect(errors).toBeUndefined();
  return data?.['simulateScore'] as Payload;
}

describe('simulating a score', () => {
  test('tells what changes would do, and leaves nothing behind', async () => {
    const caller = person();
    const score = await submitted(credit, caller, { revolvingUtilization: '0.95' });
    const before = (await credit.events()).length;
    const { simulation, userErrors } = await simulate(caller, {
      revolvingUtilization: '0.29',
      monthlyIncome: { amount: '5000', currency: 'USD' },
    });
    expect(userErrors).toEqual([]);
    expect(simulation?.current).toMatchObject({
      value: score.value,
      band: score.band,
      probabilityOfDefault: score.probabilityOfDefault,
    });
    const gained = (simulation?.simulated.value ?? 0) - score.value;
    expect(gained).toBeGreaterThan(50);
    expect(simulation?.difference).toBe(gained);
    expect((await credit.events()).length).toBe(before);
    const stored = await credit.sql`
      select (select count(*)::int from credit.credit_scores where user_id = ${caller.id}) as scores,
             (select count(*)::int from credit.financial_profiles where user_id = ${caller.id}) as profiles`;
    expect(stored[0]).toEqual({ scores: 1, profiles: 1 });
  });

  test('suggests what can be changed, and each change gives what was said', async () => {
    const caller = person();
    await submitted(credit, caller, {
      revolvingUtilization: '0.95',
      monthlyDebtPayments: { amount: '3200.00', currency: 'USD' },
      timesLate30Days: 4,
    });
    const { simulation } = await simulate(caller);
    expect(simulation?.difference).toBe(0);
    expect(simulation?.notes).toEqual([expect.stringContaining('24 months')]);
    const suggestions = simulation?.suggestions ?? [];
    expect(new Set(suggestions.map(({ input }) => input))).toEqual(
      new Set(['REVOLVING_UTILIZATION', 'MONTHLY_DEBT_PAYMENTS']),
    );
    for (const { input, to, points, newScore } of suggestions) {
      const changes =
        input === 'REVOLVING_UTILIZATION'
          ? { revolvingUtilization: to }
          : { monthlyDebtPayments: { amount: to, currency: 'USD' } };
      const tried = (await simulate(caller, changes)).simulation;
      expect(tried).toMatchObject({ difference: points, simulated: { value: newScore } });
      // And when it is stated, that is what is scored.
      expect((await submitted(credit, person(), statedWith(changes))).value).toBe(newScore);
    }
  });

  const statedWith = (changes: object) => ({
    revolvingUtilization: '0.95',
    monthlyDebtPayments: { amount: '3200.00', currency: 'USD' },
    timesLate30Days: 4,
    ...changes,
  });

  test('of somebody else is for officers, and the audit trail hears of it', async () => {
    const caller = person();
    await submitted(credit, caller);
    for (const other of [person(), analyst]) {
      const { simulation, userErrors } = await simulate(other, {}, caller.id);
      expect([simulation, userErrors[0]?.code]).toEqual([null, 'NOT_FOUND']);
    }
    expect((await simulate(officer, {}, caller.id)).simulation).not.toBeNull();
    const reads = (await credit.events('credit.personal_data.read')).filter(
      ({ data }) => data['userId'] === caller.id,
    );
    expect(reads.map(({ actor, data }) => [actor.id, data['fields']])).toEqual([
      [officer.id, ['creditScore.simulation']],
    ]);
  });

  test('needs a profile to start from, and a person', async () => {
    expect((await simulate(person())).userErrors[0]).toMatchObject({
      code: 'NO_PROFILE',
      path: ['input', 'userId'],
    });
    for (const userId of ['nobody', newId('loan')]) {
      expect((await simulate(officer, {}, userId)).userErrors[0]?.code).toBe('NOT_FOUND');
    }
    const nobody: Caller = { kind: 'ANONYMOUS', id: 'anonymous', roles: [], scopes: [] };
    const { errors } = await credit.ask(nobody, QUERY, { input: { changes: {} } });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
