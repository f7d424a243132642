import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { makeEvent, type NewEvent } from './envelope.ts';
import { discloseCopy } from './person-copy.ts';

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
