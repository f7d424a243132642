import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { isTooLittle, withoutContext } from '../domain/password.ts';
import { checkPassword } from '../domain/registration.ts';
import type { Profile } from '../domain/user.ts';
import type { Ports } from './ports.ts';

/**
 * Whether somebody may choose a password: long enough, not among those that are tried first, and not
 * made of what everybody knows of the person (ASVS 5.0, 6.2.4, 6.2.11, 6.2.12). Asked where a
 * password is set and not where one is shown.
 */
export async function checkNewPassword(
  ports: Pick<Ports, 'breaches'>,
  password: string,
  person: Profile,
  path: readonly string[],
): Promise<Outcome<true, IdentityErrorCode>> {
  const malformed = checkPassword(password);
  if (malformed !== undefined) return fail('PASSWORD_INVALID', malformed, path);
  const rest = withoutContext(password, person);
  if (rest !== undefined && (isTooLittle(rest) || (await ports.breaches.isCommon(rest)))) {
    return fail(
      'PASSWORD_BREACHED',
      'This password is made of your name, your address or ours, and is guessed first: choose another one.',
      path,
    );
  }
  if (await ports.breaches.isBreached(password)) {
    return fail(
      'PASSWORD_BREACHED',
      'This password is among those that are guessed first, or was stolen before: choose another one.',
      path,
    );
  }
  return ok(true);
}
