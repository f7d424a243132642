import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isFiledSince,
  type Sar,
  type SarKind,
  type SarStatus,
  sarFiled,
  sarReviewed,
  type VoidSince,
} from './sar.ts';
import { openedCase, reported } from './transitions.ts';

const sar = (status: SarStatus): Sar => ({
  ...{ id: 'sar_1', version: 1, caseId: 'case_1', subject: null, kind: 'INITIAL', status },
  ...{ priorBsaId: null, xml: '<x/>', sha256: '00', preparedBy: 'user_1' },
  ...{ preparedAt: new Date(0), reviewedBy: 'user_2', reviewedAt: new Date(0) },
  ...{ bsaId: '31000000000017', filedOn: '2026-03-02', filedBy: 'user_1' },
});
const NOBODY: VoidSince = new Map();
const filing = { bsaId: '31000000000018', filedOn: '2026-03-03', by: 'user_1' };

test.each([
  [
    'FILED',
    'The report is FILED: it was filed on 2026-03-02 and is 31000000000017 there, which is final.',
  ],
  ['DRAFT', 'The report is DRAFT: another officer has to agree first.'],
  ['RETURNED', 'The report is RETURNED: it was sent back, so that it has to be drawn up again.'],
  ['REPLACED', 'The report is REPLACED: another one was drawn up in its place.'],
] as const)('a report that is %s is not filed, and why is said', (status, message) => {
  expect(sarFiled(sar(status), filing, NOBODY)).toEqual({
    ok: false,
    error: [{ code: 'INVALID_STATE', message, path: ['input', 'sarId'] }],
  });
});

test('a report that another officer agreed with is filed', () => {
  expect(sarFiled(sar('REVIEWED'), filing, NOBODY)).toMatchObject({
    ok: true,
    value: { status: 'FILED' },
  });
});

const officers = ['user_1', 'user_2', 'user_3'] as const;
const gone: fc.Arbitrary<VoidSince> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...officers),
      fc.date({ min: new Date('2026-03-01'), max: new Date('2026-03-05'), noInvalidDate: true }),
    ),
  )
  .map((given) => new Map(given));
const statuses = fc.constantFrom<SarStatus>('DRAFT', 'REVIEWED', 'RETURNED', 'REPLACED', 'FILED');

test('a report is agreed with and filed by two officers whose word counts then, whosever does not', () => {
  const property = fc.property(statuses, gone, fc.boolean(), (status, since, agree) => {
    const given = sar(status);
    const at = new Date('2026-03-06');
    const reviewed = sarReviewed(given, { agree, by: 'user_3', at }, since);
    const isUnderWay = status === 'DRAFT' || (status === 'REVIEWED' && since.has('user_2'));
    expect(reviewed.ok).toBe(isUnderWay && !(agree && since.has('user_1')));
    if (reviewed.ok) {
      const after = { status: agree ? 'REVIEWED' : 'RETURNED', reviewedBy: 'user_3' };
      expect(reviewed.value).toMatchObject({ ...after, version: given.version + 1 });
    }
    const wasGone = [...since].some(
      ([officer, when]) =>
        officer !== 'user_3' && filing.filedOn >= when.toISOString().slice(0, 10),
    );
    expect(sarFiled(given, filing, since).ok).toBe(status === 'REVIEWED' && !wasGone);
  });
  fc.assert(property, { numRuns: 300 });
});

const found = openedCase({
  ...{ id: 'case_1', subject: 'user_9', title: null, openedBy: { kind: 'USER', id: 'user_1' } },
  ...{ openedAt: new Date(0), detectedAt: new Date(0), alerts: [] },
}).case;
const filedAs = (kind: SarKind, filedOn: string): Sar => ({ ...sar('FILED'), kind, filedOn });

test('a correction leaves the term of the next report as it is, and is what that refers to', () => {
  const first = reported(found, filedAs('INITIAL', '2026-03-02'));
  expect(first.deadline).toEqual({ kind: 'CONTINUING_SAR', dueOn: '2026-06-30' });
  const told = { ...first, deadlineTold: 'NEAR' as const };
  const right = { ...filedAs('CORRECTION', '2026-06-10'), bsaId: '31000000000018' };
  expect(reported(told, right)).toEqual({ ...told, bsaId: '31000000000018' });
  expect(reported({ ...first, continuing: false }, right)).toMatchObject({ continuing: false });
  expect(reported(told, filedAs('CONTINUING', '2026-06-30'))).toMatchObject({
    deadline: { kind: 'CONTINUING_SAR', dueOn: '2026-10-28' },
    deadlineTold: null,
  });
});

test('what was decided is reported once a report is filed and none is under way, whatever came back', () => {
  const each = fc.record({ status: statuses, day: fc.nat(3) });
  const property = fc.property(fc.array(each, { maxLength: 5 }), fc.nat(3), (given, decided) => {
    const reports = given.map(({ status, day }) => {
      return { ...sar(status), preparedAt: new Date(day) };
    });
    const told = given.filter(({ status, day }) => status === 'FILED' && day >= decided);
    const open = given.filter(({ status }) => status === 'DRAFT' || status === 'REVIEWED');
    const expected = told.length > 0 && open.length === 0;
    expect(isFiledSince(reports, new Date(decided))).toBe(expected);
  });
  fc.assert(property, { numRuns: 500 });
});
