import type { Element } from './sar-schema.ts';

export type Part = Element | undefined;

export const element = (name: string, ...parts: readonly Part[]): Element => ({
  name,
  content: parts.filter((part) => part !== undefined),
});

/** Nothing where there is no text: FinCEN refuses elements without a value. */
export const leaf = (name: string, value: string | undefined): Part => {
  const content = value === undefined ? '' : printable(value);
  return content === '' ? undefined : { name, content };
};

export const flag = (name: string, isSet: boolean): Part =>
  isSet ? { name, content: 'Y' } : undefined;

/** A day as FinCEN writes it, `YYYYMMDD`. */
export const compact = (day: string): string => day.replaceAll('-', '');

/** One line without what XML or FinCEN refuse: control characters, white space at the ends or in a row. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}

export const party = (code: string, ...parts: readonly Part[]) =>
  element('Party', leaf('ActivityPartyTypeCode', code), ...parts);

export const phone = (number: string) => element('PhoneNumber', leaf('PhoneNumberText', number));

/** A number by which somebody is known, and FinCEN's code of its kind. */
export const identification = (number: string, type: string) =>
  element(
    'PartyIdentification',
    leaf('PartyIdentificationNumberText', number),
    leaf('PartyIdentificationTypeCode', type),
  );

export interface ReportedAddress {
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly zip?: string | undefined;
  readonly country: string;
}

/** FinCEN knows states and ZIP codes of these countries alone: the last ones are territories of the first. */
export const WITH_STATES: ReadonlySet<string> = new Set(
  'US CA MX AS FM GU MH MP PR PW VI'.split(' '),
);

export function addressOf({ street, city, state, zip, country }: ReportedAddress): Element {
  const hasStates = WITH_STATES.has(country);
  return element(
    'Address',
    flag('CityUnknownIndicator', city === undefined),
    leaf('RawCityText', city),
    leaf('RawCountryCodeText', country),
    leaf('RawStateCodeText', state),
    leaf('RawStreetAddress1Text', street),
    leaf('RawZIPCode', zip),
    flag('StateCodeUnknownIndicator', state === undefined && hasStates),
    flag('StreetAddressUnknownIndicator', street === undefined),
    flag('ZIPCodeUnknownIndicator', zip === undefined && hasStates),
  );
}
