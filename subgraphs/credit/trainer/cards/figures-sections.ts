import { type Gate, type GateResult, gateResults } from '../../src/domain/model-about.ts';
import type { ModelKind, ScoringModel } from '../../src/domain/scoring-model.ts';
import { grouped, percent, table } from './words.ts';

const FIGURES = [
  {
    key: 'auc',
    name: 'AUC',
    digits: 4,
    meaning: 'chance that a bad one is rated riskier than a good one',
  },
  {
    key: 'ks',
    name: 'KS',
    digits: 4,
    meaning: 'widest distance between the shares of bads and of goods refused',
  },
  {
    key: 'brier',
    name: 'Brier score',
    digits: 4,
    meaning: 'mean squared difference between probability and outcome',
  },
  {
    key: 'calibrationSlope',
    name: 'Calibration slope',
    digits: 3,
    meaning: '1 where predictions are neither too timid nor too bold',
  },
  {
    key: 'ece',
    name: 'ECE',
    digits: 4,
    meaning: 'mean distance between predicted and observed share in ten equal bins',
  },
] as const;

const PEER_LEAD = {
  name: 'Lead of the other kind',
  meaning: 'by how much the AUC of the other kind of model below is better',
};

/** The figures against their gates, and how well goods and bads are told apart. */
export function figures(model: ScoringModel): string {
  const { metrics } = model;
  const results = new Map(gateResults(model).map((result) => [result.figure, result]));
  const row = (
    { name, meaning }: { readonly name: string; readonly meaning: string },
    value: string,
    gate: GateResult | undefined,
  ) =>
    gate
      ? [name, meaning, value, bounds(gate), gate.holds ? 'held' : '**missed**']
      : [name, meaning, value, 'none', ''];
  const rows = FIGURES.map((figure) =>
    row(figure, metrics.outOfFold[figure.key].toFixed(figure.digits), results.get(figure.key)),
  );
  const lead = results.get('peerLead');
  if (lead) rows.push(row(PEER_LEAD, lead.value.toFixed(4), lead));
  const [lowest, highest] = [Math.min(...metrics.foldAucs), Math.max(...metrics.foldAucs)];
  return `## How good it is

${table(['figure', 'what it says', 'value', 'gate', ''], rows, 2)}

AUC of each part: ${metrics.foldAucs.map((auc) => auc.toFixed(4)).join(', ')}. From ${lowest.toFixed(4)} to ${highest.toFixed(4)}: differences between models that are smaller than that are chance unless they are measured on the same parts.${peerOf(model)}

![How many of the bads are refused for how many of the goods](roc.svg)

![Shares of those who repaid and of the bads below each score](ks.svg)

![Where the scores of those who repaid and of the bads lie](scores.svg)`;
}

function bounds({ minimum, maximum }: Gate): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`;
}

const PEERS: Readonly<Record<ModelKind, string>> = {
  SCORECARD: 'A scorecard',
  BOOSTED_TREES: 'Gradient boosting',
};

/** What another kind of model makes of the same, where it was measured. */
function peerOf({ metrics }: ScoringModel): string {
  if (!('peer' in metrics) || !metrics.peer) return '';
  const { kind, auc } = metrics.peer;
  const difference = metrics.outOfFold.auc - auc;
  const comparison = `${Math.abs(difference).toFixed(4)} ${difference < 0 ? 'more' : 'less'}`;
  return `\n\n${PEERS[kind]} on the same characteristics and parts reaches an AUC of ${auc.toFixed(4)}: ${comparison} than this model.`;
}

/** Whether a probability means what it says. */
export function calibration({ figures, metrics }: ScoringModel): string {
  return `## Does a probability mean what it says

Ten bins of as many people each, from the safest to the riskiest. Points below the diagonal were safer than predicted, points above it riskier. Both axes are square-root scales. A line that is steeper than the diagonal is too timid, a flatter one too bold: the slope is ${metrics.outOfFold.calibrationSlope.toFixed(3)}.

![Observed over predicted share of bads](calibration.svg)

${table(
  ['bin', 'people', 'predicted', 'observed'],
  figures.calibration.map(({ count, predicted, observed }, i) => [
    i + 1,
    grouped(count),
    percent(predicted, 2),
    percent(observed, 2),
  ]),
  0,
)}`;
}
