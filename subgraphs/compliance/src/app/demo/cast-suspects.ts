import { userCaller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import type { Trace, TraceKind } from '../../domain/fraud/marks.ts';
import type { Clock, Ports, UserId } from '../ports.ts';
import { receiveKycUpload } from '../receive-kyc-upload.ts';
import { submitKycDocument } from '../submit-kyc-document.ts';
import { type DemoCustomer, expectDone, type Stage } from './onboard-customers.ts';

/** Customers whose applications an officer would like to know of, and some who only look like it. */
export interface Suspects {
  /** Strangers with one browser and one account. */
  readonly ring: readonly DemoCustomer[];
  /** People with one address, browser and network, and accounts of their own. */
  readonly household: readonly DemoCustomer[];
  /** People with one passport: at most one of them is who they say. */
  readonly passport: readonly DemoCustomer[];
}

/** Not so long ago that it counts for less, and long enough ago to have applied. */
const PLACE = 0.85;
/** Fewer are too few to have such among them. */
const FEWEST = 60;

/** Of so many, in the order in which they registered; nobody where they are few. */
export function suspectsOf(customers: readonly DemoCustomer[]): Suspects {
  const place = Math.floor(customers.length * PLACE);
  const some = (from: number, count: number) =>
    customers.length < FEWEST ? [] : customers.slice(place + from, place + from + count);
  return { ring: some(0, 3), household: some(3, 2), passport: some(5, 2) };
}

/** A picture of one dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * Gives them what they have in common, as if earlier answers of identity and lending had told of it, on
 * the days on which they registered. What comes of it is found as lending asks for their clearances.
 */
export async function castSuspects(
  stage: Stage,
  { ring, household, passport }: Suspects,
): Promise<void> {
  await stage.together(async (portsAt) => {
    for (const customer of ring) await seen(portsAt, customer, ['DEVICE', 'ACCOUNT'], 'ring');
    for (const customer of household) {
      await seen(portsAt, customer, ['DEVICE', 'NETWORK', 'POSTAL_ADDRESS'], 'household');
    }
    for (const customer of passport) {
      await seen(portsAt, customer, ['NAME_AND_BIRTH'], customer.userId);
      await showPassport(
        portsAt(() => customer.registeredAt),
        customer.userId,
      );
    }
  });
}

async function seen(
  portsAt: (clock: Clock) => Ports,
  { userId, registeredAt }: DemoCustomer,
  kinds: readonly TraceKind[],
  what: string,
): Promise<void> {
  const ports = portsAt(() => registeredAt);
  const traces = kinds.map((kind): Trace => {
    const mark = ports.keyedHash('compliance.demo-mark', `${kind} ${what}`);
    return { kind, mark, firstSeenAt: registeredAt, lastSeenAt: registeredAt };
  });
  await ports.transact((work) => work.fraud.traces.keep(userId, traces));
}

/** Where documents are taken at all. */
async function showPassport(ports: Ports, userId: UserId): Promise<void> {
  if (ports.documentStorage === undefined) return;
  const submitted = await submitKycDocument(ports)(userCaller(idOf(userId), ['BORROWER']), {
    ...{ kind: 'PASSPORT', number: 'X47C01T00', country: 'US', expiresOn: '2034-06-30' },
    ...{ contentType: 'PNG', size: PICTURE.length },
  });
  expectDone(submitted, 'A passport');
  if (!submitted.ok) return;
  const { id } = submitted.value.document;
  const received = await receiveKycUpload(ports)(id, PICTURE);
  if (!received.ok) throw new Error(`A passport was refused. ${received.error.message}`);
}

function idOf(userId: UserId): Id<'user'> {
  if (!isId('user', userId)) throw new Error(`${userId} is no id of a user.`);
  return userId;
}
