import { createKmsClient } from '@blockscore/vault';
import type { SigningKeyProvider } from '../app/signing-key.ts';
import type { SigningKeyConfig } from '../config.ts';
import { openKmsSigningKey } from './kms-signing-key.ts';
import { localSigningKey } from './local-signing-key.ts';

/** @throws SigningKeyUnavailable when the key service does not answer, or refuses */
export async function openSigningKey(config: SigningKeyConfig): Promise<SigningKeyProvider> {
  return config.kind === 'LOCAL'
    ? localSigningKey(config.privateKey)
    : openKmsSigningKey(createKmsClient(config.access), config.keyId);
}
