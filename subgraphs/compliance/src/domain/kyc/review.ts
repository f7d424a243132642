import { isPlainName } from './plain-name.ts';
import type { PostalAddress } from './postal-address.ts';
import type { KnownPerson } from './same-person.ts';
import { residencesOf, type SubjectFacts, yearsBetween } from './subject.ts';

/** By what people have to be looked at. */
export interface ReviewPolicy {
  /** ISO 3166-1 alpha-2; empty allows every country. */
  readonly allowedCountries: readonly string[];
  /** ISO 3166-1 alpha-2: whoever lives there is looked at, allowed or not. */
  readonly reviewedCountries: readonly string[];
  /** In full years. */
  readonly minimumAge: number;
}

/** To be raised where the same policy judges otherwise than in the release before: then all are judged anew. */
const JUDGED_AS = 3;

/** The policy as text: the same exactly where people are judged the same by it. */
export function policyText({
  allowedCountries,
  reviewedCountries,
  minimumAge,
}: ReviewPolicy): string {
  const listed = (countries: readonly string[]) => [...countries].sort().join(',');
  return `${JUDGED_AS} age ${minimumAge} allowed ${listed(allowedCountries)} reviewed ${listed(reviewedCountries)}`;
}

/** Something about a person for which an officer has to look at them. */
export interface ReviewGround {
  readonly reason: 'AGE' | 'COUNTRY' | 'NAME' | 'KNOWN_PERSON';
  /**
   * What they said: a date of birth, a country, a whole name; of KNOWN_PERSON how somebody else stands who is, most likely, the
   * same person, and who it is. Personal data.
   */
  readonly of: string;
}

/** What an officer may have to look at somebody for. */
export interface Reviewed {
  readonly facts: SubjectFacts;
  readonly address: Pick<PostalAddress, 'country'> | null;
  /** The same person by another account whom officers rejected, found a fraud of, or look at. */
  readonly knownAs: readonly KnownPerson[];
}

/**
 * Why an officer has to look at somebody. EARLIER_DATA: they changed what they had to be looked at for,
 * before an officer had decided, or take other names too often.
 */
export type ReviewReason = ReviewGround['reason'] | 'EARLIER_DATA' | 'MATCH';

/**
 * For what an officer has to look at somebody: too young, living in a country that is not allowed or where
 * whoever lives is looked at, a name that is not sure to be compared, or another account of the same person that officers
 * rejected, found a fraud of, or look at: whom they turn away is not to come back by another door.
 */
export function groundsOf(
  { facts, address, knownAs }: Reviewed,
  { minimumAge, allowedCountries, reviewedCountries }: ReviewPolicy,
  today: string,
): readonly ReviewGround[] {
  const { dateOfBirth, firstName, lastName } = facts;
  const isTooYoung = yearsBetween(dateOfBirth, today) < minimumAge;
  const isAllowed = (country: string) =>
    !reviewedCountries.includes(country) &&
    (allowedCountries.length === 0 || allowedCountries.includes(country));
  return [
    ...(isTooYoung ? [{ reason: 'AGE', of: dateOfBirth } as const] : []),
    ...residencesOf(facts, address)
      .filter((country) => !isAllowed(country))
      .map((of) => ({ reason: 'COUNTRY', of }) as const),
    ...(isPlainName(facts) ? [] : [{ reason: 'NAME', of: `${firstName} ${lastName}` } as const]),
    ...knownAs.map(
      ({ status, userId }) => ({ reason: 'KNOWN_PERSON', of: `${status} ${userId}` }) as const,
    ),
  ];
}

/**
 * Whether they lived where whoever lives there is looked at, and now say that they do not. Officers may have approved
 * them there knowing that each of their payments is held: that is no word on the payments of somebody who lives elsewhere.
 */
export function isGoneFromReviewed(
  before: Pick<Reviewed, 'facts' | 'address'>,
  now: Pick<Reviewed, 'facts' | 'address'>,
  { reviewedCountries }: ReviewPolicy,
): boolean {
  const livesThere = ({ facts, address }: Pick<Reviewed, 'facts' | 'address'>) =>
    residencesOf(facts, address).some((country) => reviewedCountries.includes(country));
  return livesThere(before) && !livesThere(now);
}

/**
 * Those that no officer has approved. An approval is of what the officer saw: another country, or another
 * name, is looked at again, and the same one is not.
 */
export function undecidedOf(
  grounds: readonly ReviewGround[],
  approved: readonly ReviewGround[],
): readonly ReviewGround[] {
  const isApproved = ({ reason, of }: ReviewGround) =>
    approved.some((other) => other.reason === reason && other.of === of);
  return grounds.filter((ground) => !isApproved(ground));
}
