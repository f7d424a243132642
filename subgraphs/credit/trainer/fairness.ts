import type { Fairness, GroupFigures } from '../src/domain/model-figures.ts';
import type { OutOfFold } from './figures.ts';
import { byRisk, calibrationBins } from './metrics.ts';
import { at, significant } from './numbers.ts';

/** Which row belongs to which of the two groups that are compared. */
export interface AttributeGroups {
  readonly attribute: string;
  readonly protectedLabel: string;
  readonly referenceLabel: string;
  /** One of the three below for each row. */
  readonly groups: Uint8Array;
}
export const NEITHER = 0;
export const PROTECTED = 1;
export const REFERENCE = 2;

/**
 * Compares two groups as if the best `approvalShare` of all applicants, in neither group too, were
 * approved.
 * @throws Error when a group is empty or nobody in it repaid: then there is nothing to compare.
 */
export function compareGroups(
  outOfFold: OutOfFold,
  attribute: AttributeGroups,
  approvalShare: number,
): Fairness {
  const cutOff = lowestApproved(outOfFold.scores, approvalShare);
  const figuresOf = (group: number, label: string) => {
    const rows = Uint32Array.from(attribute.groups.keys()).filter(
      (row) => at(attribute.groups, row) === group,
    );
    return groupFigures(outOfFold, rows, cutOff, `${attribute.attribute} ${label}`, label);
  };
  const protectedGroup = figuresOf(PROTECTED, attribute.protectedLabel);
  const referenceGroup = figuresOf(REFERENCE, attribute.referenceLabel);
  return {
    attribute: attribute.attribute,
    approvalShare,
    cutOff,
    adverseImpactRatio: significant(protectedGroup.approvalRate / referenceGroup.approvalRate),
    equalOpportunityDifference: significant(
      protectedGroup.approvalRateOfGoods - referenceGroup.approvalRateOfGoods,
    ),
    protectedGroup,
    referenceGroup,
  };
}

/** The score of the last one approved when the best `share` are. */
function lowestApproved(scores: Float64Array, share: number): number {
  const ascending = scores.toSorted();
  const refused = Math.floor((1 - share) * ascending.length);
  return at(ascending, Math.min(refused, ascending.length - 1));
}

function groupFigures(
  outOfFold: OutOfFold,
  rows: Uint32Array,
  cutOff: number,
  name: string,
  label: string,
): GroupFigures {
  const probabilities = Float64Array.from(rows, (row) => at(outOfFold.probabilities, row));
  const bad = Uint8Array.from(rows, (row) => at(outOfFold.bad, row));
  const bads = bad.reduce((sum, value) => sum + value, 0);
  if (bads === rows.length) throw new Error(`No one of the group ${name} repaid.`);
  let approved = 0;
  let approvedGoods = 0;
  for (const row of rows) {
    if (at(outOfFold.scores, row) < cutOff) continue;
    approved += 1;
    approvedGoods += 1 - at(outOfFold.bad, row);
  }
  const predicted = probabilities.reduce((sum, value) => sum + value, 0);
  return {
    label,
    count: rows.length,
    bads,
    approvalRate: significant(approved / rows.length),
    approvalRateOfGoods: significant(approvedGoods / (rows.length - bads)),
    predicted: significant(predicted / rows.length),
    observed: significant(bads / rows.length),
    calibration: calibrationBins(probabilities, bad, byRisk(probabilities)),
  };
}
