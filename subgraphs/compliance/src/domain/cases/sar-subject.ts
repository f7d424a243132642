import { type KycDocument, numberIdentity, requirementOf } from '../kyc/document.ts';
import type { SubjectFacts } from '../kyc/subject.ts';
import {
  addressOf,
  compact,
  element,
  flag,
  identification,
  leaf,
  party,
  phone,
  printable,
} from './sar-elements.ts';
import type { Element } from './sar-schema.ts';

/** FinCEN's code of each kind of identification (item 18 of the report). */
export const SAR_IDENTIFICATION_CODES = {
  /** Or a state's identity card. */
  DRIVING_LICENCE: '5',
  PASSPORT: '6',
  ALIEN_REGISTRATION: '7',
  /** Another one, which its description names. */
  OTHER: '999',
} as const;

export type SarIdentificationKind = keyof typeof SAR_IDENTIFICATION_CODES;

/** By what somebody was identified. */
export interface SarIdentification {
  readonly kind: SarIdentificationKind;
  /** Letters and digits alone: FinCEN takes no signs in it. */
  readonly number?: string;
  /** That issued it, ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** That issued it, as FinCEN codes it; nobody is asked for it at an upload. */
  readonly state?: string;
  /** What it is where it is none of the others. */
  readonly description?: string;
}

/** What officers know of a person beside who it is. */
export interface SarSubjectDetails {
  /** Names as the form is to have them, each instead of that of the profile. */
  readonly lastName?: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly street?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  /** ISO 3166-1 alpha-2; that of the customer's profile where it is left out. */
  readonly country?: string;
  readonly phone?: string;
  /** Social security or taxpayer number, nine digits. */
  readonly tin?: string;
}

type FormerName = Pick<SubjectFacts, 'firstName' | 'lastName'>;

/** Who is reported. */
export interface ReportedSubject {
  readonly facts: SubjectFacts;
  /** That they went by before, the latest first. */
  readonly formerNames: readonly FormerName[];
  readonly details: SarSubjectDetails;
  /** None where it is not known by what they were identified. */
  readonly identifications: readonly SarIdentification[];
  /** Numbers of their accounts with the lender that are involved; none where none is known to be. */
  readonly accounts: readonly string[];
}

/** Most characters of the names of a report, of EFL_SARXBatchSchema.xsd. */
export const LONGEST_NAMES = { lastName: 150, firstName: 35, middleName: 35 } as const;
/** The same of a number of identification. */
export const LONGEST_NUMBER = 25;

/** Alternate names that are told: of 99, two elements each where one does not fit. */
const MOST_ALTERNATES = 49;

type SarNames = { readonly [K in keyof typeof LONGEST_NAMES]: string | undefined };

/** As the report has them: nothing is cut, since a part of a name is another one. */
export function namesOf({ facts, details }: Pick<ReportedSubject, 'facts' | 'details'>): SarNames {
  return {
    lastName: printable(details.lastName ?? facts.lastName),
    firstName: printable(details.firstName ?? facts.firstName),
    middleName: details.middleName,
  };
}

/** The first name that is longer than its element; undefined where each fits. */
export function nameTooLong(subject: Pick<ReportedSubject, 'facts' | 'details'>) {
  const names = namesOf(subject);
  const fields = ['lastName', 'firstName', 'middleName'] as const;
  return fields.find((field) => [...(names[field] ?? '')].length > LONGEST_NAMES[field]);
}

/** A number of identification as FinCEN takes it, as one string without formatting. */
export function plainNumber(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The identity documents that were accepted, in the order given, each once. An identity card is told as another
 * kind: FinCEN's code of cards is for those of its states, and of which one it is nobody says.
 */
export function identificationsOf(
  documents: readonly Pick<KycDocument, 'kind' | 'status' | 'details'>[],
): readonly SarIdentification[] {
  const found = new Map<string, SarIdentification>();
  for (const { kind, status, details } of documents) {
    const isIdentity = requirementOf(kind) === 'IDENTITY_DOCUMENT';
    if (!isIdentity || status !== 'ACCEPTED' || details?.number == null) continue;
    const same = numberIdentity(kind, details) ?? '';
    if (found.has(same)) continue;
    const number = plainNumber(details.number);
    const issued = details.country === null ? {} : { country: details.country };
    found.set(
      same,
      kind === 'PASSPORT' || kind === 'DRIVING_LICENCE'
        ? { kind, number, ...issued }
        : { kind: 'OTHER', description: 'Identity card', number, ...issued },
    );
  }
  return [...found.values()];
}

/** @param institution the lender's employer identification number */
export function subjectParty(subject: ReportedSubject | null, institution: string): Element {
  if (subject === null) {
    return party('33', flag('AllCriticalSubjectInformationUnavailableIndicator', true));
  }
  const { facts, details, identifications, accounts } = subject;
  return party(
    '33',
    leaf('IndividualBirthDateText', compact(facts.dateOfBirth)),
    flag('NoKnownAccountInvolvedIndicator', accounts.length === 0),
    flag('UnknownGenderIndicator', true),
    nameOf(subject),
    ...subject.formerNames.slice(0, MOST_ALTERNATES).flatMap(alternatesOf),
    addressOf({ ...details, country: details.country ?? facts.country }),
    details.phone === undefined ? undefined : phone(details.phone),
    ...identifications.map(identified),
    identifications.length === 0
      ? element('PartyIdentification', flag('IdentificationPresentUnknownIndicator', true))
      : undefined,
    details.tin === undefined
      ? element('PartyIdentification', flag('TINUnknownIndicator', true))
      : identification(details.tin, '1'),
    element(
      'PartyAssociation',
      flag('BorrowerIndicator', true),
      flag('CustomerIndicator', true),
      leaf('SubjectRelationshipFinancialInstitutionTINText', institution),
    ),
    accounts.length === 0 ? undefined : accountsAt(institution, accounts),
  );
}

function nameOf(subject: ReportedSubject): Element {
  const { lastName, firstName, middleName } = namesOf(subject);
  return element(
    'PartyName',
    leaf('PartyNameTypeCode', 'L'),
    leaf('RawEntityIndividualLastName', lastName),
    leaf('RawIndividualFirstName', firstName),
    leaf('RawIndividualMiddleName', middleName),
  );
}

/** Nothing is cut: a first name that is too long for its element stands by itself, as names of one word do. */
function alternatesOf(former: FormerName): readonly Element[] {
  const [first, last] = [printable(former.firstName), printable(former.lastName)];
  const isShort = [...first].length <= LONGEST_NAMES.firstName;
  const names: readonly { readonly last: string; readonly first?: string }[] = isShort
    ? [{ last, first }]
    : [{ last }, { last: first }];
  return names
    .filter((name) => name.last !== '' && [...name.last].length <= LONGEST_NAMES.lastName)
    .map((name) =>
      element(
        'PartyName',
        leaf('PartyNameTypeCode', 'AKA'),
        leaf('RawEntityIndividualLastName', name.last),
        leaf('RawIndividualFirstName', name.first),
      ),
    );
}

function identified({ kind, number, country, state, description }: SarIdentification): Element {
  return element(
    'PartyIdentification',
    leaf('OtherIssuerCountryText', country),
    leaf('OtherIssuerStateText', state),
    leaf('OtherPartyIdentificationTypeText', description),
    leaf('PartyIdentificationNumberText', number),
    leaf('PartyIdentificationTypeCode', SAR_IDENTIFICATION_CODES[kind]),
  );
}

/** The institution where the accounts are held, by its taxpayer number, and the accounts. */
function accountsAt(institution: string, accounts: readonly string[]): Element {
  const holder = party(
    '41',
    identification(institution, '4'),
    ...accounts.map((number) =>
      element(
        'Account',
        leaf('AccountNumberText', number),
        element('PartyAccountAssociation', leaf('PartyAccountAssociationTypeCode', '5')),
      ),
    ),
  );
  return element('PartyAccountAssociation', leaf('PartyAccountAssociationTypeCode', '7'), holder);
}
