import { type Caller, hasScope, isSelf, isSignedIn, type Scope } from '@blockscore/caller';
import type { ChainTransaction } from './chain-ports.ts';

/** Staff with any of these sees every transaction; anybody else only their own. */
export const STAFF_SCOPES: readonly [Scope, Scope] = ['ledger:read', 'loans:read'];
/** Staff with any of these sees where every commitment to a score is. */
export const ATTESTATION_SCOPES: readonly [Scope, Scope] = ['scores:read', 'ledger:read'];

/** Whether the caller is among the staff that sees all transactions. */
export function seesAll(caller: Caller): boolean {
  return STAFF_SCOPES.some((scope) => hasScope(caller, scope));
}

/** Whether the caller may see what belongs to that borrower. */
export function maySee(caller: Caller, borrower: string | null): boolean {
  return seesAll(caller) || (borrower !== null && isSelf(caller, borrower));
}

/** A root is of nobody and on the chain for everybody to see; a commitment is its borrower's. */
export function maySeeOnChain(
  caller: Caller,
  { kind, userId }: Pick<ChainTransaction, 'kind' | 'userId'>,
): boolean {
  return kind === 'ANCHOR' ? isSignedIn(caller) : maySee(caller, userId);
}

export function maySeeAttestation(caller: Caller, subject: string): boolean {
  return isSelf(caller, subject) || ATTESTATION_SCOPES.some((scope) => hasScope(caller, scope));
}
