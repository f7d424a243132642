import { fail, type Outcome, ok } from '@blockscore/result';
import type { IdentityErrorCode } from '../domain/errors.ts';
import { nextSigner, type SigningKey, signerAt } from '../domain/signing-keys.ts';
import type { SigningKeyPorts } from './signing-key-ports.ts';
import { publishKey, recordChange, settleKeys } from './tend-signing-keys.ts';

/**
 * Makes void everything that a key has signed: it leaves the published keys at once. If it signs now,
 * another one takes over in the same moment.
 *
 * @returns the key that signs from now on
 */
export function revokeSigningKey(ports: SigningKeyPorts) {
  return async (kid: string): Promise<Outcome<SigningKey, IdentityErrorCode>> =>
    await ports.transact(async (work) => {
      const keys = await settleKeys(work, ports, await work.signingKeys.lockAll());
      const now = ports.clock();
      const key = keys.find(({ id }) => id === kid);
      if (key === undefined || key.revokedAt !== null) {
        return fail('NOT_FOUND', `There is no published signing key ${kid.slice(0, 100)}.`);
      }
      await work.signingKeys.revoke(kid, now);
      await recordChange(work, kid, 'REVOKED');
      const left = keys.filter((other) => other !== key);
      const signer = signerAt(left, now);
      if (signer !== undefined) return ok(signer);
      const next = nextSigner(left, now);
      if (next === undefined) return ok(await publishKey(work, now, now));
      await work.signingKeys.activate(next.id, now);
      await recordChange(work, next.id, 'ACTIVATED');
      return ok({ ...next, activeFrom: now });
    });
}
