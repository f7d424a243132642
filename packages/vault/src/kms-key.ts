import { type MasterKey, UnwrapRefused } from './key-provider.ts';
import type { EncryptionContext, KmsClient } from './kms-client.ts';

/** A key id of KMS, alone or at the end of an ARN. */
const KEY_ID = /^(?:arn:[\w-]+:kms:[\w-]+:\d+:key\/)?([\w-]{1,64})$/;

/**
 * A master key in AWS KMS, which it never leaves. Each data key is wrapped by `Encrypt` with the
 * context as encryption context, so that it is unwrapped for what it was made for only.
 *
 * @param keyId id or ARN of a symmetric key. An alias is refused: it can be pointed to another key,
 *   and what is stored could then not say by which one it was wrapped.
 */
export function kmsMasterKey(client: KmsClient, keyId: string): MasterKey {
  const id = KEY_ID.exec(keyId)?.[1];
  if (id === undefined) {
    throw new Error('A KMS key must be named by its key id or the ARN of the key, not by an alias');
  }
  const check = (keyArn: string) => {
    if (KEY_ID.exec(keyArn)?.[1] !== id) {
      throw new UnwrapRefused(`KMS answered with another key than ${id}: check KMS_ENDPOINT`);
    }
  };
  return {
    name: `k1.${id}`,
    async wrap(dataKey, context) {
      const { bytes, keyArn } = await client.encrypt(keyId, dataKey, contextOf(context));
      check(keyArn);
      return bytes;
    },
    async unwrap(wrapped, context) {
      const { bytes, keyArn } = await client.decrypt(keyId, wrapped, contextOf(context));
      check(keyArn);
      return bytes;
    },
  };
}

function contextOf(context: string): EncryptionContext {
  return { 'blockscore:key': context };
}
