import { type Caller, hasScope, isSelf, isSignedIn, type Scope } from '@blockscore/caller';
import type { ChainTransaction } from './chain-ports.ts';

/** Staff with any of these sees where every commitment to a score is. */
export const ATTESTATION_SCOPES: readonly [Scope, Scope] = ['scores:read', 'ledger:read'];

/** Whether the caller is among the staff that sees all transactions. */
export function seesAll(caller: Caller): boolean {
  return hasScope(caller, 'ledger:read');
}

/** Whether the caller is among the staff that sees what was posted for any loan, and no more. */
export function seesLoans(caller: Caller): boolean {
  return hasScope(caller, 'loans:read');
}

/** Whose something in the books is: of a borrower, of a loan, or of neither. */
export interface Belonging {
  readonly userId: string | null;
  readonly loanId: string | null;
}

/** Whether the caller may see what belongs so. */
export function maySee(caller: Caller, { userId, loanId }: Belonging): boolean {
  return (
    seesAll(caller) ||
    (loanId !== null && seesLoans(caller)) ||
    (userId !== null && isSelf(caller, userId))
  );
}

/**
 * Whether the caller may see what proves, to anybody and for good, which commitment it is of: whose it is,
 * staff who deal with loans where it is of one, and whoever keeps the books. Who only reads them may not:
 * what was read once cannot be destroyed.
 */
export function mayProve(caller: Caller, { userId, loanId }: Belonging): boolean {
  return (
    hasScope(caller, 'ledger:write') ||
    (loanId !== null && seesLoans(caller)) ||
    (userId !== null && isSelf(caller, userId))
  );
}

const OF_NOBODY: readonly ChainTransaction['kind'][] = ['ANCHOR', 'ATTESTATION', 'REVOCATION'];

/**
 * A root is of nobody and on the chain for everybody to see, and so is what is of a hundred scores; a
 * commitment is its borrower's.
 */
export function maySeeOnChain(
  caller: Caller,
  { kind, userId }: Pick<ChainTransaction, 'kind' | 'userId'>,
): boolean {
  if (OF_NOBODY.includes(kind)) return isSignedIn(caller);
  return seesAll(caller) || seesLoans(caller) || (userId !== null && isSelf(caller, userId));
}

export function maySeeAttestation(caller: Caller, subject: string): boolean {
  return isSelf(caller, subject) || ATTESTATION_SCOPES.some((scope) => hasScope(caller, scope));
}
