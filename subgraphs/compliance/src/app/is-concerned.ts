import type { Work } from './ports.ts';

/**
 * Whether somebody is the person, most likely so by another account, or is named among the others by what an alert of
 * fraud about the person rests on. Each finds nothing of what officers look at, and decides nothing about it.
 */
export async function isConcerned(
  { named }: Pick<Work, 'named'>,
  { id }: { readonly id: string },
  subject: string | null,
): Promise<boolean> {
  if (subject === null) return false;
  return subject === id || (await named.concerning(id, [subject])).has(subject);
}
