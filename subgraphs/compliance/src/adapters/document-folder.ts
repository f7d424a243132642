import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStorage } from '../app/kyc-document-ports.ts';
import { CONTENT_TYPES } from '../domain/kyc/document-content.ts';
import type { DocumentUrls } from './document-urls.ts';

/** What is made of ids and hexadecimal digits alone leads nowhere else. */
const KEY = /^documents\/doc_[0-9a-z]{26}-[0-9a-f]{32}$/;

/** Keeps encrypted contents in a folder; uploads come through compliance itself. */
export function createDocumentFolder(folder: string, urls: DocumentUrls): DocumentStorage {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('That is no key of a document.');
    return join(folder, key);
  };
  return {
    direct: null,
    uploadFor: async ({ id, contentType, size, uploadExpiresAt: expiresAt }) => ({
      url: urls.uploadUrl({ id, contentType, size, expiresAt }),
      method: 'PUT',
      headers: [{ name: 'content-type', value: CONTENT_TYPES[contentType] }],
    }),
    async put(key, sealed) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Whoever reads it finds the whole or nothing.
      const beside = `${path}.${randomUUID()}`;
      await writeFile(beside, sealed, { mode: 0o600, flush: true });
      await rename(beside, path);
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}
