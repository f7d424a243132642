import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { destroySalts } from '../src/app/destroy-salts.ts';
import { FIRST, SECOND } from './destroying.ts';
import { leavesOf } from './leaves.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger(3);
});
afterEach(async () => {
  await ledger?.close();
});

const person = newId('user');
/** Of a payout that comes back: nothing of the loan is open. */
const lines = [line('DISBURSEMENT_CLEARING', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)];

async function post(userId = person) {
  const outcome = await ledger.post(disbursement({ userId, lines }));
  if (!outcome.ok) throw new Error('It was refused.');
  ledger.advance(1_000);
  return outcome.value.id;
}

const ask = (by: Caller, userId = person) => destroySalts(ledger.ports)(by, { userId });
const gone = (count: number) => ({ ok: true, value: { count, pending: false } });

/** Those transactions of which there is a salt. */
async function salted(): Promise<readonly string[]> {
  return (await leavesOf(ledger)).flatMap(({ id, salt }) => (salt === null ? [] : [id]));
}

describe('two people who destroy salts', () => {
  const waits = { ok: true, value: { count: null, pending: true } };
  const told = async () =>
    (await ledger.events())
      .filter(({ type }) => type.startsWith('ledger.salt'))
      .map(({ type, actor }) => [type, actor.id]);

  test('have to ask for the same, and one of them as often as they like does not', async () => {
    const id = await post();
    expect([await ask(FIRST), await ask(FIRST)]).toEqual([waits, waits]);
    expect(await salted()).toEqual([id]);
    expect(await told()).toEqual([['ledger.salt_destruction.requested', FIRST.id]]);
    expect(await ask(SECOND)).toEqual(gone(1));
    expect(await told()).toEqual([
      ['ledger.salt_destruction.requested', FIRST.id],
      ['ledger.salts.destroyed', SECOND.id],
    ]);
    // What was asked for is done: the next has to be asked for anew.
    expect(await ask(SECOND)).toEqual(waits);
  });

  test('are those who asked within seven days', async () => {
    const id = await post();
    await ask(FIRST);
    ledger.advance(7 * 86_400_000);
    expect(await ask(SECOND)).toEqual(waits);
    expect(await salted()).toEqual([id]);
    expect(await ask(FIRST)).toEqual(gone(1));
  });

  test('ask for the same person', async () => {
    const other = newId('user');
    await post();
    await post(other);
    expect([await ask(FIRST), await ask(SECOND, other)]).toEqual([waits, waits]);
    expect(await salted()).toHaveLength(2);
  });

  test('who ask at the same moment are one after the other', async () => {
    await post();
    const answers = await Promise.all([ask(FIRST), ask(SECOND)]);
    expect(answers).toEqual(expect.arrayContaining([waits, gone(1)]));
  });

  test('are two, as the database has it', async () => {
    const { sql } = ledger.connection;
    const alone = sql`insert into ledger.salt_destructions (user_id, asked_by, destroyed_at, destroyed_by, count)
      values (${person}, ${FIRST.id}, now(), ${FIRST.id}, 1)`;
    await expect(alone).rejects.toThrow('salt_destructions_two_people');
  });
});
