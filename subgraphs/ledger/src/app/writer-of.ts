import type { Caller } from '@blockscore/caller';
import type { Actor } from '../domain/transaction.ts';

/** Who writes in the books. Throws for who is not known: an open door would have to lead here. */
export function writerOf({ kind, id }: Pick<Caller, 'kind' | 'id'>): Actor {
  if (kind === 'ANONYMOUS') throw new Error('Nobody who is not known writes in the books.');
  return { kind, id };
}
