import type { DocumentKind, DocumentStatus } from './document.ts';
import { requirementOf } from './document.ts';
import type { DocumentStanding } from './level.ts';
import type { PostalAddress } from './postal-address.ts';
import type { SubjectFacts } from './subject.ts';

/** What is known of a person that a document can attest. */
export interface Attestable {
  /** Null until identity disclosed them. */
  readonly facts: SubjectFacts | null;
  /** Null where they gave none; undefined until identity told it. */
  readonly address?: PostalAddress | null | undefined;
}

/** A standing, and what was known of the person when the document was looked at, by `attestedBy`. */
export interface AttestedStanding extends DocumentStanding {
  /** Null of documents from before it was kept. */
  readonly attests: string | null;
}

/**
 * What a document of a kind says of the person, as a text that is the same for the same person however it is spelt
 * in case and spaces: the name and, of a proof of address, the address, of any other, the date of birth.
 */
export function attestedBy(kind: DocumentKind, { facts, address }: Attestable): string {
  if (facts === null) return JSON.stringify([]);
  const { firstName, lastName, dateOfBirth } = facts;
  const { line1, line2, city, region, postalCode, country } = address ?? {};
  const more =
    requirementOf(kind) === 'PROOF_OF_ADDRESS'
      ? [line1, line2, city, region, postalCode, country]
      : [dateOfBirth];
  return JSON.stringify([firstName, lastName, ...more].map((text) => folded(text ?? '')));
}

/**
 * The standings that count of the person as they are known now: what was accepted attests what it was accepted
 * for, and nothing else that they say of themselves since.
 */
export function standingsOf(
  documents: readonly AttestedStanding[],
  known: Attestable,
): readonly DocumentStanding[] {
  const endsWithIt: readonly DocumentStatus[] = ['ACCEPTED', 'EXPIRED'];
  return documents.filter(
    ({ kind, status, attests }) =>
      !endsWithIt.includes(status) || attests === null || attests === attestedBy(kind, known),
  );
}

/**
 * Whether a document shows that the person was born when they say: an identity document that was accepted for the name
 * and the date of birth that are known of them now. A birthday does not expire with it.
 */
export function isBirthAttested(
  documents: readonly AttestedStanding[],
  facts: SubjectFacts,
): boolean {
  return documents.some(
    ({ kind, status, attests }) =>
      requirementOf(kind) === 'IDENTITY_DOCUMENT' &&
      (status === 'ACCEPTED' || status === 'EXPIRED') &&
      attests === attestedBy(kind, { facts }),
  );
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
