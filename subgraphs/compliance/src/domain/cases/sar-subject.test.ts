import { describe, expect, test } from 'vitest';
import { type Element, faultsOf } from './sar-schema.ts';
import {
  identificationsOf,
  nameTooLong,
  type ReportedSubject,
  type SarIdentification,
  subjectParty,
} from './sar-subject.ts';

const FACTS = { firstName: 'Ana', lastName: 'O’Neil', dateOfBirth: '1988-03-09', country: 'US' };
const BARE: ReportedSubject = {
  ...{ facts: FACTS, formerNames: [], details: {}, identifications: [], accounts: [] },
};
const INSTITUTION = '123456789';

const partsOf = ({ content }: Element): readonly Element[] =>
  typeof content === 'string' ? [] : content;
const allOf = (found: Element): readonly Element[] => [found, ...partsOf(found).flatMap(allOf)];
/** The texts of all elements of that name, in their order. */
const textsOf = (found: Element, wanted: string) =>
  allOf(found).flatMap(({ name, content }) =>
    name === wanted && typeof content === 'string' ? [content] : [],
  );
const partyOf = (given: Partial<ReportedSubject>) =>
  subjectParty({ ...BARE, ...given }, INSTITUTION);

const IDENTIFICATIONS: readonly SarIdentification[] = [
  { kind: 'PASSPORT', number: 'C01X00T47', country: 'US' },
  { kind: 'DRIVING_LICENCE', number: '9', country: 'US', state: 'NY' },
  { kind: 'OTHER', description: 'Identity card', number: '9' },
];

describe('the person of a report', () => {
  test('is said to be identified by what they were, in FinCEN’s codes, or by nothing that is known', () => {
    const party = partyOf({ identifications: IDENTIFICATIONS });
    expect(faultsOf(party)).toEqual([]);
    // The last one is the taxpayer number, which is not known.
    const [, licence, other, tin] = partsOf(party).filter(
      ({ name }) => name === 'PartyIdentification',
    );
    expect(textsOf(party, 'PartyIdentificationTypeCode')).toEqual(['6', '5', '999']);
    expect(partsOf(licence ?? party)).toEqual([
      { name: 'OtherIssuerCountryText', content: 'US' },
      { name: 'OtherIssuerStateText', content: 'NY' },
      { name: 'PartyIdentificationNumberText', content: '9' },
      { name: 'PartyIdentificationTypeCode', content: '5' },
    ]);
    expect(textsOf(other ?? party, 'OtherPartyIdentificationTypeText')).toEqual(['Identity card']);
    expect(partsOf(tin ?? party)).toEqual([{ name: 'TINUnknownIndicator', content: 'Y' }]);
    expect(textsOf(party, 'IdentificationPresentUnknownIndicator')).toEqual([]);
    expect(textsOf(partyOf({}), 'IdentificationPresentUnknownIndicator')).toEqual(['Y']);
  });

  test('goes by the names of before as alternate names, none of which is cut', () => {
    const long = 'Anastasia '.repeat(6).trim();
    const party = partyOf({
      formerNames: [
        { firstName: 'Ana', lastName: 'Berg' },
        { firstName: long, lastName: 'Berg' },
      ],
    });
    expect(faultsOf(party)).toEqual([]);
    expect(textsOf(party, 'PartyNameTypeCode')).toEqual(['L', 'AKA', 'AKA', 'AKA']);
    expect(textsOf(party, 'RawEntityIndividualLastName').slice(1)).toEqual(['Berg', 'Berg', long]);
    expect(textsOf(party, 'RawIndividualFirstName').slice(1)).toEqual(['Ana']);
    const many = Array.from({ length: 200 }, () => ({ firstName: long, lastName: 'Berg' }));
    expect(faultsOf(partyOf({ formerNames: many }))).toEqual([]);
  });

  test('has the accounts that are involved at the institution that holds them, or none that is known', () => {
    const accounts = ['loan_01kav3', 'loan_01kav4'];
    const party = partyOf({ accounts, identifications: IDENTIFICATIONS });
    expect(faultsOf(party)).toEqual([]);
    expect(textsOf(party, 'NoKnownAccountInvolvedIndicator')).toEqual([]);
    const association = partsOf(party).at(-1) ?? party;
    expect(association.name).toBe('PartyAccountAssociation');
    expect(partsOf(association).map(({ name }) => name)).toEqual([
      'PartyAccountAssociationTypeCode',
      'Party',
    ]);
    expect(textsOf(association, 'ActivityPartyTypeCode')).toEqual(['41']);
    expect(textsOf(association, 'PartyIdentificationNumberText')).toEqual([INSTITUTION]);
    expect(textsOf(association, 'PartyAccountAssociationTypeCode')).toEqual(['7', '5', '5']);
    expect(textsOf(association, 'AccountNumberText')).toEqual(accounts);
    expect(textsOf(partyOf({}), 'NoKnownAccountInvolvedIndicator')).toEqual(['Y']);
    const many = Array.from({ length: 100 }, (_, index) => `loan_${index}`);
    expect(faultsOf(partyOf({ accounts: many })).join()).toContain('100, not 0 to 99');
    expect(faultsOf(partyOf({ accounts: ['9'.repeat(41)] })).join()).toContain('AccountNumberText');
  });

  test('is identified by documents that were accepted, each once and without signs', () => {
    const details = { number: 'C-01 X/7', country: 'DE', expiresOn: null };
    const passport = { kind: 'PASSPORT', status: 'ACCEPTED', details } as const;
    const found = identificationsOf([
      { ...passport, status: 'UPLOADED' },
      passport,
      { ...passport, details: { ...details, number: 'c01x7' } },
      { ...passport, kind: 'IDENTITY_CARD', details: { ...details, country: null } },
      { ...passport, kind: 'DRIVING_LICENCE' },
      { ...passport, kind: 'PROOF_OF_ADDRESS' },
      { ...passport, details: null },
    ]);
    expect(found).toEqual([
      { kind: 'PASSPORT', number: 'C01X7', country: 'DE' },
      { kind: 'OTHER', description: 'Identity card', number: 'C01X7' },
      { kind: 'DRIVING_LICENCE', number: 'C01X7', country: 'DE' },
    ]);
  });

  test('never has a name cut: one that is longer than its element is told', () => {
    const facts = { ...FACTS, firstName: `${'Ana '.repeat(9)}Bo` };
    expect(nameTooLong({ facts, details: {} })).toBe('firstName');
    expect(faultsOf(partyOf({ facts })).join()).toContain('RawIndividualFirstName');
    const details = { firstName: 'Ana', middleName: 'Bo' };
    expect(nameTooLong({ facts, details })).toBeUndefined();
    expect(textsOf(partyOf({ facts, details }), 'RawIndividualMiddleName')).toEqual(['Bo']);
    const ofLength = (length: number) => ({ ...FACTS, lastName: '\u{10400}'.repeat(length) });
    expect(nameTooLong({ facts: ofLength(151), details: {} })).toBe('lastName');
    expect(faultsOf(partyOf({ facts: ofLength(150) }))).toEqual([]);
  });
});
