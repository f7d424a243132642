import type { Work } from './ports.ts';

/**
 * Whether somebody is the person, or is named among the others by what an alert of fraud about the person
 * rests on. Either finds nothing of what officers look at, and decides nothing about it.
 */
export async function isConcerned(
  { named }: Pick<Work, 'named'>,
  { id }: { readonly id: string },
  subject: string | null,
): Promise<boolean> {
  if (subject === null) return false;
  return subject === id || (await named.subjectsNaming(id, [subject])).has(subject);
}
