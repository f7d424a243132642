import { type PartialDate, parsePartialDate } from '../matching/partial-date.ts';
import { countryCode } from './countries.ts';

/** What OFAC's free-text remarks say that can be compared. */
export interface Remarks {
  readonly datesOfBirth: readonly PartialDate[];
  readonly countries: readonly string[];
  /** `a.k.a. '…'` inside remarks: OFAC's low-quality aliases. */
  readonly weakAliases: readonly string[];
}

const COUNTRY_PHRASES = /^(?:alt\. )?(?:nationality|citizen|Nationality of Registration)\s+(.+)$/;

/**
 * Reads the remarks of an entry: phrases divided by `;`, e.g.
 * `DOB 17 May 1960; alt. DOB 1961; POB Minsk, Belarus; nationality Belarus; a.k.a. 'THE UNCLE'.`
 */
export function parseRemarks(remarks: string): Remarks {
  const datesOfBirth: PartialDate[] = [];
  const countries: string[] = [];
  const weakAliases: string[] = [];
  for (const phrase of remarks.split(/;\s*/)) {
    const text = phrase.trim().replace(/\.$/, '');
    const birth = /^(?:alt\. )?DOB (.+)$/.exec(text);
    const date = birth?.[1] === undefined ? undefined : parsePartialDate(birth[1]);
    if (date) datesOfBirth.push(date);
    const country = countryOf(text);
    if (country !== undefined && !countries.includes(country)) countries.push(country);
    const alias = /^a\.k\.a\. '(.+)'$/.exec(text)?.[1];
    if (alias !== undefined) weakAliases.push(alias);
  }
  return { datesOfBirth, countries, weakAliases };
}

function countryOf(phrase: string): string | undefined {
  const stated = COUNTRY_PHRASES.exec(phrase)?.[1];
  if (stated !== undefined) return countryCode(stated);
  const birth = /^(?:alt\. )?POB (.+)$/.exec(phrase)?.[1];
  if (birth === undefined) return undefined;
  return countryCode(birth) ?? countryCode(birth.split(/,\s*/).at(-1) ?? '');
}
