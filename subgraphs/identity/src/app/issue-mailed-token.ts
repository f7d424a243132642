import { newId } from '@blockscore/ids';
import type { User } from '../domain/user.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { issueVerification } from './issue-verification.ts';
import type { Ports, Work } from './ports.ts';

export type MailedToken = 'VERIFY_EMAIL' | 'RESET_PASSWORD';

const RESET_MS = 30 * 60_000;
const HOUR_MS = 3_600_000;
const MAX_PER_HOUR = 5;

/**
 * Sends what somebody asked for by typing an address, if it is an account's and it makes sense: a
 * token by which to verify the address or to set a new password. At most five of each in an hour, and
 * a reset also where none is good any more: else strangers who ask would keep the owner from one.
 */
export function issueMailedToken(ports: Pick<Ports, 'transact' | 'clock' | 'throttle'>) {
  return async (kind: MailedToken, addressHash: string): Promise<void> => {
    const isVerification = kind === 'VERIFY_EMAIL';
    if (isVerification && !(await ports.throttle.take('VERIFICATION_MAIL', addressHash)).ok) return;
    await ports.transact(async (work) => {
      const id = await work.users.findByAddressHash(addressHash);
      const user = id && (await work.users.lock(id));
      if (user === undefined || user.suspendedAt !== null) return;
      if (isVerification) await verifyAgain(work, user, ports.clock());
      else await offerReset(work, user, ports.clock());
    });
  };
}

async function verifyAgain(work: Work, user: User, now: Date): Promise<void> {
  if (user.emailVerifiedAt !== null) return;
  await issueVerification(work, user.id, now);
}

async function offerReset(work: Work, user: User, now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const isUsedUp = (await work.passwords.countResetsSince(user.id, hourAgo)) >= MAX_PER_HOUR;
  if (isUsedUp && (await work.passwords.hasGoodReset(user.id, now))) return;
  // The latest mail is the one that counts: whoever asks again has lost the one before.
  await work.passwords.voidResets(user.id, now);
  const resetId = newId('reset');
  const expiresAt = new Date(now.getTime() + RESET_MS);
  await work.passwords.insertReset({
    id: resetId,
    userId: user.id,
    requestedAt: now,
    expiresAt,
    usedAt: null,
  });
  await enqueueMail(work, { kind: 'RESET_PASSWORD', userId: user.id, resetId });
}
