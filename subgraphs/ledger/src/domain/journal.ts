import { isControlled } from './chart-of-accounts.ts';
import { type LedgerError, under } from './errors.ts';
import { isAccountCode } from './new-account.ts';
import { isDay, yearAfter } from './period.ts';
import { MAX_LINES } from './posting.ts';

type Lines = readonly { readonly account: string }[];

/** What somebody wants to write by hand, as far as it can be judged without the books. */
export interface Journal {
  readonly lines: Lines;
  /** `YYYY-MM-DD`. */
  readonly effectiveOn?: string | null | undefined;
}

/** What people may not ask for, told before the books are looked at. `today` is `YYYY-MM-DD`. */
export function checkJournal(
  { lines, effectiveOn }: Journal,
  today: string,
  path: readonly string[],
): LedgerError[] {
  const controlled = lines.length > MAX_LINES ? [] : lines.flatMap(checkControl);
  const day = effectiveOn == null ? [] : checkDay(effectiveOn, today);
  return [...checkLines(lines, path), ...under(path, [...controlled, ...day])];
}

/** Lines whose accounts may be looked for: not too many, and of codes that there can be. */
export function checkLines(lines: Lines, path: readonly string[]): LedgerError[] {
  if (lines.length > MAX_LINES) {
    const message = `Give at most ${MAX_LINES} lines, not ${lines.length}.`;
    return [{ code: 'TOO_MANY_LINES', message, path: [...path, 'lines'] }];
  }
  return lines.flatMap(({ account }, index): LedgerError[] => {
    if (isAccountCode(account)) return [];
    const message = `The chart of accounts has no ${JSON.stringify(account.slice(0, 40))}.`;
    const at = [...path, 'lines', String(index), 'account'];
    return [{ code: 'UNKNOWN_ACCOUNT', message, path: at }];
  });
}

function checkControl({ account }: { readonly account: string }, index: number): LedgerError[] {
  if (!isControlled(account)) return [];
  const message = `Only lending posts on ${account}: record it with the loan, or take another account.`;
  return [{ code: 'ACCOUNT_CONTROLLED', message, path: ['lines', String(index), 'account'] }];
}

/**
 * The day that people give, within what can be meant.
 *
 * @param since the day of what is undone or posted, before which it cannot be; the books' first otherwise
 */
export function checkDay(day: string, today: string, since?: string): LedgerError[] {
  const wrong = (message: string): LedgerError[] => [
    { code: 'INVALID_DATE', message, path: ['effectiveOn'] },
  ];
  if (!isDay(day)) return wrong('Give a day of the calendar since 1900, such as 2026-11-22.');
  const last = yearAfter(today);
  if (day > last) return wrong(`Give ${last} or an earlier day.`);
  if (since !== undefined && day < since) {
    return wrong(`Give ${since}, the day of that transaction, or a later one.`);
  }
  return [];
}
