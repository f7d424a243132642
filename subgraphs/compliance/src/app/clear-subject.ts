import { serviceCaller } from '@blockscore/caller';
import { type EventData, type EventEnvelope, inLanes } from '@blockscore/events';
import { levelFor } from '../domain/kyc/level.ts';
import { sameVersions } from '../domain/rescreening.ts';
import { isFresh } from '../domain/screening.ts';
import { askApplicationFacts } from './ask-application-facts.ts';
import { versionsOfNow } from './listed-now.ts';
import { openCase } from './open-case.ts';
import type { CaseNeeds, Ports, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

type Needs = CaseNeeds & Pick<Ports, 'fraud'>;

/**
 * Answers lending's question whether the lender may deal with a person: by the verification and a
 * screening that is fresh against the lists of now, and by how likely the application is a fraud. While
 * something of it is under way the request waits. A
 * process that holds older lists compares nobody with them: they may have been compared with newer ones.
 */
export async function clearSubject(
  work: Work,
  needs: Needs,
  asked: EventData['lending.clearance.requested'],
): Promise<void> {
  const { requestId, userId, purpose, amountMinor, currency } = asked;
  const now = needs.clock();
  const { subject } = await openCase(work, userId, now);
  const amount = amountMinor === undefined ? null : BigInt(amountMinor);
  const owed = amount === null || currency === undefined ? null : { minor: amount, currency };
  const { applicationId = null, payoutAccountId = null } = asked;
  const isNew = await work.clearances.insert({
    requestId,
    userId,
    purpose,
    applicationId,
    payoutAccountId,
    amount,
    currency: currency ?? null,
    level: levelFor(needs.rules, owed),
    requestedAt: now,
  });
  if (!isNew) return;
  if (applicationId !== null) {
    const about = { userId, applicationId, purpose, payoutAccountId };
    await askApplicationFacts(work, needs, { ...about, requestedAt: now });
  }
  const actor = serviceCaller('compliance');
  const index = needs.lists.current();
  if (subject.facts !== null && index !== undefined) {
    const latest = await work.screenings.latest(userId);
    const isDue = latest === undefined || !isFresh(latest, index.versionIds, now);
    if (isDue && sameVersions(index.versionIds, versionsOfNow(await work.lists.all()))) {
      await screenSubject(work, index, userId, subject.facts, 'CLEARANCE', actor, now);
    }
  }
  await reassessKyc(work, needs, userId, actor);
}

/** {@link clearSubject} of several at once: of one person one after the other, of different people side by side. */
export async function clearSubjects(
  work: Work,
  needs: Needs,
  asked: readonly { readonly event: EventEnvelope<'lending.clearance.requested'> }[],
): Promise<void> {
  await work.kyc.lockAll(asked.map(({ event }) => event.data.userId));
  await inLanes(
    asked,
    ({ event }) => event.data.userId,
    ({ event }) => clearSubject(work, needs, event.data),
  );
}
