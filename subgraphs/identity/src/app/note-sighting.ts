import type { Id } from '@blockscore/ids';
import { isDeviceToken, MOST_SIGHTINGS, publicNetworkOf } from '../domain/fraud-marks.ts';
import type { Ports, Work } from './ports.ts';

/** The hash of a device token that was shown, of whomever it is; null where none was, or nobody made it. */
export function shownDevice(
  ports: Pick<Ports, 'tokens'>,
  token: string | null | undefined,
): string | null {
  return token != null && isDeviceToken(token) ? ports.tokens.hashSecret(token) : null;
}

export interface SeenAt {
  /** As `shownDevice` gives it. */
  readonly shown: string | null;
  /** Hash of the device token that is given in answer; null where none is. */
  readonly given: string | null;
  /** The client's address; empty where it is not known. */
  readonly address: string;
}

/**
 * Remembers with which device and from which network somebody registered or signed in, so that it can be
 * told that two people apply from one. A token that is shown names the browser that it was given to,
 * also where that was to somebody else; what is given in answer goes on naming the same one.
 */
export async function noteSighting(
  work: Pick<Work, 'sightings'>,
  userId: Id<'user'>,
  { shown, given, address }: SeenAt,
  at: Date,
): Promise<void> {
  const [first, ...others] = [shown, given].flatMap((hash) => hash ?? []);
  if (first !== undefined) {
    const browser = (await work.sightings.browserOf(first)) ?? first;
    const seen = { tokenHashes: [first, ...others], browser };
    await work.sightings.saveDevices(userId, seen, at, MOST_SIGHTINGS);
  }
  const network = publicNetworkOf(address);
  if (network !== null) await work.sightings.saveNetwork(userId, network, at, MOST_SIGHTINGS);
}
