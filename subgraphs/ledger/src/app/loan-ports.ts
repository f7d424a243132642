import type { LoanStanding, RegisteredState } from '../domain/loan-registry.ts';
import type { ChainTransaction, Contract } from './chain-ports.ts';

/** A loan that is to be in a LoanRegistry. */
export interface LoanRegistration extends LoanStanding {
  readonly loanId: `loan_${string}`;
  readonly userId: `user_${string}`;
  /** `0x…`, 32 bytes: what commits to the agreement, by which the registry knows the loan. */
  readonly agreement: string;
  /** When its next state is meant for the chain; null = there is none. */
  readonly nextMoveAt: Date | null;
  readonly heardAt: Date;
}

/** A state that was meant for the chain, once. */
export interface LoanMove {
  readonly loanId: `loan_${string}`;
  readonly state: RegisteredState;
  /** What its commitment is made of, beside the domain and the salt. */
  readonly content: string;
  /** 32 bytes; null once they were destroyed. */
  readonly salt: Uint8Array | null;
  readonly queuedAt: Date;
}

/** Whether and when loans are written to a LoanRegistry. */
export interface LoanRegistrySettings {
  /** How long a loan must have been paid off or given up before that is written. */
  readonly endAfterMs: number;
}

export interface LoanRecords {
  /** False, and nothing is changed, where the loan is known. */
  readonly keep: (registration: LoanRegistration) => Promise<boolean>;
  /** Nobody else changes it until the transaction ends. */
  readonly lock: (loanId: string) => Promise<LoanRegistration | null>;
  readonly save: (registration: LoanRegistration) => Promise<void>;
  /** Those whose next state is due, the longest due first; another worker never takes the same. */
  readonly due: (now: Date, limit: number) => Promise<readonly LoanRegistration[]>;
  readonly addMove: (move: LoanMove & { readonly salt: Uint8Array }) => Promise<void>;
  readonly hasLoanOf: (userId: LoanRegistration['userId']) => Promise<boolean>;
  /** Destroys the salts of all moves of a person's loans. Tells how many. */
  readonly destroySalts: (userId: LoanRegistration['userId']) => Promise<number>;
  /** What is in a block, by another contract than this one, of loans that have a later state to come. */
  readonly placedElsewhere: (
    contractId: Contract['id'],
    limit: number,
  ) => Promise<readonly ChainTransaction[]>;
}

export interface LoanReader {
  readonly registrations: (loanIds: readonly string[]) => Promise<readonly LoanRegistration[]>;
  /** In the order of the registry's states. */
  readonly moves: (loanIds: readonly string[]) => Promise<readonly LoanMove[]>;
}
