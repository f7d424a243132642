import { isId } from '@blockscore/ids';
import type { DataExportPorts, ExportId } from '../app/data-export-ports.ts';
import type { UserId } from '../app/ports.ts';
import { createSignedUrls, type KeyedHash } from './signed-urls.ts';

/** Where archives go out; the gateway hands it on. */
export const ARCHIVES_PATH = '/privacy/exports';

export interface ArchiveUrls {
  readonly urlOf: DataExportPorts['archiveUrl'];
  /** Undefined where the address is not one that was made here, or has run out. */
  read(url: URL, now: Date): { readonly id: ExportId; readonly userId: UserId } | undefined;
}

/**
 * Addresses that say whose archive they give, and for how long.
 *
 * @param baseUrl where the gateway is reached from outside
 */
export function createArchiveUrls(baseUrl: string, keyedHash: KeyedHash): ArchiveUrls {
  const urls = createSignedUrls(baseUrl, 'compliance.export-url', keyedHash);
  return {
    urlOf: ({ id, userId, expiresAt }) =>
      urls.urlOf(`${ARCHIVES_PATH}/${id}`, { user: userId }, expiresAt),
    read(url, now) {
      const { id = '', claims } = urls.read(url, now) ?? {};
      const userId = claims?.get('user') ?? '';
      return isId('export', id) && isId('user', userId) ? { id, userId } : undefined;
    },
  };
}
