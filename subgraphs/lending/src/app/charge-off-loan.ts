import { ok } from '@blockscore/result';
import { REPAYABLE_LOAN_STATUSES } from '../domain/lifecycle.ts';
import { sumOf } from '../domain/servicing/parts.ts';
import { payoffOf } from '../domain/servicing/payoff.ts';
import { type ServicingInput, serviceLoan } from './service-loan.ts';

/**
 * Gives a loan up as lost: what is owed leaves the receivables as an expense, interest ends, and what
 * comes in later is recovered. [loans:service]
 */
export const chargeOffLoan = serviceLoan<ServicingInput>(
  'chargeOffLoan',
  { in: REPAYABLE_LOAN_STATUSES, wantsNote: true },
  ({ state, today }) =>
    ok({
      body: { kind: 'CHARGED_OFF' },
      effectiveOn: today,
      weight: sumOf(payoffOf(state)),
    }),
);
