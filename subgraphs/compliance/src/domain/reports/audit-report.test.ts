import { expect, test } from 'vitest';
import { auditDocument, type DrawnAuditReport } from './audit-report.ts';

const REPORT: DrawnAuditReport = {
  ...{ month: null, from: '2026-11-01', to: '2026-11-23', madeAt: '2026-11-23T10:00:00.000Z' },
  ...{ entries: 7, days: [], streams: [], types: [], readers: [], intact: true },
  ...{ firstBroken: null, anchor: null },
};
const SHA256 = 'ab'.repeat(32);
const printed = (report: DrawnAuditReport, isKept = false) =>
  auditDocument({ report, sha256: SHA256, isKept });
const figure = (report: DrawnAuditReport, name: string) =>
  printed(report).figures.find((each) => each.name === name);

test('a report of days says which', () => {
  expect(printed(REPORT).period).toBe('2026-11-01 to 2026-11-23');
});

test.each([
  [true, 'Yes', 'every entry held when this was made'],
  [false, 'No', 'ALTERED at 2026-11-02 3'],
  [
    null,
    'Not known',
    'verifying takes longer than a file is waited for: auditVerification does it in parts',
  ],
])('a trail of which %s is known is told as %s', (intact, value, meaning) => {
  const firstBroken =
    intact === false
      ? ({ id: 'aud_1', day: '2026-11-02', position: 3, reason: 'ALTERED' } as const)
      : null;
  expect(figure({ ...REPORT, intact, firstBroken }, 'Whole')).toMatchObject({ value, meaning });
});

test('the proof is in rows of its own, so that each hash is to be read whole', () => {
  const anchor = {
    ...{ day: '2026-11-23', position: 49_141, commitment: '0x01', leafIndex: 0, leafCount: 1 },
    ...{ path: [], root: `0x${'ab'.repeat(32)}`, chainId: 31_337, registry: '0x02' },
    ...{ transactionHash: '0x03', blockNumber: 755, blockHash: '0x04' },
  };
  const proven = { ...REPORT, anchor };
  expect(figure(proven, 'Proven to')).toMatchObject({
    value: '2026-11-23',
    meaning: 'entry 49141, on chain 31337',
  });
  const proofOf = (isKept: boolean) =>
    printed(proven, isKept).tables.find(({ title }) => title === 'Proof')?.rows;
  expect(printed(proven, true).about[0]).toEqual([
    'Report',
    'as it was made when the month was over',
  ]);
  expect(printed(proven).about).toEqual([
    ['Report', 'drawn when it was asked for'],
    ['Made', REPORT.madeAt],
    ['SHA-256', SHA256],
  ]);
  expect(proofOf(false)).toEqual([
    ['Registry', '0x02'],
    ['Root', anchor.root],
    ['Transaction', '0x03'],
    ['Block', '755'],
  ]);
});
