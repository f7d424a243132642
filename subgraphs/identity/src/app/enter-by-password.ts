import type { Client } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { quotaNetworkOf } from '../domain/throttle.ts';
import { beginMfa } from './begin-mfa.ts';
import type { LoggedIn } from './login.ts';
import type { Credentials, Ports } from './ports.ts';
import { startSession, suspended } from './start-session.ts';

export interface RightPassword {
  /** The account, with the hash that the password was found right by. */
  readonly known: Credentials;
  readonly password: string;
  readonly client: Client;
  readonly deviceId: Id<'device'> | null;
  /** As `shownDevice` gave it. */
  readonly shownDevice: string | null;
}

type Entered = Outcome<LoggedIn, IdentityErrorCode>;

/**
 * Begins a session, or asks for the second factor, for whoever showed the right password: undefined
 * where it was changed or reset since. Hashing is slow on purpose and stays out of transactions, so
 * that there is time for that, and a sign-in by the old password would outlive its change.
 */
export async function enterByPassword(
  ports: Ports,
  right: RightPassword,
): Promise<Entered | undefined> {
  const entered = await enterWith(ports, right, await keepStrong(ports, right));
  if (entered !== undefined) return entered;
  // Another sign-in may have stored the same password at more cost.
  const { known, password, client } = right;
  const stored = await ports.transact((work) => work.passwords.hashOf(known.id));
  const isRight =
    stored !== undefined &&
    (await ports.passwords.verify(password, stored, quotaNetworkOf(client.address)));
  return isRight ? await enterWith(ports, right, stored) : undefined;
}

/** Undefined where the account's password is not stored as this hash any more. */
async function enterWith(
  ports: Ports,
  { known, client, deviceId, shownDevice }: RightPassword,
  hash: string,
): Promise<Entered | undefined> {
  return await ports.transact(async (work) => {
    const user = await work.users.lock(known.id);
    if ((await work.passwords.hashOf(known.id)) !== hash) return undefined;
    // Before a second factor is asked for: whoever is refused need not show it.
    if (user?.suspendedAt != null) return suspended();
    const mfaChallenge = await beginMfa(ports, work, known.id, { deviceId, shownDevice });
    if (mfaChallenge !== undefined) return ok({ session: null, mfaChallenge });
    const started = await startSession(ports, work, {
      userId: known.id,
      methods: ['PASSWORD'],
      client,
      deviceId,
      shownDevice,
    });
    return started.ok ? ok({ session: started.value, mfaChallenge: null }) : started;
  });
}

/** Stores the password at the cost that is asked for now, where it was stored at less; gives its hash. */
async function keepStrong(
  ports: Ports,
  { known, password, client }: RightPassword,
): Promise<string> {
  const { id, passwordHash } = known;
  if (!ports.passwords.isOutdated(passwordHash)) return passwordHash;
  const hash = await ports.passwords.hash(password, quotaNetworkOf(client.address));
  await ports.transact((work) => work.passwords.strengthen(id, passwordHash, hash));
  return hash;
}
