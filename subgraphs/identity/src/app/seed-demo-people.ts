import { serviceCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { type DemoPerson, demoEmail, demoPerson } from '../domain/demo-people.ts';
import { readRegistration } from '../domain/registration.ts';
import { createPartner } from './create-partner.ts';
import type { Clock, Ports } from './ports.ts';
import { makeAccount } from './seed-user.ts';

/** A partner of the demo, and the one of its people who signs in. */
export interface DemoPartner {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface DemoPeopleInput {
  /** How many borrowers. */
  readonly borrowers: number;
  /** They register from the first of these days to the last, evenly. */
  readonly from: Date;
  readonly until: Date;
  readonly officerEmail: string;
  readonly complianceOfficerEmail: string;
  readonly partners: readonly DemoPartner[];
}

/** An invented person as identity would disclose them to compliance. */
export interface DemoCustomer extends DemoPerson {
  readonly registeredAt: Date;
}

export interface DemoPeople {
  readonly borrowers: readonly Id<'user'>[];
  readonly partners: readonly {
    readonly partnerId: Id<'partner'>;
    readonly userId: Id<'user'>;
  }[];
  readonly officerId: Id<'user'>;
  readonly complianceOfficerId: Id<'user'>;
  /** Who the borrowers are, in their order. */
  readonly customers: readonly DemoCustomer[];
}

/** Borrowers who are made at the same time. */
const AT_ONCE = 4;
const DATE_OF_BIRTH = '1980-02-14';

/**
 * Makes the people of a demo portfolio that are not there, and tells who they all are: borrowers, whose
 * passwords nobody knows, registered at the time of their first application; partners with one of
 * their people each, who can sign in. The officer is the demo lender's.
 *
 * @param portsAt the same at another time
 * @param tell is told as soon as it is known who they are: of new ones before the borrowers are made
 */
export function seedDemoPeople(portsAt: (clock: Clock) => Ports) {
  return async (input: DemoPeopleInput, tell: (people: DemoPeople) => void): Promise<void> => {
    const { borrowers: count, from, until } = input;
    const ports = portsAt(() => from);
    const officerId = await staffBy(ports, input.officerEmail);
    const complianceOfficerId = await staffBy(ports, input.complianceOfficerEmail);
    const partners = [];
    for (const partner of input.partners) partners.push(await seedPartner(ports, partner));
    // One hash for all: whatever it is of, nobody was told.
    const passwordHash = await ports.passwords.hash(ports.tokens.newSecret().secret);
    const first = await ports.transact((work) => work.users.findCredentials(demoEmail(0)));
    const borrowers = Array.from({ length: count }, () => newId('user'));
    const step = (until.getTime() - from.getTime()) / count;
    const customers = borrowers.map(
      (_, index): DemoCustomer => ({
        ...demoPerson(index, count),
        registeredAt: new Date(from.getTime() + index * step),
      }),
    );
    const cast = { borrowers, partners, officerId, complianceOfficerId, customers };
    if (first === undefined) tell(cast);
    const indexes = borrowers.keys();
    const make = async (): Promise<void> => {
      for (const index of indexes) {
        const [id, customer] = [borrowers[index], customers[index]];
        if (id === undefined || customer === undefined) throw new Error(`${index} is nobody.`);
        const { registeredAt, ...person } = customer;
        borrowers[index] = await seedBorrower(
          portsAt(() => registeredAt),
          { id, person, passwordHash },
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, make));
    if (first !== undefined) tell(cast);
  };
}

async function staffBy({ transact }: Ports, email: string): Promise<Id<'user'>> {
  const found = await transact((work) => work.users.findCredentials(email));
  if (found !== undefined) return found.id;
  throw new Error(`${email} is not there: the portfolio needs the demo lender’s people.`);
}

/** @returns the id under which the borrower is there: that of before, where they were */
function seedBorrower(
  ports: Ports,
  borrower: {
    readonly id: Id<'user'>;
    readonly person: DemoPerson;
    readonly passwordHash: string;
  },
): Promise<Id<'user'>> {
  const { id, person, passwordHash } = borrower;
  return ports.transact(async (work) => {
    const known = await work.users.findCredentials(person.email);
    if (known !== undefined) return known.id;
    const account = {
      id,
      profile: { ...person, phone: null, address: null },
      passwordHash,
      roles: ['BORROWER'] as const,
      partnerId: null,
      createdAt: ports.clock(),
    };
    if (!(await makeAccount(work, account))) throw new Error(`${person.email} was made meanwhile.`);
    return id;
  });
}

async function seedPartner(
  ports: Ports,
  { name, ...person }: DemoPartner,
): Promise<DemoPeople['partners'][number]> {
  const known = await ports.transact(async (work) => {
    const credentials = await work.users.findCredentials(person.email);
    return credentials === undefined ? undefined : await work.users.find(credentials.id);
  });
  if (known !== undefined) {
    if (known.partnerId === null)
      throw new Error(`${person.email} belongs to no partner any more.`);
    return { partnerId: known.partnerId, userId: known.id };
  }
  const today = ports.clock().toISOString().slice(0, 10);
  const registration = { ...person, dateOfBirth: DATE_OF_BIRTH, country: 'US' };
  const profile = readRegistration(registration, today);
  if (!profile.ok) throw new Error(profile.error.map(({ message }) => message).join(' '));
  const partner = await createPartner(ports)(serviceCaller('identity'), {
    name,
    noticeMail: 'NONE',
  });
  if (!partner.ok) throw new Error(partner.error.map(({ message }) => message).join(' '));
  const partnerId = partner.value.id;
  const userId = newId('user');
  const passwordHash = await ports.passwords.hash(person.password);
  const roles = ['PARTNER'] as const;
  const account = { id: userId, profile: profile.value, passwordHash, roles, partnerId };
  await ports.transact((work) => makeAccount(work, { ...account, createdAt: ports.clock() }));
  return { partnerId, userId };
}
