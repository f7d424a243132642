import type { PostalAddress } from '../kyc/postal-address.ts';
import { printable, WITH_STATES } from './sar-elements.ts';
import type { SarSubjectDetails } from './sar-subject.ts';

/** Most characters of FinCEN's elements, of EFL_SARXBatchSchema.xsd. */
const LONGEST = { street: 100, city: 50, zip: 9 };

/**
 * What a person said of where they live, in the elements of a report: one line for street and flat; the state
 * without its country, and none of countries of which FinCEN knows no states; the postal code without blanks
 * and hyphens. What is longer than its element is cut, but a code, of which a part would be another one.
 */
export function reportedAddress(address: PostalAddress): SarSubjectDetails {
  const { line1, line2, city, region, postalCode, country } = address;
  const state = WITH_STATES.has(country) ? stateOf(region) : undefined;
  const zip = postalCode?.replaceAll(/[ -]/g, '');
  return {
    street: cut(line2 === null ? line1 : `${line1}, ${line2}`, LONGEST.street),
    city: cut(city, LONGEST.city),
    country,
    ...(state === undefined ? {} : { state }),
    ...(zip === undefined || zip.length > LONGEST.zip ? {} : { zip }),
  };
}

/** The letters behind the country, which FinCEN's codes are for the United States, Canada and Mexico. */
function stateOf(region: string | null): string | undefined {
  return region?.match(/^[A-Z]{2}-([A-Z]{2,3})$/)?.[1];
}

function cut(text: string, longest: number): string {
  return [...printable(text)].slice(0, longest).join('').trim();
}
