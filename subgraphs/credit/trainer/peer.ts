import { pointsOfLogOdds } from '../src/domain/boosted-trees.ts';
import { clampScore } from '../src/domain/scorecard.ts';
import type { PeerMetrics } from '../src/domain/scoring-model.ts';
import { type Boosted, boost, trainedLogOdds } from './boosting.ts';
import { crossValidate } from './cross-validation.ts';
import type { DataSet } from './data-set.ts';
import type { ScorecardDescription } from './description.ts';
import { significant } from './numbers.ts';
import { binRows } from './quantile-bins.ts';
import type { BoostingSettings } from './tree-splits.ts';

/**
 * What boosted trees make of a card's characteristics, on the same folds: how much the card's
 * plainness costs. The trees keep to no trend, may learn any side for what is not known, and their
 * scores are not rounded, so that the comparison flatters them sooner than the card.
 */
export function measurePeer(
  { characteristics, scaling }: ScorecardDescription,
  settings: BoostingSettings & { readonly bins: number },
  data: DataSet,
): PeerMetrics {
  const binned = binRows(data, settings.bins);
  const trends = characteristics.map(() => 'FREE' as const);
  const { outOfFold } = crossValidate<Boosted>(
    {
      ...{ bad: data.bad, scaling },
      fit: (isIncluded) => {
        const rows = Uint32Array.from(data.bad.keys()).filter(isIncluded);
        return boost(binned, trends, data.bad, rows, settings);
      },
      score: (boosted, row) =>
        clampScore(scaling, pointsOfLogOdds(scaling, trainedLogOdds(boosted, binned, row))),
    },
    () => {},
  );
  return { kind: 'BOOSTED_TREES', auc: significant(outOfFold.auc) };
}
