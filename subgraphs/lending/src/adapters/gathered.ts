import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import type { Work } from '../app/ports.ts';
import type { Gathering } from './gathering.ts';

/** What the questions of a transaction are made of. */
export interface Asking {
  readonly tx: Transaction;
  readonly vault: Vault;
  /** The work as it is without. */
  readonly plain: Work;
  readonly gathering: Gathering;
}

/** Loads the keys of all who need one at the same time. */
export function gatherKeys(vault: Vault, tx: Transaction, gathering: Gathering): Vault {
  const load = gathering.question(async (ids: readonly string[]) => {
    const found = await vault.forSubjects(tx, ids, 'retention');
    return await Promise.all(
      ids.map(async (id) => found.get(id) ?? (await vault.forSubject(tx, id, 'retention'))),
    );
  });
  return {
    ...vault,
    forSubject: (other, id, purpose) =>
      purpose === 'retention' ? load(id) : vault.forSubject(other, id, purpose),
  };
}

/** Asks once for what stays as it is until the transaction ends. */
export function remember<Keys extends readonly unknown[], Answer>(
  ask: (...keys: Keys) => Promise<Answer>,
): (...keys: Keys) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (...keys) => {
    const name = JSON.stringify(keys);
    const answer = known.get(name) ?? ask(...keys);
    known.set(name, answer);
    return answer;
  };
}

/** A question for rows by ids of theirs: each who asks gets those of their own ids. */
export function rowsBy<Id, Row>(
  { gathering }: Pick<Asking, 'gathering'>,
  find: (ids: readonly Id[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => Id,
): (ids: readonly Id[]) => Promise<readonly Row[]> {
  return gathering.question(async (lists: readonly (readonly Id[])[]) => {
    const found = Map.groupBy(await find(lists.flat()), idOf);
    return lists.map((ids) => ids.flatMap((id) => found.get(id) ?? []));
  });
}
