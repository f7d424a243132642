import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { fail } from '@blockscore/result';
import type { LendingErrorCode } from '../domain/errors.ts';

/** The partner for whom the caller acts: by its key, or as one of its people. */
export function partnerOf({ partnerId }: Caller): Id<'partner'> | undefined {
  return partnerId !== undefined && isId('partner', partnerId) ? partnerId : undefined;
}

/** Said to who has a partner's scope and belongs to none. */
export function partnersOnly() {
  return fail<LendingErrorCode>('PARTNERS_ONLY', 'Only who acts for a partner may do this.');
}
