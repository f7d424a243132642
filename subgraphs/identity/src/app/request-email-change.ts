import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { EMAIL_RULE, readEmail } from '../domain/registration.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports } from './ports.ts';
import { lockFresh } from './require-fresh.ts';

const HOUR_MS = 3_600_000;
const VALID_MS = 24 * HOUR_MS;
const MAX_PER_HOUR = 5;

/**
 * Mails a token to another address, by which it becomes the account's, and a notice to the one that
 * it has. Whose the other address is plays no part before the token comes back: so neither the
 * answer nor its time tells whether it has an account.
 */
export function requestEmailChange(ports: Ports) {
  return async (
    caller: Caller,
    input: { readonly email: string },
  ): Promise<Outcome<true, IdentityErrorCode>> => {
    const now = ports.clock();
    const email = readEmail(input.email);
    if (email === undefined) return fail('EMAIL_INVALID', EMAIL_RULE, ['input', 'email']);
    return await ports.transact(async (work) => {
      const own = await lockFresh(ports, work, caller);
      if (!own.ok) return own;
      const { user } = own.value;
      if (user.profile === null) {
        return fail('NOT_FOUND', 'You have no profile that could be changed.', ['input']);
      }
      if (user.profile.email === email) {
        return fail('EMAIL_INVALID', 'This is your address already.', ['input', 'email']);
      }
      const hourAgo = new Date(now.getTime() - HOUR_MS);
      if ((await work.verifications.countSince(user.id, hourAgo)) >= MAX_PER_HOUR) {
        return fail('TRY_LATER', `At most ${MAX_PER_HOUR} mails an hour: try again in an hour.`, [
          'input',
        ]);
      }
      const id = newId('vrf');
      // The latest one counts: whoever asks again has mistyped the one before.
      await work.verifications.voidChanges(user.id, now);
      const expiresAt = new Date(now.getTime() + VALID_MS);
      await work.verifications.insert(
        { id, userId: user.id, requestedAt: now, expiresAt, usedAt: null },
        email,
      );
      await enqueueMail(work, { kind: 'CHANGE_EMAIL', userId: user.id, verificationId: id });
      await enqueueMail(work, { kind: 'EMAIL_CHANGE_REQUESTED', userId: user.id });
      return ok(true);
    });
  };
}
