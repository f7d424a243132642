import type { BoostedTrees } from '../src/domain/boosted-trees.ts';
import type { ReferenceCount, ReferenceFigures } from '../src/domain/model-figures.ts';
import { createRater } from '../src/domain/score-profile.ts';
import type { Scorecard } from '../src/domain/scorecard.ts';
import type { DataSet } from './data-set.ts';
import { stepEdges, stepOf } from './figures.ts';
import { at } from './numbers.ts';
import { quantileEdges } from './quantile-bins.ts';
import { isStatable } from './stated-rows.ts';

/** Bins of a characteristic that the model itself has none for. */
const BINS = 10;

/**
 * What watching compares with: scores by the model as it will be served, of the rows that a person
 * could state, and the bins that their characteristics fall into.
 * @throws Error when nobody in the data could be scored
 */
export function referenceFigures(model: Scorecard | BoostedTrees, data: DataSet): ReferenceFigures {
  const rows = Uint32Array.from(data.bad.keys()).filter((row) => isStatable(data, row));
  if (rows.length === 0) {
    throw new Error('Of no row of the data everything is known: there is nothing to compare with.');
  }
  const { scaling } = model;
  const rate = createRater(model);
  const scores = stepEdges(scaling).map((below) => ({ below, count: 0 }));
  for (const row of rows) {
    const { value } = rate(data.inputs(row));
    at(scores, stepOf(scaling, value)).count += 1;
  }
  const characteristics = model.characteristics.map((characteristic, c) => {
    const column = at(data.characteristics, c);
    const values = Float64Array.from(rows, (row) => at(column, row)).sort();
    const edges =
      'bins' in characteristic
        ? characteristic.bins.map(({ below }) => below)
        : [...quantileEdges(values, BINS), null];
    return { name: characteristic.name, bins: countBins(values, edges) };
  });
  return { people: rows.length, scores, characteristics };
}

/** @param values rising, as the edges do */
function countBins(
  values: Float64Array,
  edges: readonly (number | null)[],
): readonly ReferenceCount[] {
  let from = 0;
  return edges.map((below) => {
    const next = below === null ? -1 : values.findIndex((value, i) => i >= from && value >= below);
    const to = next === -1 ? values.length : next;
    const count = to - from;
    from = to;
    return { below, count };
  });
}
