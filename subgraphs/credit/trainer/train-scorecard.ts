import type { Scorecard } from '../src/domain/scorecard.ts';
import type { ScorecardModel } from '../src/domain/scoring-model.ts';
import { crossValidate, FOLDS } from './cross-validation.ts';
import type { DataSet } from './data-set.ts';
import type { ScorecardDescription } from './description.ts';
import { modelFigures } from './figures.ts';
import { fitScorecard, scoreRow, sortRows } from './fit.ts';
import { significantMetrics } from './metrics.ts';
import { gatesAndWords, modelHeader } from './model-header.ts';
import { significant } from './numbers.ts';
import { measurePeer } from './peer.ts';
import { referenceFigures } from './reference-figures.ts';

/** Fits the scorecard that a description asks for, with its out-of-fold figures. */
export function trainScorecard(
  description: ScorecardDescription,
  data: DataSet,
  report: (line: string) => void,
): ScorecardModel {
  const { scaling } = description;
  const sorted = sortRows(data);
  report(`sorted ${description.characteristics.length} characteristics`);
  const fit = (isIncluded: (row: number) => boolean) =>
    fitScorecard(description, data, sorted, isIncluded);
  const { outOfFold, foldAucs, rows } = crossValidate(
    { bad: data.bad, scaling, fit, score: (card: Scorecard, row) => scoreRow(card, data, row) },
    (fold, auc) => report(`fold ${fold}/${FOLDS}: AUC ${auc.toFixed(4)}`),
  );
  const card = fit(() => true);
  report('fitted the card on all rows');
  const peer = description.peer && measurePeer(description, description.peer, data);
  if (peer) report(`boosted trees of the same characteristics: AUC ${peer.auc.toFixed(4)}`);
  const fitted = {
    ...modelHeader(description, data),
    metrics: {
      outOfFold: significantMetrics(outOfFold),
      foldAucs: foldAucs.map((auc) => significant(auc)),
      ...(peer && { peer }),
    },
    ...gatesAndWords(description),
    scaling,
    cutOff: card.cutOff,
    characteristics: card.characteristics,
  };
  const validation = modelFigures(rows, scaling, data.attributes, description.fairness);
  const reference = referenceFigures(fitted, data);
  report(`${reference.people} of ${data.rows} rows could be those of people who are scored`);
  return { ...fitted, figures: { ...validation, reference } };
}
