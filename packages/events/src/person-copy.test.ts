import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { makeEvent, type NewEvent } from './envelope.ts';
import { discloseCopy, wholeSection } from './person-copy.ts';

test('a copy goes out in its sealed parts, in order, for compliance alone', async () => {
  const asked = {
    exportId: newId('export'),
    userId: newId('user'),
    publicKey: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) },
  } as const;
  const recorded: NewEvent[] = [];
  const sealedWith: unknown[] = [];
  const disclose = discloseCopy('ledger', async (...given) => {
    sealedWith.push(given);
    return ['first..of.five.parts', 'second..of.five.parts'];
  });
  const copy = { accounts: [{ id: 'one' }] };
  await disclose(
    {
      copies: { of: async (userId) => (userId === asked.userId ? copy : {}) },
      events: { recordAll: async (events) => void recorded.push(...events) },
    },
    asked,
  );
  expect(sealedWith).toEqual([[asked.publicKey, copy, { requestId: asked.exportId }]]);
  const { exportId, userId } = asked;
  expect(recorded.map(({ data }) => data)).toEqual([
    { exportId, userId, part: 1, parts: 2, sealed: 'first..of.five.parts' },
    { exportId, userId, part: 2, parts: 2, sealed: 'second..of.five.parts' },
  ]);
  for (const event of recorded) {
    expect(makeEvent(event, { now: new Date() })).toMatchObject({
      type: 'ledger.export.disclosed',
      audience: { scopes: [] },
      actor: { kind: 'SERVICE', id: 'ledger' },
    });
  }
});

test('a section is whole, or it is refused: none is cut', async () => {
  const kept = (count: number) => async (limit: number) =>
    Array.from({ length: Math.min(count, limit) }, (_, index) => index);
  expect(await wholeSection('payments', kept(50_000))).toHaveLength(50_000);
  await expect(wholeSection('payments', kept(50_001))).rejects.toThrow(/50000 .*«payments»/);
});
