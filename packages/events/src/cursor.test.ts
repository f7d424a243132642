import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STREAMS } from './catalogue.ts';
import { cursorOf, decodeCursor, encodeCursor } from './cursor.ts';

const place = fc.record({ stream: fc.constantFrom(...STREAMS), seq: fc.maxSafeNat() });

test('a cursor gives back stream and number', () => {
  fc.assert(
    fc.property(place, (cursor) => {
      const text = encodeCursor(cursor);
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeCursor(text, cursor.stream)).toEqual({ ok: true, value: cursor });
      expect(cursorOf(cursor)).toBe(text);
    }),
  );
});

test('a cursor of another stream is refused', () => {
  const text = encodeCursor({ stream: 'lending', seq: 7 });
  expect(decodeCursor(text, 'ledger')).toMatchObject({
    ok: false,
    error: { code: 'CURSOR_INVALID', message: expect.stringMatching(/another subscription/) },
  });
});

test('rubbish is refused, and so is every altered cursor', () => {
  const refused = (text: string) => {
    const result = decodeCursor(text, 'lending');
    return !result.ok && result.error.code === 'CURSOR_INVALID';
  };
  fc.assert(fc.property(fc.string({ unit: 'binary' }), refused));
  fc.assert(fc.property(fc.base64String(), refused));
  const forms = ['1.lending.-1.', '1.lending.01.', '1.lending.1e3.', '1.lending..', '2.lending.1.'];
  forms.push('1.lending.9007199254740992.', '1.lending.1 .', '1.nobody.1.', '1.lending.1');
  for (const form of forms) expect(refused(Buffer.from(form).toString('base64url'))).toBe(true);
  const good = encodeCursor({ stream: 'lending', seq: 12 });
  for (const text of [`${good}=`, ` ${good}`, `${good}\n`, good.slice(0, -1), `${good}${good}`]) {
    expect(refused(text)).toBe(true);
  }
  expect(refused('A'.repeat(10_000_000))).toBe(true);
});
