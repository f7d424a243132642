/** An ISO 4217 alphabetic code, upper case. */
export type CurrencyCode = string;

/**
 * Digits after the point where they are not two (ISO 4217, table A.1). Only currencies in actual
 * circulation; fund codes, metals and test codes are not money that a lender lends.
 */
const OTHER_DIGITS: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code): [string, number] => [code, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code): [string, number] => [code, 3]),
]);

const TWO_DIGITS: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD ' +
    'HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK ' +
    'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD ' +
    'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS ' +
    'UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG'
  ).split(' '),
);

export function isCurrency(code: string): boolean {
  return TWO_DIGITS.has(code) || OTHER_DIGITS.has(code);
}

/** Digits after the point of a currency's minor unit, e.g. 2 for USD, 0 for JPY. Throws on an unknown code. */
export function minorDigits(currency: CurrencyCode): number {
  const other = OTHER_DIGITS.get(currency);
  if (other !== undefined) return other;
  if (TWO_DIGITS.has(currency)) return 2;
  throw new RangeError(`Unknown currency ${JSON.stringify(currency)}: give an ISO 4217 code.`);
}
