import { timingSafeEqual } from 'node:crypto';
import { isId } from '@blockscore/ids';
import type { DocumentId } from '../app/kyc-document-ports.ts';
import { CONTENT_TYPES, type ContentType } from '../domain/kyc/document-content.ts';

/** Where contents come in and go out; the gateway hands both on. */
export const UPLOADS_PATH = '/kyc/uploads';
export const DOCUMENTS_PATH = '/kyc/documents';

type KeyedHash = (purpose: string, text: string) => string;

export interface UploadClaim {
  readonly id: DocumentId;
  readonly contentType: ContentType;
  /** Bytes. */
  readonly size: number;
  readonly expiresAt: Date;
}

export interface DownloadClaim {
  readonly id: DocumentId;
  readonly officerId: string;
  readonly expiresAt: Date;
}

/** Addresses that say by a signature of ours what they are good for, and for how long. */
export interface DocumentUrls {
  uploadUrl(claim: UploadClaim): string;
  downloadUrl(claim: DownloadClaim): string;
  /** Undefined where the address is not one that was made here, or has run out. */
  readUpload(url: URL, now: Date): UploadClaim | undefined;
  readDownload(url: URL, now: Date): DownloadClaim | undefined;
}

/**
 * @param baseUrl where the gateway is reached from outside
 * @param keyedHash of the vault: every process of compliance signs alike, and knows the others' signatures
 */
export function createDocumentUrls(baseUrl: string, keyedHash: KeyedHash): DocumentUrls {
  const signatureOf = (path: string, query: string) =>
    keyedHash('compliance.document-url', `${path}?${query}`);
  const signed = (path: string, claims: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams(claims).toString();
    return `${baseUrl.replace(/\/$/, '')}${path}?${query}&signature=${signatureOf(path, query)}`;
  };
  const read = (url: URL, path: string, now: Date) => {
    const [, query = '', signature = ''] =
      /^\?([\w=&.%-]{1,500})&signature=([\w-]{43})$/.exec(url.search) ?? [];
    const id = url.pathname.slice(path.length + 1);
    if (query === '' || !isId('doc', id)) return undefined;
    const wanted = Buffer.from(signatureOf(url.pathname, query));
    if (!timingSafeEqual(wanted, Buffer.from(signature))) return undefined;
    const claims = new URLSearchParams(query);
    const expiresAt = new Date(Number(claims.get('expires')) * 1_000);
    return now.getTime() >= expiresAt.getTime() ? undefined : { id, claims, expiresAt };
  };
  const seconds = (at: Date) => String(Math.floor(at.getTime() / 1_000));
  return {
    uploadUrl: ({ id, contentType, size, expiresAt }) =>
      signed(`${UPLOADS_PATH}/${id}`, {
        type: contentType,
        size: String(size),
        expires: seconds(expiresAt),
      }),
    downloadUrl: ({ id, officerId, expiresAt }) =>
      signed(`${DOCUMENTS_PATH}/${id}`, { officer: officerId, expires: seconds(expiresAt) }),
    readUpload(url, now) {
      const found = read(url, UPLOADS_PATH, now);
      const contentType = found?.claims.get('type') ?? '';
      if (found === undefined || !isContentType(contentType)) return undefined;
      const { id, claims, expiresAt } = found;
      return { id, contentType, size: Number(claims.get('size')), expiresAt };
    },
    readDownload(url, now) {
      const found = read(url, DOCUMENTS_PATH, now);
      const officerId = found?.claims.get('officer') ?? '';
      if (found === undefined || !isId('user', officerId)) return undefined;
      return { id: found.id, officerId, expiresAt: found.expiresAt };
    },
  };
}

function isContentType(text: string): text is ContentType {
  return Object.hasOwn(CONTENT_TYPES, text);
}
