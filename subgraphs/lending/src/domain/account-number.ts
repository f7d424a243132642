/**
 * Countries whose accounts have an IBAN, with its length. Source: SWIFT's IBAN registry, which is kept
 * for ISO 13616.
 */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18',
    'DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23',
    'IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27',
    'MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19',
    'SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30',
  ]
    .join(' ')
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Shorter than every IBAN: what begins like one by chance is an account number. */
const SHORTEST_LIKE_IBAN = 12;

/**
 * What is wrong with an account that is meant as an IBAN: it begins with a country that has them and
 * two digits. Undefined where nothing is, and of any other account number.
 *
 * @param account letters and digits
 */
export function ibanProblem(account: string): string | undefined {
  const length = IBAN_LENGTHS.get(account.slice(0, 2));
  const looksLikeIban = /^[A-Z]{2}\d{2}/.test(account) && account.length >= SHORTEST_LIKE_IBAN;
  if (length === undefined || !looksLikeIban) return undefined;
  if (account.length !== length) {
    return `An IBAN of ${account.slice(0, 2)} has ${length} characters, this one ${account.length}.`;
  }
  return remainderOf(account) === 1
    ? undefined
    : 'The check digits of this IBAN do not fit: a character is wrong or two are swapped.';
}

/** Where an account is, ISO 3166-1 alpha-2, by its IBAN; undefined of any other number. */
export function countryOfAccount(account: string): string | undefined {
  const country = account.slice(0, 2);
  if (IBAN_LENGTHS.get(country) !== account.length) return undefined;
  return ibanProblem(account) === undefined ? country : undefined;
}

/** ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10. */
function remainderOf(iban: string): number {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
