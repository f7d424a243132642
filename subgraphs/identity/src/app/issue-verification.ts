import { type Id, newId } from '@blockscore/ids';
import { enqueueMail } from './enqueue-mail.ts';
import type { Work } from './ports.ts';

const VALID_MS = 24 * 3_600_000;

/** Has the mail sent whose token verifies a user's address within a day. */
export async function issueVerification(work: Work, userId: Id<'user'>, now: Date): Promise<void> {
  const verificationId = newId('vrf');
  await work.verifications.insert({
    id: verificationId,
    userId,
    requestedAt: now,
    expiresAt: new Date(now.getTime() + VALID_MS),
    usedAt: null,
  });
  await enqueueMail(work, { kind: 'VERIFY_EMAIL', userId, verificationId });
}
