import { type Caller, hasScope, isSelf } from '@blockscore/caller';
import type { Audience } from '@blockscore/events';
import { type Id, isId } from '@blockscore/ids';
import type { Visibility } from './ports.ts';

/** Whose an application or a loan is. */
export interface Owned {
  readonly userId: string;
  readonly partnerId: string | null;
}

/** The borrower, staff who read loans, and the partner through whom it came. */
export function maySee(caller: Caller, owned: Owned): boolean {
  return (
    isSelf(caller, owned.userId) ||
    hasScope(caller, 'loans:read') ||
    (owned.partnerId !== null &&
      caller.partnerId === owned.partnerId &&
      hasScope(caller, 'partner:read'))
  );
}

/**
 * Whether somebody reads why others were decided as they were. Who may read loans but decide on none, an officer
 * of compliance, reads what the applicant does: compliance keeps findings from the officers whom they name, and
 * lending is not told whom it named.
 */
export function readsFindings(caller: Caller, { userId }: Pick<Owned, 'userId'>): boolean {
  return hasScope(caller, 'loans:decide') && !isSelf(caller, userId);
}

/** Which rows a list shows the caller; undefined where it shows none. */
export function visibilityFor(caller: Caller): Visibility | undefined {
  if (hasScope(caller, 'loans:read')) return { kind: 'ALL' };
  if (caller.partnerId !== undefined && hasScope(caller, 'partner:read')) {
    const own = caller.kind === 'USER' ? { userId: caller.id } : {};
    return { kind: 'PARTNER', partnerId: caller.partnerId, ...own };
  }
  return caller.kind === 'USER' ? { kind: 'USER', userId: caller.id } : undefined;
}

/**
 * The partner through whom somebody comes who applies: who brought the customer. What a partner's own
 * people apply for is their affair, and not for their colleagues to see.
 */
export function partnerOfApplicant(caller: Caller): Id<'partner'> | null {
  const { partnerId } = caller;
  if (partnerId === undefined || hasScope(caller, 'partner:read')) return null;
  return isId('partner', partnerId) ? partnerId : null;
}

/** Who may be told of a change of status: borrower, partner, staff. */
export function audienceOf(owned: Owned): Audience {
  const audience = { subject: owned.userId, scopes: ['loans:read'] } as const;
  return owned.partnerId === null ? audience : { ...audience, partner: owned.partnerId };
}

/** For staff alone: reasons and checks that the borrower is not to learn of. */
export const STAFF: Audience = { scopes: ['loans:read'] };

/** The customer, staff who read loans, and the partner that may act by it. */
export function maySeeConsent(
  caller: Caller,
  { userId, partnerId }: { readonly userId: string; readonly partnerId: string },
): boolean {
  const scopes = ['partner:apply', 'partner:read'] as const;
  return (
    isSelf(caller, userId) ||
    hasScope(caller, 'loans:read') ||
    (caller.partnerId === partnerId && scopes.some((scope) => hasScope(caller, scope)))
  );
}

/** Those who may know by what rules the lender decides. */
export const POLICY_READERS: Audience = { scopes: ['policies:read'] };
