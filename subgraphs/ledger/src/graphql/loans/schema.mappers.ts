import type { ChainTransaction } from '../../app/chain-ports.ts';
import type { LoanMove, LoanRegistration } from '../../app/loan-ports.ts';

export type LoanRegistrationMapper = LoanRegistration;
/** With what takes it to the chain. */
export type LoanMoveMapper = LoanMove & { readonly row: ChainTransaction };
