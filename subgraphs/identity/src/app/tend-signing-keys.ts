import { serviceCaller } from '@blockscore/caller';
import { changesDue, type SigningKey } from '../domain/signing-keys.ts';
import type { SigningKeyPorts, SigningKeyWork } from './signing-key-ports.ts';

export type SigningKeyChange = 'PUBLISHED' | 'ACTIVATED' | 'RETIRED' | 'REVOKED';

/** The order of a key's changes, which is the version of what its events are about. */
const ORDER: readonly SigningKeyChange[] = ['PUBLISHED', 'ACTIVATED', 'RETIRED', 'REVOKED'];

/**
 * Does what is due: makes a key where one is wanted, retires the one that was followed, forgets those
 * of which no token is left. It may run as often as one likes, in several processes at once.
 */
export function tendSigningKeys(ports: SigningKeyPorts) {
  return async (): Promise<void> => {
    await ports.transact(async (work) => {
      await settleKeys(work, ports, await work.signingKeys.lockAll());
    });
  };
}

/** Does what is due to keys that are locked, and gives them as they are then. */
export async function settleKeys(
  work: SigningKeyWork,
  { clock, maxAgeDays }: Pick<SigningKeyPorts, 'clock' | 'maxAgeDays'>,
  keys: readonly SigningKey[],
): Promise<readonly SigningKey[]> {
  const now = clock();
  const due = changesDue(keys, now, maxAgeDays);
  for (const { key, at } of due.retire) {
    await work.signingKeys.retire(key.id, at);
    await recordChange(work, key.id, 'RETIRED');
  }
  if (due.activate !== undefined) await recordChange(work, due.activate.id, 'ACTIVATED');
  for (const key of due.remove) await work.signingKeys.remove(key.id);
  const retired = new Map(due.retire.map(({ key, at }) => [key.id, at]));
  const left = keys
    .filter((key) => !due.remove.includes(key))
    .map((key) => ({ ...key, retiredAt: retired.get(key.id) ?? key.retiredAt }));
  if (due.publish === undefined) return left;
  return [...left, await publishKey(work, due.publish.activeFrom, now)];
}

/** Makes a key that signs from then on. */
export async function publishKey(
  work: SigningKeyWork,
  activeFrom: Date,
  now: Date,
): Promise<SigningKey> {
  const key = await work.signingKeys.make(activeFrom);
  await recordChange(work, key.id, 'PUBLISHED');
  if (activeFrom <= now) await recordChange(work, key.id, 'ACTIVATED');
  return key;
}

export async function recordChange(
  work: SigningKeyWork,
  kid: string,
  change: SigningKeyChange,
): Promise<void> {
  await work.events.record({
    type: 'identity.signing_key.changed',
    aggregate: { type: 'signing_key', id: kid, version: ORDER.indexOf(change) + 1 },
    audience: { scopes: ['users:read'] },
    actor: serviceCaller('identity'),
    data: { kid, change },
  });
}
