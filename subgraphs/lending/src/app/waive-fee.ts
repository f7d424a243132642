import { formatAmount, money } from '@blockscore/money';
import { err, ok } from '@blockscore/result';
import { inputError } from '../domain/errors.ts';
import { type AmountInput, readAmountIn } from '../domain/input.ts';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { openOf } from '../domain/servicing/state.ts';
import { type Serviced, type ServicingInput, serviceLoan } from './service-loan.ts';

type Waivable = 'PENALTY' | 'FEE' | 'INTEREST';

export interface WaiveFeeInput extends ServicingInput {
  /** Left out: penalties. */
  readonly component?: Waivable | null | undefined;
  /** Left out: all that is asked for. */
  readonly amount?: AmountInput | null | undefined;
}

/** Gives up penalties, fees or interest that is due, the oldest first. [loans:service] */
export const waiveFee = serviceLoan<WaiveFeeInput>(
  'waiveFee',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  (serviced, input) => {
    const component = input.component ?? 'PENALTY';
    const { currency } = serviced.loan.principal;
    const most = waivable(serviced, component);
    const amount =
      input.amount == null ? ok(money(most, currency)) : readAmountIn(currency, input.amount);
    if (!amount.ok) return err([amount.error]);
    const { minor } = amount.value;
    if (minor > most || minor === 0n) {
      const message = `There is ${formatAmount(money(most, currency))} ${currency} of it to give up.`;
      return err([inputError('AMOUNT_OUT_OF_RANGE', 'amount', message)]);
    }
    const body = { kind: 'WAIVED', component, amount: minor } as const;
    // With what was given up before: many small ones are no way round a second officer.
    const weight = sumOf(serviced.state.waived) + minor;
    return ok({ body, effectiveOn: serviced.today, weight });
  },
);

/** Fees and penalties that are asked for, and interest that is due and unpaid; minor units. */
function waivable({ state, today }: Serviced, component: Waivable): bigint {
  return state.instalments
    .filter(({ dueOn }) => component !== 'INTEREST' || dueOn <= today)
    .reduce((sum, row) => sum + openOf(row)[component], 0n);
}
