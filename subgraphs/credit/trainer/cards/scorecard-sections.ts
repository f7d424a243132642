import type { Characteristic, ScoredBin } from '../../src/domain/scorecard.ts';
import type { ScorecardModel } from '../../src/domain/scoring-model.ts';
import { leavingOut } from './leaving-out.ts';
import { formulaText, grouped, interval, percent, table, words } from './words.ts';

/** What a scorecard reads, what each value earns, and what is missing. */
export function scorecardSections(model: ScorecardModel): string {
  const { characteristics } = model;
  return `## Characteristics

${table(
  ['characteristic', 'computed as', 'as it grows, the risk', 'information value', 'coefficient'],
  characteristics.map(({ name, formula, trend, informationValue, coefficient }) => [
    words(name),
    formulaText(formula),
    TRENDS[trend],
    informationValue.toFixed(3),
    coefficient.toFixed(3),
  ]),
  3,
)}

Each characteristic is cut into bins whose risk moves in its direction only. The points of all characteristics add up to the score. A bar shows how far a bin is from the points that say nothing either way (neutral), on one scale for all, so that a long bar matters more. A bin holds values from its lower edge up to, and not including, its upper one.

![Points of each bin of each characteristic](points.svg)

${characteristics.map(binTable).join('\n\n')}

## Missing values

A value that is missing earns no more than the neutral points, whatever the data says. Where the training data always had it, a missing value earns the fewest points of its characteristic. A code in place of a number is treated alike. ${leavingOut(model)}

${table(
  [
    'characteristic',
    'missing in the data',
    'a code in the data',
    'neutral points',
    'points when missing',
    'points for a code',
  ],
  characteristics.map(({ name, missing, special, neutralPoints }) => [
    words(name),
    grouped(missing.count),
    grouped(special.count),
    neutralPoints,
    missing.points,
    special.points,
  ]),
)}`;
}

const TRENDS = {
  RISES: 'may only rise',
  FALLS: 'may only fall',
  VALLEY: 'may fall, then rise',
} as const;

function binTable({ name, bins, missing, special }: Characteristic): string {
  const row = (values: string, { count, bads, weightOfEvidence, points }: ScoredBin) => [
    values,
    grouped(count),
    count === 0 ? 'none seen' : percent(bads / count),
    weightOfEvidence.toFixed(3),
    points,
  ];
  return `<details>
<summary>The bins of ${words(name)}</summary>

${table(
  ['values', 'people', 'bad', 'weight of evidence', 'points'],
  [
    ...bins.map((bin, i) => row(interval(bins[i - 1]?.below ?? null, bin.below), bin)),
    row('missing', missing),
    row('a code', special),
  ],
)}

</details>`;
}
