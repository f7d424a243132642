import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createLocalKeyProvider } from './local-key.ts';

const newKey = () => randomBytes(32).toString('base64');

describe('the local key provider', () => {
  test('unwraps what it wrapped, for the same context only', async () => {
    const provider = createLocalKeyProvider({ current: newKey() });
    const dataKey = randomBytes(32);
    const wrapped = await provider.wrap(dataKey, 'identity user_1 service');
    expect(wrapped).toMatch(/^w1\.[0-9a-f]{12}\.[\w-]{80}$/);
    expect(await provider.wrap(dataKey, 'identity user_1 service')).not.toBe(wrapped);
    expect(await provider.unwrap(wrapped, 'identity user_1 service')).toEqual(dataKey);
    await expect(provider.unwrap(wrapped, 'identity user_2 service')).rejects.toThrow(
      /does not unwrap for identity user_2 service/,
    );
  });

  test('goes on unwrapping what an earlier master key wrapped', async () => {
    const [old, current] = [newKey(), newKey()];
    const dataKey = randomBytes(32);
    const wrapped = await createLocalKeyProvider({ current: old }).wrap(dataKey, 'x');
    const rotated = createLocalKeyProvider({ current, previous: [old] });
    expect(await rotated.unwrap(wrapped, 'x')).toEqual(dataKey);
    expect(await rotated.wrap(dataKey, 'x')).not.toContain(wrapped.slice(0, 15));
    await expect(createLocalKeyProvider({ current }).unwrap(wrapped, 'x')).rejects.toThrow(
      /which is not configured: add it to PREVIOUS_ENCRYPTION_KEYS/,
    );
  });

  test('refuses rubbish and what was altered', async () => {
    const provider = createLocalKeyProvider({ current: newKey() });
    const wrapped = await provider.wrap(randomBytes(32), 'x');
    for (const text of [
      '',
      'w1',
      'w2.a.b',
      `${wrapped}.x`,
      `${wrapped}=`,
      'w1.a.'.padEnd(9_000, 'a'),
    ]) {
      await expect(provider.unwrap(text, 'x')).rejects.toThrow(/not in the form/);
    }
    for (const text of [wrapped.slice(0, -4), `${wrapped}AAAA`]) {
      await expect(provider.unwrap(text, 'x')).rejects.toThrow(/length is wrong/);
    }
    const [version, id, bytes] = wrapped.split('.');
    const sealed = Buffer.from(bytes ?? '', 'base64url');
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    const altered = `${version}.${id}.${sealed.toString('base64url')}`;
    await expect(provider.unwrap(altered, 'x')).rejects.toThrow(/does not unwrap/);
    await expect(provider.wrap(randomBytes(16), 'x')).rejects.toThrow(/32 bytes/);
  });

  const weak: Record<string, string> = {
    nothing: '',
    'a password': 'correct horse battery staple',
    'too few bytes': randomBytes(31).toString('base64'),
    'too many bytes': randomBytes(33).toString('base64'),
    'hexadecimal digits': randomBytes(32).toString('hex'),
    zeros: Buffer.alloc(32).toString('base64'),
    'two bytes over and over': Buffer.alloc(32, 'ab').toString('base64'),
    'a run of bytes': Buffer.from(Array.from({ length: 32 }, (_, n) => n + 7)).toString('base64'),
    'typed text': Buffer.from('my-very-long-secret-password-123').toString('base64'),
  };

  test.for(Object.keys(weak))('refuses as master key: %s', (name) => {
    const current = weak[name] ?? '';
    expect(() => createLocalKeyProvider({ current })).toThrow(
      /^Refused the current encryption key/,
    );
    expect(() => createLocalKeyProvider({ current: newKey(), previous: [current] })).toThrow(
      /^Refused a previous encryption key/,
    );
  });

  test('keeps no more other keys than it can be meant to', () => {
    const previous = Array.from({ length: 21 }, newKey);
    expect(() => createLocalKeyProvider({ current: newKey(), previous })).toThrow(/rewrap/);
  });

  test('accepts random keys', () => {
    for (let time = 0; time < 2_000; time += 1) createLocalKeyProvider({ current: newKey() });
  });

  test('does not show the key it refuses', () => {
    const current = Buffer.from('my-very-long-secret-password-123').toString('base64');
    expect(() => createLocalKeyProvider({ current })).not.toThrow(new RegExp(current.slice(0, 8)));
  });
});
