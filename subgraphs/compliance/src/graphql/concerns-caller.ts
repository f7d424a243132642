import { isSelf } from '@blockscore/caller';
import type { SubgraphContext } from './context.ts';

/**
 * Whether what officers look at is about the caller, or an alert of fraud about the same person names them
 * among the others: they find nothing of it.
 */
export async function concernsCaller(
  { caller, loaders }: SubgraphContext,
  subject: string | null,
): Promise<boolean> {
  return subject !== null && (isSelf(caller, subject) || (await loaders.named.load(subject)));
}
