import type { SubjectFacts } from '../domain/kyc/subject.ts';
import { askWhoItIs } from './open-case.ts';
import type { Ports, Subject, UserId, Work } from './ports.ts';
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
    await work.kyc.lock(userId);
    const subject = await work.subjects.find(userId);
    if (subject === undefined || subject.facts === null) return;
    const now = clock();
    // Who was asked about too often is asked about later.
    if (!(await work.customers.hasEmail(userId)) && !(await askWhoItIs(work, userId, now))) return;
    await work.customers.index(userId, subject.facts, undefined, now);
    await notePerson(work, { ...subject, facts: subject.facts }, now);
  });
}

/**
 * Has them recognized by all that they ever said, each since they said it: by a name that they took on later nobody was them
 * before.
 */
async function notePerson(
  work: Work,
  { userId, facts, disclosedAt }: Subject & { readonly facts: SubjectFacts },
  now: Date,
): Promise<void> {
  const comparedAt = (await work.screenings.firstAt(userId)) ?? now;
  const kept = await work.subjectFacts.all(userId);
  // The oldest first, which hold for what later ones have in common with them.
  for (const { number, facts: said, keptAt } of kept.toReversed()) {
    // What was compared before facts were kept has the first number.
    const isBefore = number === 1 && comparedAt < keptAt;
    await work.samePeople.note(userId, said, isBefore ? comparedAt : keptAt);
  }
  await work.samePeople.note(userId, facts, disclosedAt ?? now);
}
