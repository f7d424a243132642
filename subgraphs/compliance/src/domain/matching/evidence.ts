import type { NameQuality, SanctionsEntry } from '../sanctions/entry.ts';
import type { NameFindingKind } from './compare.ts';
import { agreeOnDate, type DateAgreement, type PartialDate } from './partial-date.ts';

/** What is known of somebody besides the name. */
export interface KnownFacts {
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string;
  /** An identity document attests the date of birth: it is not only what they say. */
  readonly isBirthAttested?: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

interface ListedFacts {
  readonly datesOfBirth: readonly PartialDate[];
  /** ISO 3166-1 alpha-2: nationality, citizenship, birth, addresses. */
  readonly countries: readonly string[];
}

export type EvidenceKind =
  | 'DATE_OF_BIRTH'
  | 'COUNTRY'
  | 'WEAK_ALIAS'
  | 'SAME_NAME'
  | 'SHORT_NAME'
  | NameFindingKind;

/** One fact that moved the score, for the reader of a match. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Added to the score of the words: above 0 speaks for the match, below 0 against it. */
  readonly effect: number;
  readonly detail: string;
}

const DATE_EFFECTS: Readonly<Record<DateAgreement, number>> = {
  SAME: 0.06,
  POSSIBLE: 0.02,
  DIFFERENT: -0.16,
  FAR_APART: -0.26,
};
const DATE_ORDER: readonly DateAgreement[] = ['SAME', 'POSSIBLE', 'DIFFERENT', 'FAR_APART'];

const SAME_COUNTRY = 0.02;
const OTHER_COUNTRY = -0.05;

/** A low-quality alias ("a.k.a. 'CARLOS'") proves little by itself. */
const WEAK_ALIAS_EFFECT = -0.08;

/** Beside a document, too, lists may be some years wrong: then two equal names are still a match. */
const ATTESTED_DATE_EFFECTS: Readonly<Record<DateAgreement, number>> = {
  ...DATE_EFFECTS,
  DIFFERENT: -0.26,
  FAR_APART: -0.6,
};

/** What somebody says of themselves. */
const STATED: ReadonlySet<EvidenceKind> = new Set(['DATE_OF_BIRTH', 'COUNTRY']);
const STATED_BESIDE_DOCUMENT: ReadonlySet<EvidenceKind> = new Set(['COUNTRY']);

export const statedBy = ({ isBirthAttested }: KnownFacts) =>
  isBirthAttested === true ? STATED_BESIDE_DOCUMENT : STATED;

/**
 * Weighs date of birth and country for and against. What either side does not know counts nothing.
 */
function weighEvidence(known: KnownFacts, listed: ListedFacts): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const { dateOfBirth, isBirthAttested, country } = known;
  if (dateOfBirth !== undefined && listed.datesOfBirth.length > 0) {
    const found = new Set(listed.datesOfBirth.map((date) => agreeOnDate(dateOfBirth, date)));
    const best = DATE_ORDER.find((agreement) => found.has(agreement)) ?? 'FAR_APART';
    const effects = isBirthAttested === true ? ATTESTED_DATE_EFFECTS : DATE_EFFECTS;
    evidence.push({ kind: 'DATE_OF_BIRTH', effect: effects[best], detail: best });
  }
  if (country !== undefined && listed.countries.length > 0) {
    const same = listed.countries.includes(country);
    evidence.push({
      kind: 'COUNTRY',
      effect: same ? SAME_COUNTRY : OTHER_COUNTRY,
      detail: same ? 'SAME' : 'DIFFERENT',
    });
  }
  return evidence;
}

/** All that counts for and against a match besides the names. */
export function evidenceOf(
  known: KnownFacts,
  listed: SanctionsEntry,
  quality: NameQuality,
  text: string,
): readonly Evidence[] {
  const evidence = weighEvidence(known, listed);
  if (quality !== 'WEAK') return evidence;
  return [...evidence, { kind: 'WEAK_ALIAS', effect: WEAK_ALIAS_EFFECT, detail: text }];
}

/**
 * What speaks for a match all the same where only the date of birth or the country speaks against it: those are what
 * somebody says of themselves, and whoever is on a list may say others. They put a match behind others, and never
 * take it away: it takes the score up to the least that is a match, where it would be one without them.
 *
 * @param nameScore of the names alone, 0–1
 * @param stated what they say of themselves, and no document attests
 * @param least the score of a match
 */
export function sameName(
  nameScore: number,
  evidence: readonly Evidence[],
  stated: ReadonlySet<EvidenceKind>,
  least: number,
): readonly Evidence[] {
  const without = nameScore + effectOf(evidence.filter(({ kind }) => !stated.has(kind)));
  const effect = least - (nameScore + effectOf(evidence));
  if (without < least || effect <= 0) return [];
  const detail = 'What they say of themselves does not tell them from a namesake.';
  return [{ kind: 'SAME_NAME', effect, detail }];
}

export function effectOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { effect }) => sum + effect, 0);
}
