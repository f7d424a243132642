import {
  nextSigner,
  PUBLISHED_AHEAD_AT_LEAST_MS,
  PUBLISHED_AHEAD_MS,
  type SigningKey,
} from '../domain/signing-keys.ts';
import type { SigningKeyPorts } from './signing-key-ports.ts';
import { publishKey, settleKeys } from './tend-signing-keys.ts';

export interface RotateSigningKeyInput {
  /** Whether it cannot wait until every verifier has read the keys again by itself. */
  readonly now: boolean;
}

/**
 * Publishes a key that soon follows the one that signs. Where one is published already it is that
 * one, and it follows no later than a new one would.
 */
export function rotateSigningKey(ports: SigningKeyPorts) {
  return async (input: RotateSigningKeyInput): Promise<SigningKey> =>
    await ports.transact(async (work) => {
      const keys = await settleKeys(work, ports, await work.signingKeys.lockAll());
      const now = ports.clock();
      const ahead = input.now ? PUBLISHED_AHEAD_AT_LEAST_MS : PUBLISHED_AHEAD_MS;
      const activeFrom = new Date(now.getTime() + ahead);
      const next = nextSigner(keys, now);
      if (next === undefined) return await publishKey(work, activeFrom, now);
      if (next.activeFrom <= activeFrom) return next;
      await work.signingKeys.activate(next.id, activeFrom);
      return { ...next, activeFrom };
    });
}
