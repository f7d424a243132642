import { type Finding, fact, factsOf } from './finding.ts';
import { dayNumber, type Movement, sumOf } from './movement.ts';
import type { RapidParameters } from './rule.ts';

/** Money that goes through the lender and soon out again: a loan repaid at once, a repayment sent back. */
export function findRapidInAndOut(
  parameters: RapidParameters,
  history: readonly Movement[],
): readonly Finding[] {
  return history.flatMap((movement) => {
    if (movement.kind === 'PAYOUT') return repaidEarly(parameters, movement, history);
    if (movement.kind === 'REFUND') return sentBack(parameters, movement, history);
    return [];
  });
}

function repaidEarly(
  { days, repaidPercent }: RapidParameters,
  payout: Movement,
  history: readonly Movement[],
): readonly Finding[] {
  const repaid = paymentsOf(payout, history, 0, days);
  if (sumOf(repaid) * 100n < payout.amount * BigInt(repaidPercent)) return [];
  const movements = [payout, ...repaid];
  const share = (sumOf(repaid) * 100n) / payout.amount;
  const facts = [fact('repaidPercent', share.toString()), fact('loanId', payout.loanId)];
  return [{ movements, context: [], facts: [...facts, ...factsOf(movements)] }];
}

function sentBack(
  { refundDays, refundMinimum }: RapidParameters,
  refund: Movement,
  history: readonly Movement[],
): readonly Finding[] {
  if (refund.amount < refundMinimum) return [];
  const before = paymentsOf(refund, history, -refundDays, 0);
  if (before.length === 0) return [];
  const movements = [...before, refund];
  const facts = [fact('refundedAfterDays', dayNumber(refund.day) - latestDay(before))];
  return [{ movements, context: [], facts: [...facts, ...factsOf(movements)] }];
}

function latestDay(movements: readonly Movement[]): number {
  return Math.max(...movements.map(({ day }) => dayNumber(day)));
}

/** What came in for the same loan between so many days before or after. */
function paymentsOf(
  { loanId, day }: Movement,
  history: readonly Movement[],
  from: number,
  through: number,
): readonly Movement[] {
  const base = dayNumber(day);
  return history.filter((other) => {
    const distance = dayNumber(other.day) - base;
    const isOf = other.loanId === loanId && other.kind === 'COLLECTION';
    return isOf && distance >= from && distance <= through;
  });
}
