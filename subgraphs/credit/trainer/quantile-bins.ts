import { type DataSet, SPECIAL } from './data-set.ts';
import { at, float, shortestBetween } from './numbers.ts';

/** The bin of a value that is missing or a code: trees know one kind of not knowing. */
export const UNKNOWN = 255;
export const MAXIMUM_BINS = UNKNOWN;

/** All characteristics of all rows as the numbers of their bins. */
export interface BinnedRows {
  /** Row by row, `width` bins each. */
  readonly bins: Uint8Array;
  readonly width: number;
  /** Of each characteristic: edge b parts bin b from bin b + 1, which it belongs to. */
  readonly edges: readonly Float64Array[];
}

/** Bins of as many known values each as ties allow. Outcomes have no say in where the edges are. */
export function binRows({ characteristics, rows }: DataSet, wanted: number): BinnedRows {
  const width = characteristics.length;
  const bins = new Uint8Array(rows * width);
  const edges = characteristics.map((values) => quantileEdges(values, wanted));
  for (const [c, values] of characteristics.entries()) {
    const own = at(edges, c);
    for (let row = 0; row < rows; row++) {
      const value = float(values, row);
      bins[row * width + c] = isKnown(value) ? binOfValue(own, value) : UNKNOWN;
    }
  }
  return { bins, width, edges };
}

export function isKnown(value: number): boolean {
  return !Number.isNaN(value) && value !== SPECIAL;
}

/** Edges between bins of as many known values each as ties allow: at most `wanted` − 1. */
export function quantileEdges(values: Float64Array, wanted: number): Float64Array {
  const sorted = values.filter(isKnown).sort();
  const edges: number[] = [];
  let last = sorted[0];
  for (let quantile = 1; quantile < wanted; quantile++) {
    const value = sorted[Math.floor((quantile * sorted.length) / wanted)];
    if (value === undefined || value === last) continue;
    edges.push(shortestBetween(greatestBelow(sorted, value), value));
    last = value;
  }
  return Float64Array.from(edges);
}

/** The greatest number of a sorted list that is below `value`, which is not the first. */
function greatestBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (float(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return at(sorted, low - 1);
}

/** How many edges are not above the value. */
function binOfValue(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < float(edges, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
