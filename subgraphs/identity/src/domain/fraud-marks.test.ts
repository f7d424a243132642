import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countriesOfPhone } from './calling-codes.ts';
import {
  domainOfEmail,
  isDeviceToken,
  mailboxOf,
  nameAndBirthOf,
  publicNetworkOf,
} from './fraud-marks.ts';
import { isPhone } from './registration.ts';

describe('countries of a phone number', () => {
  test.each([
    ['+442079460000', ['GB', 'GG', 'IM', 'JE']],
    ['+14155550100', ['CA', 'US']],
    ['+18765550100', ['JM']],
    ['+77015550100', ['KZ']],
    ['+74955550100', ['RU']],
    ['+35850555010', ['AX', 'FI']],
    ['+9995550100', []],
  ])('%s', (phone, countries) => {
    expect(countriesOfPhone(phone)).toEqual(countries);
  });

  test('whatever number is taken, they are codes of countries, none twice', () => {
    const phone = fc.stringMatching(/^\+[1-9][0-9]{6,14}$/).filter(isPhone);
    fc.assert(
      fc.property(phone, (text) => {
        const countries = countriesOfPhone(text);
        expect(new Set(countries).size).toBe(countries.length);
        for (const country of countries) expect(country).toMatch(/^[A-Z]{2}$/);
      }),
    );
  });
});

describe('the mailbox of an address', () => {
  test.each([
    ['ada.byrne+loan@gmail.com', 'adabyrne@gmail.com'],
    ['adabyrne@googlemail.com', 'adabyrne@gmail.com'],
    ['ada.byrne+1+2@example.com', 'ada.byrne@example.com'],
    ['+ada@example.com', '+ada@example.com'],
  ])('%s is %s', (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });

  test('it is its own mailbox, and what is added to it leads there', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9.]{0,20}$/);
    const domain = fc.constantFrom(
      'gmail.com',
      'googlemail.com',
      'example.com',
      'mail.example.org',
    );
    fc.assert(
      fc.property(local, domain, fc.stringMatching(/^[a-z0-9.+]{0,10}$/), (name, at, tag) => {
        const mailbox = mailboxOf(`${name}@${at}`);
        expect(mailboxOf(mailbox)).toBe(mailbox);
        expect(mailboxOf(`${name}+${tag}@${at}`)).toBe(mailbox);
        expect(domainOfEmail(`${name}@${at}`)).toBe(at);
      }),
    );
  });
});

describe('name and date of birth', () => {
  const ada = { firstName: 'Ada', lastName: "O'Neill-Bryne", dateOfBirth: '1990-05-17' };

  test.each([
    [{ ...ada, firstName: 'ÁDA' }],
    [{ ...ada, firstName: ada.lastName, lastName: 'Ada' }],
    [{ ...ada, lastName: 'ONeill Bryne' }],
    [{ ...ada, lastName: 'O’Neill  Bryne' }],
  ])('%j is the same person', (other) => {
    expect(nameAndBirthOf(other)).toBe(nameAndBirthOf(ada));
  });

  test.each([
    [{ ...ada, dateOfBirth: '1990-05-18' }],
    [{ ...ada, firstName: 'Adam' }],
    [{ ...ada, firstName: 'Ada Ada' }],
  ])('%j is another one', (other) => {
    expect(nameAndBirthOf(other)).not.toBe(nameAndBirthOf(ada));
  });
});

describe('the network of an address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::%eth0', '2001:db8:1:2::/64'],
    ['100.63.255.1', '100.63.255.1'],
    ['172.15.0.1', '172.15.0.1'],
    ['192.169.0.1', '192.169.0.1'],
  ])('%s is of %s', (address, network) => {
    expect(publicNetworkOf(address)).toBe(network);
  });

  test.each([
    ...['', 'unknown', '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.9.9', '192.168.1.1'],
    ...['169.254.1.1', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1'],
    ...['::1', 'fe80::1', 'fd00::1', '::ffff:10.1.2.3', '::', '2001:db8:::1', 'ff02::1'],
  ])('%s tells nothing of a person', (address) => {
    expect(publicNetworkOf(address)).toBeNull();
  });

  test('all addresses of an IPv6 /64 are one network, and those of another one are not', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const four = fc.tuple(group, group, group, group);
    const written = (groups: readonly number[], full: boolean) =>
      groups
        .map((value) => value.toString(16))
        .map((text) => (full ? text.toUpperCase().padStart(4, '0') : text))
        .join(':');
    fc.assert(
      fc.property(four, four, four, fc.boolean(), (network, host, other, full) => {
        const [, ...rest] = network;
        const prefix = [0x2a02, ...rest];
        const one = publicNetworkOf(written([...prefix, ...host], full));
        expect(one).toBe(publicNetworkOf(written([...prefix, ...other], !full)));
        expect(one).not.toBeNull();
        const next = [0x2a02, ...rest.slice(0, 2), ((rest[2] ?? 0) + 1) % 0x10000];
        expect(publicNetworkOf(written([...next, ...host], full))).not.toBe(one);
      }),
    );
  });
});

test('a device token is what is given out', () => {
  expect(isDeviceToken('A-_9'.repeat(11).slice(0, 43))).toBe(true);
  for (const text of ['', 'test', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}.`]) {
    expect(isDeviceToken(text)).toBe(false);
  }
});
