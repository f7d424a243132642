import { hasVisibleText, holdsCardNumber } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from './errors.ts';
import type { User } from './user.ts';

const MAX_REASON = 500;

export interface Suspension {
  readonly adminId: string;
  readonly user: Pick<User, 'id' | 'roles' | 'suspendedAt'>;
  readonly reason: string;
}

/**
 * Whether somebody may be suspended: not oneself, and never the last administrator who can sign in.
 *
 * @param administrators how many of them are not suspended
 * @returns the reason as it is to be kept
 */
export function decideSuspension(
  { adminId, user, reason }: Suspension,
  administrators: number,
): Outcome<string, IdentityErrorCode> {
  if (adminId === user.id) {
    return fail('OWN_ACCOUNT', 'Nobody suspends themselves: ask another administrator.', [
      'input',
      'userId',
    ]);
  }
  if (user.suspendedAt !== null) {
    return fail('USER_ALREADY_SUSPENDED', 'This user is suspended already.', ['input', 'userId']);
  }
  if (user.roles.includes('ADMIN') && administrators <= 1) {
    return fail('LAST_ADMIN', 'This is the last administrator: make another one first.', [
      'input',
      'userId',
    ]);
  }
  const text = reason.length > 4 * MAX_REASON ? '' : reason.trim().normalize('NFC');
  const fits = hasVisibleText(text) && text.length <= MAX_REASON && text.isWellFormed();
  if (!fits || holdsCardNumber(text)) {
    const message = `Say why, in 1 to ${MAX_REASON} characters, without numbers of payment cards.`;
    return fail('REASON_INVALID', message, ['input', 'reason']);
  }
  return ok(text);
}
