import type { ChainTransaction } from '../../app/chain-ports.ts';
import type { LoanMove, LoanRegistration } from '../../app/loan-ports.ts';

export type LoanRegistrationMapper = LoanRegistration;
/** With whose loan it is of, and what takes it to the chain. */
export type LoanMoveMapper = LoanMove &
  Pick<LoanRegistration, 'userId'> & { readonly row: ChainTransaction };
