import { holdsCardNumber } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { Case } from '../../domain/cases/case.ts';
import { reportedAddress } from '../../domain/cases/sar-address.ts';
import { printable } from '../../domain/cases/sar-elements.ts';
import {
  identificationsOf,
  LONGEST_NAMES,
  LONGEST_NUMBER,
  nameTooLong,
  type ReportedSubject,
  type SarIdentification,
  type SarIdentificationKind,
  type SarSubjectDetails,
} from '../../domain/cases/sar-subject.ts';
import { formerNames } from '../../domain/comparison.ts';
import type { ComplianceErrorCode } from '../../domain/errors.ts';
import type { Subject, Work } from '../ports.ts';

type Given<T> = { readonly [K in keyof T]?: T[K] | null | undefined };
type Refused<T> = Outcome<T, ComplianceErrorCode>;

/** What an officer says of the person, each instead of what is held. */
export interface SarSubjectInput extends Given<SarSubjectDetails> {
  readonly identifications?:
    | readonly (Given<SarIdentification> & { readonly kind: SarIdentificationKind })[]
    | null
    | undefined;
  readonly accounts?: readonly string[] | null | undefined;
}

const refused = (message: string, ...path: string[]) =>
  fail('INPUT_INVALID' as const, message, ['input', 'subject', ...path]);

type Forms<T> = Readonly<Record<keyof T, readonly [RegExp, string]>>;

const line = (longest: number) => new RegExp(`^\\S.{0,${longest - 1}}$`, 'u');
const NAME = 'characters, and no number of a payment card';
const COUNTRY = [/^[A-Z]{2}$/, 'an ISO 3166-1 code of two letters'] as const;
const STATE = [/^[A-Z]{2,3}$/, 'a code such as NY'] as const;

const DETAILS: Forms<SarSubjectDetails> = {
  lastName: [line(LONGEST_NAMES.lastName), `at most ${LONGEST_NAMES.lastName} ${NAME}`],
  firstName: [line(LONGEST_NAMES.firstName), `at most ${LONGEST_NAMES.firstName} ${NAME}`],
  middleName: [line(LONGEST_NAMES.middleName), `at most ${LONGEST_NAMES.middleName} ${NAME}`],
  street: [line(100), `at most 100 ${NAME}`],
  city: [line(50), `at most 50 ${NAME}`],
  state: STATE,
  zip: [/^[A-Z0-9]{3,9}$/, '3 to 9 digits and letters'],
  country: COUNTRY,
  phone: [/^\d{5,16}$/, '5 to 16 digits'],
  tin: [/^\d{9}$/, 'nine digits'],
};

const IDENTIFICATION: Forms<Omit<SarIdentification, 'kind'>> = {
  number: [
    new RegExp(`^[\\p{L}\\p{N}]{1,${LONGEST_NUMBER}}$`, 'u'),
    `the number in at most ${LONGEST_NUMBER} letters and digits without signs between them, and no number of a payment card`,
  ],
  country: COUNTRY,
  state: STATE,
  description: [line(50), `at most 50 ${NAME}`],
};

/** Accounts at one institution that FinCEN takes, and characters of the number of one. */
export const MOST_ACCOUNTS = 99;
const ACCOUNT = /^\S{1,40}$/u;
const MOST_IDENTIFICATIONS = 20;

/** These are anybody's words or digits, and hold no number of a payment card; codes are not long enough for one. */
const FREE = new Set('lastName firstName middleName street city number description'.split(' '));

function readFields<T extends object>(
  given: Given<T>,
  forms: Forms<T>,
  ...path: string[]
): Refused<Partial<T>> {
  const read: Record<string, string> = {};
  for (const [field, [form, said]] of Object.entries<readonly [RegExp, string]>(forms)) {
    const text: unknown = given[field as keyof T];
    if (typeof text !== 'string') continue;
    const isCard = FREE.has(field) && holdsCardNumber(text);
    if (isCard || !form.test(text) || printable(text) !== text) {
      return refused(`Write ${said}.`, ...path, field);
    }
    read[field] = text;
  }
  return ok(read as Partial<T>);
}

/**
 * Who is reported: what identity told, the documents that were accepted, the loans that the case is about, and
 * what the officer knows better. Their address takes the place of the whole that identity told: half of each
 * would be nobody's.
 */
export async function findSarSubject(
  work: Work,
  found: Case,
  input: SarSubjectInput,
): Promise<Refused<ReportedSubject | null>> {
  const details = readFields<SarSubjectDetails>(input, DETAILS);
  if (!details.ok) return details;
  const said = readSaid(input);
  if (!said.ok) return said;
  const { subject } = found;
  if (subject === null) {
    const isSaid = Object.values(input).some((field) => field != null);
    return isSaid ? refused('The case is about nobody who is known.') : ok(null);
  }
  const known = await work.subjects.find(subject);
  if (known?.facts == null) {
    const message = 'Identity has not told who this is, or has destroyed it.';
    return fail('SUBJECT_UNKNOWN', message, ['input', 'caseId']);
  }
  const { identifications, accounts } = said.value;
  return whole({
    facts: known.facts,
    formerNames: formerNames(
      known.facts,
      (await work.subjectFacts.all(subject)).map(({ facts }) => facts),
    ),
    details: { ...addressTold(known, details.value), ...details.value },
    identifications: identifications ?? identificationsOf(await work.documents.listOf(subject)),
    accounts: accounts ?? (await work.sars.loansAbout({ id: found.id, subject })),
  });
}

/** What the officer gives instead of what is held: undefined of what they leave to that. */
function readSaid({ identifications, accounts }: SarSubjectInput): Refused<{
  readonly identifications: readonly SarIdentification[] | undefined;
  readonly accounts: readonly string[] | undefined;
}> {
  if ((identifications ?? []).length > MOST_IDENTIFICATIONS) {
    return refused(`Give at most ${MOST_IDENTIFICATIONS} of them.`, 'identifications');
  }
  const read: SarIdentification[] = [];
  for (const [index, given] of (identifications ?? []).entries()) {
    const path = ['identifications', `${index}`];
    const fields = readFields<Omit<SarIdentification, 'kind'>>(given, IDENTIFICATION, ...path);
    if (!fields.ok) return fields;
    if ((given.kind === 'OTHER') !== (fields.value.description !== undefined)) {
      return refused('Say what it is where it is OTHER, and only then.', ...path, 'description');
    }
    read.push({ kind: given.kind, ...fields.value });
  }
  const isAccount = (number: string) => ACCOUNT.test(number) && !holdsCardNumber(number);
  if (accounts != null && (accounts.length > MOST_ACCOUNTS || !accounts.every(isAccount))) {
    const message = `Give at most ${MOST_ACCOUNTS} numbers of 1 to 40 characters without blanks, and none of a payment card.`;
    return refused(message, 'accounts');
  }
  return ok({
    identifications: identifications == null ? undefined : read,
    accounts: accounts == null ? undefined : [...new Set(accounts)],
  });
}

/** Nothing is cut to fit: an officer says how FinCEN is to have what is longer than it takes. */
function whole(subject: ReportedSubject): Refused<ReportedSubject> {
  const long = nameTooLong(subject);
  if (long !== undefined) {
    const message = `FinCEN takes ${LONGEST_NAMES[long]} characters of it, and this person's has more: give the names as they are to be reported.`;
    return refused(message, long);
  }
  if (subject.identifications.some(({ number = '' }) => [...number].length > LONGEST_NUMBER)) {
    const message = `FinCEN takes ${LONGEST_NUMBER} characters of a document's number, and one of this person's has more: give the identifications.`;
    return refused(message, 'identifications');
  }
  return subject.accounts.length > MOST_ACCOUNTS
    ? refused(`More than ${MOST_ACCOUNTS} loans are involved: give their numbers.`, 'accounts')
    : ok(subject);
}

const OF_AN_ADDRESS = ['street', 'city', 'state', 'zip', 'country'] as const;

function addressTold({ address }: Subject, said: SarSubjectDetails): SarSubjectDetails {
  const isSaid = OF_AN_ADDRESS.some((field) => said[field] !== undefined);
  return isSaid || address == null ? {} : reportedAddress(address);
}
