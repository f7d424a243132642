import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureProblem, signCallback, TOLERANCE_SECONDS } from './callback-signature.ts';

const secret = randomBytes(32);
const at = 1_790_000_000;
const text = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('the signature of a callback', () => {
  it('is good for what was signed, within the tolerance', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: -TOLERANCE_SECONDS, max: TOLERANCE_SECONDS }),
        (body, later) => {
          const header = signCallback(secret, at, body);
          expect(signatureProblem([secret], header, body, at + later)).toBeUndefined();
        },
      ),
    );
  });

  it('is wrong for any other body, and by any other secret', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (body, other, key) => {
          const header = signCallback(secret, at, body);
          if (other !== body) expect(signatureProblem([secret], header, other, at)).toBe('WRONG');
          expect(signatureProblem([key], header, body, at)).toBe('WRONG');
        },
      ),
    );
  });

  it('is wrong with any digit or the time changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 63 }), fc.integer({ min: 1, max: 15 }), (place, by) => {
        const header = signCallback(secret, at, '{}');
        const start = header.indexOf('v1=') + 3 + place;
        const digit = (Number.parseInt(header[start] ?? '', 16) + by) % 16;
        const changed = header.slice(0, start) + digit.toString(16) + header.slice(start + 1);
        expect(signatureProblem([secret], changed, '{}', at)).toBe('WRONG');
        const moved = header.replace(`t=${at}`, `t=${at + by}`);
        expect(signatureProblem([secret], moved, '{}', at)).toBe('WRONG');
      }),
    );
  });

  it('is too old beyond the tolerance, and as much too new', () => {
    const header = signCallback(secret, at, '{}');
    for (const now of [at + TOLERANCE_SECONDS + 1, at - TOLERANCE_SECONDS - 1]) {
      expect(signatureProblem([secret], header, '{}', now)).toBe('TOO_OLD');
    }
  });

  it('is taken by the former secret too, and beside another one', () => {
    const former = randomBytes(32);
    const header = signCallback(former, at, '{}');
    expect(signatureProblem([secret, former], header, '{}', at)).toBeUndefined();
    const both = `${header},${signCallback(secret, at, '{}').split(',')[1]}`;
    expect(signatureProblem([secret], both, '{}', at)).toBeUndefined();
  });

  it('is missing or malformed whatever else is sent', () => {
    expect(signatureProblem([secret], undefined, '{}', at)).toBe('MISSING');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (header) => {
        expect(signatureProblem([secret], header, '{}', at)).toBe('MALFORMED');
      }),
    );
  });
});
