import { hasScope, isSelf } from '@blockscore/caller';
import type { SubgraphContext } from './context.ts';

/**
 * Whether what officers look at is about the caller, by whatever account, or an alert of fraud about the same person
 * names them among the others: they find nothing of it.
 */
export async function concernsCaller(
  { caller, loaders }: SubgraphContext,
  subject: string | null,
): Promise<boolean> {
  return subject !== null && (isSelf(caller, subject) || (await loaders.concerning.load(subject)));
}

/** Whether the caller is the person, or an officer whom what is about them does not concern. */
export async function mayRead(
  { caller, loaders }: SubgraphContext,
  userId: string,
): Promise<boolean> {
  if (isSelf(caller, userId)) return true;
  return hasScope(caller, 'compliance:read') && !(await loaders.concerning.load(userId));
}
