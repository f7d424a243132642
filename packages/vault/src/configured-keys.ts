import { createKeyProvider, type KeyProvider } from './key-provider.ts';
import { createKmsClient } from './kms-client.ts';
import { kmsMasterKey } from './kms-key.ts';
import { localMasterKey } from './local-key.ts';

/** The variables of a subgraph's environment that name its keys. */
export interface ConfiguredKeys {
  /** One of these two wraps new data keys. */
  readonly ENCRYPTION_KEY?: string | undefined;
  readonly KMS_KEY_ID?: string | undefined;
  /** These unwrap what they wrapped. */
  readonly PREVIOUS_ENCRYPTION_KEYS: readonly string[];
  readonly PREVIOUS_KMS_KEY_IDS: readonly string[];
  readonly KMS_ENDPOINT?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
}

/**
 * The key provider that the configuration asks for.
 * @throws Error where it does not say which key wraps, or a key cannot be used
 */
export function createConfiguredKeyProvider(config: ConfiguredKeys): KeyProvider {
  const { ENCRYPTION_KEY: local, KMS_KEY_ID: kms } = config;
  const previousLocal = config.PREVIOUS_ENCRYPTION_KEYS.map((text) =>
    localMasterKey(text, 'a key of PREVIOUS_ENCRYPTION_KEYS'),
  );
  const kmsIds = [...config.PREVIOUS_KMS_KEY_IDS, ...(kms === undefined ? [] : [kms])];
  const client = kmsIds.length === 0 ? undefined : kmsClient(config);
  const kmsKeys = client === undefined ? [] : kmsIds.map((keyId) => kmsMasterKey(client, keyId));
  if (local !== undefined && kms !== undefined) {
    throw new Error(
      'ENCRYPTION_KEY and KMS_KEY_ID are both set, and only one key can wrap: move the other to PREVIOUS_ENCRYPTION_KEYS or PREVIOUS_KMS_KEY_IDS',
    );
  }
  const current = local === undefined ? kmsKeys.at(-1) : localMasterKey(local, 'ENCRYPTION_KEY');
  if (current === undefined || (local === undefined && kms === undefined)) {
    throw new Error('There is no master key: set ENCRYPTION_KEY or KMS_KEY_ID');
  }
  return createKeyProvider(current, [...previousLocal, ...kmsKeys]);
}

function kmsClient(config: ConfiguredKeys) {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId } = config;
  const { AWS_SECRET_ACCESS_KEY: secretAccessKey } = config;
  if (region === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(
      'A KMS key is named: set AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too',
    );
  }
  return createKmsClient({
    region,
    accessKeyId,
    secretAccessKey,
    endpoint: config.KMS_ENDPOINT,
    sessionToken: config.AWS_SESSION_TOKEN,
  });
}
