import { serviceCaller, userCaller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { Outcome } from '@blockscore/result';
import { KYC_STATUSES, type KycStatus } from '../../domain/kyc/assess.ts';
import type { SubjectFacts } from '../../domain/kyc/subject.ts';
import type { ScreeningIndex } from '../../domain/matching/screen.ts';
import type { Screening } from '../../domain/screening.ts';
import { decideKyc } from '../decide-kyc.ts';
import { confirmMatch, dismissMatch } from '../decide-match.ts';
import { openCase } from '../open-case.ts';
import type { Clock, Ports, UserId, Work } from '../ports.ts';
import { reassessKyc } from '../reassess-kyc.ts';
import { screenSubject } from '../screen-subject.ts';

/** Where a demo is played: compliance as it is, at whatever time. */
export interface Stage {
  /** One transaction for all that is done in it, at the same time and by clocks of their own. */
  readonly together: <T>(run: (portsAt: (clock: Clock) => Ports) => Promise<T>) => Promise<T>;
}

/** Somebody invented, as identity would disclose them. */
export interface DemoCustomer extends SubjectFacts {
  readonly userId: UserId;
  readonly email: string;
  readonly registeredAt: Date;
}

export interface OnboardingOptions {
  readonly stage: Stage;
  readonly lists: Ports['lists'];
  readonly officerId: Id<'user'>;
  /** In the order in which they registered. */
  readonly customers: readonly DemoCustomer[];
}

/** Customers whose statements go to the database together. */
const AT_ONCE = 40;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** From the end: they registered last, and do not apply. */
const REJECTED_FROM_END = 4;
const CONFIRMED_FROM_END = 3;

/**
 * Verifies those who are not known, each on the day on which they registered: who they are is kept, they
 * are compared with the lists of now, and assessed by rule. An officer looks at what was found some days
 * later: who was born in another year is somebody else, one is confirmed, one is rejected for what was
 * shown, and the rest waits. The same customers and lists give the same, whatever the ids.
 *
 * @returns how many there are in each status, of those who were not known
 * @throws Error where there is no list
 */
export async function onboardCustomers({
  stage,
  lists,
  officerId,
  customers,
}: OnboardingOptions): Promise<ReadonlyMap<KycStatus, number>> {
  await lists.refresh();
  const index = lists.current();
  if (index === undefined) throw new Error('There is no sanctions list to compare anybody with.');
  const last = customers.at(-1)?.registeredAt ?? new Date();
  const story = { index, officerId, count: customers.length, last };
  const tally = new Map<KycStatus, number>();
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    const some = customers.slice(from, from + AT_ONCE);
    const statuses = await stage.together(async (portsAt) => {
      const known = await portsAt(() => new Date()).transact((work) =>
        work.kyc.findByUsers(some.map(({ userId }) => userId)),
      );
      const verified = some.map((customer, place) =>
        known[place] === undefined
          ? onboard(portsAt, { ...story, number: from + place, customer })
          : undefined,
      );
      return await Promise.all(verified);
    });
    for (const status of statuses) {
      if (status !== undefined) tally.set(status, (tally.get(status) ?? 0) + 1);
    }
  }
  return new Map(KYC_STATUSES.flatMap((status) => entryOf(tally, status)));
}

function entryOf(tally: ReadonlyMap<KycStatus, number>, status: KycStatus) {
  const count = tally.get(status);
  return count === undefined ? [] : [[status, count] as const];
}

interface Story {
  readonly index: ScreeningIndex;
  readonly officerId: Id<'user'>;
  readonly count: number;
  /** When the last of all registered. */
  readonly last: Date;
  readonly number: number;
  readonly customer: DemoCustomer;
}

async function onboard(portsAt: (clock: Clock) => Ports, story: Story): Promise<KycStatus> {
  const { number, count, customer } = story;
  const { userId } = customer;
  const began = customer.registeredAt;
  const found = new Date(began.getTime() + (12 + (number % 37)) * SECOND_MS);
  const screening = await verify(portsAt, story, began, found);
  const later = found.getTime() + (1 + (number % 3)) * DAY_MS;
  // Nobody has looked tomorrow.
  const looked = Math.max(found.getTime(), Math.min(later, story.last.getTime()));
  const ports = portsAt(() => new Date(looked));
  await look(ports, story, screening);
  if (count - number === REJECTED_FROM_END) {
    const note = 'The statement that was shown is of another person.';
    const decided = { userId, decision: 'REJECT', note } as const;
    expectDone(await decideKyc(ports)(officerOf(story), decided), 'A rejection');
  }
  const [verification] = await ports.transact((work) => work.kyc.findByUsers([userId]));
  return verification?.status ?? 'NOT_STARTED';
}

/** As if identity had told of them, and been asked who they are. */
async function verify(
  portsAt: (clock: Clock) => Ports,
  { index, customer: { userId, email, registeredAt: _day, ...facts } }: Story,
  began: Date,
  found: Date,
): Promise<Screening> {
  await portsAt(() => began).transact(async (work) => {
    await keep(work, userId, facts, email, began);
    await openCase(work, userId, began);
  });
  const ports = portsAt(() => found);
  return await ports.transact(async (work) => {
    const actor = serviceCaller('compliance');
    const screening = await screenSubject(work, index, userId, facts, 'ONBOARDING', actor, found);
    await reassessKyc(work, ports, userId, actor);
    return screening;
  });
}

/** Before the case is opened: who is known is not asked about. */
async function keep(
  work: Work,
  userId: UserId,
  facts: SubjectFacts,
  email: string,
  at: Date,
): Promise<void> {
  await work.subjects.ensure(userId, at);
  await work.subjects.saveFacts(userId, facts, at);
  await work.subjects.saveAddress(userId, null);
  await work.subjects.markEmailVerified(userId, at);
  await work.customers.index(userId, facts, email, at);
  await work.samePeople.note(userId, facts, at);
}

/** An officer looks at each match. */
async function look(ports: Ports, story: Story, { id, entities, matches }: Screening) {
  const { number, count, customer } = story;
  for (const entity of entities) {
    const match = matches?.find(({ listId, uid }) => `${listId}:${uid}` === entity);
    const bornThen = match?.evidence.find(({ kind }) => kind === 'DATE_OF_BIRTH')?.effect ?? 0;
    const about = { userId: customer.userId, screeningId: id, entity };
    if (bornThen < 0) {
      const input = { ...about, note: 'Born in another year, by the passport that was shown.' };
      expectDone(await dismissMatch(ports)(officerOf(story), input), 'A dismissal');
    } else if (count - number === CONFIRMED_FROM_END) {
      const input = { ...about, note: 'The same person, by the passport that was shown.' };
      expectDone(await confirmMatch(ports)(officerOf(story), input), 'A confirmation');
    }
  }
}

const officerOf = ({ officerId }: Story) => userCaller(officerId, ['COMPLIANCE_OFFICER']);

/** A demo does nothing that is refused. */
export function expectDone<T, Code extends string>(outcome: Outcome<T, Code>, what: string): void {
  if (outcome.ok) return;
  const said = outcome.error.map(({ code, message }) => `${code}: ${message}`).join(' ');
  throw new Error(`${what} was refused. ${said}`);
}
