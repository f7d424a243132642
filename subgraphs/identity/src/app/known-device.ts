import { type Id, newId } from '@blockscore/ids';
import type { Ports, Work } from './ports.ts';

/** How long a device is known after its last sign-in. */
const KNOWN_MS = 180 * 24 * 3_600_000;
/** More devices than anybody signs in from; beyond, those used longest ago are forgotten. */
const MAX_DEVICES = 20;
const MAX_TOKEN = 200;

/**
 * The user's device that the token was given to; null where there is no token, or it is another
 * user's or too old. It proves no more than that somebody has signed in there before.
 */
export async function recogniseDevice(
  ports: Pick<Ports, 'clock' | 'tokens'>,
  work: Pick<Work, 'devices'>,
  userId: Id<'user'>,
  token: string | null | undefined,
): Promise<Id<'device'> | null> {
  if (token == null || token.length > MAX_TOKEN) return null;
  const hash = ports.tokens.hashSecret(token);
  return (await work.devices.findByToken(userId, hash, ports.clock())) ?? null;
}

export interface RememberedDevice {
  readonly id: Id<'device'>;
  /** For a device that was not known; a known one keeps the token that it has. */
  readonly token: string | null;
  readonly tokenHash: string | null;
}

/** Knows the device of a sign-in from now on. Only `startSession` calls it. */
export async function rememberDevice(
  ports: Pick<Ports, 'clock' | 'tokens'>,
  work: Pick<Work, 'devices'>,
  userId: Id<'user'>,
  known: Id<'device'> | null,
): Promise<RememberedDevice> {
  const now = ports.clock();
  const expiresAt = new Date(now.getTime() + KNOWN_MS);
  if (known !== null && (await work.devices.extend({ id: known, userId, expiresAt }))) {
    return { id: known, token: null, tokenHash: null };
  }
  const { secret, hash } = ports.tokens.newSecret();
  const id = newId('device');
  await work.devices.insert(
    { id, userId, tokenHash: hash, createdAt: now, expiresAt },
    MAX_DEVICES,
  );
  return { id, token: secret, tokenHash: hash };
}
