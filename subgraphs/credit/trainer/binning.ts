import type { Trend } from '../src/domain/scorecard.ts';
import { SPECIAL } from './data-set.ts';
import { at, shortestBetween } from './numbers.ts';

/** Applicants, and the bad ones among them. */
export interface Tally {
  readonly count: number;
  readonly bads: number;
}

/** A run of neighbouring values, with the lowest and the highest seen. */
export interface Block extends Tally {
  readonly lowest: number;
  readonly highest: number;
}

export interface BinnedCharacteristic {
  readonly blocks: readonly Block[];
  /** Upper edge of each block, exclusive; the last has none. */
  readonly edges: readonly (number | null)[];
  readonly missing: Tally;
  readonly special: Tally;
}

export interface BinningLimits {
  readonly fineBins: number;
  readonly maximumBins: number;
  readonly minimumShare: number;
}

/** Rows in ascending order of their value; missing ones last. Sorted once, used by every fold. */
export function ascending(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values, (_, row) => row);
  return order.sort((a, b) => {
    const x = at(values, a);
    const y = at(values, b);
    if (x < y) return -1;
    if (x > y) return 1;
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
  });
}

/**
 * Supervised monotone binning: fine bins of equal size, pooled until the bad rate follows the
 * trend (pool-adjacent-violators), then neighbours merged, the pair that costs the least
 * likelihood first, until every bin is large enough and there are few enough.
 */
export function binCharacteristic(
  values: Float64Array,
  bad: Uint8Array,
  order: Uint32Array,
  trend: Trend,
  limits: BinningLimits,
): BinnedCharacteristic {
  const { fine, missing, special } = fineBins(values, bad, order, limits.fineBins);
  const blocks = mergeNeighbours(
    pool(fine, trend),
    limits.maximumBins,
    Math.max(1, limits.minimumShare * order.length),
  );
  const edges = blocks.map((block, i) => {
    const next = blocks[i + 1];
    return next ? shortestBetween(block.highest, next.lowest) : null;
  });
  return { blocks, edges, missing, special };
}

function fineBins(values: Float64Array, bad: Uint8Array, order: Uint32Array, wanted: number) {
  const fine: Block[] = [];
  const missing = { count: 0, bads: 0 };
  const special = { count: 0, bads: 0 };
  const size = order.length / wanted;
  let open: { lowest: number; highest: number; count: number; bads: number } | undefined;
  for (const row of order) {
    const value = at(values, row);
    const isBad = at(bad, row);
    if (Number.isNaN(value) || value === SPECIAL) {
      const tally = value === SPECIAL ? special : missing;
      tally.count += 1;
      tally.bads += isBad;
      continue;
    }
    if (open && value > open.highest && open.count >= size) {
      fine.push(open);
      open = undefined;
    }
    open ??= { lowest: value, highest: value, count: 0, bads: 0 };
    open.highest = value;
    open.count += 1;
    open.bads += isBad;
  }
  if (open) fine.push(open);
  return { fine, missing, special };
}

function pool(fine: readonly Block[], trend: Trend): readonly Block[] {
  if (trend !== 'VALLEY') return poolMonotone(fine, trend);
  let best: readonly Block[] = [];
  let bestLikelihood = Number.NEGATIVE_INFINITY;
  for (let split = 0; split <= fine.length; split++) {
    const candidate = [
      ...poolMonotone(fine.slice(0, split), 'FALLS'),
      ...poolMonotone(fine.slice(split), 'RISES'),
    ];
    const likelihood = candidate.reduce((sum, block) => sum + logLikelihood(block), 0);
    if (likelihood > bestLikelihood) {
      best = candidate;
      bestLikelihood = likelihood;
    }
  }
  return best;
}

/** Pool-adjacent-violators: the step function of greatest likelihood that never turns back. */
function poolMonotone(fine: readonly Block[], trend: 'RISES' | 'FALLS'): readonly Block[] {
  const stack: Block[] = [];
  for (const block of fine) {
    let top = block;
    for (let below = stack.at(-1); below && violates(below, top, trend); below = stack.at(-1)) {
      stack.pop();
      top = join(below, top);
    }
    stack.push(top);
  }
  return stack;
}

function violates(left: Block, right: Block, trend: 'RISES' | 'FALLS'): boolean {
  const difference = left.bads * right.count - right.bads * left.count;
  return trend === 'RISES' ? difference >= 0 : difference <= 0;
}

function mergeNeighbours(
  pooled: readonly Block[],
  maximum: number,
  minimumCount: number,
): readonly Block[] {
  const blocks = [...pooled];
  const tooSmall = (block: Block | undefined) =>
    block !== undefined &&
    (block.count < minimumCount || block.bads === 0 || block.bads === block.count);
  while (blocks.length > 1) {
    const anySmall = blocks.some(tooSmall);
    if (!anySmall && blocks.length <= maximum) break;
    let cheapest = -1;
    let cost = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < blocks.length; i++) {
      if (anySmall && !tooSmall(blocks[i]) && !tooSmall(blocks[i + 1])) continue;
      const loss = lossOfJoining(at(blocks, i), at(blocks, i + 1));
      if (loss < cost) {
        cheapest = i;
        cost = loss;
      }
    }
    blocks.splice(cheapest, 2, join(at(blocks, cheapest), at(blocks, cheapest + 1)));
  }
  return blocks;
}

function lossOfJoining(left: Block, right: Block): number {
  return logLikelihood(left) + logLikelihood(right) - logLikelihood(join(left, right));
}

function join(left: Block, right: Block): Block {
  return {
    lowest: left.lowest,
    highest: right.highest,
    count: left.count + right.count,
    bads: left.bads + right.bads,
  };
}

/** Of the block's goods and bads under its own bad rate. */
function logLikelihood({ count, bads }: Tally): number {
  const goods = count - bads;
  return (
    (bads > 0 ? bads * Math.log(bads / count) : 0) +
    (goods > 0 ? goods * Math.log(goods / count) : 0)
  );
}
