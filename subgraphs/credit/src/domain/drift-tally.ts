import type { ScoreExplanation } from './credit-score.ts';
import {
  binIndex,
  characteristicBins,
  floorOf,
  type MeasuredBin,
  measureBins,
  type ReferenceBin,
  SCORE_MEASURE,
  scoreBins,
  stabilityIndex,
} from './drift.ts';
import { compileFormula, type InputValue } from './formula.ts';
import type { Inputs } from './profile-inputs.ts';
import type { ScoringModel } from './scoring-model.ts';

/** What of an explanation tells in which bins of its characteristics a score was. */
export type Explained = Pick<ScoreExplanation, 'inputs' | 'factors'>;

interface Tally {
  readonly measure: string;
  readonly reference: readonly ReferenceBin[];
  readonly counts: number[];
}

interface CharacteristicTally extends Tally {
  readonly valueOf: (explained: Explained) => InputValue;
}

/** Counts the scores that a model gave, in the bins of its reference: as much memory for a million as for one. */
export interface DriftTally {
  /** @param explained what it was calculated of; nothing where only the value is known */
  add(value: number, explained?: Explained): void;
  measures(): readonly {
    readonly measure: string;
    readonly scores: number;
    readonly stability: number;
    readonly bins: readonly MeasuredBin[];
  }[];
}

export function createDriftTally(model: ScoringModel): DriftTally {
  const score = tallyOf(SCORE_MEASURE, scoreBins(model.figures.reference.scores));
  const characteristics = characteristicTallies(model);
  return {
    add(value, explained) {
      count(score, value);
      if (explained === undefined) return;
      for (const tally of characteristics) count(tally, tally.valueOf(explained));
    },
    measures: () =>
      [score, ...characteristics]
        .map(({ measure, reference, counts }) => {
          const scores = counts.reduce((sum, one) => sum + one, 0);
          const bins = measureBins(reference, counts);
          return { measure, scores, stability: stabilityIndex(bins, floorOf(scores)), bins };
        })
        .filter(({ scores }) => scores > 0),
  };
}

function characteristicTallies(model: ScoringModel): readonly CharacteristicTally[] {
  const { characteristics } = model.figures.reference;
  return model.characteristics.map(({ name, formula }) => {
    const compute = compileFormula(formula);
    const reference = characteristics.find((one) => one.name === name);
    if (!reference)
      throw new Error(`Model ${model.id} has no reference of ${name} to compare with.`);
    return {
      ...tallyOf(name, characteristicBins(reference.bins)),
      valueOf: ({ inputs, factors }) =>
        inputs === null
          ? (factors.find((factor) => factor.characteristic === name)?.value ?? 'MISSING')
          : compute((input) => lookUp(inputs, input)),
    };
  });
}

function lookUp(inputs: Inputs, name: string): InputValue {
  return inputs[name] ?? 'MISSING';
}

function tallyOf(measure: string, reference: readonly ReferenceBin[]): Tally {
  return { measure, reference, counts: reference.map(() => 0) };
}

function count({ measure, reference, counts }: Tally, value: InputValue): void {
  const index = binIndex(reference, value);
  const before = counts[index];
  if (before === undefined) throw new RangeError(`No bin of ${measure} holds ${value}.`);
  counts[index] = before + 1;
}
