import { type Caller, isSelf } from '@blockscore/caller';
import { isConcerned } from './is-concerned.ts';
import type { UserId, Work } from './ports.ts';

/**
 * Whether the caller may ask something of the person's data, for who has locked the person. Whoever is
 * signed in exists, so that what they ask of their own is taken before compliance has heard of them; to
 * anybody else there is nobody whom it has not heard of, nor who concerns them.
 */
export async function isKnown(
  work: Pick<Work, 'subjects' | 'named'>,
  caller: Caller,
  userId: UserId,
  now: Date,
): Promise<boolean> {
  if (isSelf(caller, userId)) {
    await work.subjects.ensure(userId, now);
    return true;
  }
  return (
    !(await isConcerned(work, caller, userId)) && (await work.subjects.find(userId)) !== undefined
  );
}
