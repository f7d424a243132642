import { type CurrencyCode, formatAmount, money } from '@blockscore/money';

/** What stands on accounts: debits less credits, minor units. What is left out is empty. */
export type Balances = ReadonlyMap<string, bigint>;

/** A state of some books, and how many transactions make it. */
export interface BookState {
  readonly postings: number;
  readonly balances: Balances;
}

/**
 * How the books here stand to what was told of them. `BEHIND`: not all that makes it is here. `DIFFERS`:
 * all of it is, or more.
 */
export type Comparison = 'AGREES' | 'BEHIND' | 'DIFFERS';

export function compareBooks(told: BookState, found: BookState): Comparison {
  if (found.postings < told.postings) return 'BEHIND';
  return found.postings === told.postings && differing(told, found).length === 0
    ? 'AGREES'
    : 'DIFFERS';
}

/** The accounts on which they differ. */
function differing({ balances: told }: BookState, { balances: found }: BookState): string[] {
  const accounts = new Set([...told.keys(), ...found.keys()]);
  return [...accounts].filter((account) => told.get(account) !== found.get(account)).sort();
}

/** Both sides in words, of what differs alone. */
export function describeDifference(
  told: BookState,
  found: BookState,
  currency: CurrencyCode,
): { readonly expected: string; readonly found: string } {
  const accounts = differing(told, found);
  const describe = ({ postings, balances }: BookState) =>
    [
      ...accounts.map(
        (account) => `${account} ${formatAmount(money(balances.get(account) ?? 0n, currency))}`,
      ),
      `${postings} postings`,
    ].join(', ');
  return { expected: describe(told), found: describe(found) };
}

export const DIFFERENCE_KINDS = [
  'LOAN_DIFFERS',
  'TOGETHER_DIFFERS',
  'POSTINGS_MISSING',
  'CHAIN_LACKS',
  'CHAIN_DIFFERS',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What the books are compared with. */
export type ReconciliationScope = 'LOANS' | 'CHAIN';

/** What is of many loans together has this in place of a loan's id. */
export const TOGETHER = 'TOGETHER';
