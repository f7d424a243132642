import type { AgreementSeal, LoanAgreement } from '../domain/agreement.ts';
import type { Loan } from '../domain/loan.ts';

/** Gives a text a salt of its own, and what commits to both. */
export type SealAgreement = (content: string) => AgreementSeal;

export interface AgreementRepository {
  insert(agreement: LoanAgreement & { readonly salt: string }): Promise<void>;
  findMany(loanIds: readonly Loan['id'][]): Promise<readonly LoanAgreement[]>;
}
