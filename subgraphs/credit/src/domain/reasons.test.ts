import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../adapters/scoring-model-file.ts';
import type { InputValue } from './formula.ts';
import { createExplain, type ScoreReason } from './reasons.ts';
import { type Characteristic, highFrom, type Scorecard } from './scorecard.ts';
import { testScorecard } from './test-scorecard.ts';

const committed = async (id: string): Promise<Scorecard> => {
  const model = await readScoringModel(new URL(`../../models/${id}.json`, import.meta.url));
  if (model.kind !== 'SCORECARD') throw new Error(`${id} is no scorecard.`);
  return model;
};

/** Words without which a text does not name its factor. */
const NAMED: Readonly<Record<string, RegExp>> = {
  revolvingUtilization: /revolving credit/,
  latePaymentWeight: /late/i,
  debtRatio: /debt payments/i,
  residualIncome: /left/,
  openCreditLines: /credit lines and loans/,
  realEstateLoans: /real estate/,
  recentDelay: /late in the latest month/,
  worstDelay: /overdue|late/,
  monthsLate: /several of the last|In how many/,
  leastSharePaid: /of what was due|was due/,
  recentSharePaid: /was due/,
};

/** A characteristic as it was scored. */
interface One {
  readonly characteristic: Characteristic;
  readonly value: InputValue;
  readonly points: number;
}

const reasonsOf = (scored: readonly One[]) =>
  createExplain(
    scored.map(({ characteristic }) => characteristic),
    (characteristic, value) => value >= highFrom(characteristic),
  )(
    Float64Array.from(scored, ({ value }) => (typeof value === 'number' ? value : Number.NaN)),
    Float64Array.from(scored, ({ points }) => points),
  );

/** Each bin of a characteristic as somebody in it is scored, and who stated nothing. */
function placesOf(characteristic: Characteristic): readonly One[] {
  const { bins, missing, special } = characteristic;
  const stated = bins.map(({ below, points }, b): One => {
    const from = bins[b - 1]?.below ?? (below ?? 1) - 1;
    return { characteristic, value: below === null ? from + 1 : (from + below) / 2, points };
  });
  const silent = (
    [
      ['MISSING', missing],
      ['SPECIAL', special],
    ] as const
  ).map(([value, { points }]): One => ({ characteristic, value, points }));
  return [...stated, ...silent];
}

const people = (card: Scorecard): fc.Arbitrary<readonly One[]> =>
  fc.tuple(...card.characteristics.map((one) => fc.constantFrom(...placesOf(one))));

/** The exact shortfall of each group that falls short by a point or more, the greatest first. */
function shortfalls(scored: readonly One[]): readonly number[] {
  const groups = Map.groupBy(scored, ({ characteristic }) => characteristic.group);
  return [...groups.values()]
    .map((group) =>
      group.reduce(
        (sum, { characteristic, points }) => sum + characteristic.referencePoints - points,
        0,
      ),
    )
    .filter((shortfall) => Math.round(shortfall) >= 1)
    .sort((a, b) => b - a);
}

const codeOf = ({ name }: Characteristic, direction: string) =>
  `${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_${direction}`;

/** Where a value lies, seen from the nearest value that costs nothing. */
function sideOf({ bins }: Characteristic, value: InputValue): string {
  if (typeof value !== 'number') return 'MISSING';
  const best = Math.max(...bins.map(({ points }) => points));
  const bestFrom = bins.findIndex(({ points }) => points === best);
  const at = bins.findIndex(({ below }) => below === null || value < below);
  return at < bestFrom ? 'LOW' : 'HIGH';
}

describe.each([
  ['the test card', testScorecard()],
  ['the application card', await committed('application-v1')],
  ['the behavioural card', await committed('behaviour-v1')],
])('the reasons of %s', (_, card) => {
  const check = (property: (scored: readonly One[], reasons: readonly ScoreReason[]) => void) =>
    fc.assert(fc.property(people(card), (scored) => property(scored, reasonsOf(scored))));

  test('are the greatest shortfalls from those approved just above the cut-off, none left out', () => {
    check((scored, reasons) => {
      const all = shortfalls(scored);
      expect(reasons.map(({ points }) => points)).toEqual(all.slice(0, 4).map(Math.round));
    });
  });

  test('name a factor that was scored, the worst of its group, each group once', () => {
    check((scored, reasons) => {
      const named = reasons.map(({ code }) => {
        const one = scored.find(
          ({ characteristic, value }) =>
            codeOf(characteristic, sideOf(characteristic, value)) === code,
        );
        if (!one) throw new Error(`${code} names nothing that was scored.`);
        return one;
      });
      const groups = named.map(({ characteristic }) => characteristic.group);
      expect(new Set(groups).size).toBe(groups.length);
      for (const { characteristic, points } of named) {
        const lost = characteristic.referencePoints - points;
        expect(lost).toBeGreaterThan(0);
        for (const other of scored) {
          if (other.characteristic.group !== characteristic.group) continue;
          expect(other.characteristic.referencePoints - other.points).toBeLessThanOrEqual(lost);
        }
      }
    });
  });

  test('are in words that name the factor and, by code, its direction', () => {
    for (const characteristic of card.characteristics) {
      const told = placesOf(characteristic).flatMap((one) => reasonsOf([one]));
      for (const { text } of told) expect(text).toMatch(NAMED[characteristic.name] ?? /never/);
      const texts = new Map(told.map(({ code, text }) => [code, text]));
      expect(new Set(texts.values()).size).toBe(texts.size);
    }
  });

  test('are there for everybody below the cut-off', () => {
    check((scored, reasons) => {
      const value = scored.reduce((sum, { points }) => sum + points, 0);
      if (value < card.cutOff) expect(reasons.length).toBeGreaterThan(0);
    });
  });
});

test('a greater shortfall comes before, and is never cut off for, one that rounds to the same', () => {
  const names = ['debtRatio', 'revolvingUtilization', 'residualIncome', 'latePaymentWeight'];
  const known = new Map(testScorecard().characteristics.map((one) => [one.name, one]));
  const scored = [...names, 'openCreditLines'].map((name, i): One => {
    const characteristic = known.get(name);
    if (!characteristic) throw new Error(`The test card has no ${name}.`);
    const referencePoints = 10 + i / 10;
    return {
      characteristic: { ...characteristic, group: name, referencePoints },
      value: 'MISSING',
      points: 0,
    };
  });
  expect(reasonsOf(scored).map(({ code }) => code)).toEqual([
    'OPEN_CREDIT_LINES_MISSING',
    'LATE_PAYMENT_WEIGHT_MISSING',
    'RESIDUAL_INCOME_MISSING',
    'REVOLVING_UTILIZATION_MISSING',
  ]);
});
