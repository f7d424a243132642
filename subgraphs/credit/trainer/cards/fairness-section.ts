import { FOUR_FIFTHS } from '../../src/domain/group-fairness.ts';
import type { Fairness, GroupFigures } from '../../src/domain/model-figures.ts';
import type { ScoringModel } from '../../src/domain/scoring-model.ts';
import { comparison } from './plots-of-fairness.ts';
import { grouped, list, percent, table } from './words.ts';

/** Groups compared, and what fails said first. */
export function fairnessSection({ figures }: ScoringModel, isDrawn: boolean): string {
  const { fairness } = figures;
  const [first] = fairness;
  if (!first || !isDrawn) {
    return '## Fairness\n\nThe data knows of no group that could be compared. Measure before the model decides.';
  }
  const failing = fairness.filter(({ adverseImpactRatio }) => adverseImpactRatio < FOUR_FIFTHS);
  return `## Fairness

Nothing that tells the groups apart is an input of the model. It is read from the data for this section only. Each comparison is made as if the best ${percent(first.approvalShare, 0)} of all by score were approved (from ${first.cutOff} points), whatever the lender's own cut-off is.

${failing.length === 0 ? `No comparison falls below the four-fifths rule (a ratio of ${FOUR_FIFTHS.toFixed(2)}).` : failing.map(failure).join('\n\n')}

${table(
  [
    'comparison',
    'people',
    'approved',
    'adverse impact ratio',
    'approved of those who repaid',
    'equal opportunity difference',
  ],
  fairness.map((one) => [
    comparison(one),
    both(one, ({ count }) => grouped(count)),
    both(one, ({ approvalRate }) => percent(approvalRate)),
    ratio(one.adverseImpactRatio),
    both(one, ({ approvalRateOfGoods }) => percent(approvalRateOfGoods)),
    points(one.equalOpportunityDifference),
  ]),
)}

The adverse impact ratio is the first group's approval rate divided by the second's; below ${FOUR_FIFTHS.toFixed(2)} it is commonly taken as a sign of adverse impact that has to be explained (the four-fifths rule, which lenders borrow from United States employment practice). The equal opportunity difference compares only those who did repay.

![Approval rates of both groups of each comparison](fairness.svg)

${table(
  ['comparison', 'bad, observed', 'bad, predicted', 'observed ÷ predicted'],
  fairness.map((one) => [
    comparison(one),
    both(one, ({ observed }) => percent(observed)),
    both(one, ({ predicted }) => percent(predicted)),
    both(one, ({ observed, predicted }) => (observed / predicted).toFixed(2)),
  ]),
)}

Within each group a probability should mean what it says: a quotient above 1 says that the group was riskier than predicted, below 1 that it was safer and pays for it.

![Calibration within each group](fairness-calibration.svg)

${advice(failing.length > 0)}`;
}

/** What fails, in words that nobody can overlook. */
function failure(fairness: Fairness): string {
  const { protectedGroup, referenceGroup, adverseImpactRatio } = fairness;
  return `**This model fails the four-fifths rule for ${fairness.attribute}: ${protectedGroup.label} against ${referenceGroup.label}, the ratio is ${adverseImpactRatio.toFixed(3)}.** Approved would be ${percent(protectedGroup.approvalRate)} of those ${protectedGroup.label} and ${percent(referenceGroup.approvalRate)} of those ${referenceGroup.label}. In the data ${percent(protectedGroup.observed)} of the first and ${percent(referenceGroup.observed)} of the second were bad, so part of the gap follows the outcomes; but of those who did repay, ${percent(protectedGroup.approvalRateOfGoods)} against ${percent(referenceGroup.approvalRateOfGoods)} would have been approved.`;
}

function advice(isFailing: boolean): string {
  const steps = [
    'Measure the same on your own applicants and at your own cut-off, every month, wherever you may know the attribute.',
    'Look for a way to decide that serves as well and hurts less: another cut-off, a smaller first loan, a second look by a person at those just below the cut-off, other evidence of ability to pay.',
    'Write down why the model is used in spite of what remains, and have it read by someone who knows the law where you lend.',
    'Do not mend the ratio by reading the attribute or by a cut-off for each group: that treats people by the attribute itself.',
  ];
  return `What a lender should do${isFailing ? ' about the failing figure' : ''}:

${list(steps)}`;
}

function both(fairness: Fairness, figure: (group: GroupFigures) => string): string {
  return `${figure(fairness.protectedGroup)} / ${figure(fairness.referenceGroup)}`;
}

function ratio(value: number): string {
  return value < FOUR_FIFTHS ? `**${value.toFixed(3)}**, fails` : value.toFixed(3);
}

function points(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)} points`;
}
