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
import { noteSighting, type SeenAt, shownDevice } from './note-sighting.ts';
import type { NewUser, Ports, Work } from './ports.ts';
import { removeUnclaimed, type Unclaimed } from './remove-unclaimed.ts';
import { tryLater, unlessBusy, unlessThrown } from './throttle.ts';

/**
 * Opens an account for a borrower and asks for a mail that verifies its address. Where the address
 * has an account already the answer is the same, made by the same steps, which are then undone; the
 * owner is told by mail, unless it is one that nobody has claimed, which is replaced.
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
      const addressHash = ports.hashAddress(profile.value.email);
      const verification = await ports.throttle.take('VERIFICATION_MAIL', addressHash);
      const account = {
        id: newId('user'),
        profile: profile.value,
        passwordHash,
        roles: ['BORROWER'],
        partnerId: null,
        createdAt: now,
      } as const;
      const mails = { notice: notice.ok, verification: verification.ok };
      const shown = shownDevice(ports, input.deviceToken);
      const seen = { shown, given: null, address: client.address };
      return ok(await ports.transact((work) => settle(work, caller, account, { mails, seen })));
    },
  );
}

/** Whether there may be another such mail to the address. */
interface Mails {
  readonly notice: boolean;
  readonly verification: boolean;
}

/**
 * Opens the account, unless its address is somebody's. One that nobody has claimed gives way to it:
 * else whoever registers with another's address would choose their password, or their birthday. All
 * of these take the same steps, of which those are undone that do not apply.
 */
async function settle(
  work: Work,
  caller: Caller,
  account: NewUser,
  { mails, seen }: { readonly mails: Mails; readonly seen: SeenAt },
): Promise<User> {
  const owner = await work.users.ownerOf(account.profile.email);
  const version = await work.unclaimed.lock(owner ?? account.id);
  const before = owner && version !== undefined ? { id: owner, version } : undefined;
  const isTaken = owner !== undefined && before === undefined;
  const giveWay = (part: Work, { id, version }: Unclaimed) =>
    removeUnclaimed(part, caller, { id, version }, 'REPLACED');
  if (before !== undefined) await work.provisionally(true, (part) => giveWay(part, before));
  const user = await work.provisionally(!isTaken, async (part) => {
    const opened = await open(part, caller, account, isTaken, mails.verification);
    await noteSighting(part, account.id, seen, account.createdAt);
    if (before === undefined) await part.provisionally(false, (again) => giveWay(again, opened));
    return opened;
  });
  await work.provisionally(isTaken && mails.notice, (part) =>
    enqueueMail(part, { kind: 'REGISTRATION_ATTEMPTED', userId: owner ?? user.id }),
  );
  return user;
}

async function open(
  work: Work,
  caller: Caller,
  account: NewUser,
  isTaken: boolean,
  mayBeMailed: boolean,
): Promise<User> {
  const { id } = account;
  await work.users.insert(account, isTaken ? 'DECOY' : 'ACCOUNT');
  await work.events.record({
    type: 'identity.user.registered',
    aggregate: { type: 'user', id, version: 1 },
    audience: { subject: id, scopes: ['users:read'] },
    actor: { kind: caller.kind, id: caller.id },
    data: { userId: id },
  });
  await work.provisionally(mayBeMailed, (part) => issueVerification(part, id, account.createdAt));
  const user = await work.users.find(id);
  if (user === undefined) throw new Error('A user just written is not to be found.');
  return user;
}
