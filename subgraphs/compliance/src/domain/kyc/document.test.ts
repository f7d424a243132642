import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberIdentity, readStatement, validUntil, whyNoMore } from './document.ts';
import { CALLBACK_KINDS, callsInQuestion, outcomeOf } from './document-callback.ts';
import { contentProblem, contentTypeOf } from './document-content.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const JPEG = bytes(`\xff\xd8\xff\xe0${'x'.repeat(100)}\xff\xd9`);
const HEIC = bytes(`\0\0\0\x18ftypheic${'x'.repeat(100)}`);
const PDF = bytes('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF');

test.each([
  ['JPEG', JPEG],
  ['HEIC', HEIC],
  ['PDF', PDF],
] as const)('%s is told by its first bytes', (type, content) => {
  expect(contentTypeOf(content)).toBe(type);
  expect(contentProblem(content, type)).toBeUndefined();
});

test.each([
  ['nothing', bytes(''), 'neither'],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'neither'],
  ['a page', bytes('<!doctype html><p>'), 'neither'],
  ['another type', PDF, 'is PDF'],
  ['half a JPEG', JPEG.subarray(0, -2), 'not whole'],
  ['a JPEG with an archive', Buffer.concat([JPEG, bytes('PK\x05\x06xx')]), 'archive'],
  ['a JPEG with a page', Buffer.concat([JPEG, bytes('<HTML>')]), 'browser'],
  ['a JPEG with code', Buffer.concat([JPEG, bytes('<?php echo 1;')]), 'browser'],
  ['a JPEG with a PDF', Buffer.concat([JPEG, PDF]), 'PDF as well'],
])('%s is no JPEG', (_, content, problem) => {
  expect(contentProblem(content, 'JPEG')).toContain(problem);
});

test.each([
  ['runs a program', '/S/JavaScript/JS(app.alert(1))'],
  ['launches one', '/S /Launch /F (cmd.exe)'],
  ['runs one by a name with escapes', '/S/J#61vaScr#69pt/JS(app.alert(1))'],
  ['launches one so', '/S/L#61unch/F(cmd.exe)'],
  ['carries a file', '/Type/EmbeddedFile'],
  ['is encrypted', '/Encrypt 5 0 R'],
])('a PDF that %s is refused', (_, content) => {
  const pdf = bytes(`%PDF-1.7\n1 0 obj<<${content}>>endobj\n%%EOF`);
  expect(contentProblem(pdf, 'PDF')).toBeDefined();
  expect(contentProblem(bytes('%PDF-1.7\nx'), 'PDF')).toContain('not whole');
});

test('a document counts to its last day, and not longer than the lender relies on it', () => {
  expect(validUntil(null, '2026-11-23', 24)).toBe('2028-11-23');
  expect(validUntil('2035-01-01', '2026-11-23', 24)).toBe('2028-11-23');
  expect(validUntil('2027-01-01', '2026-11-23', 24)).toBe('2027-01-01');
  expect(validUntil(null, '2026-08-31', 6)).toBe('2027-02-28');
  expect(validUntil(null, '2024-02-29', 12)).toBe('2025-02-28');
});

test('a number is the same however it is written, and another kind or country is another one', () => {
  const of = (number: string, country = 'US') =>
    numberIdentity('PASSPORT', { number, country, expiresOn: null });
  expect(of('c01x-00 t47')).toBe(of('C01X00T47'));
  expect(of('C01X00T47', 'CA')).not.toBe(of('C01X00T47'));
});

test.each([
  ['4111111111111111', 'US'],
  ['4111.1111.1111.1111', 'US'],
  ['No 5555-5555-5555-4444', 'EG'],
  ['30569309025904', 'US'],
])('%s is the number of a payment card, and of no document of %s', (number, country) => {
  const read = readStatement({ kind: 'IDENTITY_CARD', size: 1, number, country }, '2026-11-23');
  const error = [{ code: 'INPUT_INVALID', path: ['input', 'number'] }];
  expect(read).toMatchObject({ ok: false, error });
  expect(JSON.stringify(read)).not.toContain(number);
});

test.each([
  ['a Visa card of old', '4804075678083', 'ZA'],
  ['a Diners Club card', '30569309025904', 'EG'],
  ['no card', 'C01X00T47', 'US'],
])('a national number that looks like %s is one', (_, number, country) => {
  const read = readStatement({ kind: 'IDENTITY_CARD', size: 1, number, country }, '2026-11-23');
  expect(read).toMatchObject({ ok: true, value: { number } });
});

test('documents are bounded in number and bytes', () => {
  const none = { open: 0, documents: 0, bytes: 0 };
  expect(whyNoMore({ ...none, open: 4, documents: 49 }, 1)).toBeUndefined();
  expect(whyNoMore({ ...none, open: 5 }, 1)).toContain('open');
  expect(whyNoMore({ ...none, documents: 50 }, 1)).toContain('50');
  expect(whyNoMore({ ...none, bytes: 104_857_600 }, 1)).toContain('bytes');
});

test('a provider accepts nothing that is with officers, and says nothing of where money comes from', () => {
  const given = fc.record({
    kind: fc.constantFrom('PASSPORT' as const, 'SOURCE_OF_FUNDS' as const),
    status: fc.constant('UPLOADED' as const),
    check: fc.constantFrom('NONE' as const, 'PROVIDER' as const, 'OFFICER' as const),
    reference: fc.constantFrom('check-1', null),
  });
  const property = fc.property(given, fc.constantFrom(...CALLBACK_KINDS), (document, kind) => {
    const outcome = outcomeOf(document, { kind, reference: 'check-1' });
    const isWithOfficers = document.check === 'OFFICER';
    const refuses = kind === 'REFUSED' && document.reference !== null;
    const applies = document.kind === 'PASSPORT' && (!isWithOfficers || refuses);
    expect(outcome === 'APPLIED').toBe(applies);
    if (isWithOfficers && kind === 'ACCEPTED') expect(outcome).toBe('CONFLICT');
  });
  fc.assert(property);
});

test.each([
  ['ACCEPTED', null, 'UNREADABLE', true],
  ['EXPIRED', null, null, true],
  ['REFUSED', 'UNREADABLE', 'SUSPICIOUS', true],
  ['REFUSED', 'SUSPICIOUS', 'SUSPICIOUS', false],
  ['REFUSED', 'UNREADABLE', 'NOT_THEIRS', false],
  ['REQUESTED', null, 'SUSPICIOUS', false],
] as const)(
  'what is %s (%s) and refused as %s afterwards is for officers: %s',
  (status, refusal, reason, is) => {
    const document = { kind: 'PASSPORT', status, refusal, reference: 'check-1' } as const;
    const told = { kind: 'REFUSED', reason, reference: 'check-1' } as const;
    expect(callsInQuestion(document, told)).toBe(is);
    expect(callsInQuestion(document, { ...told, reference: 'check-2' })).toBe(false);
    expect(callsInQuestion({ ...document, kind: 'SOURCE_OF_FUNDS' }, told)).toBe(false);
    expect(callsInQuestion(document, { ...told, kind: 'REFERRED' })).toBe(false);
  },
);
