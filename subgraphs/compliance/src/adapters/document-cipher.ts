import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DocumentCipher, DocumentId } from '../app/kyc-document-ports.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce, ciphertext and tag. A content opens as its own document's only. */
export const documentCipher: DocumentCipher = {
  seal(id, bytes) {
    const key = randomBytes(32);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(placeOf(id));
    const sealed = Buffer.concat([
      nonce,
      cipher.update(bytes),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return { key: key.toString('base64'), sealed };
  },
  open(id, key, sealed) {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(placeOf(id)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const head = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    try {
      return Buffer.concat([head, decipher.final()]);
    } catch (cause) {
      throw new Error(`The content of ${id} was altered, or is another document's.`, { cause });
    }
  },
};

const placeOf = (id: DocumentId) => Buffer.from(JSON.stringify(['v1', 'kyc_documents', id]));
