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
      const told = overallReasons({ application, behaviour, arrearsPoints: null });
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

test('arrears come first where they cost points, last where they do not, and are told in any case', () => {
  fc.assert(
    fc.property(
      reasons(APPLICATION),
      reasons(BEHAVIOUR),
      fc.nat(300),
      (application, behaviour, arrearsPoints) => {
        const told = overallReasons({ application, behaviour, arrearsPoints });
        expect(told).toHaveLength(Math.min(4, application.length + behaviour.length + 1));
        const place = arrearsPoints > 0 ? 0 : told.length - 1;
        expect(told.map(({ code }) => code).indexOf('ARREARS_HERE')).toBe(place);
        expect(told[place]?.points).toBe(arrearsPoints);
        if (behaviour[0]) expect(told).toContain(behaviour[0]);
        const others = told.filter(({ code }) => code !== 'ARREARS_HERE');
        const points = others.map((reason) => reason.points);
        expect(points).toEqual([...points].sort((a, b) => b - a));
      },
    ),
  );
});

test('behaviour that lowers nothing gives no reason', () => {
  fc.assert(
    fc.property(reasons(APPLICATION), (application) => {
      const told = overallReasons({ application, behaviour: null, arrearsPoints: null });
      expect(told).toEqual(application);
    }),
  );
});
