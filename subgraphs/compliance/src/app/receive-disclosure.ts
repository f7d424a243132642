import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { openSealed } from '@blockscore/vault';
import { formerFacts, isRenamedOften } from '../domain/comparison.ts';
import { isSameAddress } from '../domain/kyc/postal-address.ts';
import { groundsOf, isGoneFromReviewed, undecidedOf } from '../domain/kyc/review.ts';
import {
  type Disclosed,
  isComparedAlike,
  readDisclosure,
  type SubjectFacts,
} from '../domain/kyc/subject.ts';
import { dayOf } from '../domain/privacy/month.ts';
import { assessRisk } from './assess-risk.ts';
import { takeFromSamePerson } from './cases/take-from-concerned.ts';
import type { CaseNeeds, UserId, Work } from './ports.ts';
import { readReviewPolicy } from './read-review-policy.ts';
import { decisionNow, reassessKyc } from './reassess-kyc.ts';
import { screenSubject } from './screen-subject.ts';

/**
 * Opens what identity sealed, keeps it encrypted, destroys the key that opened it, and screens, unless
 * all that is new is where the person lives, which nobody is compared by: only the rules on countries are looked
 * at anew then. An answer to a question that is
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
  const { facts } = disclosed.value;
  const now = needs.clock();
  await work.disclosures.closeAll(userId, now);
  const change = await keep(work, needs, userId, disclosed.value);
  if (change === undefined) return;
  const { before, isChanged, hasMoved } = change;
  const actor = serviceCaller('compliance');
  if (before !== null && !isChanged && !(await work.subjects.isOutdated(userId))) {
    if (!hasMoved) return;
    await reassessKyc(work, needs, userId, actor);
    return await assessRisk(work, needs, userId, 'KYC');
  }
  const index = needs.lists.current();
  // Without lists the person stays unscreened, or as before, which is not cleared, until there are some.
  if (index !== undefined) {
    const reason = before === null ? 'ONBOARDING' : 'CUSTOMER_CHANGE';
    await screenSubject(work, index, userId, facts, reason, actor, now);
    await work.subjects.settle(userId);
  }
  await reassessKyc(work, needs, userId, actor);
}

interface Change {
  /** What was known before; null of whom nothing was. */
  readonly before: SubjectFacts | null;
  readonly isChanged: boolean;
  /** Their postal address is in another country than it was. */
  readonly hasMoved: boolean;
}

/** Keeps what was disclosed, and that an officer was to look at what it takes the place of. Undefined where they were erased. */
async function keep(
  work: Work,
  { rules, clock }: CaseNeeds,
  userId: UserId,
  { facts, address, email }: Disclosed,
): Promise<Change | undefined> {
  const now = clock();
  const known = await work.subjects.find(userId);
  if (known !== undefined && known.facts !== null) await work.documents.attest(userId, known);
  const before = known?.facts ?? null;
  if (!(await work.subjects.saveFacts(userId, facts, now))) return undefined;
  if (address !== undefined) await work.subjects.saveAddress(userId, address);
  await makeKnown(work, userId, { before, facts, email }, now);
  const isChanged = before !== null && !isComparedAlike(before, facts);
  const hasMoved = address !== undefined && known?.address?.country !== address?.country;
  const isElsewhere = address !== undefined && !isSameAddress(known?.address, address);
  // No officer's word on what they said before holds for what they say now, whatever their status.
  if (isChanged || isElsewhere) await work.kyc.renew(userId);
  if (isChanged && (await hasTooManyNames(work, userId, facts, now))) {
    await work.kyc.doubt(userId, true);
  }
  if (before !== null && (isChanged || hasMoved)) {
    const said = { facts: before, address: known?.address ?? null };
    const present = { facts, address: address === undefined ? said.address : address };
    if (await isToBeSeenFirst(work, rules, userId, said, present, now)) {
      await work.kyc.doubt(userId, true);
    }
  }
  return { before, isChanged, hasMoved };
}

/** More than are compared, or more than somebody takes within a year: an officer has to look. */
async function hasTooManyNames(
  work: Work,
  userId: UserId,
  facts: SubjectFacts,
  now: Date,
): Promise<boolean> {
  const kept = await work.subjectFacts.all(userId);
  return formerFacts(facts, kept).isCut || isRenamedOften(facts, kept, now);
}

/** Has officers find them, by what they said before as well, and tells them by another account, be it an officer's. */
async function makeKnown(
  work: Work,
  userId: UserId,
  { before, facts, email }: Pick<Disclosed, 'facts' | 'email'> & Pick<Change, 'before'>,
  now: Date,
): Promise<void> {
  // What was compared before facts were kept has the first number.
  if (before !== null) await work.subjectFacts.keep(userId, before, now);
  await work.customers.index(userId, facts, email, now);
  await work.samePeople.note(userId, facts, now);
  await takeFromSamePerson(work, userId, now);
}

type Said = Parameters<typeof isGoneFromReviewed>[0];

/**
 * Whether an officer had to look at what they said before: else whoever is under review for it could end that by
 * saying something else, or be approved for what nobody saw.
 */
async function isToBeSeenFirst(
  work: Work,
  rules: CaseNeeds['rules'],
  userId: UserId,
  before: Said,
  present: Said,
  now: Date,
): Promise<boolean> {
  const policy = await readReviewPolicy(work, rules);
  // Whom they are the same as they stay, whatever they go by next: what they went by counts on.
  const grounds = groundsOf({ ...before, knownAs: [] }, policy, dayOf(now));
  const decision = await decisionNow(work, userId);
  return (
    undecidedOf(grounds, decision?.approved ?? []).length > 0 ||
    isGoneFromReviewed(before, present, policy)
  );
}
