import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overallReasons } from './overall-reasons.ts';
import type { ReasonCode, ScoreReason } from './reasons.ts';

const APPLICATION: readonly ReasonCode[] = [
  'REVOLVING_UTILIZATION_HIGH',
  'LATE_PAYMENT_WEIGHT_HIGH',
  'DEBT_RATIO_HIGH',
  'OPEN_CREDIT_LINES_LOW',
];
const BEHAVIOUR: readonly ReasonCode[] = ['RECENT_DELAY_HIGH', 'LEAST_SHARE_PAID_LOW'];

/** As a card gives them: the greatest first. */
function reasons(codes: readonly ReasonCode[]): fc.Arbitrary<readonly ScoreReason[]> {
  return fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: codes.length }).map((points) =>
    points
      .sort((a, b) => b - a)
      .flatMap((shortfall, i) => {
        const code = codes[i];
        return code ? [{ code, text: code, points: shortfall }] : [];
      }),
  );
}

test('reasons of both cards are told by points, four at most, the principal of behaviour always', () => {
  fc.assert(
    fc.property(reasons(APPLICATION), reasons(BEHAVIOUR), (application, behaviour) => {
      const told = overallReasons(application, behaviour);
      const all = [...application, ...behaviour];
      expect(told).toHaveLength(Math.min(4, all.length));
      expect(new Set(told).size).toBe(told.length);
      for (const reason of told) expect(all).toContain(reason);
      const points = told.map((reason) => reason.points);
      expect(points).toEqual([...points].sort((a, b) => b - a));
      if (behaviour[0]) expect(told).toContain(behaviour[0]);
      const greatest = Math.max(0, ...all.map((reason) => reason.points));
      expect(points[0] ?? 0).toBe(greatest);
    }),
  );
});
