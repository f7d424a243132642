import { compileFormula, type InputValue } from '../src/domain/formula.ts';
import type { Inputs } from '../src/domain/profile-inputs.ts';
import type { ScoringModel } from '../src/domain/scoring-model.ts';
import type { DataSet } from '../trainer/data-set.ts';
import { referenceFigures } from '../trainer/reference-figures.ts';

/** How people of a worse time differ: their cards are fuller and their payments later. */
export interface Hardship {
  /** Added to everybody's utilization. */
  readonly utilization: number;
  /** Added to everybody's late payments. */
  readonly late: number;
}

/** The same people for the same seed, whose debts, income and late payments hang together. */
export function inventPeople(
  people: number,
  seed: number,
  { utilization, late }: Hardship = { utilization: 0, late: 0 },
): readonly Inputs[] {
  const random = generator(seed);
  return Array.from({ length: people }, () => {
    const trouble = random();
    const income = Math.round(1_500 + 9_000 * random() ** 2);
    return {
      monthlyIncome: income,
      monthlyDebtPayments: Math.round(income * (0.1 + 0.5 * random() * (0.5 + trouble))),
      revolvingUtilization: Number((trouble ** 2 * random() + utilization).toFixed(4)),
      openCreditLines: Math.floor(16 * random()),
      realEstateLoans: Math.floor(3 * random()),
      timesLate30Days: Math.floor(3 * trouble ** 4 * random()) + late,
      timesLate60Days: Math.floor(1.5 * trouble ** 6),
      timesLate90Days: random() < 0.1 * trouble ** 3 ? 1 : 0,
    };
  });
}

/** The model as it would be, had its training data been of such people. */
export function trainedOn<M extends ScoringModel>(model: M, people: readonly Inputs[]): M {
  const lookUp = (inputs: Inputs) => (name: string) => inputs[name] ?? 'MISSING';
  const data: DataSet = {
    rows: people.length,
    bad: new Uint8Array(people.length),
    characteristics: model.characteristics.map(({ formula }) => {
      const compute = compileFormula(formula);
      return Float64Array.from(people, (inputs) => known(compute(lookUp(inputs))));
    }),
    attributes: [],
    inputs: (row) => people[row] ?? {},
  };
  return { ...model, figures: { ...model.figures, reference: referenceFigures(model, data) } };
}

function known(value: InputValue): number {
  if (typeof value === 'number') return value;
  throw new Error(`Of invented people everything is known, but here is ${value}.`);
}

/** Park and Miller's minimal standard generator (1988), uniform in (0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
