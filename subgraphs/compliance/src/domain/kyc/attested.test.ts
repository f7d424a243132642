import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attestable, attestedBy, isBirthAttested, standingsOf } from './attested.ts';
import { DOCUMENT_KINDS, type DocumentStatus, requirementOf } from './document.ts';

const text = fc.constantFrom('Ada', 'ADA ', 'Berg', 'Main Street 1');
const known = fc.record({
  facts: fc.record({
    ...{ firstName: text, lastName: text, country: fc.constantFrom('US', 'DE') },
    dateOfBirth: fc.constantFrom('1990-01-01', '1991-01-01'),
  }),
  address: fc.option(
    fc.record({
      ...{ line1: text, line2: fc.constant(null), city: text, region: fc.constant(null) },
      ...{ postalCode: fc.constant(null), country: fc.constantFrom('US', 'DE') },
    }),
  ),
});

test('an accepted document counts for the name and birth, or the name and address, that it was accepted for', () => {
  const property = fc.property(
    fc.constantFrom(...DOCUMENT_KINDS),
    known,
    known,
    (kind, then, now) => {
      const accepted = { kind, status: 'ACCEPTED', validUntil: null } as const;
      const counts = standingsOf([{ ...accepted, attests: attestedBy(kind, then) }], now);
      const fold = (value: string) => value.trim().toLowerCase();
      const of = ({ facts, address }: typeof now) => [
        ...[fold(facts.firstName), fold(facts.lastName)],
        kind === 'PROOF_OF_ADDRESS'
          ? address && [fold(address.line1), fold(address.city), address.country]
          : facts.dateOfBirth,
      ];
      const isSame = JSON.stringify(of(then)) === JSON.stringify(of(now));
      expect(counts.length).toBe(isSame ? 1 : 0);
    },
  );
  fc.assert(property);
});

test('what was looked at before anybody said who they are attests nobody; of before it was kept, whoever they are', () => {
  const nobody: Attestable = { facts: null };
  const somebody: Attestable = {
    facts: { firstName: 'Ada', lastName: 'Berg', dateOfBirth: '1990-01-01', country: 'US' },
  };
  const accepted = { kind: 'PASSPORT', status: 'ACCEPTED', validUntil: null } as const;
  const attests = attestedBy('PASSPORT', nobody);
  expect(standingsOf([{ ...accepted, attests }], somebody)).toEqual([]);
  expect(standingsOf([{ ...accepted, attests: null }], somebody)).toHaveLength(1);
  expect(standingsOf([{ ...accepted, status: 'UPLOADED', attests }], somebody)).toHaveLength(1);
});

test('a birthday is attested by an identity document that was accepted for that name and birth, also when it has expired', () => {
  const property = fc.property(
    fc.constantFrom(...DOCUMENT_KINDS),
    fc.constantFrom<DocumentStatus>('UPLOADED', 'ACCEPTED', 'REFUSED', 'EXPIRED'),
    known,
    known,
    (kind, status, then, now) => {
      const document = { kind, status, validUntil: null, attests: attestedBy(kind, then) };
      const counts = status === 'ACCEPTED' || status === 'EXPIRED';
      const isIdentity = requirementOf(kind) === 'IDENTITY_DOCUMENT';
      expect(isBirthAttested([document], now.facts)).toBe(
        counts && isIdentity && attestedBy(kind, then) === attestedBy(kind, now),
      );
      expect(isBirthAttested([{ ...document, attests: null }], now.facts)).toBe(false);
    },
  );
  fc.assert(property);
});
