import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Registration, readRegistration } from '../domain/registration.ts';
import type { Role } from '../domain/user.ts';
import type { Ports } from './ports.ts';

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
      const id = newId('user');
      const made = await work.users.insert({
        id,
        profile: profile.value,
        passwordHash,
        roles: input.roles,
        partnerId: null,
        createdAt: now,
      });
      const user = made ? await work.users.lock(id) : undefined;
      if (user === undefined) return ok('KNOWN');
      await work.users.save(user, { emailVerifiedAt: now });
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
      for (const role of input.roles) {
        await work.events.record({
          ...about(2),
          type: 'identity.role.changed',
          data: { userId: id, role, change: 'GRANTED', roles: [...input.roles] },
        });
      }
      return ok('MADE');
    });
  };
}
