import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { openSealed } from '@blockscore/vault';
import { isDoubtful } from '../domain/kyc/assess.ts';
import { isComparedAlike, readDisclosure } from '../domain/kyc/subject.ts';
import { dayOf } from '../domain/privacy/month.ts';
import type { CaseNeeds, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

/**
 * Opens what identity sealed, keeps it encrypted, destroys the key that opened it, and screens, unless
 * all that is new is where the person lives, which nobody is compared by. An answer to a question that is
 * closed, or that was about somebody else, changes nothing.
 *
 * @throws Error where it cannot be opened or read: the event is put aside for an operator
 */
export async function receiveDisclosure(
  work: Work,
  needs: CaseNeeds,
  { requestId, userId, sealed }: EventData['identity.subject.disclosed'],
): Promise<void> {
  // Whoever deals with a person holds this lock first, so that nobody waits for one another.
  if ((await work.kyc.lock(userId)) === undefined) return;
  const request = await work.disclosures.lockOpen(requestId);
  if (request === undefined || request.userId !== userId) return;
  const opened = await openSealed(request.privateKey, sealed, { requestId });
  if (!opened.ok) throw new Error(opened.error.message);
  const disclosed = readDisclosure(opened.value);
  if (!disclosed.ok) throw new Error(disclosed.error);
  const { facts, address } = disclosed.value;
  const now = needs.clock();
  await work.disclosures.closeAll(userId, now);
  const before = (await work.subjects.find(userId))?.facts ?? null;
  if (!(await work.subjects.saveFacts(userId, facts, now))) return;
  if (address !== undefined) await work.subjects.saveAddress(userId, address);
  const isOutdated = await work.subjects.isOutdated(userId);
  if (before !== null && !isOutdated && isComparedAlike(before, facts)) return;
  // What was compared before facts were kept has the first number.
  if (before !== null) {
    await work.subjectFacts.keep(userId, before, now);
    // Else whoever is under review for it could end that by saying something else.
    const isChanged = !isComparedAlike(before, facts);
    const wasDoubtful = isDoubtful(before, needs.rules, dayOf(now));
    if (isChanged && wasDoubtful) await work.kyc.doubt(userId);
  }
  const actor = serviceCaller('compliance');
  const index = needs.lists.current();
  // Without lists the person stays unscreened, or as before, which is not cleared, until there are some.
  if (index !== undefined) {
    const reason = before === null ? 'ONBOARDING' : 'CUSTOMER_CHANGE';
    await screenSubject(work, index, userId, facts, reason, actor, now);
    await work.subjects.settle(userId);
  }
  await reassessKyc(work, needs, userId, actor);
}
