import type { AuditLink } from '../domain/audit/chain.ts';
import { type Evidence, evidenceFor, leafSalt } from '../domain/audit/evidence.ts';
import type { Ports, Work } from './ports.ts';

/** What proves these entries, in their order; null where one was not sealed yet. */
export async function evidenceOf(
  work: Work,
  { sha256 }: Pick<Ports, 'sha256'>,
  entries: readonly AuditLink[],
): Promise<readonly (Evidence | null)[]> {
  const found = await work.seals.of(entries.map(({ id }) => id));
  const sealed = new Map(found.map((each) => [each.entryId, each]));
  return entries.map((entry) => {
    const as = sealed.get(entry.id);
    if (as === undefined) return null;
    const { commitment, storedSalt } = as;
    const salt = storedSalt && leafSalt(storedSalt, sha256);
    return evidenceFor(entry, commitment, salt, sha256);
  });
}

export function findEvidence(ports: Pick<Ports, 'transact' | 'sha256'>) {
  return (entries: readonly AuditLink[]): Promise<readonly (Evidence | null)[]> =>
    ports.transact((work) => evidenceOf(work, ports, entries));
}
