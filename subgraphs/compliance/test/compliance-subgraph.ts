import { fileURLToPath } from 'node:url';
import { type Caller, userCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { eventually, startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { type SealPublicKey, sealTo } from '@blockscore/vault';
import { complianceConfig } from '../src/config.ts';
import { startCompliance } from '../src/main.ts';

/** Published data lies beside the project unless BLOCKSCORE_DATA says where. */
export const DATA =
  process.env['BLOCKSCORE_DATA'] ??
  fileURLToPath(new URL('../../../../shared/data', import.meta.url));

export function startTestCompliance(
  environment: Readonly<Record<string, string>> = {},
  database?: TestSubgraph['database'],
): Promise<TestSubgraph> {
  return startTestSubgraph({
    name: 'compliance',
    start: (given) => startCompliance(complianceConfig(given)),
    // Seals are made where a test asks for them: nothing else is written into its trail.
    environment: {
      TEND_EVERY_SECONDS: '0.1',
      AUDIT_SEAL_SECONDS: '86400',
      // Nobody is there to say what they know of an applicant.
      ENABLE_FRAUD_ASSESSMENT: 'false',
      ...environment,
    },
    ...(database && { database }),
  });
}

export const officer = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
export const loanOfficer = userCaller(newId('user'), ['LOAN_OFFICER']);

export interface Facts {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly country: string;
  /** None, if left out. */
  readonly address?: object;
  /** Not told, if left out. */
  readonly email?: string;
}

/** Invented, and on no list. */
export const HARMLESS: Facts = {
  firstName: 'Ottoline',
  lastName: 'Marchbanks',
  dateOfBirth: '1988-03-09',
  country: 'US',
};

/** Invented, and on the demo list. */
export const LISTED: Facts = {
  firstName: 'Zoltimir',
  lastName: 'Varkonski',
  dateOfBirth: '1968-03-09',
  country: 'HU',
};

export interface Person {
  readonly userId: Id<'user'>;
  readonly caller: Caller;
}

export function newPerson(roles: Parameters<typeof userCaller>[1] = ['BORROWER']): Person {
  const userId = newId('user');
  return { userId, caller: userCaller(userId, roles) };
}

/** The question that compliance asked about the person, once it has. */
export async function askedAbout(
  compliance: TestSubgraph,
  userId: string,
): Promise<{ readonly requestId: string; readonly publicKey: SealPublicKey }> {
  return await eventually(async () => {
    const asked = await compliance.events('compliance.disclosure.requested');
    const about = asked.filter((event) => event.data['userId'] === userId).at(-1);
    return about?.data as { requestId: string; publicKey: SealPublicKey } | undefined;
  });
}

const many = new WeakSet<object>([HARMLESS]);
const born: string[] = [];

/** Facts of many people, each of whom is born on a day of their own: else they would be one person. */
export function ofMany(facts: Facts): Facts {
  many.add(facts);
  return facts;
}

function birthdayOf(userId: string): string {
  if (!born.includes(userId)) born.push(userId);
  const day = new Date(HARMLESS.dateOfBirth);
  // Nobody's is that of who is told as they are.
  day.setUTCDate(day.getUTCDate() + 1 + born.indexOf(userId));
  return day.toISOString().slice(0, 10);
}

/** Answers as identity does. */
export async function disclose(
  compliance: TestSubgraph,
  userId: Id<'user'>,
  facts: object | string,
): Promise<void> {
  const { requestId, publicKey } = await askedAbout(compliance, userId);
  const told =
    typeof facts === 'object' && many.has(facts)
      ? { ...facts, dateOfBirth: birthdayOf(userId) }
      : facts;
  const sealed = await sealTo(
    publicKey,
    typeof told === 'string' ? told : { address: null, ...told },
    { requestId },
  );
  await compliance.hear('identity.subject.disclosed', { requestId, userId, sealed });
}

/** A person who signed up, verified the address and was disclosed. */
export async function onboard(
  compliance: TestSubgraph,
  facts: Facts,
  person: Person = newPerson(),
): Promise<Person> {
  const { userId } = person;
  await compliance.hear('identity.user.registered', { userId });
  await disclose(compliance, userId, facts);
  await compliance.hear('identity.email.verified', { userId });
  await settled(compliance, userId, (status) => status !== 'PENDING');
  return person;
}

/** Waits until the status of the verification is as wanted, and gives it. */
export async function settled(
  compliance: TestSubgraph,
  userId: string,
  wanted: (status: string) => boolean,
): Promise<string> {
  return await eventually(async () => {
    const [row] = await compliance.sql`
      select status from compliance.kyc_verifications where user_id = ${userId}`;
    const status = row?.['status'] as string | undefined;
    return status !== undefined && wanted(status) ? status : undefined;
  });
}

/** Asks for a clearance as lending does; gives the answers to it so far. */
export async function requestClearance(
  compliance: TestSubgraph,
  userId: Id<'user'>,
  asked: Partial<EventData['lending.clearance.requested']> = {},
) {
  const { requestId = newId('req') } = asked;
  await compliance.hear('lending.clearance.requested', {
    requestId,
    userId,
    purpose: 'APPLICATION',
    applicationId: newId('app'),
    ...asked,
  });
  return {
    requestId,
    answers: async () =>
      (await compliance.events('compliance.clearance.decided')).filter(
        (event) => event.data['requestId'] === requestId,
      ),
  };
}

/** The first answer with this outcome. */
export async function answered(
  clearance: Awaited<ReturnType<typeof requestClearance>>,
  cleared: boolean,
) {
  return await eventually(async () =>
    (await clearance.answers()).find((event) => event.data['cleared'] === cleared),
  );
}

/** Waits until the consumers have dealt with everything in the log. */
export async function caughtUp(compliance: TestSubgraph): Promise<void> {
  await eventually(async () => {
    const behind = await compliance.sql`
      select stream from events.entry group by stream
      having max(seq) > coalesce((select min(inbox.seq) from compliance.inbox
        where inbox.stream = entry.stream and inbox.consumer = 'audit'), 0)
      or stream in ('identity', 'lending', 'credit') and max(seq) > coalesce((
        select seq from compliance.inbox
        where inbox.stream = entry.stream and inbox.consumer = 'fraud'), 0)
      or stream = 'lending' and max(seq) > coalesce((
        select seq from compliance.inbox
        where inbox.stream = entry.stream and inbox.consumer = 'clearances'), 0)
      or stream <> 'compliance' and max(seq) > coalesce((
        select seq from compliance.inbox
        where inbox.stream = entry.stream and inbox.consumer = 'compliance'), 0)`;
    const unheard = await compliance.sql`
      select 1 from compliance.outbox where seq is null or seq > coalesce((
        select min(seq) from compliance.inbox where consumer in ('audit', 'compliance')
        and stream = 'compliance' having count(*) = 2), 0)`;
    return behind.length + unheard.length === 0 ? true : undefined;
  });
}
