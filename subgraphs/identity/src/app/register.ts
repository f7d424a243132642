import type { Caller, Client } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { type Registration, readRegistration } from '../domain/registration.ts';
import { quotaNetworkOf } from '../domain/throttle.ts';
import type { User } from '../domain/user.ts';
import { checkNewPassword } from './check-new-password.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { issueVerification } from './issue-verification.ts';
import type { NewUser, Ports, Work } from './ports.ts';
import { tryLater, unlessBusy, unlessThrown } from './throttle.ts';

/**
 * Opens an account for a borrower and asks for a mail that verifies its address. Where the address
 * has an account already the answer is the same, made by the same steps, which are then undone; the
 * owner is told by mail.
 */
export function register(ports: Ports) {
  return unlessBusy(
    async (
      caller: Caller,
      client: Client,
      input: Registration,
    ): Promise<Outcome<User, IdentityErrorCode>> => {
      const now = ports.clock();
      const profile = readRegistration(input, now.toISOString().slice(0, 10));
      if (!profile.ok) return profile;
      const admitted = await ports.throttle.take('REGISTRATION', client.address);
      if (!admitted.ok) return tryLater(admitted.error);
      const path = ['input', 'password'];
      const fit = await checkNewPassword(ports, input.password, profile.value, path);
      if (!fit.ok) return fit;
      // Hashing is slow on purpose, so it stays out of the transaction.
      const from = quotaNetworkOf(client.address);
      const passwordHash = await unlessThrown([admitted.value], () =>
        ports.passwords.hash(input.password, from),
      );
      const notice = await ports.throttle.take('REGISTRATION_NOTICE', profile.value.email);
      const account = {
        id: newId('user'),
        profile: profile.value,
        passwordHash,
        roles: ['BORROWER'],
        partnerId: null,
        createdAt: now,
      } as const;
      return await ports.transact(async (work) => {
        const owner = await work.users.ownerOf(profile.value.email);
        const isNew = owner === undefined;
        const user = await work.provisionally(isNew, (part) => open(part, caller, account, isNew));
        await work.provisionally(!isNew && notice.ok, (part) =>
          enqueueMail(part, { kind: 'REGISTRATION_ATTEMPTED', userId: owner ?? user.id }),
        );
        return ok(user);
      });
    },
  );
}

async function open(work: Work, caller: Caller, account: NewUser, isNew: boolean): Promise<User> {
  const { id } = account;
  await work.users.insert(account, isNew ? 'ACCOUNT' : 'DECOY');
  await work.events.record({
    type: 'identity.user.registered',
    aggregate: { type: 'user', id, version: 1 },
    audience: { subject: id, scopes: ['users:read'] },
    actor: { kind: caller.kind, id: caller.id },
    data: { userId: id },
  });
  await issueVerification(work, id, account.createdAt);
  const user = await work.users.find(id);
  if (user === undefined) throw new Error('A user just written is not to be found.');
  return user;
}
