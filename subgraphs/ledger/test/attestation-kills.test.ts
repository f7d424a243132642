import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { followChain } from '../src/app/follow-chain.ts';
import { type AttestingLedger, openAttestingLedger } from './attesting.ts';
import { leavingBooks, watchSteps } from './chain-stepping.ts';

let ledger: AttestingLedger;

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
});

afterAll(async () => {
  await ledger?.close();
});

/** What was heard before does not mix with what a test hears. */
beforeEach(() => ledger.advance(60_000));

describe('killed', () => {
  const SIGNING = ['takeNonce', 'sign', 'addAttempt', 'save', 'commit'] as const;
  const SENDING = ['broadcast', 'markBroadcast', 'commit'] as const;

  /** One round of a worker that tells of each step, and dies after the one that is named. */
  function round(diesAfter: string | null) {
    const seen: string[] = [];
    const step = (name: string) => {
      let told = name;
      while (seen.includes(told)) told = `${told} again`;
      seen.push(told);
      if (told === diesAfter) throw new Error('killed');
    };
    // Nothing but what is attested goes to the chain in it.
    const ports = { ...ledger.ports, transact: leavingBooks(ledger.ports.transact) };
    return { seen, run: followChain(watchSteps(ports, step)) };
  }
  const named = (...steps: readonly string[]) => {
    const seen: string[] = [];
    for (const name of steps) {
      let told = name;
      while (seen.includes(told)) told = `${told} again`;
      seen.push(told);
    }
    return seen;
  };
  const STEPS = named('enqueue', 'commit', ...SIGNING, ...SENDING);

  /** A score that is attested, and its anchor out of the way. */
  const settled = async () => {
    const commitment = await ledger.hear();
    await ledger.attested(commitment);
    await ledger.until(async () => {
      const [open] = await ledger.connection.sql`
        select 1 from ledger.chain_transactions where status <> 'CONFIRMED'`;
      return open === undefined;
    });
    return commitment;
  };

  test('the table has every step there is', async () => {
    const commitment = await settled();
    await ledger.revoke(commitment);
    const { seen, run } = round(null);
    await run();
    expect(seen).toEqual(STEPS);
    await ledger.revoked(commitment);
  });

  test.each(STEPS)('after %s, a revocation is on the chain once', async (step) => {
    const commitment = await settled();
    await ledger.revoke(commitment);
    const { latest } = await ledger.client.nonces();
    await expect(round(step).run()).rejects.toThrow('killed');
    await ledger.follow();
    await ledger.net.mine();
    expect((await ledger.standing(commitment)).revoke?.nonce).toBe(latest);
    await ledger.revoked(commitment);
    expect(await ledger.times('Revoked', commitment)).toBe(1);
    expect(await ledger.holds(commitment)).toBe(false);
  });

  test('after any of them, an attestation is on the chain once', async () => {
    const killed = new Map<string, string>();
    for (const step of [...STEPS, ...STEPS.map((each) => `${each} again`)]) {
      const commitment = await ledger.hear();
      ledger.advance(60_000);
      await round(step)
        .run()
        .catch((error: Error) => expect(error.message).toBe('killed'));
      killed.set(step, commitment);
      await ledger.follow();
      await ledger.net.mine();
    }
    await ledger.attested(...killed.values());
    for (const [step, commitment] of killed) {
      expect(await ledger.times('Attested', commitment), step).toBe(1);
      expect(await ledger.holds(commitment), step).toBe(true);
    }
  });

  test('never where two workers are at it at once', async () => {
    const [one, other] = [await ledger.hear(), await settled()];
    ledger.advance(60_000);
    await ledger.revoke(other);
    const workers = [1, 2, 3].map(() => followChain(ledger.ports)());
    await Promise.allSettled(workers);
    await ledger.attested(one);
    await ledger.revoked(other);
    expect(await ledger.times('Attested', one)).toBe(1);
    expect(await ledger.times('Revoked', other)).toBe(1);
  });
});
