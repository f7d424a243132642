import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiKeyHash, looksLikeApiKey, makeApiKey, parseApiKey } from './index.ts';

describe('an API key', () => {
  test('has the documented form, at both ends of its range', () => {
    const smallest = makeApiKey(new Uint8Array(16), new Uint8Array(32));
    expect(smallest.text).toMatch(/^bsk_live_0{22}_0{43}[0-9A-Za-z]{6}$/);
    const largest = makeApiKey(new Uint8Array(16).fill(255), new Uint8Array(32).fill(255));
    expect(largest.text).toMatch(/^bsk_live_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}$/);
  });

  test('is read as it was made, and two have nothing in common', () => {
    for (let run = 0; run < 50; run += 1) {
      const secret = randomBytes(32);
      const key = makeApiKey(randomBytes(16), secret);
      expect(key.text).toHaveLength(81);
      expect(parseApiKey(key.text)).toEqual({ ok: true, value: key });
      expect(looksLikeApiKey(key.text)).toBe(true);
      expect(key.text.startsWith(`${key.prefix}_`)).toBe(true);
      const other = makeApiKey(randomBytes(16), secret);
      expect(other.prefix).not.toBe(key.prefix);
      expect(apiKeyHash(other.text)).not.toBe(apiKeyHash(key.text));
    }
  });

  test('that was mistyped in one place is refused', () => {
    const { text } = makeApiKey(randomBytes(16), randomBytes(32));
    for (let at = 0; at < text.length; at += 1) {
      const wrong = text[at] === 'A' ? 'B' : 'A';
      expect(parseApiKey(text.slice(0, at) + wrong + text.slice(at + 1)).ok).toBe(false);
    }
  });

  test.each(['', 'bsk_live_', 'bsk_live_abc_def', 'eyJhbGciOiJFZERTQSJ9.e30.x'])(
    '%j is none',
    (text) => {
      expect(parseApiKey(text).ok).toBe(false);
    },
  );

  test('that is longer, or has a line after it, is refused', () => {
    const { text } = makeApiKey(randomBytes(16), randomBytes(32));
    for (const more of [`${text}0`, `${text}\n`, ` ${text}`]) {
      expect(parseApiKey(more).ok).toBe(false);
    }
  });

  test('is not made of too few random bytes', () => {
    expect(() => makeApiKey(randomBytes(8), randomBytes(32))).toThrow(RangeError);
    expect(() => makeApiKey(randomBytes(16), randomBytes(16))).toThrow(RangeError);
  });
});
