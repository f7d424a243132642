import { timingSafeEqual } from 'node:crypto';
import { isId } from '@blockscore/ids';
import type { DataExportPorts, ExportId } from '../app/data-export-ports.ts';
import type { UserId } from '../app/ports.ts';

/** Where archives go out; the gateway hands it on. */
export const ARCHIVES_PATH = '/privacy/exports';

export interface ArchiveUrls {
  readonly urlOf: DataExportPorts['archiveUrl'];
  /** Undefined where the address is not one that was made here, or has run out. */
  read(url: URL, now: Date): { readonly id: ExportId; readonly userId: UserId } | undefined;
}

/**
 * Addresses that say by a signature of ours whose archive they give, and for how long.
 *
 * @param baseUrl where the gateway is reached from outside
 * @param keyedHash of the vault: every process of compliance signs alike
 */
export function createArchiveUrls(
  baseUrl: string,
  keyedHash: (purpose: string, text: string) => string,
): ArchiveUrls {
  const sign = (path: string, query: string) =>
    keyedHash('compliance.export-url', `${path}?${query}`);
  return {
    urlOf({ id, userId, expiresAt }) {
      const path = `${ARCHIVES_PATH}/${id}`;
      const expires = String(Math.floor(expiresAt.getTime() / 1_000));
      const query = new URLSearchParams({ user: userId, expires }).toString();
      return `${baseUrl.replace(/\/$/, '')}${path}?${query}&signature=${sign(path, query)}`;
    },
    read(url, now) {
      const [, query = '', signature = ''] =
        /^\?([\w=&]{1,200})&signature=([\w-]{43})$/.exec(url.search) ?? [];
      const id = url.pathname.slice(ARCHIVES_PATH.length + 1);
      const claims = new URLSearchParams(query);
      const userId = claims.get('user') ?? '';
      if (!isId('export', id) || !isId('user', userId)) return undefined;
      const wanted = Buffer.from(sign(url.pathname, query));
      const given = Buffer.from(signature);
      if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined;
      return now.getTime() >= Number(claims.get('expires')) * 1_000 ? undefined : { id, userId };
    },
  };
}
