import { describe, expect, test } from 'vitest';
import { assessKyc, type KycEvidence } from './assess.ts';
import { answerIsDue, clearanceOf } from './clearance.ts';
import { groundsOf } from './review.ts';
import { isDay, readDisclosure, yearsBetween } from './subject.ts';
import { mayDecide } from './verification.ts';

const policy = { allowedCountries: ['US', 'CA'], reviewedCountries: [], minimumAge: 18 };
const TODAY = '2026-11-22';
const clear = { outcome: 'CLEAR', open: [] } as const;
const hit = { outcome: 'HIT', open: ['test:1'] } as const;
const dismissed = { outcome: 'HIT', open: [] } as const;
const subject = {
  firstName: 'Mirela',
  lastName: 'Vuckovic',
  dateOfBirth: '1990-01-01',
  country: 'US',
};
const whole: KycEvidence = {
  documents: [],
  knownAs: [],
  doubted: false,
  emailVerified: true,
  subject,
  address: null,
  screening: clear,
  decision: null,
};
const approve = (...entities: string[]) =>
  ({ decision: 'APPROVE', entities, approved: [] }) as const;
const reject = { decision: 'REJECT', entities: [], approved: [] } as const;
const approveAs = (said: Partial<KycEvidence>) => ({
  ...approve(),
  approved: groundsOf(
    {
      facts: said.subject ?? subject,
      address: said.address ?? null,
      knownAs: said.knownAs ?? [],
    },
    policy,
    TODAY,
  ),
});

describe('the basic level of KYC', () => {
  test.each<[string, Partial<KycEvidence>, string]>([
    ['approves whole and clear evidence', {}, 'APPROVED'],
    ['waits for the e-mail', { emailVerified: false }, 'PENDING'],
    ['waits for the disclosure', { subject: null }, 'PENDING'],
    ['waits for the screening', { screening: null }, 'PENDING'],
    ['reviews what is doubtful, screened or not', { screening: null, doubted: true }, 'IN_REVIEW'],
    [
      'reviews a country that is not allowed, screened or not',
      { screening: null, address: { country: 'IR' } },
      'IN_REVIEW',
    ],
    ['reviews a match', { screening: hit }, 'IN_REVIEW'],
    [
      'reviews a person too young',
      { subject: { ...subject, dateOfBirth: '2008-11-23' } },
      'IN_REVIEW',
    ],
    [
      'takes a person on the eighteenth birthday',
      { subject: { ...subject, dateOfBirth: '2008-11-22' } },
      'APPROVED',
    ],
    [
      'reviews a country that is not allowed',
      { subject: { ...subject, country: 'BR' } },
      'IN_REVIEW',
    ],
    ...[
      { firstName: 'Ꮇirela' },
      { firstName: 'ꓟꓲꓣꓰꓡꓮ', lastName: 'ꓦꓴꓚꓗꓳꓦꓲꓚ' },
      { lastName: 'Вуковић' },
      { firstName: 'Мирела', lastName: 'Вучковић' },
      { firstName: 'Чен Ын', lastName: 'Ким' },
      { lastName: 'ᴠᴜᴄᴋᴏᴠɪᴄ' },
      { lastName: 'Vˑuˑcˑkˑovic' },
      { lastName: 'Vu\u093ecko\u20e3vic' },
      { lastName: 'Vucꝁovǀc' },
      { firstName: '\u0301', lastName: '\u0301' },
      { firstName: 'M i r e l a' },
      { firstName: 'A B C D Mirela' },
      { firstName: 'Mirela Ada Berta Clara Dora Erna' },
      { lastName: `${'al '.repeat(11)}Vuckovic` },
      { firstName: 'प्रिया', lastName: 'शर्मा' },
      { firstName: '正恩', lastName: '金' },
      { firstName: 'タロウ', lastName: '山田' },
      { firstName: 'ولاديمير', lastName: 'بوتين' },
      { firstName: 'ולדימיר', lastName: 'פוטין' },
      { firstName: 'Βλαντίμιρ', lastName: 'Πούτιν' },
      { firstName: '블라디미르', lastName: '푸틴' },
      { firstName: 'M', lastName: 'Vuckovic' },
      { firstName: 'Mr', lastName: 'Vuckovic' },
      { firstName: 'De', lastName: 'Vuckovic' },
      { firstName: 'Vuckovic', lastName: 'Vuckovic' },
      { firstName: 'Puŋiŋ', lastName: 'Þutin' },
      { firstName: 'Vl\u0363dimir', lastName: 'P\u0367tin' },
      { firstName: 'Вл\u2df6димир', lastName: 'П\u2df9тин' },
    ].map((name): [string, Partial<KycEvidence>, string] => [
      `reviews a name that is not sure to be compared: ${JSON.stringify(name)}`,
      { subject: { ...subject, ...name } },
      'IN_REVIEW',
    ]),
    ...[
      { firstName: 'J. R. R.', lastName: "van der O'Neill-Öz" },
      { firstName: 'Ɔlá İpek', lastName: 'Nguyễn-Łęcki Ɲagɛ Ðorđević' },
      { firstName: 'Ben', lastName: 'Vuckovic' },
      { firstName: 'Ma\u0301ria', lastName: 'Kova\u0301cs' },
      { firstName: 'Kaʻiulani', lastName: 'Maria da Conceição dos Santos e Silva' },
    ].map((name): [string, Partial<KycEvidence>, string] => [
      `takes a name in Latin letters: ${JSON.stringify(name)}`,
      { subject: { ...subject, ...name } },
      'APPROVED',
    ]),
    [
      'reviews an address in a country that is not allowed',
      { address: { country: 'IR' } },
      'IN_REVIEW',
    ],
    ['takes an address in another country that is', { address: { country: 'CA' } }, 'APPROVED'],
    ['reviews what was doubtful before it was changed', { doubted: true }, 'IN_REVIEW'],
    [
      'reviews what became doubtful and was changed after an approval',
      { doubted: true, decision: approve() },
      'IN_REVIEW',
    ],
    ['approves one whose matches are dismissed', { screening: dismissed }, 'APPROVED'],
    [
      'reviews a new match after an approval',
      { screening: { ...hit, open: ['test:2'] }, decision: approve('test:1') },
      'IN_REVIEW',
    ],
    ['keeps a rejection', { decision: reject }, 'REJECTED'],
    ['keeps a rejection before anything else', { subject: null, decision: reject }, 'REJECTED'],
    [
      'waits for the e-mail though approved',
      { emailVerified: false, decision: approve() },
      'PENDING',
    ],
  ])('%s', (_, change, status) => {
    expect(assessKyc({ ...whole, ...change }, policy, TODAY, 'BASIC').status).toBe(status);
  });

  const doubtful: [string, Partial<KycEvidence>][] = [
    ['AGE', { subject: { ...subject, dateOfBirth: '2010-01-01' } }],
    ['COUNTRY', { subject: { ...subject, country: 'BR' } }],
    ['COUNTRY', { subject: { ...subject, country: 'IR' } }],
    ['COUNTRY', { address: { country: 'KP' } }],
    ['NAME', { subject: { ...subject, firstName: 'Ꮇirela' } }],
    ['NAME', { subject: { ...subject, lastName: 'Vuckoviç Вуковић' } }],
  ];
  const assessed = (change: Partial<KycEvidence>) =>
    assessKyc({ ...whole, ...change }, policy, TODAY, 'BASIC');

  test.each(doubtful)('keeps an approval of the %s that was seen, and of no other', (_, said) => {
    const decision = approveAs(said);
    expect(assessed({ ...said, decision })).toMatchObject({
      status: 'APPROVED',
      reviewReasons: [],
    });
    for (const [reason, other] of doubtful.filter((one) => one[1] !== said)) {
      const expected = { status: 'IN_REVIEW', reviewReasons: [reason] };
      expect(assessed({ ...other, decision })).toMatchObject(expected);
    }
    // As it was before the approval, too: it was of that.
    expect(assessed({ decision }).status).toBe('APPROVED');
  });

  test('says each reason of a review once, and none where there is no review', () => {
    const said = {
      subject: { ...subject, firstName: 'Ꮇirela', country: 'BR' },
      address: { country: 'KP' },
    };
    expect(assessed({ ...said, doubted: true, screening: hit }).reviewReasons).toEqual([
      ...['COUNTRY', 'NAME', 'EARLIER_DATA', 'MATCH'],
    ]);
    expect(assessed({ ...said, emailVerified: false }).reviewReasons).toEqual([]);
    expect(assessed({ ...said, decision: reject }).reviewReasons).toEqual([]);
  });

  test.each([[[]], [['US', 'IR']]])(
    'reviews a country whose payments are held, where the allowed ones are %j',
    (allowedCountries) => {
      const held = { ...policy, allowedCountries, reviewedCountries: ['IR'] };
      for (const said of [
        { subject: { ...subject, country: 'IR' } },
        { address: { country: 'IR' } },
      ]) {
        const found = assessKyc({ ...whole, ...said }, held, TODAY, 'BASIC');
        expect(found).toMatchObject({ status: 'IN_REVIEW', reviewReasons: ['COUNTRY'] });
      }
    },
  );

  test('says what the person can do', () => {
    const evidence = { ...whole, emailVerified: false, subject: null };
    const assessed = assessKyc(evidence, policy, TODAY, 'BASIC');
    expect(assessed.missing).toEqual(['EMAIL_VERIFICATION', 'PERSONAL_DETAILS']);
  });

  test('allows every country where none is configured', () => {
    const anywhere = { ...policy, allowedCountries: [] };
    const evidence = { ...whole, subject: { ...subject, country: 'BR' } };
    expect(assessKyc(evidence, anywhere, TODAY, 'BASIC').status).toBe('APPROVED');
  });
});

describe('a clearance', () => {
  test.each([
    ['APPROVED', clear, { screening: 'CLEAR', cleared: true }],
    ['APPROVED', dismissed, { screening: 'CLEAR', cleared: true }],
    ['IN_REVIEW', hit, { screening: 'POTENTIAL_MATCH', cleared: false }],
    ['IN_REVIEW', clear, { screening: 'CLEAR', cleared: false }],
    ['PENDING', null, { screening: 'NOT_SCREENED', cleared: false }],
    ['REJECTED', clear, { screening: 'CLEAR', cleared: false }],
  ] as const)('of %s', (kyc, screening, expected) => {
    expect(clearanceOf(kyc, screening)).toEqual({ kyc, ...expected });
  });

  test('waits for what is under way, until patience ends', () => {
    expect(answerIsDue(true, 999, 1_000)).toBe(false);
    expect(answerIsDue(true, 1_000, 1_000)).toBe(true);
    expect(answerIsDue(false, 0, 1_000)).toBe(true);
  });
});

describe('a disclosure', () => {
  test.each([undefined, null])('is read without an address, where that is %s', (address) => {
    const read = readDisclosure({ ...subject, address, more: 1 });
    expect(read).toStrictEqual({ ok: true, value: { facts: subject, address, email: undefined } });
  });
  test.each([
    ['null', null, 'not an object'],
    ['a text', 'x', 'not an object'],
    ['no first name', { ...subject, firstName: ' ' }, 'firstName'],
    ['a last name too long', { ...subject, lastName: 'x'.repeat(201) }, 'lastName'],
    ['an impossible day', { ...subject, dateOfBirth: '1990-02-30' }, 'dateOfBirth'],
    ['no country', { ...subject, country: 'ZZ' }, 'country'],
  ])('with %s is refused without telling the value', (_, value, field) => {
    const read = readDisclosure(value);
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining(field) });
    expect(JSON.stringify(read)).not.toContain('1990-02-30');
  });
});

test('years are full years', () => {
  expect(yearsBetween('2000-02-29', '2018-02-28')).toBe(17);
  expect(yearsBetween('2000-02-29', '2018-03-01')).toBe(18);
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
});

type Decided = Parameters<typeof mayDecide>[0];
const may = (
  decision: 'APPROVE' | 'REJECT',
  status: Decided['status'],
  level: Decided['level'],
  missing: Decided['missing'] = [],
  isScreened = true,
) => mayDecide({ status, level, missing }, decision, isScreened);

test('an officer decides what is under review, or against the last decision', () => {
  expect(may('APPROVE', 'IN_REVIEW', null)).toBe(true);
  expect(may('REJECT', 'APPROVED', 'BASIC')).toBe(true);
  expect(may('APPROVE', 'REJECTED', null)).toBe(true);
  expect(may('APPROVE', 'APPROVED', 'BASIC')).toBe(false);
});

test('an officer rejects somebody of whom a document is missing, and cannot do without it', () => {
  expect(may('REJECT', 'PENDING', 'BASIC')).toBe(true);
  expect(may('REJECT', 'EXPIRED', 'BASIC')).toBe(true);
  expect(may('APPROVE', 'PENDING', 'BASIC')).toBe(false);
});

test('an officer decides about who was compared and waits for newer lists alone, with or without documents', () => {
  for (const decision of ['APPROVE', 'REJECT'] as const) {
    expect(may(decision, 'PENDING', null)).toBe(true);
    expect(may(decision, 'PENDING', null, ['IDENTITY_DOCUMENT'])).toBe(true);
    expect(may(decision, 'PENDING', null, [], false)).toBe(false);
    expect(may(decision, 'PENDING', null, ['EMAIL_VERIFICATION'])).toBe(false);
    expect(may(decision, 'PENDING', null, ['PERSONAL_DETAILS'])).toBe(false);
  }
});
