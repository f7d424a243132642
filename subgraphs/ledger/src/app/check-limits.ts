import { fail, type Outcome, ok } from '@blockscore/result';
import type { Account } from '../domain/account.ts';
import { beyondLimits, isLimited, type Movement } from '../domain/limit.ts';
import type { Work } from './ports.ts';

/**
 * Whether limited accounts stay within their limits, counting what is held. They are locked, so that
 * it stays so until the end of the database transaction; no other account is looked at.
 */
export async function checkLimits(
  work: Pick<Work, 'books'>,
  accounts: ReadonlyMap<string, Account>,
  movements: readonly Movement[],
  path: readonly string[],
): Promise<Outcome<null, 'LIMIT_EXCEEDED'>> {
  const limited = [...accounts.values()].filter(
    (account) => isLimited(account) && movements.some(({ accountId }) => accountId === account.id),
  );
  if (limited.length === 0) return ok(null);
  const standings = await work.books.lockStandings(limited.map(({ id }) => id));
  const [beyond] = beyondLimits(limited, standings, movements);
  if (beyond === undefined) return ok(null);
  return fail(
    'LIMIT_EXCEEDED',
    `${beyond.code} would be beyond its limit, counting what is held: post less, or change the limit.`,
    path,
  );
}
