import { expect, test } from 'vitest';
import type { ReferenceBin } from '../src/domain/drift.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { buildDataSet } from './data-set.ts';
import { isStatable } from './stated-rows.ts';
import { testCsv, testDescription } from './test-data.ts';
import { train } from './train.ts';

const sum = (bins: readonly Pick<ReferenceBin, 'count'>[]) =>
  bins.reduce((total, { count }) => total + count, 0);

test('the reference is the fitted model on those of whom everything is known', () => {
  const [header = '', ...lines] = testCsv(2_000).trim().split('\n');
  const cells = lines.map((line) => line.split(','));
  const data = buildDataSet(testDescription(), header.split(','), cells);
  const model = train(testDescription(), data, () => {});
  if (model.kind !== 'SCORECARD') throw new Error('A scorecard was to be trained.');
  const { people, scores, characteristics } = model.figures.reference;
  const known = cells.filter(([, late, income]) => late !== '98' && income !== 'NA');
  expect(people).toBe(known.length);
  expect(sum(scores)).toBe(people);
  const score = createScorer(model);
  const below600 = [...data.bad.keys()].filter(
    (row) => isStatable(data, row) && score(data.inputs(row)).value < 600,
  );
  expect(sum(scores.filter(({ below }) => below !== null && below <= 600))).toBe(below600.length);
  for (const [c, { name, bins }] of model.characteristics.entries()) {
    const reference = characteristics[c];
    expect(reference?.name).toBe(name);
    expect(reference?.bins.map(({ below }) => below)).toEqual(bins.map(({ below }) => below));
    expect(sum(reference?.bins ?? [])).toBe(people);
  }
});
