import type { RefusalReason } from './document.ts';

/** What a provider of checks tells of a document. */
export const CALLBACK_KINDS = ['ACCEPTED', 'REFUSED', 'REFERRED'] as const;
export type CallbackKind = (typeof CALLBACK_KINDS)[number];

/**
 * What came of a callback: `KNOWN` says what was known, `CONFLICT` contradicts it, and changes
 * nothing; `DUPLICATE` was taken down before.
 */
export type CallbackOutcome = 'APPLIED' | 'KNOWN' | 'CONFLICT';

export interface KycCallback {
  /** The provider's, the same whenever it sends it again. */
  readonly id: string;
  readonly kind: CallbackKind;
  readonly documentId: `doc_${string}`;
  readonly reference: string;
  readonly reason: RefusalReason | null;
  /** The last day on which the document is valid, as the provider read it, `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly occurredAt: Date;
}
