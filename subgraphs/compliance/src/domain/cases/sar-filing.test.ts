import { expect, test } from 'vitest';
import { type Sar, type SarStatus, sarFiled } from './sar.ts';

const sar = (status: SarStatus): Sar => ({
  ...{ id: 'sar_1', version: 1, caseId: 'case_1', subject: null, kind: 'INITIAL', status },
  ...{ priorBsaId: null, xml: '<x/>', sha256: '00', preparedBy: 'user_1' },
  ...{ preparedAt: new Date(0), reviewedBy: 'user_2', reviewedAt: new Date(0) },
  ...{ bsaId: '31000000000017', filedOn: '2026-03-02', filedBy: 'user_1' },
});
const filing = { bsaId: '31000000000018', filedOn: '2026-03-03', by: 'user_1' };

test.each([
  [
    'FILED',
    'The report is FILED: it was filed on 2026-03-02 and is 31000000000017 there, which is final.',
  ],
  ['DRAFT', 'The report is DRAFT: another officer has to agree first.'],
  [
    'RETURNED',
    'The report is RETURNED: the other officer did not agree, so that it has to be drawn up again.',
  ],
  ['REPLACED', 'The report is REPLACED: another one was drawn up in its place.'],
] as const)('a report that is %s is not filed, and why is said', (status, message) => {
  expect(sarFiled(sar(status), filing)).toEqual({
    ok: false,
    error: [{ code: 'INVALID_STATE', message, path: ['input', 'sarId'] }],
  });
});

test('a report that another officer agreed with is filed', () => {
  expect(sarFiled(sar('REVIEWED'), filing)).toMatchObject({ ok: true, value: { status: 'FILED' } });
});
