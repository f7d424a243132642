import { notNegative, smaller } from './life.ts';
import { NO_PARTS, type Parts, plus } from './parts.ts';
import { type LoanState, openOf, owedWithoutPlan } from './state.ts';

/**
 * What pays a loan off on the day of the state: principal, interest that was earned until then, fees and
 * penalties. Interest of days to come is not asked for, and what was paid of it already counts as
 * principal. Nothing of a loan that was charged off: what comes in then is a recovery.
 */
export function payoffOf(state: LoanState): Parts {
  const { paid, waived, capitalised, chargedOff } = state;
  if (chargedOff !== null) return NO_PARTS;
  const open = state.instalments.reduce((sum, row) => plus(sum, openOf(row)), NO_PARTS);
  const settled = paid.INTEREST + waived.INTEREST + capitalised.INTEREST;
  const surplus = smaller(paid.INTEREST, notNegative(settled - state.earnedInterest));
  return {
    ...open,
    INTEREST: notNegative(state.earnedInterest - settled),
    PRINCIPAL: open.PRINCIPAL - surplus + owedWithoutPlan(state),
  };
}
