import { setTimeout } from 'node:timers/promises';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePerson } from '../src/app/erase-person.ts';
import { hearOfReview } from '../src/app/hear-of-review.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import { type AttestingLedger, DAY, openAttestingLedger } from './attesting.ts';
import { CONFIRMED } from './chain.ts';
import { destroyByTwo, settle } from './destroying.ts';
import { disbursement } from './ledger.ts';

let ledger: AttestingLedger;

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
});

afterAll(async () => {
  await ledger?.close();
});

const secondsOf = (at: Date) => BigInt(at.getTime() / 1_000);

describe('a score', () => {
  test('is attested through the last day on which lending decides by it, and told of to staff', async () => {
    const told = (await ledger.events()).length;
    const statedAt = new Date(ledger.clock().getTime() - 30 * DAY);
    const commitment = await ledger.hear({ statedAt });
    await ledger.attested(commitment);
    expect(await ledger.holds(commitment)).toBe(true);
    const day = Math.floor(statedAt.getTime() / DAY);
    const expiresAt = new Date((day + 91) * DAY);
    const { attester, inUse } = ledger;
    const held = await ledger.call(await inUse(), 'attestationOf', [attester.address, commitment]);
    expect(held.expiresAt).toBe(secondsOf(expiresAt));
    const { item, attest } = await ledger.standing(commitment);
    const [registry] = await ledger.registries();
    expect(item).toMatchObject({ expiresAt, attester: attester.address, contractId: registry?.id });
    const events = (await ledger.events())
      .slice(told)
      .flatMap((event) => (event.type === 'ledger.attestations.progressed' ? [event] : []));
    expect(events.map(({ data }) => `${data.status} ${data.confirmations}`)).toEqual(CONFIRMED);
    expect(events[0]).toMatchObject({
      audience: { scopes: ['ledger:read'] },
      data: { change: 'ATTESTED', chainTransactionId: attest?.id },
    });
    expect(events[0]?.audience).not.toHaveProperty('subject');
  });

  test('is attested by the attester, whose account is not the one that pays', async () => {
    const { attester, wallet, call, inUse } = ledger;
    const role = await call(await inUse(), 'ATTESTER_ROLE', []);
    expect(await call(await inUse(), 'hasRole', [role, attester.address])).toBe(true);
    expect(await call(await inUse(), 'hasRole', [role, wallet.address])).toBe(false);
    expect(await call(await inUse(), 'owner', [])).toBe(wallet.address);
  });

  test('is attested once, however often it is heard of', async () => {
    const userId = newId('user');
    const scoreId = newId('score');
    const commitment = await ledger.hear({ userId, scoreId });
    const data = { userId, scoreId, commitment, modelId: 'test', modelVersion: '1' };
    await ledger.transact((work) => keepCommitment(work, ledger.ports, data));
    await ledger.attested(commitment);
    await ledger.transact((work) => keepCommitment(work, ledger.ports, data));
    await ledger.follow();
    expect(await ledger.times('Attested', commitment)).toBe(1);
  });

  test('of finances that are too old is not attested', async () => {
    const statedAt = new Date(ledger.clock().getTime() - 91 * DAY);
    const commitment = await ledger.hear({ statedAt });
    expect(await ledger.ports.attestations.attestations([commitment])).toEqual([]);
  });
});

describe('many scores', () => {
  test('go together, a hundred at a time, those that end together', async () => {
    const statedAt = new Date(ledger.clock().getTime() - DAY);
    const commitments: string[] = [];
    for (let each = 0; each < 130; each += 1) {
      commitments.push(await ledger.hear(each % 10 === 0 ? { statedAt } : {}));
    }
    await ledger.attested(...commitments);
    const found = await Promise.all(commitments.map(ledger.item));
    const batches = Map.groupBy(found, ({ attestId }) => attestId);
    expect([...batches.values()].map(({ length }) => length).toSorted()).toEqual([100, 13, 17]);
    for (const batch of batches.values()) {
      expect(new Set(batch.map(({ expiresAt }) => expiresAt.getTime())).size).toBe(1);
    }
    expect(await Promise.all(commitments.map((each) => ledger.holds(each)))).not.toContain(false);
  });

  test('wait a minute for others after those before', async () => {
    await ledger.attested(await ledger.hear());
    const [one, other] = [await ledger.hear(), await ledger.hear()];
    await ledger.follow();
    expect(await ledger.item(one)).toMatchObject({ attestId: null });
    await ledger.attested(one, other);
    const [first, second] = [await ledger.item(one), await ledger.item(other)];
    expect(first.attestId).toBe(second.attestId);
  });
});

describe('the word on a score is taken back', () => {
  const attested = async (userId = newId('user'), scoreId = newId('score')) => {
    const commitment = await ledger.hear({ userId, scoreId });
    await ledger.attested(commitment);
    return { userId, scoreId, commitment };
  };
  const reviewed = (scoreId: `score_${string}`, outcome: 'UPHELD' | 'CORRECTED') =>
    ledger.transact((work) =>
      hearOfReview(work, ledger.ports, {
        ...{ userId: newId('user'), reviewId: newId('review'), scoreId, outcome },
      }),
    );

  test('where a review corrects it, and not where it is upheld', async () => {
    const { scoreId, commitment } = await attested();
    await reviewed(scoreId, 'UPHELD');
    await ledger.follow();
    expect(await ledger.holds(commitment)).toBe(true);
    await reviewed(scoreId, 'CORRECTED');
    await ledger.revoked(commitment);
    expect(await ledger.holds(commitment)).toBe(false);
    expect(await ledger.item(commitment)).toMatchObject({ revokedReason: 'CORRECTED' });
    await reviewed(scoreId, 'CORRECTED');
    await ledger.follow();
    expect(await ledger.times('Revoked', commitment)).toBe(1);
  });

  test('where the salts of a borrower are destroyed', async () => {
    const { userId, commitment } = await attested();
    await ledger.post(disbursement({ userId }));
    await settle(ledger, userId);
    expect(await destroyByTwo(ledger, userId)).toMatchObject({ ok: true });
    await ledger.revoked(commitment);
    expect(await ledger.holds(commitment)).toBe(false);
    expect(await ledger.item(commitment)).toMatchObject({ revokedReason: 'ERASED' });
  });

  test('where a person is erased who never had a loan, and nobody else’s', async () => {
    const [erased, other] = [await attested(), await attested()];
    const waiting = await ledger.hear({ userId: erased.userId });
    const order = { erasureId: newId('erasure'), userId: erased.userId };
    await ledger.transact((work) => erasePerson(work, ledger.ports, order));
    ledger.advance(60_000);
    await ledger.revoked(erased.commitment);
    expect(await ledger.holds(erased.commitment)).toBe(false);
    expect(await ledger.holds(other.commitment)).toBe(true);
    expect(await ledger.item(waiting)).toMatchObject({ attestId: null, revokedReason: 'ERASED' });
    expect(await ledger.times('Attested', waiting)).toBe(0);
  });

  test('and nothing is kept of the erased that is heard later, or while they are erased', async () => {
    const userId = newId('user');
    const order = { erasureId: newId('erasure'), userId };
    let meanwhile: Promise<string> | undefined;
    await ledger.transact(async (work) => {
      await erasePerson(work, ledger.ports, order);
      meanwhile = ledger.hear({ userId });
      // It waits for the erasure, or would be through by then.
      await Promise.race([meanwhile, setTimeout(200)]);
    });
    const commitments = [(await meanwhile) ?? '', await ledger.hear({ userId })];
    await ledger.transact((work) => erasePerson(work, ledger.ports, order));
    expect(await ledger.ports.attestations.attestations(commitments)).toEqual([]);
    expect(await ledger.ports.anchors.attested(commitments)).toEqual([]);
    const kept = await ledger.hear();
    expect(await ledger.ports.anchors.attested([kept])).toHaveLength(1);
  });

  test('before anybody signed it: then the chain hears nothing of it', async () => {
    const commitment = await ledger.hear();
    await ledger.revoke(commitment);
    ledger.advance(60_000);
    await ledger.follow();
    await ledger.net.mine();
    await ledger.follow();
    expect(await ledger.item(commitment)).toMatchObject({ attestId: null, revokeId: null });
    expect(await ledger.times('Attested', commitment)).toBe(0);
    expect(await ledger.times('Revoked', commitment)).toBe(0);
  });

  test('while it is on its way: the chain hears of both, in that order', async () => {
    ledger.advance(60_000);
    const commitment = await ledger.hear();
    await ledger.follow();
    await ledger.revoke(commitment);
    await ledger.follow();
    const { attest, revoke } = await ledger.standing(commitment);
    expect(revoke?.nonce).toBeGreaterThan(attest?.nonce ?? Number.POSITIVE_INFINITY);
    await ledger.revoked(commitment);
    expect(await ledger.holds(commitment)).toBe(false);
    expect(await ledger.times('Attested', commitment)).toBe(1);
    expect(await ledger.times('Revoked', commitment)).toBe(1);
  });

  test('of many together', async () => {
    const userId = newId('user');
    const commitments = await Promise.all(
      Array.from({ length: 20 }, () => ledger.hear({ userId })),
    );
    await ledger.attested(...commitments);
    await ledger.transact((work) => work.attestations.revoke({ userId }, 'ERASED', ledger.clock()));
    await ledger.revoked(...commitments);
    const found = await Promise.all(commitments.map(ledger.item));
    expect(new Set(found.map(({ revokeId }) => revokeId)).size).toBe(1);
  });

  test('for good: the database refuses to have it otherwise', async () => {
    const { commitment } = await attested();
    await ledger.revoke(commitment);
    await ledger.revoke(commitment, 'ERASED');
    expect(await ledger.item(commitment)).toMatchObject({ revokedReason: 'CORRECTED' });
    const { sql } = ledger.connection;
    const undo = sql`update ledger.attestations set revoked_at = null, revoked_reason = null,
      revoke_id = null where commitment = ${commitment}`;
    await expect(undo).rejects.toThrow('append-only');
    const prolong = sql`update ledger.attestations set expires_at = now() where commitment = ${commitment}`;
    await expect(prolong).rejects.toThrow('permission denied');
    const remove = sql`delete from ledger.attestations where commitment = ${commitment}`;
    await expect(remove).rejects.toThrow('permission denied');
    await ledger.revoked(commitment);
  });
});

describe('what is over', () => {
  test('is revoked nowhere: it ended by itself', async () => {
    const commitment = await ledger.hear();
    await ledger.attested(commitment);
    await ledger.pass(91 * DAY);
    await ledger.net.mine();
    expect(await ledger.holds(commitment)).toBe(false);
    await ledger.revoke(commitment);
    await ledger.follow();
    expect(await ledger.item(commitment)).toMatchObject({ revokedAt: null, revokeId: null });
  });

  test('is not sent any more where it waited too long, and holds nothing up', async () => {
    const [late, queued] = [await ledger.hear(), await ledger.hear()];
    ledger.advance(60_000);
    await ledger.pass(91 * DAY);
    const commitment = await ledger.hear();
    await ledger.attested(commitment);
    for (const over of [late, queued]) {
      expect(await ledger.item(over)).toMatchObject({ attestId: null });
      expect(await ledger.times('Attested', over)).toBe(0);
    }
  });

  test('is the signature that no block took in a day: it is signed anew', async () => {
    ledger.advance(60_000);
    const commitment = await ledger.hear();
    await ledger.follow();
    await ledger.pass(2 * DAY);
    await ledger.attested(commitment);
    expect(await ledger.holds(commitment)).toBe(true);
    expect(ledger.warnings).toContain('The chain reverted a transaction.');
  });
});
