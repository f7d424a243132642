import { scoreBins } from '../../src/domain/drift.ts';
import { probabilityOfDefault } from '../../src/domain/scorecard.ts';
import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import { charts } from './charts.ts';
import type { Plot } from './draw.ts';
import { fairnessSection } from './fairness-section.ts';
import { calibration, figures } from './figures-sections.ts';
import { AMOUNTS, FITTED_ANEW, FOLLOWED, OF_ALL_ROWS, TRY_OUT } from './phrases.ts';
import { scorecardSections } from './scorecard-sections.ts';
import { treesSections } from './trees-sections.ts';
import { grouped, interval, list, percent, table } from './words.ts';

/** Of the Markdown alone: the page would name itself. */
export const PAGE_LINK =
  ' Beside it, [`index.html`](index.html) is the same card as one page for a browser.';

/** A model card: Markdown, and the plots that it shows. */
export interface Card {
  readonly markdown: string;
  readonly plots: readonly Plot[];
}

/**
 * The card of a model, from the model's file and nothing else. Its sections follow «Model Cards
 * for Model Reporting» (Mitchell et al. 2019).
 */
export function writeCard(model: ScoringModel): Card {
  const plots = charts(model);
  const has = new Set(plots.map(({ file }) => file));
  const sections = [
    opening(model),
    details(model),
    uses(model),
    training(model),
    scale(model),
    figures(model),
    calibration(model),
    model.kind === 'SCORECARD' ? scorecardSections(model) : treesSections(model),
    fairnessSection(model, has.has('fairness.svg')),
    notUsed(model),
    limits(model),
    watching(model),
    reproducing(model),
  ];
  return { markdown: `${sections.filter((text) => text !== '').join('\n\n')}\n`, plots };
}

const KINDS = {
  SCORECARD: 'points scorecard: weight of evidence and logistic regression',
  BOOSTED_TREES: 'gradient-boosted regression trees, each monotone where a direction is declared',
} as const;
const SUBJECTS = {
  APPLICATION: 'people who apply, from what they state',
  BEHAVIOUR: 'borrowers, from how they have paid so far',
} as const;

function opening({ title, id, metrics, data }: ScoringModel): string {
  return `# ${title}

The model card of \`${id}\`: what the model is, how good it is and where it fails. Written by \`pnpm model-cards\` from [\`${id}.json\`](../../${id}.json) alone, so that the two cannot disagree.${PAGE_LINK}

Of two people, one who repaid and one who did not, the model rates the second riskier in ${percent(metrics.outOfFold.auc)} of cases (AUC ${metrics.outOfFold.auc.toFixed(4)}), measured on ${grouped(data.rows)} people by models that had not seen them.`;
}

function details(model: ScoringModel): string {
  return `## Model details

${table(
  ['', ''],
  [
    ['Id and version', `\`${model.id}\`, version ${model.version}`],
    ['Kind', KINDS[model.kind]],
    ['Rates', SUBJECTS[model.subject]],
    ['Trained on', `${model.trainedOn}, by version ${model.codeVersion} of the trainer`],
    ['Amounts', AMOUNTS[model.subject](model.currency)],
    [
      'Answers',
      `a score from ${model.scaling.minimum} to ${model.scaling.maximum}, a probability, and reasons`,
    ],
  ],
  2,
)}`;
}

function uses({ about }: ScoringModel): string {
  if (!about) return '';
  return `## What it is for

${list(about.intendedUse)}

What it is not for:

${list(about.outOfScope)}`;
}

function training({ kind, data, target, metrics }: ScoringModel): string {
  const folds = metrics.foldAucs.length;
  return `## Data

${table(
  ['', ''],
  [
    ['Data', data.title],
    [
      'People',
      `${grouped(data.rows)}, of whom ${grouped(data.bads)} (${percent(data.bads / data.rows, 2)}) were bad`,
    ],
    ['«Bad» means', target],
    ['Terms', data.terms],
    ['SHA-256', `\`${data.sha256}\``],
  ],
  2,
)}

Training and evaluation use the same file, never the same rows: it is cut into ${folds} parts with the same share of bads, and each part is scored by a model fitted on the other ${folds - 1}: ${FITTED_ANEW[kind]}. What this card says of how good the model is, of calibration and of fairness is measured in that way, out of fold. The model that serves is fitted on all rows, and what the card says of its inside is of all rows too: ${OF_ALL_ROWS[kind]}.`;
}

/** Scores that the scale is shown at, besides its anchor and the cut-off. */
const SHOWN_SCORES = [450, 500, 550, 600, 650, 700, 750, 800];

function scale({ scaling, cutOff }: ScoringModel): string {
  const { points, odds, pointsToDoubleOdds, minimum, maximum } = scaling;
  const scores = [...new Set([...SHOWN_SCORES, points, cutOff])]
    .filter((score) => score >= minimum && score <= maximum)
    .sort((a, b) => a - b);
  return `## How to read a score

Higher is safer. ${points} points stand for ${odds} people who repay to one who does not; every ${pointsToDoubleOdds} points more doubles that. ${cutOff} is the cut-off that reasons are measured from; the lender's policy sets its own.

${table(
  ['score', 'repay for each one who does not', 'probability of default'],
  scores.map((score) => {
    const probability = probabilityOfDefault(scaling, score);
    const note = score === cutOff ? ' (cut-off)' : '';
    return [`${score}${note}`, ((1 - probability) / probability).toFixed(1), percent(probability)];
  }),
)}`;
}

function notUsed({ about }: ScoringModel): string {
  return about ? `## What it does not use\n\n${list(about.notUsed)}` : '';
}

function limits({ about, subject }: ScoringModel): string {
  if (!about) return '';
  return `## Limits

${list(about.limits)}

Before the model decides for a lender: ${TRY_OUT[subject]}.`;
}

function watching({ subject, figures: { reference } }: ScoringModel): string {
  return `## How it is watched

- Every week the population stability index of the scores is measured against the reference below and, while the model decides, a like index of each characteristic: 0.10 is watched, 0.25 raises an alert.
${list(FOLLOWED[subject])}
- Each score keeps its inputs and the version of its model, so that it can be computed again bit for bit.
- Other models of the same subject, where there are any, are scored in the shadow of the one that decides. Promoting one is a command that asks for a name and a reason; the query \`modelPromotions\` shows both, and the audit trail names the promotion.

The query \`scoreDrift\` and the metrics of the process show the figures.

The reference are the ${grouped(reference.people)} people of the data of whom everything is known, as everybody's is who is scored, rated by the model that serves:

${table(
  ['score', 'share'],
  scoreBins(reference.scores).map(({ below, count }, i, bins) => [
    interval(bins[i - 1]?.below ?? null, below),
    percent(count / reference.people),
  ]),
)}`;
}

function reproducing({ id, data }: ScoringModel): string {
  return `## How to reproduce it

\`pnpm train --check\` fits the model again and compares to the last bit. It needs the data file (see its SHA-256 above; \`BLOCKSCORE_DATA\` says where it lies), which is not part of the project${data.terms.includes('CC BY') ? ' but may be had from its publisher' : ''}. \`pnpm model-cards\` writes this card from \`models/${id}.json\`; \`pnpm model-cards --check\` says whether it still agrees.

The form follows Mitchell, M. et al., «Model Cards for Model Reporting», FAT\\* 2019, arXiv:1810.03993.`;
}
