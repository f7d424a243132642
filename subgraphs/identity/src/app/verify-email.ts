import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import { enqueueMail } from './enqueue-mail.ts';
import type { Ports, Verification, Work } from './ports.ts';
import { tryLater } from './throttle.ts';

/**
 * Verifies an address by the token that was mailed to it, be it the account's own or the one that it
 * is to have. A token is good once and for a day.
 */
export function verifyEmail(ports: Ports) {
  return async (
    client: { readonly address: string },
    input: { readonly token: string },
  ): Promise<Outcome<User, IdentityErrorCode>> => {
    const now = ports.clock();
    const id = ports.tokens.readVerificationToken(input.token);
    if (id === undefined) {
      const admitted = await ports.throttle.take('ANONYMOUS_CALL', client.address);
      return admitted.ok ? invalid() : tryLater(admitted.error);
    }
    return await ports.transact(async (work) => {
      const mailed = await work.verifications.find(id);
      // The account first, as whatever voids its tokens does: or each would wait for the other.
      const user = mailed && (await work.users.lock(mailed.userId));
      const verification = await work.verifications.lock(id);
      if (user === undefined || verification === undefined) return invalid();
      if (verification.expiresAt <= now) return invalid();
      if (verification.newEmail !== null) return await changeEmail(work, user, verification, now);
      // The same link opened twice is no mistake that anybody could put right.
      if (user.emailVerifiedAt !== null) return ok(user);
      if (verification.usedAt !== null) return invalid();
      await work.verifications.markUsed(id, now);
      const verified = await work.users.save(user, { emailVerifiedAt: now });
      await work.events.record({
        type: 'identity.email.verified',
        aggregate: { type: 'user', id: user.id, version: verified.version },
        audience: { subject: user.id, scopes: ['users:read'] },
        actor: { kind: 'USER', id: user.id },
        data: { userId: user.id },
      });
      return ok(verified);
    });
  };
}

/** Makes the address to which the token was mailed the account's own. */
async function changeEmail(
  work: Work,
  user: User,
  verification: Verification,
  now: Date,
): Promise<Outcome<User, IdentityErrorCode>> {
  const { id, newEmail, usedAt } = verification;
  if (newEmail === null || user.profile === null || user.suspendedAt !== null) return invalid();
  if (usedAt !== null) return user.profile.email === newEmail ? ok(user) : invalid();
  const changed = await work.users.changeEmail(user, newEmail, now);
  if (changed === undefined) {
    // Only who reads that mailbox learns it.
    return fail('EMAIL_IN_USE', 'Another account has this address: sign in to that one instead.', [
      'input',
      'token',
    ]);
  }
  await work.verifications.markChanged(verification, user.profile.email, now);
  await enqueueMail(work, { kind: 'EMAIL_CHANGED', userId: user.id });
  // Nothing that was mailed to the old address is good for the new one.
  await work.verifications.voidOthers(user.id, id, now);
  await work.passwords.voidResets(user.id, now);
  const about = {
    aggregate: { type: 'user', id: user.id, version: changed.version },
    audience: { subject: user.id, scopes: ['users:read' as const] },
    actor: { kind: 'USER' as const, id: user.id },
  };
  await work.events.record({
    ...about,
    type: 'identity.profile.changed',
    data: { userId: user.id, fields: ['email'] },
  });
  await work.events.record({
    ...about,
    type: 'identity.email.verified',
    data: { userId: user.id },
  });
  return ok(changed);
}

function invalid() {
  return fail(
    'TOKEN_INVALID',
    'This token is not valid or has expired: ask for a new verification mail.',
    ['input', 'token'] as const,
  );
}
