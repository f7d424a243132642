import { parseXml, XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostalAddress } from '../kyc/postal-address.ts';
import type { SarKind } from './sar.ts';
import { reportedAddress } from './sar-address.ts';
import { printable } from './sar-elements.ts';
import { faultsOf } from './sar-schema.ts';
import { sequenceOf } from './sar-sequence.ts';
import { readSar, statementOf } from './sar-statement.ts';
import type { ReportedSubject } from './sar-subject.ts';
import { narrativeBlocks, type SarContent, sarOf, writeSar } from './sar-xml.ts';

const FACTS = { firstName: 'Ana', lastName: 'O’Neil', dateOfBirth: '1988-03-09', country: 'US' };

/** Somebody of whom nothing is known but who they are. */
const SUBJECT: ReportedSubject = {
  ...{ facts: FACTS, formerNames: [], details: {}, identifications: [], accounts: [] },
};

const CONTENT: SarContent = {
  kind: 'INITIAL',
  priorBsaId: null,
  day: '2026-03-02',
  filer: {
    ...{ name: 'Lender & Sons', ein: '123456789', street: '1 Main St', city: 'Dover', state: 'DE' },
    ...{ zip: '19901', phone: '3025550100', contactOffice: 'AML office' },
    ...{
      contactPhone: '3025550101',
      transmitterCode: 'PBSA1234',
      regulator: '7',
      institution: '11',
      institutionText: null,
    },
  },
  subject: SUBJECT,
  from: '2026-01-02',
  to: '2026-02-03',
  dollars: 29_700n,
  sequence: { continues: false, cumulative: null },
  categories: ['STRUCTURING_BELOW_CTR', 'LAUNDERING_OUT_OF_PATTERN'],
  narrative: 'Three repayments of 9,900.00 on three days.',
};

/** What an XML reader makes of the file. */
function read(content: SarContent): XmlElement {
  const { root } = parseXml(writeSar(sarOf(content)));
  if (root === null) throw new Error('The file has no element.');
  return root;
}
const childrenOf = (found: XmlElement) =>
  found.children.filter((child): child is XmlElement => child instanceof XmlElement);
const allOf = (found: XmlElement): readonly XmlElement[] => [
  found,
  ...childrenOf(found).flatMap(allOf),
];
const textsOf = (root: XmlElement, name: string) =>
  allOf(root)
    .filter((found) => found.name === `fc2:${name}`)
    .map(({ text }) => text);

describe('a report', () => {
  test('keeps to the order, number and form of FinCEN’s elements', () => {
    expect(faultsOf(sarOf(CONTENT))).toEqual([]);
    expect(faultsOf(sarOf({ ...CONTENT, subject: null, dollars: null }))).toEqual([]);
    const details = {
      street: '2 High St',
      city: 'York',
      state: 'PA',
      zip: '17401',
      tin: '987654321',
    };
    expect(faultsOf(sarOf({ ...CONTENT, subject: { ...SUBJECT, details } }))).toEqual([]);
  });

  test('says where the person lives as they gave it, in FinCEN’s form whatever it was', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    const lineOrNone = fc.option(line);
    const address: fc.Arbitrary<PostalAddress> = fc.record({
      ...{ line1: line, line2: lineOrNone, city: line },
      region: fc.option(fc.stringMatching(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)),
      postalCode: fc.option(fc.stringMatching(/^[A-Z0-9][A-Z0-9 -]{0,10}[A-Z0-9]$/)),
      country: fc.constantFrom('US', 'CA', 'MX', 'PR', 'DE', 'KP'),
    });
    fc.assert(
      fc.property(address, (given) => {
        const details = reportedAddress(given);
        expect(faultsOf(sarOf({ ...CONTENT, subject: { ...SUBJECT, details } }))).toEqual([]);
      }),
    );
    const home = { line1: '7 Quince St', line2: 'Apt 4', city: 'Albany', region: 'US-NY' };
    expect(reportedAddress({ ...home, postalCode: '12207-1234', country: 'US' })).toEqual({
      ...{ street: '7 Quince St, Apt 4', city: 'Albany', state: 'NY', zip: '122071234' },
      country: 'US',
    });
    const abroad = {
      ...home,
      line2: null,
      region: 'DE-BE',
      postalCode: 'ABC 1234567',
      country: 'DE',
    };
    // FinCEN knows no states there, and a part of a code is another one.
    expect(reportedAddress(abroad)).toEqual({
      street: '7 Quince St',
      city: 'Albany',
      country: 'DE',
    });
  });

  test('names transmitter, contact, filer, office, place and suspect, in this order', () => {
    const root = read(CONTENT);
    expect(root.name).toBe('fc2:EFilingBatchXML');
    expect(root.attributes).toMatchObject({ ActivityCount: '1', TotalAmount: '29700' });
    expect(textsOf(root, 'ActivityPartyTypeCode')).toEqual(['35', '37', '30', '8', '34', '33']);
    expect(textsOf(root, 'RawPartyFullName')[0]).toBe('Lender & Sons');
    expect(textsOf(root, 'SuspiciousActivitySubtypeID')).toEqual(['114', '812']);
    expect(textsOf(root, 'InitialReportIndicator')).toEqual(['Y']);
  });

  test('of another institution than FinCEN has a code for says which', () => {
    const filer = { ...CONTENT.filer, institution: '999', institutionText: 'Lending platform' };
    const other = { ...CONTENT, filer };
    expect(faultsOf(sarOf(other))).toEqual([]);
    expect(textsOf(read(other), 'OtherOrganizationTypeText')).toEqual([
      'Lending platform',
      'Lending platform',
    ]);
    expect(textsOf(read(CONTENT), 'OtherOrganizationTypeText')).toEqual([]);
  });

  test.each([
    ['PR', 'Y'],
    ['US', 'Y'],
    ['DE', undefined],
  ])('says of somebody in %s whether a state is missing', (country, unknown) => {
    const facts = { ...FACTS, country };
    const root = read({ ...CONTENT, subject: { ...SUBJECT, facts } });
    expect(textsOf(root, 'StateCodeUnknownIndicator')[0]).toBe(unknown);
  });

  test('is read back as it was written, whatever it says', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 });
    const number = fc.stringMatching(/^[A-Z0-9]{1,25}$/);
    const subject: fc.Arbitrary<ReportedSubject> = fc.record({
      facts: fc.record({
        ...{ firstName: word, lastName: word, dateOfBirth: fc.constant('1988-03-09') },
        country: fc.constantFrom('US', 'DE'),
      }),
      details: fc.record(
        { middleName: word, tin: fc.stringMatching(/^\d{9}$/) },
        { requiredKeys: [] },
      ),
      identifications: fc.array(
        fc.record({ kind: fc.constant('PASSPORT' as const), number, country: fc.constant('US') }),
        { maxLength: 3 },
      ),
      accounts: fc.array(number, { maxLength: 3 }),
      formerNames: fc.constant([{ firstName: 'Ana', lastName: 'Berg' }]),
    });
    fc.assert(
      fc.property(subject, fc.string({ unit: 'binary' }), (given, rest) => {
        const content = { ...CONTENT, narrative: `x ${rest}`, subject: given };
        const root = sarOf(content);
        const file = writeSar(root);
        const bare = { name: root.name, content: root.content };
        expect(readSar(file)).toEqual(bare);
        const { details, identifications, accounts, facts } = given;
        expect(statementOf(file)).toMatchObject({
          filingDate: CONTENT.day,
          subject: {
            ...{ identifications, accounts, tin: details.tin ?? null },
            lastName: printable(facts.lastName) || null,
            middleName: printable(details.middleName ?? '') || null,
            alternateNames: ['Ana Berg'],
            dateOfBirth: facts.dateOfBirth,
          },
        });
      }),
      { numRuns: 30 },
    );
    expect(statementOf(writeSar(sarOf({ ...CONTENT, subject: null }))).subject).toBeNull();
    expect(() => readSar('{}')).toThrow('no element');
  });

  test('numbers each of its elements once', () => {
    const numbers = allOf(read(CONTENT)).flatMap(({ attributes }) => attributes['SeqNum'] ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(20);
  });

  test('that continues or corrects another refers to it', () => {
    const sequence = { continues: true, cumulative: 59_400n };
    const prior = { priorBsaId: '31000012345678', sequence };
    const again = { ...CONTENT, ...prior, kind: 'CONTINUING' } as const;
    expect(faultsOf(sarOf(again))).toEqual([]);
    expect(faultsOf(sarOf({ ...again, dollars: null }))).toEqual([]);
    expect(textsOf(read(again), 'CumulativeTotalViolationAmountText')).toEqual(['59400']);
    // A sum that lacks, is less than the amount, or belongs to no report that continues another.
    for (const wrong of [
      { continues: true, cumulative: null },
      { continues: true, cumulative: 29_699n },
      { continues: false, cumulative: 59_400n },
    ]) {
      expect(faultsOf(sarOf({ ...again, sequence: wrong }))).toHaveLength(1);
    }
    expect(textsOf(read(again), 'EFilingPriorDocumentNumber')).toEqual(['31000012345678']);
    expect(textsOf(read(again), 'ContinuingActivityReportIndicator')).toEqual(['Y']);
    expect(textsOf(read({ ...again, kind: 'CORRECTION' }), 'InitialReportIndicator')).toEqual([]);
  });

  test('on what continues tells the sum of all of the case, what was put right once', () => {
    const step = fc.record({
      dollars: fc.bigInt({ min: 0n, max: 10n ** 9n }),
      corrects: fc.boolean(),
    });
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const filed: { kind: SarKind; priorBsaId: string | null; bsaId: string; xml: string }[] = [];
      // The amount that stands of each, as it was put right last.
      const amounts: bigint[] = [];
      for (const [place, { dollars, corrects }] of steps.entries()) {
        const priorBsaId = filed.at(-1)?.bsaId ?? null;
        const kind = corrects ? 'CORRECTION' : 'CONTINUING';
        const next = { priorBsaId, kind: place === 0 ? 'INITIAL' : kind } as const;
        if (next.kind === 'CORRECTION') amounts.pop();
        amounts.push(dollars);
        const sequence = sequenceOf(next, dollars, filed);
        const sum = amounts.reduce((total, each) => total + each);
        const continues = amounts.length > 1;
        expect(sequence).toEqual({ continues, cumulative: continues ? sum : null });
        const root = sarOf({ ...CONTENT, ...next, dollars, sequence });
        expect(faultsOf(root)).toEqual([]);
        filed.push({ ...next, bsaId: `${31_000_000_000_000 + place}`, xml: writeSar(root) });
      }
    });
    fc.assert(property, { numRuns: 50 });
  });

  test('whose form is broken is not taken', () => {
    const broken = { ...CONTENT, filer: { ...CONTENT.filer, state: 'Delaware' } };
    expect(faultsOf(sarOf(broken)).join()).toContain('RawStateCodeText: not of the form');
    expect(faultsOf(sarOf({ ...CONTENT, categories: [] })).join()).toContain('0, not 1 to 99');
    expect(faultsOf(sarOf({ ...CONTENT, narrative: ' ' })).join()).toContain('0, not 1 to 5');
  });

  test('stays well formed whatever the narrative and the names are made of', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        ']]>',
        '<!--',
        '&#0;',
        '<fc2:Party/>',
        '\u0000\u0008\uFFFE',
        '\uD800',
        '"\'&<>',
      ),
    );
    const property = fc.property(fc.array(hostile, { minLength: 1 }), hostile, (parts, name) => {
      const narrative = `x ${parts.join('')}`;
      const facts = { ...FACTS, lastName: `N${name}` };
      const root = read({ ...CONTENT, narrative, subject: { ...SUBJECT, facts } });
      expect(textsOf(root, 'ActivityNarrativeText').join(' ')).toBe(
        narrativeBlocks(narrative).join(' '),
      );
      expect(textsOf(root, 'ActivityPartyTypeCode')).toHaveLength(6);
    });
    fc.assert(property, { numRuns: 200 });
  });

  test('tells a long narrative in blocks of 4,000 characters, and loses no word', () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`);
    const blocks = narrativeBlocks(words.join('\n\t '));
    expect(blocks.every((block) => block.length <= 4_000)).toBe(true);
    expect(blocks.join(' ').split(' ')).toEqual(words);
    expect(printable(' a\u0007\n b  ')).toBe('a b');
  });
});
