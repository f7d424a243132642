import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { askWhoItIs, openCase } from './open-case.ts';
import type { CaseNeeds, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';

/** What a person is compared by. */
const COMPARED: ReadonlySet<string> = new Set(['firstName', 'lastName', 'dateOfBirth', 'country']);

/**
 * A customer goes by another name, or lives in another country: what they were compared by holds no longer,
 * and with it no clearance, until identity has told what it is now and they were screened again. Another
 * address in the same country is asked for, and so is another e-mail address in a while, and holds nothing up. Questions that were asked before are
 * closed: their answers may be of before the change. Who changes it too often is asked about later, and
 * nothing that is known of them holds until then. Each change makes another version, though they change it back
 * before identity has told: an officer may have looked in between.
 */
export async function noteCustomerChange(
  work: Work,
  needs: CaseNeeds,
  { userId, fields }: EventData['identity.profile.changed'],
): Promise<void> {
  const isCompared = fields.some((field) => COMPARED.has(field));
  const now = needs.clock();
  if (fields.includes('email')) {
    // What was asked before may be answered with the former one.
    await work.disclosures.closeAll(userId, now);
    await work.customers.outdateEmail(userId);
  }
  if (!isCompared && !fields.includes('address')) return;
  await openCase(work, userId, now);
  await work.kyc.renew(userId);
  if (isCompared) await work.subjects.markOutdated(userId, now);
  await work.disclosures.closeAll(userId, now);
  const isAsked = await askWhoItIs(work, userId, now);
  // Whoever is out of date is asked about until identity has answered: no change is lost.
  if (!isAsked) await work.subjects.markOutdated(userId, now);
  if (isCompared || !isAsked) await reassessKyc(work, needs, userId, serviceCaller('compliance'));
}
