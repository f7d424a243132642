import { isControlled } from './chart-of-accounts.ts';
import { type LedgerError, under } from './errors.ts';

/** What somebody wants to write by hand, as far as it can be judged without the books. */
export interface Journal {
  readonly lines: readonly { readonly account: string }[];
}

/** What people may not ask for, told before the books are looked at. */
export function checkJournal({ lines }: Journal, path: readonly string[]): LedgerError[] {
  return under(
    path,
    lines.flatMap(({ account }, index) => checkAccount(account, index)),
  );
}

function checkAccount(code: string, index: number): LedgerError[] {
  if (!isControlled(code)) return [];
  const message = `Only lending posts on ${code}: record it with the loan, or take another account.`;
  return [{ code: 'ACCOUNT_CONTROLLED', message, path: ['lines', String(index), 'account'] }];
}
