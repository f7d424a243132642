import { type KycDocument, type RefusalReason, requirementOf } from './document.ts';

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

/**
 * What comes of a callback about a document. Where money comes from is for officers alone, who never give it to
 * the provider; what is with them the provider may still refuse, and not accept.
 */
export function outcomeOf(
  document: Pick<KycDocument, 'kind' | 'status' | 'check' | 'reference'>,
  { kind, reference }: Pick<KycCallback, 'kind' | 'reference'>,
): CallbackOutcome {
  const { status, check } = document;
  if (!isOfItsCheck(document, reference)) return 'CONFLICT';
  if (status === 'UPLOADED') {
    if (check !== 'OFFICER') return 'APPLIED';
    if (kind === 'REFERRED') return 'KNOWN';
    return kind === 'REFUSED' && document.reference !== null ? 'APPLIED' : 'CONFLICT';
  }
  return status === kind || (status === 'EXPIRED' && kind === 'ACCEPTED') ? 'KNOWN' : 'CONFLICT';
}

/**
 * Whether officers are to hear of a callback that changes nothing: what counts is refused after all, or what was
 * refused for something else is suspicious. Providers learn days later that a passport was reported stolen.
 */
export function callsInQuestion(
  document: Pick<KycDocument, 'kind' | 'status' | 'reference' | 'refusal'>,
  { kind, reference, reason }: Pick<KycCallback, 'kind' | 'reference' | 'reason'>,
): boolean {
  const { status, refusal } = document;
  if (kind !== 'REFUSED' || status === 'REQUESTED' || !isOfItsCheck(document, reference)) {
    return false;
  }
  if (status === 'ACCEPTED' || status === 'EXPIRED') return true;
  return reason === 'SUSPICIOUS' && refusal !== 'SUSPICIOUS';
}

function isOfItsCheck(
  document: Pick<KycDocument, 'kind' | 'reference'>,
  reference: string,
): boolean {
  if (requirementOf(document.kind) === 'SOURCE_OF_FUNDS') return false;
  // The provider may call back before its own answer has been taken down.
  return document.reference === null || document.reference === reference;
}
