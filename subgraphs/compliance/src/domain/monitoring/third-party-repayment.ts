import { type Finding, findInWindows } from './finding.ts';
import type { Movement } from './movement.ts';
import type { ThirdPartyParameters } from './rule.ts';

/** Repayments from accounts of somebody other than the borrower. */
export function findThirdPartyRepayment(
  { payments, days, minimum }: ThirdPartyParameters,
  history: readonly Movement[],
): readonly Finding[] {
  const foreign = history.filter(
    ({ kind, counterparty, amount }) =>
      kind === 'COLLECTION' && counterparty === 'OTHER' && amount >= minimum,
  );
  return findInWindows(foreign, days, (window) => window.length >= payments);
}
