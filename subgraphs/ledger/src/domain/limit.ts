import { type Account, balanceOf, NO_STANDING, type Side, type Standing } from './account.ts';

/** What moves on one account: added to its standing, or taken from it by amounts below zero. */
export interface Movement {
  readonly accountId: string;
  readonly side: Side;
  /** Minor units, of either sign. */
  readonly minor: bigint;
  readonly held: boolean;
}

export function moved(
  { debits, credits, pendingDebits, pendingCredits }: Standing,
  { side, minor, held }: Movement,
): Standing {
  const debit = side === 'DEBIT' ? minor : 0n;
  const credit = side === 'CREDIT' ? minor : 0n;
  return held
    ? {
        debits,
        credits,
        pendingDebits: pendingDebits + debit,
        pendingCredits: pendingCredits + credit,
      }
    : { debits: debits + debit, credits: credits + credit, pendingDebits, pendingCredits };
}

/** The balance that is left if all that is held and takes from it is posted. */
export function least({ normalSide }: Pick<Account, 'normalSide'>, standing: Standing): bigint {
  const taking = normalSide === 'DEBIT' ? standing.pendingCredits : standing.pendingDebits;
  return balanceOf(normalSide, standing) - taking;
}

/** The balance that it comes to if all that is held and adds to it is posted. */
export function most({ normalSide }: Pick<Account, 'normalSide'>, standing: Standing): bigint {
  const adding = normalSide === 'DEBIT' ? standing.pendingDebits : standing.pendingCredits;
  return balanceOf(normalSide, standing) + adding;
}

export function isLimited({ leastMinor, mostMinor }: Account): boolean {
  return leastMinor !== null || mostMinor !== null;
}

/** Whether the standing is beyond what the account may have, counting what is held against it. */
export function isBeyond(account: Account, standing: Standing): boolean {
  const { leastMinor, mostMinor } = account;
  return (
    (leastMinor !== null && least(account, standing) < leastMinor) ||
    (mostMinor !== null && most(account, standing) > mostMinor)
  );
}

/** Of limited accounts, those that the movements take beyond their limits. */
export function beyondLimits(
  accounts: readonly Account[],
  standings: ReadonlyMap<string, Standing>,
  movements: readonly Movement[],
): readonly Account[] {
  const after = new Map<string, Standing>();
  for (const movement of movements) {
    const { accountId } = movement;
    const standing = after.get(accountId) ?? standings.get(accountId) ?? NO_STANDING;
    after.set(accountId, moved(standing, movement));
  }
  return accounts.filter((account) => {
    const standing = after.get(account.id);
    return standing !== undefined && isBeyond(account, standing);
  });
}
