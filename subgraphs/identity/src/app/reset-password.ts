import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { quotaNetworkOf } from '../domain/throttle.ts';
import type { User } from '../domain/user.ts';
import { checkNewPassword } from './check-new-password.ts';
import { endSessions } from './end-sessions.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { PasswordReset } from './password-ports.ts';
import type { Ports, Work } from './ports.ts';
import { tryLater, unlessBusy } from './throttle.ts';

export interface PasswordResetInput {
  /** As it was mailed. */
  readonly token: string;
  readonly newPassword: string;
}

/**
 * Sets a new password by the token that was mailed. It shows that the mailbox is theirs and no more:
 * all sessions end, none begins, and a second factor is asked for at sign-in as ever (ASVS 5.0, 6.4.3).
 */
export function resetPassword(ports: Ports) {
  return unlessBusy(
    async (
      client: { readonly address: string },
      input: PasswordResetInput,
    ): Promise<Outcome<true, IdentityErrorCode>> => {
      const id = ports.tokens.readResetToken(input.token);
      if (id === undefined) {
        const admitted = await ports.throttle.take('ANONYMOUS_CALL', client.address);
        return admitted.ok ? invalid() : tryLater(admitted.error);
      }
      const found = await ports.transact(async (work) => {
        const reset = await work.passwords.findReset(id);
        return isGood(reset, ports.clock()) ? await work.users.find(reset.userId) : undefined;
      });
      if (found?.profile == null || found.suspendedAt !== null) return invalid();
      const path = ['input', 'newPassword'];
      const fit = await checkNewPassword(ports, input.newPassword, found.profile, path);
      if (!fit.ok) return fit;
      const from = quotaNetworkOf(client.address);
      const passwordHash = await ports.passwords.hash(input.newPassword, from);
      const outcome = await ports.transact(async (work) => {
        // The account first, as whatever voids its tokens does: or each would wait for the other.
        const user = await work.users.lock(found.id);
        // Not before: a sign-in that this waited for began with the password of before.
        const now = ports.clock();
        const reset = await work.passwords.lockReset(id);
        if (!isGood(reset, now)) return invalid();
        if (user === undefined || user.suspendedAt !== null) return invalid();
        await work.passwords.replace(user.id, passwordHash, now);
        await work.passwords.voidResets(user.id, now);
        await endSessions(work, user.id, now, { kind: 'USER', id: user.id });
        // Whoever knew the password may have made a device known too.
        await work.devices.forgetAll(user.id);
        await recordPasswordChange(work, await verify(work, user, now), 'RESET');
        return ok(true as const);
      });
      if (outcome.ok) await ports.throttle.forgive(found.profile.email, client.address);
      return outcome;
    },
  );
}

function isGood(reset: PasswordReset | undefined, now: Date): reset is PasswordReset {
  return reset !== undefined && reset.usedAt === null && reset.expiresAt > now;
}

/** Whoever reads the mails of an address has verified it. */
async function verify(work: Work, user: User, now: Date): Promise<User> {
  if (user.emailVerifiedAt !== null) return user;
  const verified = await work.users.save(user, { emailVerifiedAt: now });
  await work.events.record({
    type: 'identity.email.verified',
    aggregate: { type: 'user', id: user.id, version: verified.version },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: { kind: 'USER', id: user.id },
    data: { userId: user.id },
  });
  return verified;
}

/** Tells the audit trail, and the person by mail, that there is another password. */
export async function recordPasswordChange(
  work: Work,
  user: User,
  by: 'CHANGE' | 'RESET',
): Promise<User> {
  const changed = await work.users.save(user, {});
  await work.events.record({
    type: 'identity.password.changed',
    aggregate: { type: 'user', id: user.id, version: changed.version },
    audience: { subject: user.id, scopes: ['users:read'] },
    actor: { kind: 'USER', id: user.id },
    data: { userId: user.id, by },
  });
  const kind = by === 'RESET' ? 'PASSWORD_RESET' : 'PASSWORD_CHANGED';
  await enqueueMail(work, { kind, userId: user.id });
  return changed;
}

function invalid() {
  return fail(
    'TOKEN_INVALID',
    'This token is not valid or has expired: ask for a new one by requestPasswordReset.',
    ['input', 'token'] as const,
  );
}
