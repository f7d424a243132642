/** Country names, as sanctions lists write them, to ISO 3166-1 alpha-2. */

const LISTED_OTHERWISE: Readonly<Record<string, string>> = {
  'korea, north': 'KP',
  "democratic people's republic of korea": 'KP',
  'korea, south': 'KR',
  'republic of korea': 'KR',
  'man, isle of': 'IM',
  burma: 'MM',
  myanmar: 'MM',
  'syrian arab republic': 'SY',
  'iran (islamic republic of)': 'IR',
  dprk: 'KP',
  'viet nam': 'VN',
  'united republic of tanzania': 'TZ',
  'united kingdom of great britain and northern ireland': 'GB',
  'state of palestine': 'PS',
  'occupied palestinian territories': 'PS',
  'china, hong kong special administrative region': 'HK',
  'congo, democratic republic of the': 'CD',
  'democratic republic of the congo': 'CD',
  'congo (democratic republic)': 'CD',
  'congo, republic of the': 'CG',
  congo: 'CG',
  'ivory coast': 'CI',
  "cote d'ivoire": 'CI',
  'the gambia': 'GM',
  'bahamas, the': 'BS',
  'bosnia-herzegovina': 'BA',
  'czech republic': 'CZ',
  macedonia: 'MK',
  'north macedonia, the republic of': 'MK',
  swaziland: 'SZ',
  palestinian: 'PS',
  'west bank': 'PS',
  gaza: 'PS',
  'hong kong': 'HK',
  macau: 'MO',
  turkey: 'TR',
  turkiye: 'TR',
  'virgin islands, british': 'VG',
  'virgin islands, u.s.': 'VI',
  'united states of america': 'US',
  'russian federation': 'RU',
  'saint kitts and nevis': 'KN',
  'st. kitts and nevis': 'KN',
  'saint vincent and the grenadines': 'VC',
  'trinidad and tobago': 'TT',
  'antigua and barbuda': 'AG',
  'sao tome and principe': 'ST',
  'cabo verde': 'CV',
  'region: crimea': 'UA',
  'region: gaza': 'PS',
  'region: northern mali': 'ML',
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/&/g, 'and')
    .trim();

/** Groups of countries, and codes for testing. */
const NO_COUNTRIES = ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'];

/** Codes that another one has taken the place of: DD of DE, CS of RS, UK of GB. */
function isWithdrawn(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region !== code;
}

function isoNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = names.of(code);
      if (name === undefined || NO_COUNTRIES.includes(code) || isWithdrawn(code)) continue;
      if (!found.has(fold(name))) found.set(fold(name), code);
    }
  }
  for (const [name, code] of Object.entries(LISTED_OTHERWISE)) found.set(name, code);
  return found;
}

const CODES = isoNames();

/** ISO code of a country's English name, or undefined when it is none that is known. */
export function countryCode(name: string): string | undefined {
  return CODES.get(fold(name));
}

/** Whether a text is an ISO 3166-1 alpha-2 code. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && [...CODES.values()].includes(code);
}
