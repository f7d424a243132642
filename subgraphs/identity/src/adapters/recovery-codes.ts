import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Vault } from '@blockscore/vault';
import type { RecoveryCodes } from '../app/factor-ports.ts';
import { RECOVERY_CODE_BYTES, writeRecoveryCode } from '../domain/recovery-code.ts';

/**
 * Recovery codes are random, so a keyed hash is enough to store them by: there is nothing to guess.
 * The person is part of what is hashed, so that no two people's codes can be told to be the same.
 */
export function createRecoveryCodes(vault: Pick<Vault, 'keyedHash'>): RecoveryCodes {
  return {
    generate: () => writeRecoveryCode(randomBytes(RECOVERY_CODE_BYTES)),
    hash: (userId, code) => vault.keyedHash('identity.recovery-code', `${userId}.${code}`),
    match(hashes, hash) {
      const given = Buffer.from(hash);
      return hashes
        .filter((stored) => {
          const bytes = Buffer.from(stored.hash);
          return bytes.length === given.length && timingSafeEqual(bytes, given);
        })
        .at(0)?.id;
    },
  };
}
