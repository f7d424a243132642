import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatherAnchor } from '../src/app/gather-anchor.ts';
import { toHex } from '../src/app/hex.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import type { Transact, Work } from '../src/app/ports.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { destroyByTwo } from './destroying.ts';
import { expectWhole, leavesOf, signAnchors, untilEverybodySees, writeMany } from './leaves.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger(3);
});
afterEach(async () => {
  await ledger?.close();
});

const people = [newId('user'), newId('user'), newId('user')] as const;
const personAt = (index: number) => people[(index % 3) as 0 | 1 | 2];

const gatherer = (transact: Transact = ledger.transact) =>
  gatherAnchor({
    ...{ transact, clock: ledger.clock },
    ...{ sha256: ledger.ports.sha256, newSalt: ledger.ports.newSalt },
    settings: { requiredConfirmations: 3, anchorEveryMs: 0 },
  });

async function post(index = 0): Promise<void> {
  const kind = index % 2 === 0 ? 'DISBURSEMENT' : 'REPAYMENT';
  // Nothing of the loan is open.
  const lines = [line('DISBURSEMENT_CLEARING', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)];
  const outcome = await ledger.post(disbursement({ userId: personAt(index), kind, lines }));
  expect(outcome.ok).toBe(true);
}

async function hearScore(): Promise<string> {
  const commitment = toHex(ledger.ports.newSalt());
  const score = { userId: newId('user'), scoreId: newId('score'), modelId: 'm', modelVersion: '1' };
  await ledger.transact((work) => keepCommitment(work, ledger.ports, { ...score, commitment }));
  return commitment;
}

/** Gathers until nothing waits any more, each anchor signed before the next. */
async function gatherAll(): Promise<void> {
  await untilEverybodySees(ledger);
  const gather = gatherer();
  await signAnchors(ledger);
  while ((await gather()) !== null) await signAnchors(ledger);
}

async function refold(): Promise<void> {
  const owner = postgres(ledger.database.ownerUrl, { max: 1 });
  await owner`select ledger.refold()`;
  await owner.end();
}

/** The same, but it fails after so many calls of what it works with, as if it were killed there. */
function killedAfter(calls: number): Transact {
  let left = calls;
  const counting = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          if (left === 0) throw new Error('killed');
          left -= 1;
          return await Reflect.apply(value, target, given);
        };
      },
    });
  return (action) =>
    ledger.transact((work) => {
      const { anchors, leaves, chain, events } = work;
      const parts = { anchors: counting(anchors), leaves: counting(leaves) };
      const others = { chain: counting(chain), events: counting(events) };
      return action({ ...work, ...parts, ...others } satisfies Work);
    });
}

type Step =
  | { readonly do: 'post'; readonly count: number }
  | { readonly do: 'postSlowly' | 'giveUp' | 'gather' | 'sign' | 'hear' | 'refold' }
  | { readonly do: 'destroy'; readonly person: number }
  | { readonly do: 'gatherKilled'; readonly after: number };

const alone = (name: Exclude<Step['do'], 'post' | 'destroy' | 'gatherKilled'>) =>
  fc.constant({ do: name });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('post' as const), count: fc.nat(7) }) },
    { weight: 2, arbitrary: alone('postSlowly') },
    { weight: 1, arbitrary: alone('giveUp') },
    { weight: 6, arbitrary: alone('gather') },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('gatherKilled' as const), after: fc.nat(16) }),
    },
    { weight: 5, arbitrary: alone('sign') },
    { weight: 2, arbitrary: alone('hear') },
    { weight: 1, arbitrary: alone('refold') },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('destroy' as const), person: fc.nat(2) }) },
  ),
  { minLength: 10, maxLength: 40 },
);

const RUNS = Number(process.env['MODEL_RUNS'] ?? 6);

test('each transaction has one leaf, whoever writes, gathers, is killed or restored meanwhile', {
  timeout: 60_000 + RUNS * 5_000,
}, async () => {
  const heard: string[] = [];
  const play = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'post':
        await Promise.all(Array.from({ length: step.count }, (_, index) => post(index)));
        return;
      case 'postSlowly':
        await ledger.transact(async (work, tx) => {
          await tx.execute('select pg_current_xact_id(), pg_sleep(0.02)');
          await postTransaction(work, ledger.ports, serviceCaller('test'), disbursement());
        });
        return;
      case 'giveUp':
        await expect(
          ledger.transact(async (work) => {
            await postTransaction(work, ledger.ports, serviceCaller('test'), disbursement());
            throw new Error('given up');
          }),
        ).rejects.toThrow('given up');
        return;
      case 'gather':
        await gatherer()();
        return;
      case 'gatherKilled':
        await gatherer(killedAfter(step.after))().catch((error: Error) => {
          expect(error.message).toBe('killed');
        });
        return;
      case 'sign':
        return await signAnchors(ledger);
      case 'hear':
        heard.push(await hearScore());
        return;
      case 'refold':
        return await refold();
      case 'destroy':
        await destroyByTwo(ledger, personAt(step.person));
    }
  };
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 5 }), async (plan, atOnce) => {
      // So many at once, each with its own part of the plan.
      const parts = Array.from({ length: atOnce }, (_, part) =>
        plan.filter((__, index) => index % atOnce === part),
      );
      await Promise.all(
        parts.map(async (part) => {
          for (const step of part) await play(step);
        }),
      );
      await gatherAll();
      await expectWhole(ledger, heard);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('two workers at once make each leaf once, and one tree of it', async () => {
  for (let index = 0; index < 20; index += 1) await post(index);
  await untilEverybodySees(ledger);
  const made = await Promise.all([gatherer()(), gatherer()(), gatherer()()]);
  expect(made.filter((anchor) => anchor !== null)).toMatchObject([{ leafCount: 64 }]);
  expect(await expectWhole(ledger)).toEqual({ transactions: 20, anchors: 1 });
});

test('killed at any call of anything, it has made nothing', async () => {
  for (let index = 0; index < 3; index += 1) await post(index);
  await untilEverybodySees(ledger);
  for (let calls = 0; ; calls += 1) {
    const made = await gatherer(killedAfter(calls))().catch(() => 'killed' as const);
    if (made !== 'killed') {
      expect(calls).toBeGreaterThan(10);
      break;
    }
    expect((await leavesOf(ledger)).filter(({ commitment }) => commitment !== null)).toEqual([]);
    expect(await ledger.connection.sql`select from ledger.anchors`).toHaveLength(0);
    // Those of disbursements came with their postings.
    expect(await ledger.connection.sql`select from ledger.commitment_salts`).toHaveLength(2);
  }
  expect(await expectWhole(ledger)).toEqual({ transactions: 3, anchors: 1 });
});

test('what is older than something still under way waits with it', async () => {
  await post();
  await untilEverybodySees(ledger);
  const { transact, ports } = ledger;
  await transact(async (work, tx) => {
    await tx.execute('select pg_current_xact_id()');
    await post(1);
    expect(await gatherer()()).toMatchObject({ leafCount: 64 });
    await postTransaction(work, ports, serviceCaller('test'), disbursement());
  });
  await gatherAll();
  expect(await expectWhole(ledger)).toEqual({ transactions: 3, anchors: 2 });
});

test('a dump that was restored elsewhere loses no leaf and makes none twice', async () => {
  for (let index = 0; index < 4; index += 1) await post(index);
  await untilEverybodySees(ledger);
  await gatherer()();
  await signAnchors(ledger);
  // By its id it would have had its turn before.
  await writeMany(ledger, 1);
  for (let index = 0; index < 4; index += 1) await post(index);
  await refold();
  expect(await gatherer()()).toMatchObject({ leafCount: 64 });
  await signAnchors(ledger);
  await refold();
  expect(await ledger.transact((work) => work.leaves.waiting(10))).toBe(0);
  await post();
  await gatherAll();
  expect(await expectWhole(ledger)).toEqual({ transactions: 10, anchors: 3 });
});

test('more than a tree holds become several, none while the one before waits to be signed', async () => {
  await writeMany(ledger, 5_000);
  await untilEverybodySees(ledger);
  const counts = [];
  const heard: string[] = [];
  for (let made = await gatherer()(); made !== null; made = await gatherer()()) {
    counts.push(made.leafCount);
    expect(await gatherer()()).toBeNull();
    if (counts.length === 1) heard.push(...(await wait(4_000)));
    await signAnchors(ledger);
  }
  // What waited since has at least half of a tree, and the rest of what is posted leaves.
  expect(counts).toEqual([4_096, 4_096, 1_024]);
  expect(await expectWhole(ledger, heard)).toEqual({ transactions: 5_000, anchors: 3 });
}, 60_000);

/** So many commitments that wait for an anchor. */
async function wait(count: number): Promise<readonly string[]> {
  const rows = await ledger.connection.sql<{ commitment: string }[]>`
    insert into ledger.waiting_leaves (commitment)
    select '0x' || encode(sha256(i::text::bytea), 'hex') from generate_series(1, ${count}) as i
    returning commitment`;
  return rows.map(({ commitment }) => commitment);
}
