import { isId } from '@blockscore/ids';
import type { DocumentId } from '../app/kyc-document-ports.ts';
import { CONTENT_TYPES, type ContentType } from '../domain/kyc/document-content.ts';
import { createSignedUrls, type KeyedHash } from './signed-urls.ts';

/** Where contents come in and go out; the gateway hands both on. */
export const UPLOADS_PATH = '/kyc/uploads';
export const DOCUMENTS_PATH = '/kyc/documents';

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
  /** What this address is told from all others by: it is good once. */
  readonly mark: string;
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

/** @param baseUrl where the gateway is reached from outside */
export function createDocumentUrls(baseUrl: string, keyedHash: KeyedHash): DocumentUrls {
  const urls = createSignedUrls(baseUrl, 'compliance.document-url', keyedHash);
  return {
    uploadUrl: ({ id, contentType, size, expiresAt }) =>
      urls.urlOf(`${UPLOADS_PATH}/${id}`, { type: contentType, size: String(size) }, expiresAt),
    downloadUrl: ({ id, officerId, mark, expiresAt }) =>
      urls.urlOf(`${DOCUMENTS_PATH}/${id}`, { officer: officerId, mark }, expiresAt),
    readUpload(url, now) {
      const { id = '', claims, expiresAt } = urls.read(url, now) ?? {};
      const contentType = claims?.get('type') ?? '';
      if (!isId('doc', id) || !isContentType(contentType) || !expiresAt) return undefined;
      return { id, contentType, size: Number(claims?.get('size')), expiresAt };
    },
    readDownload(url, now) {
      const { id = '', claims, expiresAt } = urls.read(url, now) ?? {};
      const officerId = claims?.get('officer') ?? '';
      const mark = claims?.get('mark') ?? '';
      if (!isId('doc', id) || !isId('user', officerId) || mark === '' || !expiresAt) {
        return undefined;
      }
      return { id, officerId, mark, expiresAt };
    },
  };
}

function isContentType(text: string): text is ContentType {
  return Object.hasOwn(CONTENT_TYPES, text);
}
