import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followChain } from '../src/app/follow-chain.ts';
import { type AttestingLedger, DAY, openAttestingLedger } from './attesting.ts';
import { spendElsewhere } from './chain.ts';
import { watchSteps } from './chain-stepping.ts';

/** Histories that are played; each goes on where the one before ended. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 6);

let ledger: AttestingLedger;
/** Everything that was ever heard of. */
const heard: string[] = [];

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
  // What has no deployment below it may be taken back.
  await ledger.net.mine(10);
  await ledger.follow();
});

afterAll(async () => {
  await ledger?.close();
});

type Happening =
  | { readonly is: 'HEARD'; readonly scores: number; readonly daysOld: number }
  | { readonly is: 'REVOKED'; readonly which: number }
  | { readonly is: 'ROUND' | 'BLOCK' | 'FORGOTTEN' | 'NONCE_STOLEN' | 'MINUTE' }
  | { readonly is: 'REORGANISED'; readonly depth: number }
  | { readonly is: 'KILLED'; readonly afterSteps: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('HEARD' as const),
      scores: fc.integer({ min: 1, max: 4 }),
      daysOld: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('REVOKED' as const), which: fc.nat() }) },
  { weight: 6, arbitrary: fc.constant({ is: 'ROUND' as const }) },
  { weight: 5, arbitrary: fc.constant({ is: 'BLOCK' as const }) },
  { weight: 3, arbitrary: fc.constant({ is: 'MINUTE' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'FORGOTTEN' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'NONCE_STOLEN' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('REORGANISED' as const),
      depth: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('KILLED' as const),
      afterSteps: fc.integer({ min: 1, max: 20 }),
    }),
  },
);

async function killedRound(afterSteps: number): Promise<void> {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= afterSteps) throw new Error('killed');
  };
  const round = followChain(watchSteps(ledger.ports, step));
  await round().catch((error: Error) => expect(error.message).toBe('killed'));
}

async function happen(what: Happening): Promise<unknown> {
  if (what.is === 'HEARD') {
    const statedAt = new Date(ledger.clock().getTime() - what.daysOld * DAY);
    for (let each = 0; each < what.scores; each += 1) heard.push(await ledger.hear({ statedAt }));
    return;
  }
  if (what.is === 'REVOKED') {
    const commitment = heard[what.which % Math.max(1, heard.length)];
    return commitment === undefined ? undefined : await ledger.revoke(commitment);
  }
  if (what.is === 'KILLED') return await killedRound(what.afterSteps);
  if (what.is === 'REORGANISED') return await ledger.net.rpc('anvil_reorg', what.depth, []);
  const doing = {
    ROUND: () => ledger.follow(),
    BLOCK: () => ledger.net.mine(),
    FORGOTTEN: () => ledger.net.rpc('anvil_dropAllTransactions'),
    NONCE_STOLEN: () => spendElsewhere(ledger),
    MINUTE: () => ledger.advance(60_000),
  };
  return await doing[what.is]();
}

/** Whether the chain has all that it is to have, and the ledger knows. */
async function isSettled(): Promise<boolean> {
  const [open] = await ledger.connection.sql`
    select 1 from ledger.attestations a
    left join ledger.chain_transactions x on x.id = a.attest_id
    left join ledger.chain_transactions y on y.id = a.revoke_id
    where (a.revoked_at is null and x.status is distinct from 'CONFIRMED')
      or (a.revoked_at is not null and a.contract_id is not null
        and y.status is distinct from 'CONFIRMED')
    limit 1`;
  return open === undefined;
}

test(
  'whatever happens on the way, the chain holds what the lender stands by, once, and nothing else',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), async (history) => {
        for (const what of history) await happen(what);
        for (let round = 0; round < 60 && !(await isSettled()); round += 1) {
          ledger.advance(30_000);
          await ledger.follow();
          await ledger.net.mine();
        }
        expect(await isSettled()).toBe(true);
        for (const commitment of heard) {
          const { revokedAt } = await ledger.item(commitment);
          expect(await ledger.holds(commitment), commitment).toBe(revokedAt === null);
          const times = await ledger.times('Attested', commitment);
          expect(times, commitment).toBeLessThanOrEqual(1);
          expect(await ledger.times('Revoked', commitment)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  RUNS * 20_000,
);
