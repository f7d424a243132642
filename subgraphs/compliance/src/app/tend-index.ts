import { askWhoItIs } from './open-case.ts';
import type { Ports, UserId } from './ports.ts';
import { type Place, tendEach } from './tend-each.ts';

/**
 * Has everybody found by officers who is known and is not: who was disclosed before there was a search, or by a
 * process that knew of none, and whose e-mail address changed. Identity is asked for the address.
 *
 * @throws AggregateError of those who could not be
 */
export function tendIndex(ports: Pick<Ports, 'transact' | 'clock'>) {
  const place: Place<UserId> = {};
  return async (): Promise<void> => {
    await tendEach(
      place,
      (after, limit) => ports.transact((work) => work.customers.unindexed(after, limit)),
      (userId) => indexOne(ports, userId),
      'customers could not be made to be found.',
    );
  };
}

async function indexOne(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  userId: UserId,
): Promise<void> {
  await transact(async (work) => {
    const verification = await work.kyc.lock(userId);
    const facts = (await work.subjects.find(userId))?.facts;
    if (facts == null) return;
    const now = clock();
    // Who was asked about too often is asked about later.
    if (!(await work.customers.hasEmail(userId)) && !(await askWhoItIs(work, userId, now))) return;
    await work.customers.index(userId, facts, undefined, now);
    const former = await work.subjectFacts.all(userId);
    for (const known of [facts, ...former.map((each) => each.facts)])
      await work.samePeople.note(userId, known, verification?.startedAt ?? now);
  });
}
