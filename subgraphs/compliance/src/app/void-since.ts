import { isId } from '@blockscore/ids';
import type { Work } from './ports.ts';

/** What an officer said, proposed or drew up, and when. */
export interface Word {
  readonly by: string;
  readonly at: Date;
}

/**
 * Since when an officer's word counts for nothing as one of two pairs of eyes: the person
 * concerns them, or they were suspended or an officer no more once they had given it, though they be one again. Null while it counts.
 *
 * @param subject whom it is about; null where it is about nobody
 */
export async function voidSince(
  { named, officers }: Pick<Work, 'named' | 'officers'>,
  { by, at }: Word,
  subject: string | null,
): Promise<Date | null> {
  // Nobody but officers gives one, and nobody about themselves.
  if (!isId('user', by) || by === subject) return at;
  const concernedOn =
    subject === null ? undefined : (await named.concernedSince(subject, [by])).get(by);
  const stoppedOn = await officers.stoppedSince(by, at);
  const days = [concernedOn, stoppedOn].filter((day) => day !== undefined);
  return days.length === 0 ? null : new Date(Math.min(...days.map((day) => day.getTime())));
}
