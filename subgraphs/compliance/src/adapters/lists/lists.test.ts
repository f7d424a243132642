import { describe, expect, it } from 'vitest';
import { readEuList } from './eu.ts';
import { namesOf } from './published.ts';
import { readUkList } from './uk.ts';
import { readUnList } from './un.ts';

const UN = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>101</DATAID>
      <FIRST_NAME>ANSEL</FIRST_NAME><SECOND_NAME>MARKO</SECOND_NAME><THIRD_NAME>VELD</THIRD_NAME>
      <UN_LIST_TYPE>Invented</UN_LIST_TYPE>
      <NAME_ORIGINAL_SCRIPT>Ансел Велд</NAME_ORIGINAL_SCRIPT>
      <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ansel Feld</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Miller</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><CITY>Goma</CITY><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-04-28</DATE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH>
        <TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1973</TO_YEAR>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>102</DATAID>
      <FIRST_NAME>VELD &amp; SONS</FIRST_NAME>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Veld Brothers</ALIAS_NAME></ENTITY_ALIAS>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>`;

describe('the list of the United Nations', () => {
  it('gives names, births, countries and addresses', () => {
    const read = readUnList(UN);
    expect(read).toEqual({
      ok: true,
      value: {
        counts: { entries: 2, aliases: 4, addresses: 1 },
        entries: [
          {
            uid: '101',
            type: 'PERSON',
            names: [
              { text: 'ANSEL MARKO VELD', quality: 'PRIMARY' },
              { text: 'Ансел Велд', quality: 'STRONG' },
              { text: 'Ansel Feld', quality: 'STRONG' },
              { text: 'The Miller', quality: 'WEAK' },
            ],
            programmes: ['Invented'],
            datesOfBirth: [
              { year: 1971, month: 4, day: 28, approximate: false },
              { year: 1970, approximate: true },
              { year: 1968, lastYear: 1973, approximate: false },
            ],
            countries: ['IR', 'RW'],
            addresses: [{ street: null, city: 'Goma', country: 'Rwanda' }],
          },
          {
            uid: '102',
            type: 'ORGANIZATION',
            names: [
              { text: 'VELD & SONS', quality: 'PRIMARY' },
              { text: 'Veld Brothers', quality: 'STRONG' },
            ],
            programmes: [],
            datesOfBirth: [],
            countries: [],
            addresses: [],
          },
        ],
      },
    });
  });

  it('is refused where an entry has no name or no number, or has another’s', () => {
    expect(readUnList(UN.replace('>VELD &amp; SONS<', '><'))).toMatchObject({ ok: true });
    const nameless = UN.replace('>VELD &amp; SONS<', '><').replace('>Veld Brothers<', '><');
    expect(readUnList(nameless)).toEqual({ ok: false, error: 'The entry 102 has no name.' });
    expect(readUnList(UN.replace('>102<', '><'))).toMatchObject({ ok: false });
    expect(readUnList(UN.replace('>102<', '>101<'))).toEqual({
      ok: false,
      error: 'The entry 101 is there twice.',
    });
    expect(readUnList('<SOMETHING/>')).toMatchObject({ ok: false });
  });

  it('is refused where it is cut off, or defines entities of its own', () => {
    expect(() => readUnList(UN.slice(0, 900))).toThrow();
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    expect(() => readUnList(bomb + UN.slice(39).replace('ANSEL', '&b;'))).toThrow();
  });
});

const EU_LINE = {
  eu_reference_number: 'EU.1.1',
  logical_id: '1',
  subject_type: { code: 'person', classification_code: 'P' },
  regulations: [{ programme: 'INV' }, { programme: 'INV' }],
  name_aliases: [
    { whole_name: 'Велд', strong: true, name_language: 'RU' },
    { whole_name: 'Miller', strong: false },
    { whole_name: 'Ansel  Veld', strong: true, name_language: 'EN' },
  ],
  birthdates: [
    { calendar_type: 'GREGORIAN', circa: false, birthdate: '1971-04-28', year: '1971' },
    { calendar_type: 'GREGORIAN', circa: true, year: '1970' },
    { calendar_type: 'ISLAMIC', circa: false, year: '1390' },
    { calendar_type: 'GREGORIAN', circa: false },
  ],
  citizenships: [{ country_iso2_code: 'IR' }, { country_iso2_code: '00' }],
  addresses: [
    { city: 'Goma', country_iso2_code: 'RW', country_description: 'RWANDA' },
    { country_iso2_code: '00', country_description: 'UNKNOWN' },
  ],
};

const EU_XML = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-01" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.1" logicalId="1">
    <regulation regulationType="amendment" programme="INV"/>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" wholeName="Велд" strong="true" nameLanguage="RU"/>
    <nameAlias wholeName="Miller" strong="false" nameLanguage=""/>
    <nameAlias firstName="Ansel" lastName="Veld" wholeName="Ansel  Veld" strong="true" nameLanguage="EN"/>
    <birthdate circa="false" calendarType="GREGORIAN" birthdate="1971-04-28" dayOfMonth="28" monthOfYear="4" year="1971"/>
    <birthdate circa="true" calendarType="GREGORIAN" year="1970"/>
    <birthdate circa="false" calendarType="ISLAMIC" year="1390"/>
    <birthdate circa="false" calendarType="GREGORIAN"/>
    <citizenship countryIso2Code="IR" countryDescription="IRAN"/>
    <citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
    <address city="Goma" street="" countryIso2Code="RW" countryDescription="RWANDA"/>
    <address city="" street="" countryIso2Code="00" countryDescription="UNKNOWN"/>
  </sanctionEntity>
</export>`;

describe('the list of the European Union', () => {
  const lines = `${JSON.stringify(EU_LINE)}\n\n`;

  it('has a whole name in English for the primary one, and no day of another calendar', () => {
    const read = readEuList(lines);
    if (!read.ok) throw new Error(read.error);
    expect(read.value.counts).toEqual({ entries: 1, aliases: 2, addresses: 1 });
    expect(read.value.entries).toEqual([
      {
        uid: 'EU.1.1',
        type: 'PERSON',
        names: [
          { text: 'Ansel Veld', quality: 'PRIMARY' },
          { text: 'Велд', quality: 'STRONG' },
          { text: 'Miller', quality: 'WEAK' },
        ],
        programmes: ['INV'],
        datesOfBirth: [
          { year: 1971, month: 4, day: 28, approximate: false },
          { year: 1970, approximate: true },
        ],
        countries: ['IR', 'RW'],
        addresses: [{ street: null, city: 'Goma', country: 'RWANDA' }],
      },
    ]);
  });

  it('says the same as XML and as lines', () => {
    expect(readEuList(EU_XML)).toEqual(readEuList(lines));
  });

  it('names the line that is broken', () => {
    expect(() => readEuList(`${lines}{"eu_reference_number":`)).toThrow('line 3 is not JSON');
    expect(() => readEuList('{"eu_reference_number":"EU.1.1"}')).toThrow('line 1: subject_type:');
    expect(readEuList('<html/>')).toMatchObject({ ok: false });
  });
});

const UK_LINE = {
  unique_id: 'INV0001',
  individual_entity_ship: 'Individual',
  regime_name: 'The Invented Regulations',
  names: {
    names: [
      { name1: 'Ansel', name6: 'Veld', name_type: 'Primary Name variation' },
      { name1: 'ANSEL', name2: 'MARKO', name6: 'VELD', name_type: 'Primary Name' },
      { name6: 'The Miller', name_type: 'Alias', alias_strength: 'Low quality a.k.a' },
    ],
  },
  non_latin_names: { names: [{ name_non_latin_script: 'Ансел Велд' }] },
  addresses: {
    addresses: [
      { address_line1: '1 Lane', address_line6: 'Goma', address_country: 'Rwanda' },
      { address_line2: '' },
    ],
  },
  dobs: ['28/04/1971', 'dd/04/1971', 'dd/mm/1970', '00/00/1969', 'unknown'],
  nationalities: ['Iran'],
};

const UK_XML = `<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>01/01/2026</DateGenerated>
  <Designation>
    <UniqueID>INV0001</UniqueID>
    <Names>
      <Name><Name1>Ansel</Name1><Name6>Veld</Name6><NameType>Primary Name variation</NameType></Name>
      <Name><Name1>ANSEL</Name1><Name2>MARKO</Name2><Name6>VELD</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name6>The Miller</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Ансел Велд</NameNonLatinScript></NonLatinName></NonLatinNames>
    <RegimeName>The Invented Regulations</RegimeName>
    <IndividualEntityShip>Individual</IndividualEntityShip>
    <Addresses>
      <Address><AddressLine1>1 Lane</AddressLine1><AddressLine6>Goma</AddressLine6><AddressCountry>Rwanda</AddressCountry></Address>
      <Address><AddressLine2/></Address>
    </Addresses>
    <IndividualDetails><Individual>
      <DOBs><DOB>28/04/1971</DOB><DOB>dd/04/1971</DOB><DOB>dd/mm/1970</DOB><DOB>00/00/1969</DOB><DOB>unknown</DOB></DOBs>
      <Nationalities><Nationality>Iran</Nationality></Nationalities>
    </Individual></IndividualDetails>
  </Designation>
</Designations>`;

describe('the list of the United Kingdom', () => {
  it('puts names together in their order, and knows what of a date is known', () => {
    const read = readUkList(JSON.stringify(UK_LINE));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.entries).toEqual([
      {
        uid: 'INV0001',
        type: 'PERSON',
        names: [
          { text: 'ANSEL MARKO VELD', quality: 'PRIMARY' },
          { text: 'Ansel Veld', quality: 'STRONG' },
          { text: 'The Miller', quality: 'WEAK' },
          { text: 'Ансел Велд', quality: 'STRONG' },
        ],
        programmes: ['The Invented Regulations'],
        datesOfBirth: [
          { year: 1971, month: 4, day: 28, approximate: false },
          { year: 1971, month: 4, approximate: false },
          { year: 1970, approximate: false },
          { year: 1969, approximate: false },
        ],
        countries: ['IR', 'RW'],
        addresses: [{ street: '1 Lane', city: 'Goma', country: 'Rwanda' }],
      },
    ]);
  });

  it('says the same as XML and as lines', () => {
    expect(readUkList(UK_XML)).toEqual(readUkList(JSON.stringify(UK_LINE)));
  });

  it('tells ships from people and from organisations', () => {
    const of = (kind: string) => {
      const read = readUkList(JSON.stringify({ ...UK_LINE, individual_entity_ship: kind }));
      return read.ok ? read.value.entries[0]?.type : undefined;
    };
    expect([of('Ship'), of('Entity'), of('Individual')]).toEqual([
      'VESSEL',
      'ORGANIZATION',
      'PERSON',
    ]);
  });
});

describe('names of an entry', () => {
  it('are each kept once, with the best that is said of them', () => {
    expect(
      namesOf([
        { text: 'A  B', quality: 'WEAK' },
        { text: ' ', quality: 'PRIMARY' },
        { text: 'A B', quality: 'STRONG' },
        { text: 'C', quality: 'PRIMARY' },
        { text: 'D', quality: 'PRIMARY' },
      ]),
    ).toEqual([
      { text: 'C', quality: 'PRIMARY' },
      { text: 'A B', quality: 'STRONG' },
      { text: 'D', quality: 'STRONG' },
    ]);
  });

  it('have a primary one even where none is called so', () => {
    expect(namesOf([{ text: 'A', quality: 'WEAK' }])).toEqual([{ text: 'A', quality: 'PRIMARY' }]);
  });
});
