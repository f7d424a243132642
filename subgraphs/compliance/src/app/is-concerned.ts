import { type Caller, isSelf } from '@blockscore/caller';
import type { Work } from './ports.ts';

/**
 * Whether the caller is the person, or is named among the others by what an alert of fraud about the person
 * rests on. Either finds nothing of what officers look at, and decides nothing about it.
 */
export async function isConcerned(
  { named }: Pick<Work, 'named'>,
  caller: Caller,
  subject: string | null,
): Promise<boolean> {
  if (subject === null) return false;
  if (isSelf(caller, subject)) return true;
  return (await named.subjectsNaming(caller.id, [subject])).has(subject);
}
