import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Registration, readRegistration } from '../domain/registration.ts';
import type { Role } from '../domain/user.ts';
import type { NewUser, Ports, Work } from './ports.ts';

export interface SeedUser extends Registration {
  readonly roles: readonly Role[];
}

/**
 * Makes a verified account with roles, for a demo or the first administrator; leaves a known address
 * alone. The operator answers for the password: it is not looked for among those guessed first.
 */
export function seedUser(ports: Ports) {
  return async (input: SeedUser): Promise<Outcome<'MADE' | 'KNOWN', IdentityErrorCode>> => {
    const now = ports.clock();
    const profile = readRegistration(input, now.toISOString().slice(0, 10));
    if (!profile.ok) return profile;
    const { email } = profile.value;
    const known = await ports.transact((work) => work.users.findCredentials(email));
    if (known !== undefined) return ok('KNOWN');
    const passwordHash = await ports.passwords.hash(input.password);
    return await ports.transact(async (work) => {
      const made = await makeAccount(work, {
        id: newId('user'),
        profile: profile.value,
        passwordHash,
        roles: input.roles,
        partnerId: null,
        createdAt: now,
      });
      return ok(made ? 'MADE' : 'KNOWN');
    });
  };
}

/** A verified account with its roles, told of as if it had been registered; false where the address is known. */
export async function makeAccount(work: Work, account: NewUser): Promise<boolean> {
  const { id, roles, createdAt } = account;
  const made = await work.users.insert(account);
  const user = made ? await work.users.lock(id) : undefined;
  if (user === undefined) return false;
  await work.users.save(user, { emailVerifiedAt: createdAt });
  const about = (version: number) => ({
    aggregate: { type: 'user', id, version },
    audience: { subject: id, scopes: ['users:read' as const] },
    actor: serviceCaller('identity'),
  });
  await work.events.record({
    ...about(1),
    type: 'identity.user.registered',
    data: { userId: id },
  });
  await work.events.record({
    ...about(2),
    type: 'identity.email.verified',
    data: { userId: id },
  });
  for (const role of roles) {
    await work.events.record({
      ...about(2),
      type: 'identity.role.changed',
      data: { userId: id, role, change: 'GRANTED', roles: [...roles] },
    });
  }
  return true;
}
