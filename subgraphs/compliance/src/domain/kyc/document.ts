import { holdsCardNumber } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ComplianceErrorCode } from '../errors.ts';
import { isCountryCode } from '../sanctions/countries.ts';
import type { ContentType } from './document-content.ts';
import { isDay } from './subject.ts';

export const DOCUMENT_KINDS = [
  'PASSPORT',
  'IDENTITY_CARD',
  'DRIVING_LICENCE',
  'PROOF_OF_ADDRESS',
  'SOURCE_OF_FUNDS',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a document is good for. */
export type DocumentRequirement = 'IDENTITY_DOCUMENT' | 'PROOF_OF_ADDRESS' | 'SOURCE_OF_FUNDS';

export function requirementOf(kind: DocumentKind): DocumentRequirement {
  return kind === 'PROOF_OF_ADDRESS' || kind === 'SOURCE_OF_FUNDS' ? kind : 'IDENTITY_DOCUMENT';
}

/** `REQUESTED`: its content is awaited. `UPLOADED`: it is being checked. */
export type DocumentStatus = 'REQUESTED' | 'UPLOADED' | 'ACCEPTED' | 'REFUSED' | 'EXPIRED';

/** Where the check of an uploaded document is: with the provider, or with officers. */
export type DocumentCheck = 'NONE' | 'PROVIDER' | 'OFFICER';

export const REFUSAL_REASONS = [
  'CONTENT_NOT_ACCEPTED',
  'DOCUMENT_EXPIRED',
  'NOT_THEIRS',
  'OTHER',
  'SUSPICIOUS',
  'UNREADABLE',
  'WRONG_KIND',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A reason as the person is told it: nobody hears that they are suspected. */
export function reasonToldToPerson(reason: RefusalReason): RefusalReason {
  return reason === 'SUSPICIOUS' ? 'OTHER' : reason;
}

/** What the person stated of it. */
export interface DocumentDetails {
  readonly number: string | null;
  /** That issued it, ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
}

export interface KycDocument {
  readonly id: `doc_${string}`;
  readonly kycId: `kyc_${string}`;
  readonly userId: `user_${string}`;
  readonly version: number;
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
  readonly contentType: ContentType;
  /** Bytes. */
  readonly size: number;
  /** Null once the person's data has been erased. */
  readonly details: DocumentDetails | null;
  /** Keyed hashes: the same number or content is found again, and neither is told. */
  readonly numberHash: string | null;
  readonly contentHash: string | null;
  /** Where the encrypted content lies, and the key that it is encrypted with. */
  readonly storageKey: string | null;
  readonly contentKey: string | null;
  /** What was known of the person when it was looked at; null of those from before it was kept, and awaited ones. */
  readonly attests: string | null;
  readonly uploadExpiresAt: Date;
  readonly uploadedAt: Date | null;
  readonly check: DocumentCheck;
  /** The provider's name of the check. */
  readonly reference: string | null;
  readonly checkedSince: Date | null;
  readonly refusal: RefusalReason | null;
  /** An officer's; null once the person's data has been erased. */
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The last day on which it counts. */
  readonly validUntil: string | null;
  readonly warnedAt: Date | null;
  readonly createdAt: Date;
}

/** Longest number of a document, in characters. */
const LONGEST_NUMBER = 40;
/** Bytes of one document. */
export const LARGEST_DOCUMENT = 10 * 1_024 * 1_024;

export interface DocumentStatement {
  readonly kind: DocumentKind;
  readonly size: number;
  readonly number?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
}

/** Reads what a person states of a document; an identity document has a number and a country. */
export function readStatement(
  { kind, size, number, country, expiresOn }: DocumentStatement,
  today: string,
): Outcome<DocumentDetails, ComplianceErrorCode> {
  const refuse = (field: string, message: string) =>
    fail<ComplianceErrorCode>('INPUT_INVALID', message, ['input', field]);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_DOCUMENT) {
    return refuse('size', `A document has 1 to ${LARGEST_DOCUMENT} bytes.`);
  }
  const isIdentity = requirementOf(kind) === 'IDENTITY_DOCUMENT';
  const given = number?.trim() ?? '';
  if (given.length > LONGEST_NUMBER || (isIdentity && !/[\p{L}\p{N}]/u.test(given))) {
    return refuse('number', `Give the document's number in 1 to ${LONGEST_NUMBER} characters.`);
  }
  if (isCardNumber(given, country)) {
    return refuse('number', "Give the document's number: this is the number of a payment card.");
  }
  if (country == null ? isIdentity : !isCountryCode(country)) {
    return refuse('country', 'Give the country that issued it as ISO 3166-1 code, e.g. US.');
  }
  if (expiresOn != null && (!isDay(expiresOn) || expiresOn > '2200-12-31')) {
    return refuse('expiresOn', 'Give the last day on which it is valid, e.g. 2030-06-30.');
  }
  if (expiresOn != null && expiresOn < today) {
    return refuse('expiresOn', 'This document has expired: send one that is valid.');
  }
  return ok({
    number: given === '' ? null : given,
    country: country ?? null,
    expiresOn: expiresOn ?? null,
  });
}

/**
 * Digits of the national numbers that may begin as those of cards do: a citizen of Egypt who was born in 2003 has
 * one that begins as Diners Club's, and about every tenth has the check digit, too. Keyed by ISO 3166-1 alpha-2.
 */
const NATIONAL_DIGITS: Readonly<Record<string, number>> = {
  ...{ CN: 18, EG: 14, ID: 16, KR: 13, PK: 13, TH: 13, ZA: 13 },
};

/** Whether it is the number of a payment card, however it is grouped, and none that the country gives its people. */
function isCardNumber(number: string, country: string | null | undefined): boolean {
  const written = number.replace(/[^\p{L}\p{N}]/gu, '');
  const isNational = country != null && NATIONAL_DIGITS[country] === written.length;
  return !isNational && (holdsCardNumber(written) || holdsCardNumber(number));
}

/** What is the same of one document however its number is written; null where it has none. */
export function numberIdentity(kind: DocumentKind, details: DocumentDetails): string | null {
  if (details.number === null) return null;
  const number = details.number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return `${kind} ${details.country ?? ''} ${number}`;
}

export interface UploadsSoFar {
  /** Uploads that were begun and may still come. */
  readonly open: number;
  readonly documents: number;
  /** Of all documents, those that may still come as well. */
  readonly bytes: number;
}

const MOST_OPEN = 5;
const MOST_DOCUMENTS = 50;
/** Bytes of all documents of a person. */
export const MOST_BYTES = 100 * 1_024 * 1_024;

/** Why a person may not send another document; undefined where they may. */
export function whyNoMore({ open, documents, bytes }: UploadsSoFar, size: number) {
  if (open >= MOST_OPEN) {
    return `There are ${MOST_OPEN} uploads open: send those first, or wait until they run out.`;
  }
  if (documents >= MOST_DOCUMENTS) {
    return `There are ${MOST_DOCUMENTS} documents already: ask the lender what is needed.`;
  }
  if (bytes + size > MOST_BYTES) {
    return `Together documents may have ${MOST_BYTES} bytes: ask the lender what is needed.`;
  }
  return undefined;
}

/**
 * The last day on which a document counts that is accepted today: its own, and not longer than the
 * lender relies on a document without looking again.
 */
export function validUntil(expiresOn: string | null, today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // Of a month that is shorter, its last day.
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const again = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
  return expiresOn !== null && expiresOn < again ? expiresOn : again;
}
