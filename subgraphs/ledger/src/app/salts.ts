import type { Posted } from '../domain/draft.ts';
import type { NewSalt } from './leaf-ports.ts';
import type { PostingPorts, Work } from './ports.ts';

/** A transaction with what its commitments are salted with. */
export interface Salted extends NewSalt {
  readonly posted: Posted;
  /** Whether it is to be kept: it is neither kept already nor to be thrown away. */
  readonly isNew: boolean;
}

/**
 * The salts of transactions that were posted before: the one that is kept, or a new one. Where the
 * person's were destroyed since, the new one is to be thrown away, so that nothing proves what is made of
 * it; one that is kept nevertheless, of a clock that was behind, is destroyed. Only for who has locked the
 * leaves.
 */
export async function saltsFor(
  work: Work,
  { newSalt }: Pick<PostingPorts, 'newSalt'>,
  posted: readonly Posted[],
): Promise<readonly Salted[]> {
  const kept = await work.leaves.salts(posted.map(({ transaction }) => transaction.id));
  const left = [...kept].flatMap(([id, { salt, destroyed }]) =>
    destroyed && salt !== null ? [id] : [],
  );
  if (left.length > 0) await work.leaves.dropSalts(left);
  return posted.map((each) => {
    const transactionId = each.transaction.id;
    const { salt = null, destroyed = false } = kept.get(transactionId) ?? {};
    if (destroyed) return { posted: each, transactionId, salt: newSalt(), isNew: false };
    return { posted: each, transactionId, salt: salt ?? newSalt(), isNew: salt === null };
  });
}
