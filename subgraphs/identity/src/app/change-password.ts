import type { Caller } from '@blockscore/caller';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { checkPassword } from '../domain/registration.ts';
import type { User } from '../domain/user.ts';
import { checkNewPassword } from './check-new-password.ts';
import { endSessions } from './end-sessions.ts';
import { guessPassword } from './guess-password.ts';
import type { Ports, Work } from './ports.ts';
import { recordFailedLogin } from './record-failed-login.ts';
import { lockSession, requireFactorShown } from './require-fresh.ts';
import { recordPasswordChange } from './reset-password.ts';
import { unlessBusy } from './throttle.ts';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the password of whoever is signed in and knows the present one; their other sessions end,
 * and their other devices are known no more.
 * Tries are counted by the session, so that one that was stolen is no place to guess from, and
 * strangers' failures are not in the way.
 */
export function changePassword(ports: Ports) {
  return unlessBusy(
    async (caller: Caller, input: PasswordChange): Promise<Outcome<User, IdentityErrorCode>> => {
      const self = await ports.transact((work) => load(ports, work, caller));
      if (!self.ok) return self;
      const { user, session, hash } = self.value;
      if (user.profile === null) return gone();
      const path = ['input', 'newPassword'];
      const isPlausible = checkPassword(input.currentPassword) === undefined;
      const shown = isPlausible ? input.currentPassword : '';
      const guesser = { kind: 'SESSION', id: session.id } as const;
      const isRight = await guessPassword(ports, user.profile.email, guesser, () =>
        ports.passwords.verify(shown, hash, user.id),
      );
      if (!isRight.ok) return isRight;
      if (!isRight.value || !isPlausible) {
        await ports.transact((work) => recordFailedLogin(work, user, caller));
        return wrong();
      }
      const fit = await checkNewPassword(ports, input.newPassword, user.profile, path);
      if (!fit.ok) return fit;
      const passwordHash = await ports.passwords.hash(input.newPassword, user.id);
      return await ports.transact(async (work) => {
        // Looked at again under lock: of two changes at once, one knew the present password.
        const still = await load(ports, work, caller);
        if (!still.ok) return still;
        if (still.value.hash !== hash) return wrong();
        const now = ports.clock();
        await work.passwords.replace(user.id, passwordHash, now);
        await work.passwords.voidResets(user.id, now);
        await endSessions(work, user.id, now, { kind: 'USER', id: user.id }, session.id);
        // Whoever knew the password of before may have made a device known too.
        await work.devices.forgetAll(user.id, still.value.session.deviceId);
        return ok(await recordPasswordChange(work, still.value.user, 'CHANGE'));
      });
    },
  );
}

async function load(ports: Ports, work: Work, caller: Caller) {
  const own = await lockSession(ports, work, caller);
  if (!own.ok) return own;
  const session = await requireFactorShown(ports, work, own.value.session);
  if (!session.ok) return session;
  const hash = await work.passwords.hashOf(own.value.user.id);
  return hash === undefined ? gone() : ok({ ...own.value, hash });
}

function gone() {
  return fail('NOT_FOUND', 'This account is no longer there.', ['input'] as const);
}

function wrong() {
  return fail('CREDENTIALS_INVALID', 'The present password is another one.', [
    'input',
    'currentPassword',
  ] as const);
}
