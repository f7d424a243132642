import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { sealTo } from '@blockscore/vault';
import { countriesOfPhone } from '../domain/calling-codes.ts';
import { domainOfEmail, mailboxOf, nameAndBirthOf } from '../domain/fraud-marks.ts';
import { premisesOf } from '../domain/premises.ts';
import type { Profile } from '../domain/user.ts';
import type { Work } from './ports.ts';
import type { Sighting, SightingRepository } from './sighting-ports.ts';

/**
 * Answers compliance's question what may tell of fraud in somebody's application: sealed to its one-time
 * key, and by keyed hashes wherever it is enough to tell that two people have the same. Of somebody
 * whose data was erased there is no answer. Runs in the consumer's transaction.
 */
export async function discloseApplicationFacts(
  work: Pick<Work, 'users' | 'sightings' | 'events'>,
  { requestId, userId, publicKey }: EventData['compliance.application_facts.requested'],
): Promise<void> {
  const user = await work.users.find(userId);
  if (user?.profile == null) return;
  const { devices, networks } = await work.sightings.of(userId);
  const facts = {
    registeredAt: user.createdAt.toISOString(),
    emailVerifiedAt: user.emailVerifiedAt?.toISOString() ?? null,
    ...factsOf(user.profile, work.sightings),
    devices: devices.map(told),
    networks: networks.map(told),
  };
  await work.events.record({
    type: 'identity.application_facts.disclosed',
    aggregate: { type: 'user', id: userId, version: user.version },
    audience: { scopes: [] },
    actor: serviceCaller('identity'),
    data: { requestId, userId, sealed: await sealTo(publicKey, facts, { requestId }) },
  });
}

function factsOf(profile: Profile, { mark }: Pick<SightingRepository, 'mark'>) {
  const { email, phone, country, address } = profile;
  return {
    emailDomain: domainOfEmail(email),
    mailbox: mark('MAILBOX', mailboxOf(email)),
    phone: phone === null ? null : mark('PHONE', phone),
    phoneCountries: phone === null ? [] : countriesOfPhone(phone),
    country,
    nameAndBirth: mark('NAME_AND_BIRTH', nameAndBirthOf(profile)),
    postalAddress: address === null ? null : mark('POSTAL_ADDRESS', premisesOf(address)),
  };
}

function told({ mark, firstSeenAt, lastSeenAt }: Sighting) {
  return {
    mark,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  };
}
