import type { Attestable, AttestedStanding } from '../domain/kyc/attested.ts';
import type {
  DocumentDetails,
  KycDocument,
  RefusalReason,
  UploadsSoFar,
} from '../domain/kyc/document.ts';
import type { CallbackOutcome, KycCallback } from '../domain/kyc/document-callback.ts';
import type { ContentType } from '../domain/kyc/document-content.ts';
import type { PostalAddress } from '../domain/kyc/postal-address.ts';
import type { SubjectFacts } from '../domain/kyc/subject.ts';
import type { Page, UserId } from './ports.ts';

/** So many others who sent the same are told. */
export const MOST_SENDERS = 20;

export type DocumentId = `doc_${string}`;

/** Documents of people. Whoever changes one holds the lock of the person's verification. */
export interface KycDocumentRepository {
  /** False where the person was erased, so that nothing can be stored. */
  insert(document: KycDocument): Promise<boolean>;
  findMany(ids: readonly DocumentId[]): Promise<readonly (KycDocument | undefined)[]>;
  /** Newest first, at most 100. */
  listOf(userId: UserId): Promise<readonly KycDocument[]>;
  /** Of those that are not awaited any more. */
  standings(userId: UserId): Promise<readonly AttestedStanding[]>;
  /** Has what was accepted before it was kept for whom attest what is known of the person. */
  attest(userId: UserId, known: Attestable): Promise<void>;
  uploadsSoFar(userId: UserId, now: Date): Promise<UploadsSoFar>;
  /** @throws where it was changed meanwhile */
  save(document: KycDocument): Promise<void>;
  /** Removes what was never sent. */
  removeAwaited(id: DocumentId): Promise<void>;
  /** Uploaded and not decided, the newest first, none of that person's; one row more than the page. */
  listToDecide(notOf: string, page: Page): Promise<readonly KycDocument[]>;
  /**
   * Others who sent a document of the same number, or the same content, none of them about whom that reader learns
   * nothing; at most `MOST_SENDERS`.
   */
  othersWhoSent(document: KycDocument, reader: string): Promise<readonly UserId[]>;
  /** Awaited, in the order in which they were announced, after that one; at most `limit`. */
  awaited(after: DocumentId | undefined, limit: number): Promise<readonly AwaitedDocument[]>;
  /** With the provider since before then, in the order in which they were announced, after that one; at most `limit`. */
  checkedSinceBefore(
    before: Date,
    after: DocumentId | undefined,
    limit: number,
  ): Promise<readonly KycDocument[]>;
  /** Accepted and past that day; at most `limit`. */
  ranOutBefore(today: string, limit: number): Promise<readonly KycDocument[]>;
  /** Accepted, running out by that day, and the person was not told; at most `limit`. */
  runningOutBy(day: string, limit: number): Promise<readonly KycDocument[]>;
  /** Notes that an address was used, until it runs out; false where it was used before. */
  spendAddress(mark: string, expiresAt: Date, now: Date): Promise<boolean>;
  findCallback(id: string): Promise<boolean>;
  insertCallback(callback: KycCallback, outcome: CallbackOutcome, at: Date): Promise<void>;
}

export type AwaitedDocument = Pick<KycDocument, 'id' | 'userId' | 'uploadExpiresAt'>;

/** Where somebody sends the content of a document, once and for a short time. */
export interface Upload {
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Where contents are kept: as they come for a moment, and then encrypted. */
export interface DocumentStorage {
  /** @throws Error where the storage cannot be asked */
  uploadFor(
    document: Pick<KycDocument, 'id' | 'contentType' | 'size' | 'uploadExpiresAt'>,
  ): Promise<Upload>;
  /**
   * What was sent straight to the storage; undefined while nothing is there. Null where uploads come
   * through compliance itself.
   */
  readonly direct: DirectUploads | null;
  put(key: string, sealed: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
}

export interface DirectUploads {
  /** At most `limit` bytes and one more, so that what is too large shows. */
  take(id: DocumentId, limit: number): Promise<Uint8Array | undefined>;
  drop(id: DocumentId): Promise<void>;
}

/** Encrypts contents, each with a key of its own that the vault encrypts. */
export interface DocumentCipher {
  seal(id: DocumentId, bytes: Uint8Array): { readonly key: string; readonly sealed: Uint8Array };
  /** @throws Error where the content was altered, moved or is another document's */
  open(id: DocumentId, key: string, sealed: Uint8Array): Uint8Array;
}

/** What a provider is given of a document. */
export interface DocumentToCheck {
  /** The key of idempotency: asked again with it, the provider checks nothing a second time. */
  readonly id: DocumentId;
  readonly kind: KycDocument['kind'];
  readonly details: DocumentDetails;
  /** Whose it should be. */
  readonly subject: SubjectFacts;
  /** Where they live; null where they gave none. */
  readonly address: PostalAddress | null;
  readonly contentType: ContentType;
  readonly content: () => Promise<Uint8Array>;
}

export type CheckAnswer =
  | { readonly status: 'ACCEPTED'; readonly reference: string; readonly expiresOn: string | null }
  | { readonly status: 'REFUSED'; readonly reference: string; readonly reason: RefusalReason }
  /** A callback tells the rest. */
  | { readonly status: 'PENDING'; readonly reference: string }
  /** An officer has to look. */
  | { readonly status: 'REFERRED'; readonly reference: string | null };

/** Checks documents: docs/compliance/kyc.md. Each call ends within half a minute. */
export interface KycProvider {
  /** @throws Error where it cannot be told what came of it: then it is called again */
  startCheck(document: DocumentToCheck): Promise<CheckAnswer>;
  /** What became of a check; `UNKNOWN` has it started again. */
  inquire(id: DocumentId, reference: string | null): Promise<CheckAnswer | { status: 'UNKNOWN' }>;
}

export interface KycDocumentPorts {
  /** Undefined where the lender takes no documents. */
  readonly documentStorage: DocumentStorage | undefined;
  readonly documentCipher: DocumentCipher;
  readonly kycProvider: KycProvider;
  /** Months after which an accepted document is asked for again. */
  readonly documentRules: {
    readonly reverifyMonths: number;
    readonly noticeDays: number;
    readonly checkPatienceMs: number;
  };
  /** Keyed, as 43 characters: what has the same content or number has the same hash. */
  readonly keyedHash: (purpose: string, text: string) => string;
  /** Where an officer fetches a document, once and within a minute. */
  readonly downloadUrl: (id: DocumentId, officerId: string, expiresAt: Date) => string;
  readonly onProviderFault: (error: unknown, id: DocumentId) => void;
}
