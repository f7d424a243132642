import { serviceCaller } from '@blockscore/caller';
import { openCase } from './open-case.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

/** A new user: their verification begins by itself, with the question who they are. */
export async function registerSubject(
  work: Work,
  needs: CaseNeeds,
  { userId }: { readonly userId: UserId },
): Promise<void> {
  await openCase(work, userId, needs.clock());
  await reassessKyc(work, needs, userId, serviceCaller('compliance'));
}

/** The user's address is theirs. */
export async function acceptVerifiedEmail(
  work: Work,
  needs: CaseNeeds,
  { userId }: { readonly userId: UserId },
): Promise<void> {
  const now = needs.clock();
  await openCase(work, userId, now);
  await work.subjects.markEmailVerified(userId, now);
  await reassessKyc(work, needs, userId, serviceCaller('compliance'));
}
