import { ANONYMOUS, serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { validateProfile } from '../src/domain/financial-profile.ts';
import { inputsOfProfile } from '../src/domain/profile-inputs.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { APPLICANT, person, startTestCredit, submit, submitted } from './credit-subgraph.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

describe('submitting a financial profile', () => {
  test('stores it, scores it, and tells both as events', async () => {
    const caller = person();
    const { profile, score, userErrors } = await submit(credit, caller);
    expect(userErrors).toEqual([]);
    expect(profile).toMatchObject({ monthlyIncome: APPLICANT.monthlyIncome, dependents: 2 });
    expect(score?.model).toEqual({ id: 'application-v1', version: 1 });
    const points = score?.factors.reduce((sum, factor) => sum + factor.points, 0);
    expect(points).toBe(score?.value);
    const events = (await credit.events()).filter(({ data }) => data['userId'] === caller.id);
    expect(events.map(({ type, actor, audience }) => [type, actor.id, audience])).toEqual([
      ['credit.profile.submitted', caller.id, { subject: caller.id, scopes: ['scores:read'] }],
      ['credit.score.calculated', caller.id, { subject: caller.id, scopes: ['scores:read'] }],
    ]);
    expect(events[1]?.data).toEqual({
      userId: caller.id,
      scoreId: score?.id,
      modelId: 'application-v1',
      modelVersion: '1',
      cause: 'SUBMISSION',
      commitment: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      statedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test('leaves nothing of it in clear, neither in a table nor in an event', async () => {
    const caller = person();
    // So long that they are in no id, digest or ciphertext by chance.
    const changes = {
      monthlyIncome: { amount: '7654321.09', currency: 'USD' },
      monthlyDebtPayments: { amount: '9876543.21', currency: 'USD' },
    };
    const score = await submitted(credit, caller, changes);
    const stored = JSON.stringify([
      await credit.sql`select * from credit.financial_profiles where user_id = ${caller.id}`,
      await credit.sql`select * from credit.credit_scores where user_id = ${caller.id}`,
      (await credit.events()).filter(({ data }) => data['userId'] === caller.id),
    ]);
    expect(stored).toContain(score.id);
    for (const secret of ['7654321', '9876543', '_RATIO', 'LATE_PAYMENT', 'debtRatio']) {
      expect(stored).not.toContain(secret);
    }
  });

  test('ten invented applicants get the numbers of the scoring function itself', async () => {
    const model = await readScoringModel(new URL('../models/application-v1.json', import.meta.url));
    const score = createScorer(model);
    for (let i = 0; i < 10; i++) {
      const input = {
        monthlyIncome: { amount: String(900 + 1_350 * i), currency: 'USD' },
        monthlyDebtPayments: { amount: (120.37 * ((i * 7) % 10)).toFixed(2), currency: 'USD' },
        revolvingUtilization: (0.13 * i).toFixed(2),
        openCreditLines: (i * 3) % 17,
        realEstateLoans: i % 4,
        timesLate30Days: i % 3 === 0 ? 0 : i % 5,
        timesLate60Days: i % 4 === 3 ? 1 : 0,
        timesLate90Days: i === 9 ? 2 : 0,
        dependents: null,
        employmentMonths: null,
      };
      const profile = validateProfile(input, 'USD');
      if (!profile.ok) throw new Error(JSON.stringify(profile.error));
      const expected = score(inputsOfProfile(profile.value));
      expect(await submitted(credit, person(), input)).toMatchObject({
        value: expected.value,
        band: expected.band,
        probabilityOfDefault: expected.probabilityOfDefault.toFixed(6),
        reasons: expected.reasons,
      });
    }
  });

  test.each([
    [{ monthlyIncome: { amount: '-1', currency: 'USD' } }, 'INPUT_INVALID', 'monthlyIncome.amount'],
    [
      { monthlyIncome: { amount: '10000000.01', currency: 'USD' } },
      'INPUT_INVALID',
      'monthlyIncome.amount',
    ],
    [
      { monthlyDebtPayments: { amount: '1', currency: 'EUR' } },
      'CURRENCY_NOT_OFFERED',
      'monthlyDebtPayments.currency',
    ],
    [{ revolvingUtilization: '35' }, 'INPUT_INVALID', 'revolvingUtilization'],
    [{ revolvingUtilization: '-0.1' }, 'INPUT_INVALID', 'revolvingUtilization'],
    [{ openCreditLines: 101 }, 'INPUT_INVALID', 'openCreditLines'],
    [{ timesLate90Days: 96 }, 'INPUT_INVALID', 'timesLate90Days'],
    [{ dependents: -1 }, 'INPUT_INVALID', 'dependents'],
  ])('refuses %j by its field and stores nothing', async (changes, code, path) => {
    const caller = person();
    const { profile, score, userErrors } = await submit(credit, caller, changes);
    expect([profile, score]).toEqual([null, null]);
    expect(userErrors.map((error) => [error.code, error.path?.join('.')])).toEqual([
      [code, `input.${path}`],
    ]);
    const rows = await credit.sql`select 1 from credit.credit_scores where user_id = ${caller.id}`;
    expect(rows).toHaveLength(0);
  });

  test('is for people: partner keys and strangers have no finances', async () => {
    const partner = {
      kind: 'PARTNER' as const,
      id: newId('partner'),
      roles: [],
      scopes: ['partner:read' as const],
      partnerId: newId('partner'),
    };
    expect((await submit(credit, partner)).userErrors[0]?.code).toBe('BORROWERS_ONLY');
    await expect(submit(credit, ANONYMOUS)).rejects.toThrow('UNAUTHENTICATED');
    await expect(submit(credit, serviceCaller('lending'))).rejects.toThrow('UNAUTHENTICATED');
  });

  test('is bounded by a hundred scores a day', async () => {
    const caller = person();
    await submitted(credit, caller);
    await credit.sql`
      insert into credit.credit_scores
        (id, user_id, profile_id, cause, model_id, model_version, value, band,
         probability_of_default, overall_value, overall_band, explanation, calculated_at)
      select 'score_' || n, user_id, profile_id, cause, model_id, model_version, value, band,
             probability_of_default, overall_value, overall_band, explanation, calculated_at
      from credit.credit_scores, generate_series(1, 99) n where user_id = ${caller.id}`;
    const { userErrors } = await submit(credit, caller);
    expect(userErrors[0]?.code).toBe('LIMIT_REACHED');
  });
});

describe('the database', () => {
  test.each(['financial_profiles', 'credit_scores'])('refuses any change of %s', async (table) => {
    await submitted(credit, person());
    for (const url of [credit.database.appUrl, credit.database.ownerUrl]) {
      const sql = postgres(url, { max: 1, onnotice: () => undefined });
      try {
        for (const statement of [
          `update credit.${table} set user_id = 'somebody'`,
          `delete from credit.${table}`,
          `truncate credit.${table} cascade`,
        ]) {
          await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
        }
      } finally {
        await sql.end();
      }
    }
  });

  test('does not let the application lift the triggers', async () => {
    const sql = postgres(credit.database.appUrl, { max: 1 });
    try {
      const lift = 'alter table credit.credit_scores disable trigger all';
      await expect(sql.unsafe(lift)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await sql.end();
    }
  });
});
