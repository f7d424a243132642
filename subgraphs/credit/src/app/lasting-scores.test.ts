import { expect, test } from 'vitest';
import { readScoringModels } from '../adapters/scoring-models.ts';
import { sha256 } from '../adapters/secrets.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { POLICY_MATRIX } from '../domain/policy-matrix.ts';
import type { PreparedModel } from './model-ports.ts';
import { rateInputs } from './rate-profile.ts';

/**
 * SHA-256 of all that each committed model says of 200 invented people: values, probabilities,
 * factors, reasons in their order and wording, the behavioural part, the policy matrix and its rules. A score
 * must come out of a replay for as long as it is kept, so what is released here never changes: code
 * that scores, explains or words otherwise goes beside the present one, chosen by something that the
 * score keeps (as the policy matrix is by its version). A new model adds its line.
 */
const SAYINGS = {
  'application-trees-v1': '51b1bf6f53a39b31b142e178b863e4f8ae9b7c8b45cc1e525eb29d08864daca7',
  'application-v1': '9f7f070aadade49eabd9fef1dc459a3d9557f1f84f118a1736fbfd963c7e207f',
};

/** Numbers that look random and are the same on every machine (Park and Miller's generator). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

function sayingsOf(application: PreparedModel, behaviour: PreparedModel | null): string {
  const below = generator(20_261_122);
  const ratings = Array.from({ length: 200 }, (_, person) => {
    const months = [1, 2, 3, 4, 5, 6].flatMap((month): [string, number][] => {
      const due = 1 + below(100_000);
      const paid = below(4) === 0 ? below(due) : due;
      return [
        [`delayMonths${month}`, below(3) * below(3)],
        [`due${month}`, due],
        [`paid${month}`, paid],
      ];
    });
    const inputs = {
      monthlyIncome: below(1_500_000) / 100,
      monthlyDebtPayments: below(500_000) / 100,
      revolvingUtilization: below(12_000) / 10_000,
      openCreditLines: below(25),
      realEstateLoans: below(5),
      timesLate30Days: below(3) * below(4),
      timesLate60Days: below(2) * below(3),
      timesLate90Days: below(2) * below(3),
    };
    const conduct = {
      worstDaysPastDue: below(12),
      unpaidLoans: below(2),
      monthsOverdue: below(2) * below(4),
    };
    return rateInputs(
      { application, behaviour, matrix: POLICY_MATRIX },
      {
        application: inputs,
        // Half of them have borrowed for long enough, three quarters have borrowed at all.
        behaviour: person % 2 === 0 ? Object.fromEntries(months) : null,
        conduct: person % 4 === 3 ? null : conduct,
      },
    );
  });
  return sha256(canonicalJson(ratings));
}

test('the committed models say what they always said', async () => {
  const models = await readScoringModels(new URL('../../models/', import.meta.url), {
    SCORING_MODEL: 'application-v1',
    BEHAVIOUR_MODEL: 'behaviour-v1',
    CURRENCY: 'USD',
  });
  const all = [...models.prepared.values()];
  const behaviour = models.prepared.get('behaviour-v1') ?? null;
  const applications = all.filter(({ model }) => model.subject === 'APPLICATION');
  expect(
    Object.fromEntries(applications.map((one) => [one.model.id, sayingsOf(one, behaviour)])),
  ).toEqual(SAYINGS);
});
