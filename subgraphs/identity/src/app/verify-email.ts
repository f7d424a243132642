import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import type { Ports } from './ports.ts';

/** Verifies an address by the token that was mailed to it. A token is good once and for a day. */
export function verifyEmail(ports: Ports) {
  return async (input: { readonly token: string }): Promise<Outcome<User, IdentityErrorCode>> => {
    const now = ports.clock();
    const id = ports.tokens.readVerificationToken(input.token);
    if (id === undefined) return invalid();
    return await ports.transact(async (work) => {
      const verification = await work.verifications.lock(id);
      if (verification === undefined || verification.expiresAt <= now) return invalid();
      const user = await work.users.lock(verification.userId);
      if (user === undefined) return invalid();
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

function invalid() {
  return fail(
    'TOKEN_INVALID',
    'This token is not valid or has expired: ask for a new verification mail.',
    ['input', 'token'] as const,
  );
}
