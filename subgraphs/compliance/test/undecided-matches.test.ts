import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserId } from '../src/app/ports.ts';
import {
  answered,
  disclose,
  type Facts,
  newPerson,
  officer,
  ofMany,
  onboard,
  requestClearance,
  settled,
} from './compliance-subgraph.ts';
import { decide, decideMatchOn, sayOtherwise, screeningOf } from './deciding.ts';
import { type Beside, listed, openBeside, publishAndCompare } from './publishing-lists.ts';

const NAME = 'VARKONSKY, Zoltimir';
const FACTS = ofMany({
  ...{ firstName: 'Zoltimir', lastName: 'Varkonsky' },
  ...{ dateOfBirth: '1990-01-01', country: 'US' },
});
const CLEAN = ofMany({ ...FACTS, firstName: 'Mirela', lastName: 'Quennevoll' });
const CARRIED = `query ($userId: ID!) { kycVerification(userId: $userId) { status screenings(first: 1) {
  edges { node { reason outcome openEntities matches { uid foundIn { reason } } } } } } }`;

const second = newPerson(['COMPLIANCE_OFFICER']).caller;

let compliance: TestSubgraph;
let beside: Beside;
beforeAll(async () => {
  beside = await openBeside();
  ({ compliance } = beside);
});
afterAll(async () => {
  await beside?.close();
});

const list = (...entries: ReturnType<typeof listed>[]) => publishAndCompare(beside, entries);
const status = (userId: string) => settled(compliance, userId, () => true);
const about = async (userId: string) => ({
  ...{ userId, screeningId: await screeningOf(compliance, userId) },
  ...{ entity: 'demo:1', note: 'Another person: born elsewhere.' },
});
/** The person changes their data, and identity tells what they are now. */
const changeTo = async (userId: UserId, facts: Facts) => {
  await compliance.hear('identity.profile.changed', { userId, fields: ['lastName'] });
  await settled(compliance, userId, (now) => now === 'PENDING' || now === 'REJECTED');
  await disclose(compliance, userId, facts);
  await settled(compliance, userId, (now) => now !== 'PENDING');
};

describe('a match that nobody has decided', () => {
  test('goes on when the customer changes their name, until an officer decides it', async () => {
    await list(listed('1', NAME));
    const { userId, caller } = await onboard(compliance, FACTS);
    await changeTo(userId, CLEAN);
    expect(await status(userId)).toBe('IN_REVIEW');
    await answered(await requestClearance(compliance, userId), false);
    expect((await compliance.ask(officer, CARRIED, { userId })).data).toMatchObject({
      kycVerification: {
        screenings: {
          edges: [
            {
              node: {
                ...{ reason: 'CUSTOMER_CHANGE', outcome: 'HIT', openEntities: ['demo:1'] },
                matches: [{ uid: '1', foundIn: { reason: 'ONBOARDING' } }],
              },
            },
          ],
        },
      },
    });
    const read = await compliance.ask(
      caller,
      `query ($userId: ID!) { kycVerification(userId: $userId) { status missing } }`,
      { userId },
    );
    expect(read.data).toEqual({ kycVerification: { status: 'PENDING', missing: [] } });

    // Neither another change nor a list that says something else of the entry ends it.
    await changeTo(userId, { ...CLEAN, lastName: 'Quennevall' });
    await list(listed('1', NAME, { programmes: ['TEST', 'MORE'] }));
    expect(await status(userId)).toBe('IN_REVIEW');
    expect(
      (await decideMatchOn(compliance, 'dismissMatch', await about(userId))).userErrors,
    ).toEqual([]);
    expect(await status(userId)).toBe('APPROVED');
    await answered(await requestClearance(compliance, userId), true);
    expect(
      await compliance.sql`select resolution from compliance.alerts where subject = ${userId}`,
    ).toMatchObject([{ resolution: 'FALSE_POSITIVE' }]);
  });

  test('is confirmed as it is, and let go once the entry is listed no more', async () => {
    await list(listed('1', NAME));
    const [confirmed, delisted] = [
      await onboard(compliance, FACTS),
      await onboard(compliance, FACTS),
    ];
    for (const { userId } of [confirmed, delisted]) await changeTo(userId, CLEAN);
    await decideMatchOn(compliance, 'confirmMatch', await about(confirmed.userId));
    expect(await status(confirmed.userId)).toBe('REJECTED');
    await list();
    expect(await status(delisted.userId)).toBe('APPROVED');
    expect(await status(confirmed.userId)).toBe('REJECTED');
  });

  test('is no other than a doubt of a rule: to say something else does not end it', async () => {
    const { userId } = await onboard(compliance, { ...CLEAN, dateOfBirth: '2020-01-01' });
    expect(await status(userId)).toBe('IN_REVIEW');
    await sayOtherwise(compliance, userId, CLEAN);
    expect(await status(userId)).toBe('IN_REVIEW');
    await decide(compliance, userId, 'APPROVE');
    expect(await status(userId)).toBe('APPROVED');
  });
});

test('whoever is listed under a name of before is matched, until an officer says that it is another one', async () => {
  const NOBODY = listed('51', 'NOBODYATALL, Xavierius');
  await list(NOBODY);
  const { userId } = await onboard(compliance, FACTS);
  await changeTo(userId, CLEAN);
  expect(await status(userId)).toBe('APPROVED');
  await list(NOBODY, listed('1', NAME));
  expect(await status(userId)).toBe('IN_REVIEW');
  await answered(await requestClearance(compliance, userId), false);
  expect((await compliance.ask(officer, CARRIED, { userId })).data).toMatchObject({
    kycVerification: {
      screenings: {
        edges: [{ node: { openEntities: ['demo:1'], matches: [{ uid: '1' }] } }],
      },
    },
  });
  const dismissed = await decideMatchOn(compliance, 'dismissMatch', await about(userId));
  expect(dismissed.userErrors).toEqual([]);
  expect(await status(userId)).toBe('APPROVED');
  await list(NOBODY, listed('1', NAME), listed('2', 'MORVANDIEU, Casimir'));
  expect(await status(userId)).toBe('APPROVED');
  await answered(await requestClearance(compliance, userId), true);
  await list(NOBODY, listed('1', NAME, { programmes: ['TEST', 'MORE'] }));
  expect(await status(userId)).toBe('IN_REVIEW');
});

test('whoever lived in fifty countries since is matched by the name of before, and of fifty names is looked at', async () => {
  await list(listed('51', 'NOBODYATALL, Xavierius'));
  const { userId } = await onboard(compliance, FACTS);
  await changeTo(userId, CLEAN);
  const keep = (all: readonly Facts[]) =>
    beside.ports.transact(async (work) => {
      for (const facts of all) await work.subjectFacts.keep(userId, facts, new Date());
    });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
  await keep(letters.map((letter) => ({ ...CLEAN, country: `X${letter}` })));
  await list(listed('51', 'NOBODYATALL, Xavierius'), listed('1', NAME));
  expect(await status(userId)).toBe('IN_REVIEW');
  await decideMatchOn(compliance, 'dismissMatch', await about(userId));
  await changeTo(userId, { ...CLEAN, country: 'DE' });
  expect(await status(userId)).toBe('APPROVED');
  await keep(letters.map((letter) => ({ ...CLEAN, lastName: `Quennevoll${letter}` })));
  await changeTo(userId, CLEAN);
  expect(await status(userId)).toBe('IN_REVIEW');
});

test('a confirmed match that the list has no more, or under another name, ends by the word of another officer', async () => {
  const NOBODY = listed('51', 'NOBODYATALL, Xavierius');
  for (const now of [[], [listed('1', 'QUITENOTHER, Nomen')]]) {
    await list(listed('1', NAME), NOBODY);
    const { userId } = await onboard(compliance, FACTS);
    await decideMatchOn(compliance, 'confirmMatch', await about(userId));
    await list(NOBODY, ...now);
    expect(await status(userId)).toBe('REJECTED');
    const open = () => compliance.sql`
      select rule from compliance.alerts where subject = ${userId} and status = 'OPEN'`;
    expect(await open()).toMatchObject([{ rule: 'CONFIRMED_NOT_MATCHED' }]);
    // Listed again there is nothing to look at, and delisted there is.
    await list(listed('1', NAME), NOBODY);
    expect(await open()).toEqual([]);
    await list(NOBODY, ...now);
    expect(await open()).toMatchObject([{ rule: 'CONFIRMED_NOT_MATCHED' }]);
    const dismiss = async (change: object, by = second) => {
      const input = { ...(await about(userId)), ...change };
      return (await decideMatchOn(compliance, 'dismissMatch', input, by)).userErrors;
    };
    expect(await dismiss({ entity: 'demo:2' })).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await dismiss({}, officer)).toMatchObject([{ code: 'SECOND_OFFICER_REQUIRED' }]);
    expect(await dismiss({})).toEqual([]);
    expect(await status(userId)).toBe('APPROVED');
    expect(await open()).toEqual([]);
    await answered(await requestClearance(compliance, userId), true);
  }
});
