import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anchorNow } from '../src/app/anchor-now.ts';
import { expectWhole, signAnchors, untilEverybodySees } from './leaves.ts';
import { disbursement, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(3);
});
afterAll(async () => {
  await ledger?.close();
});

const admin = userCaller(newId('user'), ['ADMIN']);
const ask = (idempotencyKey: string, caller = admin) =>
  anchorNow(ledger.ports)(caller, { idempotencyKey });
const refused = (code: string) => ({ ok: false, error: [{ code }] });

async function post(): Promise<void> {
  expect((await ledger.post(disbursement())).ok).toBe(true);
  await untilEverybodySees(ledger);
}

test('an anchor that is asked for is made at once, and once for each key', async () => {
  expect(await ask('nothing')).toMatchObject(refused('NOTHING_TO_ANCHOR'));
  await post();
  // The same key, the same answer.
  expect(await ask('nothing')).toMatchObject(refused('NOTHING_TO_ANCHOR'));
  const first = await ask('first');
  expect(first).toMatchObject({ ok: true, value: { leafCount: 64 } });
  expect(await ask('first')).toEqual(first);
  const created = (await ledger.events()).filter(({ type }) => type === 'ledger.anchor.created');
  expect(created).toMatchObject([
    { actor: { kind: 'USER', id: admin.id }, audience: { scopes: ['ledger:read'] } },
  ]);
});

test('there is none while the one before was not signed', async () => {
  await post();
  expect(await ask('too early')).toMatchObject(refused('ANCHOR_UNDER_WAY'));
  await signAnchors(ledger);
  expect(await ask('in time')).toMatchObject({ ok: true, value: { leafCount: 64 } });
  await signAnchors(ledger);
});

test('asked by many at once, one makes it', async () => {
  for (let index = 0; index < 3; index += 1) await post();
  const keys = ['a', 'b', 'c', 'c', 'c'];
  const answers = await Promise.all(keys.map((key) => ask(key)));
  const made = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.id] : [])));
  expect(made.size).toBe(1);
  for (const answer of answers.filter(({ ok }) => !ok)) {
    expect(answer).toMatchObject(refused('ANCHOR_UNDER_WAY'));
  }
  await expectWhole(ledger);
});

test('without a chain there is none', async () => {
  const off = anchorNow({ ...ledger.ports, chain: null });
  expect(await off(admin, { idempotencyKey: 'off' })).toMatchObject(refused('CHAIN_OFF'));
});

test.each(['', 'x'.repeat(256), 'a\nb'])('a key is a key', async (key) => {
  expect(await ask(key)).toMatchObject(refused('IDEMPOTENCY_KEY_INVALID'));
});
