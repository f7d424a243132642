import { type Id, newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { normalizeEmail } from '../domain/registration.ts';
import type { Ports, Work } from './ports.ts';

const VALID_MS = 24 * 3_600_000;
const MAX_PER_HOUR = 5;

/**
 * Sends the verification mail again. The answer is the same whether the address is known, verified
 * already or asked for too often, so that it tells a stranger nothing.
 */
export function requestEmailVerification(ports: Ports) {
  return async (input: { readonly email: string }): Promise<Outcome<true, IdentityErrorCode>> => {
    const now = ports.clock();
    await ports.transact(async (work) => {
      const known = await work.users.findCredentials(normalizeEmail(input.email.slice(0, 300)));
      if (known === undefined) return;
      const user = await work.users.lock(known.id);
      if (user === undefined || user.emailVerifiedAt !== null) return;
      const hourAgo = new Date(now.getTime() - 3_600_000);
      if ((await work.verifications.countSince(user.id, hourAgo)) >= MAX_PER_HOUR) return;
      await issueVerification(work, user.id, now);
    });
    return ok(true);
  };
}

/** Records the wish for a mail; identity's own consumer of the event sends it. */
export async function issueVerification(work: Work, userId: Id<'user'>, now: Date): Promise<void> {
  const id = newId('vrf');
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await work.verifications.insert({ id, userId, expiresAt, usedAt: null });
  await work.events.record({
    type: 'identity.verification.requested',
    aggregate: { type: 'verification', id, version: 1 },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE', id: 'identity' },
    data: { userId, verificationId: id },
  });
}
