import type { ScorecardModel, ScoringModel } from '../src/domain/scoring-model.ts';
import { crossValidate, FOLDS } from './cross-validation.ts';
import type { DataSet } from './data-set.ts';
import type { Description } from './description.ts';
import { modelFigures } from './figures.ts';
import { fitScorecard, sortRows } from './fit.ts';
import { significant } from './numbers.ts';

/** Raised whenever the trainer would write another model from the same data and description. */
const TRAINER_VERSION = '1.0.0';

/** Fits the card that a description asks for, with its out-of-fold figures. */
export function train(
  description: Description,
  data: DataSet,
  report: (line: string) => void,
): ScorecardModel {
  const sorted = sortRows(data);
  report(`sorted ${description.characteristics.length} characteristics`);
  const { outOfFold, foldAucs, rows } = crossValidate(description, data, sorted, (fold, auc) =>
    report(`fold ${fold}/${FOLDS}: AUC ${auc.toFixed(4)}`),
  );
  const card = fitScorecard(description, data, sorted, () => true);
  report('fitted the card on all rows');
  const { model } = description;
  return {
    id: model.id,
    version: model.version,
    kind: 'SCORECARD',
    subject: model.subject,
    title: model.title,
    trainedOn: model.trainedOn,
    codeVersion: TRAINER_VERSION,
    currency: model.currency,
    data: {
      title: description.data.title,
      sha256: description.data.sha256,
      rows: data.rows,
      bads: data.bad.reduce((sum, value) => sum + value, 0),
      terms: description.data.terms,
    },
    target: description.target.meaning,
    metrics: {
      outOfFold: {
        auc: significant(outOfFold.auc),
        ks: significant(outOfFold.ks),
        brier: significant(outOfFold.brier),
        calibrationSlope: significant(outOfFold.calibrationSlope),
        ece: significant(outOfFold.ece),
      },
      foldAucs: foldAucs.map((auc) => significant(auc)),
    },
    ...(description.gates && { gates: description.gates }),
    ...(description.about && { about: description.about }),
    scaling: card.scaling,
    cutOff: card.cutOff,
    characteristics: card.characteristics,
    figures: modelFigures(rows, card.scaling, data.attributes, description.fairness),
  };
}

/** The model as text that people can read: one line a bin. */
export function formatModel(model: ScoringModel): string {
  const text = JSON.stringify(model, null, 2)
    .replace(/\{[^{}[\]]*\}/g, collapse)
    .replace(/(?<="formula": )\[[\s\S]*?\](?=,\n {6}")/g, collapse)
    .replace(/(?<="foldAucs": )\[[^\]]*\]/g, collapse);
  return `${text}\n`;
}

const LONGEST_LINE = 120;

function collapse(text: string): string {
  const line = text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\[ /g, '[')
    .replace(/ \]/g, ']');
  return line.length > LONGEST_LINE ? text : line;
}
