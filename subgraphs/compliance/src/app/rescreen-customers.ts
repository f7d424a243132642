import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { comparedWith, formerFacts } from '../domain/comparison.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { ScreeningIndex } from '../domain/matching/screen.ts';
import { isSameResult, type Rescreening, type RescreeningCause } from '../domain/rescreening.ts';
import type { Screening } from '../domain/screening.ts';
import { openRescreening } from './open-rescreening.ts';
import type { Ports, UserId, Work } from './ports.ts';
import { reassessKyc } from './reassess-kyc.ts';
import { compareSubject, screenSubject } from './screen-subject.ts';
import type { Customer } from './screening-ports.ts';

/** How many customers are read at a time. */
const CHUNK = 200;

/** How often lists may change between the loading of them and the beginning. */
const MOST_OUTDATED = 5;

const ACTOR = serviceCaller('compliance');

export interface RescreenOptions {
  readonly cause: RescreeningCause;
  readonly signal: AbortSignal;
  readonly chunk?: number;
}

/** Tells whether a customer's result may be another one than before. */
type IsToScreen = (customer: Customer) => boolean | Promise<boolean>;

/**
 * Compares all customers with the lists of now, in order of their ids, in chunks: each chunk's place is
 * kept, so that whoever goes on after a stop, here or in another process, begins where it ended. Where
 * only some entries have changed since everybody was compared, only these are compared. A screening is
 * kept where the result is another one than the latest; that the others were compared and nothing else
 * was found is what the rescreening itself says.
 *
 * @returns those that were finished, in order
 * @throws where no list is loaded, or the signal tells it to stop
 */
export function rescreenCustomers(ports: Ports) {
  return async ({ cause, signal, chunk = CHUNK }: RescreenOptions): Promise<Rescreening[]> => {
    const finished: Rescreening[] = [];
    for (let outdated = 0; outdated < MOST_OUTDATED; ) {
      await ports.lists.refresh();
      const index = ports.lists.current();
      if (index === undefined) throw new Error('No sanctions list is loaded.');
      const next = await ports.transact((work) =>
        openRescreening(work, cause, index.versionIds, ports.clock()),
      );
      if (next === undefined) return finished;
      if (next === 'OUTDATED') {
        outdated += 1;
        continue;
      }
      const ended = await goOn(ports, next.run, index, { signal, chunk });
      if (ended?.end === 'FINISHED') finished.push(ended);
    }
    throw new Error('The lists that are held are not those of the database: to be tried again.');
  };
}

/** @returns undefined where it was taken out of hand: another process moved it, or a list changed */
async function goOn(
  ports: Ports,
  begun: Rescreening,
  index: ScreeningIndex,
  { signal, chunk }: { readonly signal: AbortSignal; readonly chunk: number },
): Promise<Rescreening | undefined> {
  const isToScreen = await comparison(ports, begun, index);
  let run = begun;
  while (run.end === null) {
    signal.throwIfAborted();
    if (ports.lists.current() !== index) return undefined;
    const next = await compareChunk(ports, run, index, isToScreen, chunk);
    if (next === undefined) return undefined;
    run = next;
  }
  return run;
}

async function comparison(
  ports: Ports,
  { baseVersionIds, versionIds }: Rescreening,
  index: ScreeningIndex,
): Promise<IsToScreen> {
  if (baseVersionIds === null) {
    // What a document attests may be another thing than when they were compared.
    return ({ facts, latest, hasFormerFacts, isInReview }) =>
      isReadable(facts) &&
      (hasFormerFacts ||
        isInReview ||
        latest?.birthAttested === true ||
        (latest?.carried ?? []).length > 0 ||
        !isSameResult(latest, comparedWith(index, facts)));
  }
  const delta = await ports.snapshot((work) => work.rescreenings.delta(baseVersionIds, versionIds));
  const changed = await ports.buildIndex(delta.lists);
  return async ({ userId, facts, latest, hasFormerFacts }) =>
    isReadable(facts) &&
    (latest === undefined ||
      (latest.carried ?? []).length > 0 ||
      latest.entities.some((entity) => delta.gone.has(entity)) ||
      comparedWith(changed, facts).entities.length > 0 ||
      (hasFormerFacts && (await isAlikeBefore(ports, changed, userId, facts))));
}

/** Whether an entry is like what the customer was known by before. */
async function isAlikeBefore(
  ports: Ports,
  index: ScreeningIndex,
  userId: UserId,
  now: SubjectFacts,
): Promise<boolean> {
  const kept = await ports.snapshot((work) => work.subjectFacts.all(userId));
  for (const { facts } of formerFacts(now, kept).compared) {
    await ports.pause();
    if (comparedWith(index, facts).entities.length > 0) return true;
  }
  return false;
}

function isReadable(facts: Customer['facts']): facts is Exclude<Customer['facts'], null | string> {
  return facts !== null && facts !== 'UNREADABLE';
}

async function compareChunk(
  ports: Ports,
  run: Rescreening,
  index: ScreeningIndex,
  isToScreen: IsToScreen,
  size: number,
): Promise<Rescreening | undefined> {
  const customers = await ports.snapshot((work) => work.rescreenings.customers(run.place, size));
  const found: Screening[] = [];
  for (const customer of customers) {
    // Comparing takes milliseconds: in between the process serves.
    await ports.pause();
    const { userId } = customer;
    const screening = (await isToScreen(customer))
      ? await screenAgain(ports, index, userId, run)
      : undefined;
    if (screening !== undefined) found.push(screening);
    else if (customer.isInReview) {
      // What was doubtful may not be so any more, such as an age.
      await ports.transact((work) => reassessKyc(work, ports, userId, ACTOR));
    }
  }
  const failed = customers.filter(({ facts }) => facts === 'UNREADABLE');
  const done = customers.filter(({ facts }) => isReadable(facts));
  const isLast = customers.length < size;
  const next: Rescreening = {
    ...run,
    version: run.version + 1,
    place: customers.at(-1)?.userId ?? run.place,
    compared: run.compared + done.length,
    changed: run.changed + found.length,
    hits: run.hits + found.filter(({ outcome }) => outcome === 'HIT').length,
    failed: run.failed + failed.length,
    ...(isLast && { endedAt: ports.clock(), end: 'FINISHED' }),
  };
  const passedOver = failed.map(({ userId }) => userId);
  return (await keepPlace(ports, next, passedOver)) ? next : undefined;
}

/** @returns false where another process has done the chunk meanwhile */
function keepPlace(
  ports: Ports,
  run: Rescreening,
  passedOver: readonly UserId[],
): Promise<boolean> {
  return ports.transact(async (work) => {
    if (!(await work.rescreenings.save(run))) return false;
    await work.rescreenings.fail(run.id, passedOver);
    if (run.end === null || run.compared + run.failed === 0) return true;
    const { id, version, cause, scope, compared, changed, hits, versionIds } = run;
    await work.events.record({
      type: 'compliance.customers.rescreened',
      aggregate: { type: 'rescreening', id, version },
      audience: { scopes: ['compliance:read'] },
      actor: ACTOR,
      data: {
        ...{ rescreeningId: id, cause, scope, compared, changed, hits },
        ...{ failed: run.failed, listVersionIds: [...versionIds] },
      },
    });
    return true;
  });
}

/**
 * Screens one customer with everything, unless the result is that of the latest screening after all. One that somebody else
 * made since the comparison began, as for a clearance, counts as found by it where it found something else than before.
 */
async function screenAgain(
  ports: Ports,
  index: ScreeningIndex,
  userId: UserId,
  { cause, id, beganAt }: Rescreening,
): Promise<Screening | undefined> {
  return await ports.transact(async (work) => {
    await work.kyc.lock(userId);
    const facts = (await work.subjects.find(userId))?.facts;
    // Whose data have changed is compared by what is known until identity has told what they are now: how long that
    // takes is in their hands, and whoever is put on a list meanwhile is on it.
    if (facts == null) return undefined;
    const latest = await work.screenings.latest(userId);
    const now = ports.clock();
    const found = await compareSubject(work, index, { id: newId('scr'), userId, facts }, now);
    if (latest !== undefined && isSameResult(latest, found))
      return await foundMeanwhile(work, latest, beganAt, now);
    const screening = await screenSubject(work, index, userId, facts, cause, ACTOR, now, id);
    await reassessKyc(work, ports, userId, ACTOR);
    return screening;
  });
}

async function foundMeanwhile(
  work: Work,
  latest: Screening,
  beganAt: Date,
  now: Date,
): Promise<Screening | undefined> {
  if (latest.screenedAt < beganAt) return undefined;
  const [first] = await work.screenings.until(latest.userId, beganAt, now);
  const before = first !== undefined && first.screenedAt < beganAt ? first : undefined;
  return isSameResult(before, latest) ? undefined : latest;
}
