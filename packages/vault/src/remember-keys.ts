import type { Purpose } from './data-keys.ts';
import type { Vault } from './vault.ts';

/**
 * A vault for one transaction: it reads a person's key once, however often that is asked for. A key
 * that another transaction destroys meanwhile counts as it was when it was read.
 */
export function rememberKeys(vault: Vault): Vault {
  const known = new Map<string, ReturnType<Vault['forSubject']>>();
  const nameOf = (subjectId: string, purpose: Purpose) => `${purpose} ${subjectId}`;
  return {
    ...vault,
    async forSubject(tx, subjectId, purpose = 'service') {
      const name = nameOf(subjectId, purpose);
      const found = known.get(name) ?? vault.forSubject(tx, subjectId, purpose);
      known.set(name, found);
      // What could not be read may be by the next who asks.
      found.catch(() => known.delete(name));
      return await found;
    },
    async forSubjects(tx, subjectIds, purpose = 'service') {
      const unknown = subjectIds.filter((id) => !known.has(nameOf(id, purpose)));
      const read = await vault.forSubjects(tx, unknown, purpose);
      for (const [id, cipher] of read) known.set(nameOf(id, purpose), Promise.resolve(cipher));
      const found = new Map<string, Awaited<ReturnType<Vault['forSubject']>>>();
      for (const id of subjectIds) {
        const cipher = await known.get(nameOf(id, purpose));
        if (cipher !== undefined) found.set(id, cipher);
      }
      return found;
    },
    async destroy(tx, subjectId, purpose = 'service') {
      known.delete(nameOf(subjectId, purpose));
      await vault.destroy(tx, subjectId, purpose);
    },
  };
}
