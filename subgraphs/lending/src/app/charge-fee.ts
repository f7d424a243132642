import { err, ok } from '@blockscore/result';
import { type AmountInput, readAmountIn } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { feeProblem } from '../domain/servicing/limits.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';

export interface ChargeFeeInput extends ServicingInput {
  readonly amount: AmountInput;
  /** Left out: FEE. */
  readonly component?: 'FEE' | 'PENALTY' | undefined;
}

/**
 * Charges a fee or a penalty, which is asked for with the next instalment. [loans:service] All fees of a
 * loan together come to no more than was lent.
 */
export const chargeFee = serviceLoan<ChargeFeeInput>(
  'chargeFee',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  ({ loan, state, today }, { amount, component = 'FEE' }) => {
    const fee = readAmountIn(loan.principal.currency, amount);
    if (!fee.ok) return err([fee.error]);
    const { minor, currency } = fee.value;
    const problem = feeProblem(state, minor, currency);
    if (problem !== undefined) return err([problem]);
    return ok({
      body: { kind: 'FEE_CHARGED', component, amount: minor },
      effectiveOn: today,
      weight: minor,
    });
  },
);
