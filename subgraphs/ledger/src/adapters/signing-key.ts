import { createKmsClient } from '@blockscore/vault';
import type { SigningKeyProvider } from '../app/signing-key.ts';
import type { ChainConfig, SigningKeyConfig } from '../config.ts';
import { openKmsSigningKey } from './kms-signing-key.ts';
import { localSigningKey } from './local-signing-key.ts';

/** @throws SigningKeyUnavailable when the key service does not answer, or refuses */
export async function openSigningKey(config: SigningKeyConfig): Promise<SigningKeyProvider> {
  return config.kind === 'LOCAL'
    ? localSigningKey(config.privateKey)
    : openKmsSigningKey(createKmsClient(config.access), config.keyId);
}

/**
 * The keys of those who attest, or did.
 *
 * @param key the chain's, which is one of them
 * @throws SigningKeyUnavailable when the key service does not answer, or refuses
 */
export async function openAttesters(
  { attesters, key: ofChain }: Pick<ChainConfig, 'attesters' | 'key'>,
  key: SigningKeyProvider,
): Promise<[SigningKeyProvider, ...SigningKeyProvider[]]> {
  const opened = await Promise.all(
    attesters.map((each) => (each === ofChain ? key : openSigningKey(each))),
  );
  const [first = key, ...others] = opened;
  return [first, ...others];
}
