import type { NameKind } from '../matching/name.ts';
import type { PartialDate } from '../matching/partial-date.ts';

export type NameQuality = 'PRIMARY' | 'STRONG' | 'WEAK';

export interface ListedName {
  readonly text: string;
  readonly quality: NameQuality;
}

export interface ListedAddress {
  readonly street: string | null;
  readonly city: string | null;
  /** As the list writes it. */
  readonly country: string | null;
}

/** One person, organisation, vessel or aircraft on a sanctions list. */
export interface SanctionsEntry {
  /** The list's own number, unique within the list and stable between its versions. */
  readonly uid: string;
  readonly type: NameKind;
  /** The primary name first. */
  readonly names: readonly ListedName[];
  readonly programmes: readonly string[];
  readonly datesOfBirth: readonly PartialDate[];
  /** ISO 3166-1 alpha-2, in order of appearance. */
  readonly countries: readonly string[];
  readonly addresses: readonly ListedAddress[];
}

export interface ListCounts {
  readonly entries: number;
  readonly aliases: number;
  readonly addresses: number;
}
