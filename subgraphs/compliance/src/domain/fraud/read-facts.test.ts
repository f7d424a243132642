import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Applicant, inputsOf } from './gather.ts';
import { readCreditFacts, readIdentityFacts, readLendingFacts } from './read-facts.ts';

const at = '2026-03-01T10:00:00.000Z';
const mark = (letter: string) => letter.repeat(43);

const identity = {
  registeredAt: at,
  emailVerifiedAt: null,
  emailDomain: 'example.com',
  mailbox: mark('m'),
  devices: [{ mark: mark('d'), firstSeenAt: at, lastSeenAt: at }],
  networks: [],
  phone: null,
  phoneCountries: ['US', 'CA'],
  country: 'US',
  nameAndBirth: mark('n'),
  postalAddress: mark('p'),
};
const lending = {
  accounts: [
    {
      ...{ payoutAccountId: 'bank_01kaz9x4s8e1s9w2v3n4p5q6r7', mark: mark('a') },
      ...{ status: 'REMOVED', verified: true, holderName: 'Ada Byrne', givenAt: at },
    },
  ],
  amountMinor: '500000',
  currency: 'USD',
  termMonths: 12,
  exposureMinor: '0',
  appliedAt: [at],
};
const stated = { minor: '420000', currency: 'USD', at, by: 'PERSON' };
const credit = {
  income: stated,
  earlierIncomes: [stated],
  observedIncome: null,
  employmentMonths: 30,
};

test('what was sealed as agreed is read', () => {
  expect(readIdentityFacts(identity)).toEqual({ ok: true, value: identity });
  // An earlier release tells nothing of addresses, and what it told is read after an upgrade.
  const { postalAddress: _, ...earlier } = identity;
  expect(readIdentityFacts(earlier)).toMatchObject({ ok: true, value: { postalAddress: null } });
  expect(readLendingFacts(lending)).toMatchObject({
    ok: true,
    value: { amountMinor: 500_000n, exposureMinor: 0n, accounts: lending.accounts },
  });
  expect(readCreditFacts(credit)).toMatchObject({
    ok: true,
    value: { income: { minor: 420_000n, by: 'PERSON' }, observedIncome: null },
  });
});

test('applications of after the one that is looked at are not counted, however late the answer is', () => {
  const appliedAt = new Date(at);
  const day = 86_400_000;
  const ages = fc.array(fc.integer({ min: -60 * day, max: 60 * day }), { maxLength: 20 });
  const applicant: Applicant = {
    ...{ standing: 'NONE', shared: [], manyMore: [], marks: [], name: null, dateOfBirth: null },
    ...{ ownApplications: { 1: 0, 7: 0, 30: 0 }, sharedApplications: { 1: 0, 7: 0, 30: 0 } },
    appliedAt,
  };
  const counted = (times: readonly number[]) => {
    const told = times.map((ms) => new Date(ms).toISOString());
    const read = readLendingFacts({ ...lending, appliedAt: told });
    if (!read.ok) throw new Error(read.error);
    const disclosed = { identity: null, lending: read.value, credit: null };
    return inputsOf(disclosed, applicant, () => true).ownApplications;
  };
  fc.assert(
    fc.property(ages, (others) => {
      const times = others.map((age) => appliedAt.getTime() - age);
      const before = times.filter((time) => time <= appliedAt.getTime());
      fc.pre(before.length === times.filter((time) => time <= appliedAt.getTime() + 10_000).length);
      const found = counted([appliedAt.getTime(), ...times]);
      expect(found).toEqual(counted([appliedAt.getTime(), ...before]));
      expect(found[30]).toBe(others.filter((age) => age >= 0 && age < 30 * day).length);
    }),
  );
});

test.each(['Ann\tLee', 'Ann\nLee', '', 'a'.repeat(141), 7, undefined])(
  'a holder whose name is none is not known: %j',
  (holderName) => {
    const [account] = lending.accounts;
    const told = readLendingFacts({ ...lending, accounts: [{ ...account, holderName }] });
    expect(told).toMatchObject({ ok: true, value: { accounts: [{ holderName: null }] } });
  },
);

test.each<[string, unknown, (value: unknown) => unknown, string]>([
  ['nothing', null, readIdentityFacts, 'object'],
  ['a mark of another form', { ...identity, phone: '+14155550100' }, readIdentityFacts, 'phone'],
  [
    'a day without a time',
    { ...identity, registeredAt: '2026-03-01' },
    readIdentityFacts,
    'registeredAt',
  ],
  [
    'a day that is none',
    { ...identity, registeredAt: '2026-13-01T10:00:00.000Z' },
    readIdentityFacts,
    'registeredAt',
  ],
  [
    'too many',
    { ...identity, networks: Array(51).fill(identity.devices[0]) },
    readIdentityFacts,
    'networks',
  ],
  [
    'a part of a part',
    { ...identity, devices: [{ ...identity.devices[0], mark: 1 }] },
    readIdentityFacts,
    'devices[0].mark',
  ],
  ['an amount below zero', { ...lending, amountMinor: '-1' }, readLendingFacts, 'amountMinor'],
  ['an amount that is a number', { ...lending, amountMinor: 5 }, readLendingFacts, 'amountMinor'],
  [
    'a status that is none',
    { ...lending, accounts: [{ ...lending.accounts[0], status: 'X' }] },
    readLendingFacts,
    'accounts[0].status',
  ],
  [
    'whoever else it was',
    { ...credit, income: { ...stated, by: 'NOBODY' } },
    readCreditFacts,
    'income.by',
  ],
])('%s is refused, naming the field and not its value', (_, value, read, field) => {
  expect(read(value)).toEqual({ ok: false, error: `The disclosure has no usable ${field}.` });
});

test('whatever JSON comes, the readers answer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const read of [readIdentityFacts, readLendingFacts, readCreditFacts]) {
        expect(read(value).ok).toBe(false);
      }
    }),
  );
});
