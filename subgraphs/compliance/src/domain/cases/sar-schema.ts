/** An element of a report: its text, or its children. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

/** The rule of one child: its name, how many there are at least and at most, and the form of its text or its own rules. */
type Part = readonly [name: string, least: number, most: number, what: RegExp | string];

const INDICATOR = /^Y$/;
const DAY = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
/** No white space at either end, single spaces' kind alone within. */
const text = (longest: number) => new RegExp(`^(?=.{1,${longest}}$)\\S+( +\\S+)*$`, 'u');
const oneOf = (...codes: (string | number)[]) => new RegExp(`^(${codes.join('|')})$`);

/**
 * The part of FinCEN's EFL_SARXBatchSchema.xsd (version 1.2 of 2021-12-17) that reports of this lender
 * use: order, number and form of elements. Written from that schema, and no substitute for it: it knows
 * no element that is not written here.
 */
const GRAMMAR: Readonly<Record<string, readonly Part[]>> = {
  EFilingBatchXML: [
    ['FormTypeCode', 1, 1, oneOf('SARX')],
    ['Activity', 1, 1, 'Activity'],
  ],
  Activity: [
    ['EFilingPriorDocumentNumber', 0, 1, /^\d{14}$/],
    ['FilingDateText', 1, 1, DAY],
    ['ActivityAssociation', 1, 1, 'ActivityAssociation'],
    ['Party', 6, 1_203, 'Party'],
    ['SuspiciousActivity', 1, 1, 'SuspiciousActivity'],
    ['ActivityNarrativeInformation', 1, 5, 'ActivityNarrativeInformation'],
  ],
  ActivityAssociation: [
    ['ContinuingActivityReportIndicator', 0, 1, INDICATOR],
    ['CorrectsAmendsPriorReportIndicator', 0, 1, INDICATOR],
    ['InitialReportIndicator', 0, 1, INDICATOR],
  ],
  Party: [
    ['ActivityPartyTypeCode', 1, 1, oneOf(8, 30, 33, 34, 35, 37)],
    ['AllCriticalSubjectInformationUnavailableIndicator', 0, 1, INDICATOR],
    ['BirthDateUnknownIndicator', 0, 1, INDICATOR],
    ['IndividualBirthDateText', 0, 1, DAY],
    ['NoBranchActivityInvolvedIndicator', 0, 1, INDICATOR],
    ['NoKnownAccountInvolvedIndicator', 0, 1, INDICATOR],
    ['PrimaryRegulatorTypeCode', 0, 1, oneOf(1, 2, 3, 4, 6, 7, 9, 13, 99)],
    ['UnknownGenderIndicator', 0, 1, INDICATOR],
    ['PartyName', 0, 100, 'PartyName'],
    ['Address', 0, 99, 'Address'],
    ['PhoneNumber', 0, 99, 'PhoneNumber'],
    ['PartyIdentification', 0, 100, 'PartyIdentification'],
    ['OrganizationClassificationTypeSubtype', 0, 15, 'OrganizationClassificationTypeSubtype'],
    ['PartyAssociation', 0, 99, 'PartyAssociation'],
    ['PartyAccountAssociation', 0, 1, 'PartyAccountAssociation'],
  ],
  PartyName: [
    ['EntityLastNameUnknownIndicator', 0, 1, INDICATOR],
    ['FirstNameUnknownIndicator', 0, 1, INDICATOR],
    ['PartyNameTypeCode', 1, 1, oneOf('L', 'AKA', 'DBA')],
    ['RawEntityIndividualLastName', 0, 1, text(150)],
    ['RawIndividualFirstName', 0, 1, text(35)],
    ['RawIndividualMiddleName', 0, 1, text(35)],
    ['RawPartyFullName', 0, 1, text(150)],
  ],
  Address: [
    ['CityUnknownIndicator', 0, 1, INDICATOR],
    ['CountryCodeUnknownIndicator', 0, 1, INDICATOR],
    ['RawCityText', 0, 1, text(50)],
    ['RawCountryCodeText', 0, 1, text(2)],
    ['RawStateCodeText', 0, 1, text(3)],
    ['RawStreetAddress1Text', 0, 1, text(100)],
    ['RawZIPCode', 0, 1, text(9)],
    ['StateCodeUnknownIndicator', 0, 1, INDICATOR],
    ['StreetAddressUnknownIndicator', 0, 1, INDICATOR],
    ['ZIPCodeUnknownIndicator', 0, 1, INDICATOR],
  ],
  PhoneNumber: [['PhoneNumberText', 0, 1, text(16)]],
  PartyIdentification: [
    ['IdentificationPresentUnknownIndicator', 0, 1, INDICATOR],
    ['OtherIssuerCountryText', 0, 1, text(2)],
    ['OtherIssuerStateText', 0, 1, text(3)],
    ['OtherPartyIdentificationTypeText', 0, 1, text(50)],
    ['PartyIdentificationNumberText', 0, 1, text(25)],
    ['PartyIdentificationTypeCode', 0, 1, oneOf(1, 2, 4, 5, 6, 7, 28, 999)],
    ['TINUnknownIndicator', 0, 1, INDICATOR],
  ],
  OrganizationClassificationTypeSubtype: [
    ['OrganizationTypeID', 1, 1, oneOf(2, 11, 999)],
    ['OtherOrganizationTypeText', 0, 1, text(50)],
  ],
  PartyAssociation: [
    ['BorrowerIndicator', 0, 1, INDICATOR],
    ['CustomerIndicator', 0, 1, INDICATOR],
    ['SubjectRelationshipFinancialInstitutionTINText', 0, 1, text(25)],
  ],
  PartyAccountAssociation: [
    ['PartyAccountAssociationTypeCode', 1, 1, oneOf(7)],
    ['Party', 1, 99, 'HolderOfAccounts'],
  ],
  // A party and an association within another are not of the form of those outside: these names are no elements'.
  HolderOfAccounts: [
    ['ActivityPartyTypeCode', 1, 1, oneOf(41)],
    ['PartyIdentification', 0, 1, 'PartyIdentification'],
    ['Account', 0, 99, 'Account'],
  ],
  Account: [
    ['AccountNumberText', 0, 1, text(40)],
    ['PartyAccountAssociation', 1, 1, 'AssociationOfAccount'],
  ],
  AssociationOfAccount: [['PartyAccountAssociationTypeCode', 1, 1, oneOf(5)]],
  SuspiciousActivity: [
    ['AmountUnknownIndicator', 0, 1, INDICATOR],
    ['CumulativeTotalViolationAmountText', 0, 1, /^\d{1,15}$/],
    ['NoAmountInvolvedIndicator', 0, 1, INDICATOR],
    ['SuspiciousActivityFromDateText', 1, 1, DAY],
    ['SuspiciousActivityToDateText', 0, 1, DAY],
    ['TotalSuspiciousAmountText', 0, 1, /^\d{1,15}$/],
    ['SuspiciousActivityClassification', 1, 99, 'SuspiciousActivityClassification'],
  ],
  SuspiciousActivityClassification: [
    ['SuspiciousActivitySubtypeID', 1, 1, /^\d{3,4}$/],
    ['SuspiciousActivityTypeID', 1, 1, /^\d{1,2}$/],
  ],
  ActivityNarrativeInformation: [
    ['ActivityNarrativeSequenceNumber', 1, 1, /^[1-5]$/],
    ['ActivityNarrativeText', 1, 1, /^.{1,4000}$/u],
  ],
};

/** What of a report breaks its form, as `Activity/Party/PartyName/RawPartyFullName: …`; empty where nothing does. */
export function faultsOf(root: Element): readonly string[] {
  return [...faultsBy(root.name, root, root.name), ...faultsOfSum(root)];
}

/** The amount of all reports on activity that continues is told with an amount of this one, and by no other report. */
function faultsOfSum(root: Element): readonly string[] {
  const continues = textsIn(root, 'ContinuingActivityReportIndicator').length > 0;
  const [own] = textsIn(root, 'TotalSuspiciousAmountText');
  const [sum] = textsIn(root, 'CumulativeTotalViolationAmountText');
  const name = 'CumulativeTotalViolationAmountText';
  if (!continues) return sum === undefined ? [] : [`${name}: of a report that continues none`];
  if (own === undefined) return [];
  if (sum === undefined) return [`${name}: missing of a report that continues another`];
  return BigInt(sum) < BigInt(own) ? [`${name}: less than TotalSuspiciousAmountText`] : [];
}

function textsIn({ name, content }: Element, wanted: string): readonly string[] {
  if (typeof content === 'string') return name === wanted ? [content] : [];
  return content.flatMap((child) => textsIn(child, wanted));
}

function faultsBy(rules: string, element: Element, path: string): readonly string[] {
  const parts = GRAMMAR[rules];
  if (parts === undefined) return [`${path}: there is no such element`];
  if (typeof element.content === 'string') return [`${path}: elements are expected, not text`];
  const children = element.content;
  const order = new Map(parts.map(([name], index) => [name, index]));
  const places = children.map(({ name }) => order.get(name) ?? -1);
  const wrongOrder = places.some((place, index) => place < (places[index - 1] ?? 0));
  const counts = parts.flatMap(([name, least, most]) => {
    const count = children.filter((child) => child.name === name).length;
    return count < least || count > most
      ? [`${path}/${name}: ${count}, not ${least} to ${most}`]
      : [];
  });
  return [
    ...(wrongOrder ? [`${path}: ${children.map(({ name }) => name).join(', ')} is no order`] : []),
    ...counts,
    ...children.flatMap((child) => faultsOfChild(child, parts, `${path}/${child.name}`)),
  ];
}

function faultsOfChild(child: Element, parts: readonly Part[], path: string): readonly string[] {
  const what = parts.find(([name]) => name === child.name)?.[3];
  if (what === undefined) return [`${path}: it does not belong there`];
  if (typeof what === 'string') return faultsBy(what, child, path);
  return typeof child.content === 'string' && what.test(child.content)
    ? []
    : [`${path}: not of the form ${what.source}`];
}
