import { describe, expect, it } from 'vitest';
import { readDisclosure } from './disclosure.ts';

const disclosed = {
  scoreId: 'score_1',
  value: 700,
  band: 'GOOD',
  calculatedAt: '2026-11-22T10:00:00.000Z',
  monthlyIncome: { minor: '500000', currency: 'USD' },
  monthlyDebtPayments: { minor: '0', currency: 'USD' },
  reasons: [{ code: 'A', text: 'x'.repeat(400) }, { code: 'B' }, 'C', null, { text: 'fifth' }],
};

describe('reading what credit disclosed', () => {
  it('takes what lending needs, bounded', () => {
    const read = readDisclosure(disclosed);
    expect(read).toMatchObject({
      ok: true,
      value: { score: 700, monthlyIncome: 500_000n, monthlyDebtPayments: 0n },
    });
    expect(read.ok && read.value.factors).toEqual(['x'.repeat(300)]);
    expect(readDisclosure({ ...disclosed, reasons: undefined })).toMatchObject({ ok: true });
    const calculated = new Date(disclosed.calculatedAt);
    expect(read).toMatchObject({ value: { calculatedAt: calculated, statedAt: calculated } });
    const statedAt = '2026-01-02T03:04:05.678Z';
    expect(readDisclosure({ ...disclosed, statedAt })).toMatchObject({
      value: { calculatedAt: calculated, statedAt: new Date(statedAt) },
    });
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [{ ...disclosed, scoreId: 7 }],
    [{ ...disclosed, value: 900 }],
    [{ ...disclosed, value: 700.5 }],
    [{ ...disclosed, calculatedAt: 'then' }],
    [{ ...disclosed, calculatedAt: undefined }],
    [{ ...disclosed, statedAt: 'then' }],
    [{ ...disclosed, monthlyIncome: { minor: '-1' } }],
    [{ ...disclosed, monthlyDebtPayments: 12 }],
  ])('refuses %#', (other) => {
    expect(readDisclosure(other).ok).toBe(false);
  });
});
