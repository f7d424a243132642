import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFrozen } from '../src/app/is-frozen.ts';
import type { Ports, UserId } from '../src/app/ports.ts';
import {
  answered,
  askedAbout,
  disclose,
  type Facts,
  newPerson,
  officer,
  onboard,
  requestClearance,
  settled,
} from './compliance-subgraph.ts';
import { decide, decideMatchOn, decideOn, screeningOf } from './deciding.ts';
import {
  type Beside,
  enrol,
  listed,
  openBeside,
  publish,
  publishAndCompare,
} from './publishing-lists.ts';
import { screenUser } from './sanctions-lists.ts';

const NAME = 'VARKONSKY, Zoltimir';
const FACTS: Facts = {
  ...{ firstName: 'Zoltimir', lastName: 'Varkonsky' },
  ...{ dateOfBirth: '1990-01-01', country: 'US' },
};
const second = newPerson(['COMPLIANCE_OFFICER']).caller;
let compliance: TestSubgraph;
let ports: Ports;
let beside: Beside;
beforeAll(async () => {
  beside = await openBeside();
  ({ compliance, ports } = beside);
});
afterAll(async () => {
  await beside?.close();
});

const list = (...entries: ReturnType<typeof listed>[]) => publishAndCompare(beside, entries);
const status = (userId: string) => settled(compliance, userId, () => true);
const alertsOf = (userId: string) => compliance.sql`
  select status, resolution from compliance.alerts where subject = ${userId} order by id`;

const decideMatch = (what: 'dismissMatch' | 'confirmMatch', input: object, by = officer) =>
  decideMatchOn(compliance, what, input, by);
const about = async (userId: string) => ({
  ...{ userId, screeningId: await screeningOf(compliance, userId) },
  ...{ entity: 'demo:1', note: 'Another person: born elsewhere.' },
});
/** A customer who matches the entry of now. */
const matched = async (): Promise<UserId> => {
  await list(listed('1', NAME));
  const userId = await enrol(ports, FACTS);
  await list(listed('1', NAME), listed('51', 'NOBODYATALL, Xavierius'));
  expect(await status(userId)).toBe('IN_REVIEW');
  return userId;
};

const saidOf = async (screeningId: string | undefined) => {
  const answer = await compliance.entities(
    officer,
    [{ __typename: 'Screening', id: screeningId }],
    '... on Screening { openEntities verdicts { entity verdict note } }',
  );
  return answer.data?.['_entities'];
};

describe('a match that was dismissed', () => {
  test('stays so while entry and customer are the same, and comes back when the entry says something else', async () => {
    const userId = await matched();
    const { screening, userErrors } = await decideMatch('dismissMatch', await about(userId));
    expect(userErrors).toEqual([]);
    expect(screening).toMatchObject({
      openEntities: [],
      verdicts: [{ entity: 'demo:1', verdict: 'DISMISSED', decidedBy: { id: officer.id } }],
    });
    expect(await status(userId)).toBe('APPROVED');
    expect(await alertsOf(userId)).toMatchObject([{ resolution: 'FALSE_POSITIVE' }]);

    await list(listed('1', NAME), listed('2', 'MORVANDIEU, Casimir'));
    expect(await status(userId)).toBe('APPROVED');
    await answered(await requestClearance(compliance, userId), true);

    await list(listed('1', NAME, { programmes: ['TEST', 'MORE'] }));
    expect(await status(userId)).toBe('IN_REVIEW');
    expect(await alertsOf(userId)).toMatchObject([
      { resolution: 'FALSE_POSITIVE' },
      { resolution: null },
    ]);
    const refused = await answered(await requestClearance(compliance, userId), false);
    expect(refused.data).toMatchObject({ screening: 'POTENTIAL_MATCH' });
    // As it was: what was said of that holds again, and nobody has to look at it.
    await list(listed('1', NAME));
    expect(await status(userId)).toBe('APPROVED');
    expect(await alertsOf(userId)).toMatchObject([
      { resolution: 'FALSE_POSITIVE' },
      { resolution: 'NO_ACTION' },
    ]);
    expect(await saidOf(await screeningOf(compliance, userId))).toMatchObject([
      { openEntities: [], verdicts: [{ entity: 'demo:1', verdict: 'DISMISSED' }] },
    ]);
  });

  test('comes back when the customer changes their data, and nobody is cleared meanwhile', async () => {
    await list(listed('1', NAME));
    const { userId } = await onboard(compliance, FACTS);
    await decide(compliance, userId, 'APPROVE');
    expect(await status(userId)).toBe('APPROVED');
    const first = await askedAbout(compliance, userId);

    const change = (fields: string[]) =>
      compliance.hear('identity.profile.changed', { userId, fields });
    await change(['phone']);
    await change(['country', 'lastName']);
    await settled(compliance, userId, (now) => now === 'PENDING');
    const waiting = await requestClearance(compliance, userId);
    const asked = await askedAbout(compliance, userId);
    expect(asked.requestId).not.toBe(first.requestId);
    await disclose(compliance, userId, { ...FACTS, lastName: 'Varkonski', country: 'HU' });
    await settled(compliance, userId, (now) => now === 'IN_REVIEW');
    expect((await answered(waiting, false)).data).toMatchObject({ screening: 'POTENTIAL_MATCH' });
    const made = await compliance.sql`
      select reason, facts_number from compliance.screenings where user_id = ${userId} order by id`;
    expect(made.at(-1)).toEqual({ reason: 'CUSTOMER_CHANGE', facts_number: 2 });

    // What was said of the facts of now holds again, and that nothing was said of the others, too.
    await change(['lastName', 'country']);
    await settled(compliance, userId, (now) => now === 'PENDING');
    await disclose(compliance, userId, FACTS);
    await settled(compliance, userId, (now) => now !== 'PENDING');
    expect(await status(userId)).toBe('IN_REVIEW');
    await decide(compliance, userId, 'APPROVE');
    expect(await status(userId)).toBe('APPROVED');
  });

  test('by an approval of before verdicts were kept holds of what the officer saw', async () => {
    const versionId = await publish(ports, [listed('1', NAME)]);
    const userId = await enrol(ports, FACTS);
    const screeningId = newId('scr');
    await ports.transact(async (work) => {
      const at = new Date();
      const kyc = await work.kyc.lock(userId);
      await work.screenings.insert({
        ...{ id: screeningId, userId, reason: 'ONBOARDING', outcome: 'HIT' },
        ...{ versionIds: [versionId], entities: ['demo:1'], entryHashes: null, factsNumber: null },
        ...{ carried: [], nameDoubts: [], birthAttested: false },
        ...{ runId: null, matches: [], requestedBy: 'compliance', screenedAt: at },
      });
      await work.kyc.insertDecision({
        ...{ id: newId('dec'), kycId: kyc?.id ?? 'kyc_', userId, decision: 'APPROVE' },
        ...{ note: 'Another person.', screeningId, entities: ['demo:1'] },
        ...{ approved: [], decidedBy: officer.id, decidedAt: at },
      });
    });
    await list(listed('1', NAME), listed('3', 'TAZIRI, Hamdoun'));
    expect(await screenUser(compliance, userId)).toEqual([]);
    expect(await status(userId)).toBe('APPROVED');
    await list(listed('1', NAME, { countries: ['US'] }));
    expect(await status(userId)).toBe('IN_REVIEW');
  });
});

describe('a match that was confirmed', () => {
  test('rejects the customer and freezes what is theirs, until another officer dismisses it', async () => {
    const userId = await matched();
    const input = await about(userId);
    expect((await decideMatch('confirmMatch', input)).userErrors).toEqual([]);
    expect(await status(userId)).toBe('REJECTED');
    expect(await alertsOf(userId)).toMatchObject([{ resolution: 'CONFIRMED' }]);
    expect(await ports.transact((work) => isFrozen(work, userId))).toBe(true);
    const told = await compliance.events('compliance.kyc.told');
    expect(told.findLast(({ data }) => data['userId'] === userId)).toMatchObject({
      actor: { kind: 'SERVICE' },
      data: { from: 'PENDING', to: 'REJECTED' },
    });
    const codes = async (answer: Promise<{ userErrors: { code: string }[] }>) =>
      (await answer).userErrors.map(({ code }) => code);
    const { screeningId } = input;
    const approval = { userId, decision: 'APPROVE', note: 'No.' };
    expect(await codes(decideOn(compliance, screeningId, approval))).toEqual(['MATCH_CONFIRMED']);
    expect(await codes(decideMatch('confirmMatch', input))).toEqual(['INVALID_STATE']);
    expect(await codes(decideMatch('dismissMatch', input))).toEqual(['SECOND_OFFICER_REQUIRED']);
    expect(await codes(decideMatch('dismissMatch', input, second))).toEqual([]);
    // The rejection came of the match, and goes with it.
    expect(await status(userId)).toBe('APPROVED');
    expect(await ports.transact((work) => isFrozen(work, userId))).toBe(false);
  });

  test('leaves a customer rejected whom an officer rejected for something else', async () => {
    const userId = await matched();
    const input = await about(userId);
    expect((await decide(compliance, userId, 'REJECT')).userErrors).toEqual([]);
    await decideMatch('confirmMatch', input);
    await decideMatch('dismissMatch', input, second);
    expect(await status(userId)).toBe('REJECTED');
  });

  test('may be one of many, each of which an approval shows', async () => {
    const many = Array.from({ length: 14 }, (_, index) => listed(String(100 + index), NAME));
    await list(...many);
    const userId = await enrol(ports, FACTS);
    expect(await screenUser(compliance, userId)).toEqual([]);
    const screeningId = await screeningOf(compliance, userId);
    const { data, errors } = await compliance.ask(
      officer,
      `query ($id: ID!) { kycVerification(userId: $id) { screenings(first: 1) { edges { node {
        openEntities matches { uid } } } } } }`,
      { id: userId },
    );
    expect(errors).toBeUndefined();
    const { screenings } = (data?.['kycVerification'] ?? {}) as Shown;
    const [edge] = screenings.edges;
    expect(edge?.node.matches).toHaveLength(14);
    expect(edge?.node.openEntities).toHaveLength(14);
    const approval = { userId, decision: 'APPROVE', note: 'None of them.' };
    expect((await decideOn(compliance, screeningId, approval)).userErrors).toEqual([]);
    expect(await status(userId)).toBe('APPROVED');
  });

  test('has the payments of the customer held, and released by nobody', async () => {
    const userId = await matched();
    await decideMatch('confirmMatch', await about(userId));
    const paymentId = newId('pay');
    await compliance.hear('lending.payment_check.requested', {
      ...{ paymentId, loanId: newId('loan'), userId, direction: 'PAYOUT', amountMinor: '100000' },
      ...{ currency: 'USD', method: 'BANK_TRANSFER', counterparty: 'OWN' },
    });
    const held = await settledHold(paymentId);
    expect(held).toBe('HELD');
    const answer = await compliance.ask(
      officer,
      `mutation ($id: ID!) { releasePayment(input: { paymentId: $id, reason: "x" }) {
        userErrors { code } } }`,
      { id: paymentId },
    );
    expect(answer.data).toEqual({
      releasePayment: { userErrors: [{ code: 'MATCH_CONFIRMED' }] },
    });
  });
});

interface Shown {
  readonly screenings: {
    readonly edges: readonly { node: { openEntities: string[]; matches: object[] } }[];
  };
}

async function settledHold(paymentId: string): Promise<string> {
  return await eventually(async () => {
    const [row] = await compliance.sql`
      select status from compliance.payment_holds where payment_id = ${paymentId}`;
    return row?.['status'] as string | undefined;
  });
}

test('what is decided is what was seen, with a reason, by an officer, and never about oneself', async () => {
  const userId = await matched();
  const input = await about(userId);
  const refused = async (change: object, by = officer) =>
    (await decideMatch('dismissMatch', { ...input, ...change }, by)).userErrors;
  expect(await refused({ note: ' ' })).toMatchObject([{ code: 'NOTE_INVALID' }]);
  expect(await refused({ screeningId: newId('scr') })).toMatchObject([
    { code: 'SCREENING_OUTDATED' },
  ]);
  expect(await refused({ entity: 'demo:50' })).toMatchObject([
    { code: 'NOT_FOUND', path: ['input', 'entity'] },
  ]);
  for (const unknown of [newId('user'), 'rubbish']) {
    expect(await refused({ userId: unknown })).toMatchObject([{ code: 'NOT_FOUND' }]);
  }
  const self = newPerson(['COMPLIANCE_OFFICER']);
  expect(await refused({ userId: self.userId }, self.caller)).toMatchObject([{ code: 'OWN_CASE' }]);
});

test('an officer finds nothing about themselves, by any way', async () => {
  await list(listed('1', NAME));
  const self = await onboard(compliance, FACTS, newPerson(['COMPLIANCE_OFFICER']));
  const { userId } = self;
  const screeningId = await screeningOf(compliance, userId);
  const answer = await compliance.ask(
    self.caller,
    `query ($id: ID!, $userId: ID!, $day: LocalDate!) { screeningReplay(screeningId: $id) { same }
      screeningsOfDay(userId: $userId, day: $day) { day } }`,
    { id: screeningId, userId, day: new Date().toISOString().slice(0, 10) },
  );
  expect(answer.data).toEqual({ screeningReplay: null, screeningsOfDay: null });
  const entities = await compliance.entities(
    self.caller,
    [{ __typename: 'Screening', id: screeningId }],
    '... on Screening { openEntities entities verdicts { id } }',
  );
  expect(JSON.stringify(entities)).not.toContain('demo:1');
});
