import { Decimal, isCurrency, type Money, minorDigits, toMinor } from '@blockscore/money';
import {
  type DocumentKind,
  type DocumentRequirement,
  type DocumentStatus,
  requirementOf,
} from './document.ts';

/** How well the lender knows a person; each level asks for all of those before it, and more. */
export const KYC_LEVELS = ['BASIC', 'STANDARD', 'ENHANCED'] as const;
export type KycLevel = (typeof KYC_LEVELS)[number];

/** What a level asks for beside the e-mail address, the details and a clear screening. */
const NEEDED: Readonly<Record<KycLevel, readonly DocumentRequirement[]>> = {
  BASIC: [],
  STANDARD: ['IDENTITY_DOCUMENT'],
  ENHANCED: ['IDENTITY_DOCUMENT', 'PROOF_OF_ADDRESS', 'SOURCE_OF_FUNDS'],
};

export function reaches(level: KycLevel | null, required: KycLevel): boolean {
  return level !== null && KYC_LEVELS.indexOf(level) >= KYC_LEVELS.indexOf(required);
}

export function higherOf(one: KycLevel, other: KycLevel): KycLevel {
  return reaches(one, other) ? one : other;
}

export interface LevelPolicy {
  /** What every loan asks for. */
  readonly levelForLoans: KycLevel;
  /** Major units: who would owe more than this has to be known so well; null asks for it of no amount. */
  readonly standardAbove: string | null;
  readonly enhancedAbove: string | null;
}

/**
 * The level that a loan asks for.
 *
 * @param owed what the person would owe the lender in all; null where it was not told
 */
export function levelFor(policy: LevelPolicy, owed: Money | null): KycLevel {
  const isAbove = (threshold: string | null) =>
    threshold !== null && owed !== null && owed.minor > minorOf(threshold, owed.currency);
  if (isAbove(policy.enhancedAbove)) return 'ENHANCED';
  return higherOf(policy.levelForLoans, isAbove(policy.standardAbove) ? 'STANDARD' : 'BASIC');
}

/** Of a currency that nobody knows every amount is above every threshold. */
function minorOf(threshold: string, currency: string): bigint {
  return isCurrency(currency) ? toMinor(new Decimal(threshold), minorDigits(currency)) : 0n;
}

/** What is needed of a document to tell how it counts. */
export interface DocumentStanding {
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
  /** The last day on which it counts, `YYYY-MM-DD`; null where it does not run out. */
  readonly validUntil: string | null;
}

type Held = 'ACCEPTED' | 'BEING_CHECKED' | 'EXPIRED' | 'MISSING';

/** How a requirement stands, by all documents that could meet it. */
function heldOf(
  requirement: DocumentRequirement,
  documents: readonly DocumentStanding[],
  today: string,
): Held {
  const such = documents.filter(({ kind }) => requirementOf(kind) === requirement);
  const counts = ({ validUntil }: DocumentStanding) => validUntil === null || validUntil >= today;
  if (such.some((each) => each.status === 'ACCEPTED' && counts(each))) return 'ACCEPTED';
  if (such.some(({ status }) => status === 'UPLOADED')) return 'BEING_CHECKED';
  const ranOut = such.some(({ status }) => status === 'EXPIRED' || status === 'ACCEPTED');
  return ranOut ? 'EXPIRED' : 'MISSING';
}

export interface DocumentsHeld {
  /** Of somebody of whom all else is known. */
  readonly level: KycLevel;
  /** What the person can send; not what is being checked. */
  readonly missing: readonly DocumentRequirement[];
  /** Something that is missing was there, and ran out. */
  readonly isExpired: boolean;
}

/** What a person's documents amount to, and what they lack of a level. */
export function documentsHeld(
  documents: readonly DocumentStanding[],
  required: KycLevel,
  today: string,
): DocumentsHeld {
  const held = (requirement: DocumentRequirement) => heldOf(requirement, documents, today);
  const level = KYC_LEVELS.findLast((each) =>
    NEEDED[each].every((requirement) => held(requirement) === 'ACCEPTED'),
  );
  const missing = NEEDED[required].filter((each) => ['EXPIRED', 'MISSING'].includes(held(each)));
  return {
    level: level ?? 'BASIC',
    missing,
    isExpired: missing.some((each) => held(each) === 'EXPIRED'),
  };
}
