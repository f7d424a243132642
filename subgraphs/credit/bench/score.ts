import { readScoringModel } from '../src/adapters/scoring-model-file.ts';
import { compileCharacteristics } from '../src/domain/compile-characteristics.ts';
import type { Inputs } from '../src/domain/profile-inputs.ts';
import { createRater, createScorer } from '../src/domain/score-profile.ts';
import type { ScorecardModel } from '../src/domain/scoring-model.ts';
import { inventInputs } from './people.ts';

/**
 * What scoring with factors and reasons costs beside a bare dot product over the same bins: for each
 * characteristic's value, which is given to it, the bin is looked up and its weighted evidence added.
 */
const PEOPLE = 4_096;
const ROUNDS = 40;
const TIMES = 30;

const model = (id: string) => readScoringModel(new URL(`../models/${id}.json`, import.meta.url));

async function main(): Promise<void> {
  const card = await model('application-v1');
  if (card.kind !== 'SCORECARD') throw new Error('application-v1 is no scorecard.');
  const inputs = inventInputs(PEOPLE);
  const read = compileCharacteristics(card);
  const values = inputs.map((one) => {
    const given = new Float64Array(card.characteristics.length);
    read(one, given);
    return given;
  });
  const score = createScorer(card);
  const rate = createRater(card);
  const trees = createRater(await model('application-trees-v1'));
  const dot = dotProduct(card);

  const each = fastest({
    dot: (i) => dot(values[i] as Float64Array),
    rate: (i) => rate(inputs[i] as Inputs).value,
    score: (i) => score(inputs[i] as Inputs).value,
    trees: (i) => trees(inputs[i] as Inputs).value,
  });
  const line = (name: keyof typeof each, what: string) =>
    `${what.padEnd(44)} ${each[name].toFixed(0).padStart(6)} ns ${(each[name] / each.dot).toFixed(2).padStart(7)} ×`;
  process.stdout.write(
    [
      line('dot', 'dot product over the bins'),
      line('rate', 'value and probability'),
      line('score', 'score with factors and reasons (aim ≤ 5 ×)'),
      line('trees', 'boosted trees, value and probability'),
      '',
    ].join('\n'),
  );
}

function dotProduct(card: ScorecardModel): (values: Float64Array) => number {
  const edges = card.characteristics.map(({ bins }) =>
    Float64Array.from(bins, ({ below }) => below ?? Number.POSITIVE_INFINITY),
  );
  const weights = card.characteristics.map(({ bins, coefficient }) =>
    Float64Array.from(bins, ({ weightOfEvidence }) => weightOfEvidence * coefficient),
  );
  return (values) => {
    let sum = 0;
    for (let c = 0; c < edges.length; c++) {
      const list = edges[c] as Float64Array;
      const value = values[c] as number;
      let low = 0;
      let high = list.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value < (list[middle] as number)) high = middle;
        else low = middle + 1;
      }
      sum += (weights[c] as Float64Array)[low] as number;
    }
    return sum;
  };
}

/** CPU nanoseconds of each, the best of several rounds in turns: noise of the machine only adds. */
function fastest<N extends string>(
  runs: Readonly<Record<N, (i: number) => number>>,
): Record<N, number> {
  const best = Object.fromEntries(
    Object.keys(runs).map((name) => [name, Number.POSITIVE_INFINITY]),
  ) as Record<N, number>;
  let sink = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(runs) as N[]) {
      const run = runs[name];
      const times = name === 'trees' ? 1 : TIMES;
      const began = process.threadCpuUsage();
      for (let time = 0; time < times; time++) {
        for (let i = 0; i < PEOPLE; i++) sink += run(i);
      }
      const { user, system } = process.threadCpuUsage(began);
      const each = ((user + system) * 1_000) / (times * PEOPLE);
      best[name] = Math.min(best[name], each);
    }
  }
  if (Number.isNaN(sink)) throw new Error('A score is no number.');
  return best;
}

await main();
