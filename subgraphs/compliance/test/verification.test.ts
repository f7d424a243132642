import { ANONYMOUS, serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askedAbout,
  caughtUp,
  disclose,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decide } from './deciding.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const KYC = `query ($userId: ID!) { kycVerification(userId: $userId) {
  id status missing user { id } } }`;

describe('a person who signs up', () => {
  test('is asked about, screened and approved without doing anything', async () => {
    const person = newPerson();
    const { userId } = person;
    await compliance.hear('identity.user.registered', { userId });
    await askedAbout(compliance, userId);
    const before = await compliance.ask(person.caller, KYC, { userId });
    expect(before.data).toEqual({
      kycVerification: {
        id: expect.stringMatching(/^kyc_/),
        status: 'PENDING',
        missing: ['EMAIL_VERIFICATION', 'PERSONAL_DETAILS'],
        user: { id: userId },
      },
    });
    await compliance.hear('identity.email.verified', { userId });
    await disclose(compliance, userId, HARMLESS);
    await settled(compliance, userId, (status) => status === 'APPROVED');
    for (const [type, subject] of [
      ['compliance.kyc.changed', undefined],
      ['compliance.kyc.told', userId],
    ] as const) {
      const changes = (await compliance.events(type)).filter(
        ({ data }) => data['userId'] === userId,
      );
      expect(
        changes.map(({ data, audience }) => [data['from'], data['to'], audience.subject]),
      ).toEqual([
        ['NOT_STARTED', 'PENDING', subject],
        ['PENDING', 'APPROVED', subject],
      ]);
    }
  });

  test('is kept encrypted, and the key that opened the answer is destroyed', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const [subject] = await compliance.sql`
      select * from compliance.subjects where user_id = ${userId}`;
    const [request] = await compliance.sql`
      select * from compliance.disclosure_requests where user_id = ${userId}`;
    const dump = JSON.stringify([subject, request, await compliance.events()]);
    for (const secret of Object.values(HARMLESS)) expect(dump).not.toContain(`"${secret}"`);
    expect(request).toMatchObject({ private_key: null, closed_at: expect.any(Date) });
  });

  test('a disclosure that was not asked for, or comes again, changes nothing', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const { requestId } = await askedAbout(compliance, userId);
    const sealed = `${'a.'.repeat(4)}a`;
    await compliance.hear('identity.subject.disclosed', { requestId, userId, sealed });
    await compliance.hear('identity.subject.disclosed', {
      requestId: newId('req'),
      userId,
      sealed,
    });
    await compliance.hear('identity.subject.disclosed', {
      requestId,
      userId: newId('user'),
      sealed,
    });
    await caughtUp(compliance);
    const screenings = await compliance.sql`
      select 1 from compliance.screenings where user_id = ${userId}`;
    expect(screenings).toHaveLength(1);
    expect(await compliance.sql`select 1 from compliance.dead_letter`).toHaveLength(0);
  });

  test.each([
    ['is too young', { dateOfBirth: '2015-01-01' }, 'AGE', 'CLEAR', []],
    ['lives where payments are held', { country: 'IR' }, 'COUNTRY', 'CLEAR', []],
    ['has a name of two scripts', { lastName: 'Ꭺinsley' }, 'NAME', 'INCONCLUSIVE', ['SCRIPT']],
  ])('who %s waits for an officer, who reads why', async (_, doubtful, reason, outcome, doubts) => {
    const { userId, caller } = await onboard(compliance, { ...HARMLESS, ...doubtful });
    const seen = async (by: typeof caller) =>
      (
        await compliance.ask(
          by,
          `query ($userId: ID!) { kycVerification(userId: $userId) { status reviewReasons
            screenings(first: 1) { edges { node { outcome nameDoubts } } } } }`,
          { userId },
        )
      ).data?.['kycVerification'];
    expect(await seen(officer)).toEqual({
      ...{ status: 'IN_REVIEW', reviewReasons: [reason] },
      screenings: { edges: [{ node: { outcome, nameDoubts: doubts } }] },
    });
    expect(await seen(caller)).toEqual({
      status: 'PENDING',
      reviewReasons: null,
      screenings: null,
    });
    const alerts = async (by: typeof caller) =>
      (
        await compliance.ask(
          by,
          `query ($userId: ID!) { alerts(filter: { userId: $userId }) { edges { node {
            id source rule severity status resolution facts { name value } } } } }`,
          { userId },
        )
      ).data?.['alerts'] as { edges: { node: { id: string } }[] } | undefined;
    const [said = ''] = Object.values(doubtful);
    const value = expect.stringMatching(new RegExp(`${said}.*${doubts.join()}`));
    const about = { source: 'KYC', rule: 'CUSTOMER_TO_REVIEW', severity: 'MEDIUM' };
    const raised = await alerts(officer);
    expect(raised?.edges).toMatchObject([
      { node: { ...about, status: 'OPEN', facts: [{ name: reason, value }] } },
    ]);
    expect(await alerts(caller)).toBeUndefined();
    // It is not done with while the person waits.
    const refused = await compliance.ask(
      officer,
      `mutation ($id: ID!) { resolveAlert(input: { alertId: $id, resolution: NO_ACTION, reason: "x" }) {
        userErrors { code message } } }`,
      { id: raised?.edges[0]?.node.id },
    );
    expect(refused.data).toMatchObject({
      resolveAlert: { userErrors: [{ message: expect.stringContaining('decideKyc') }] },
    });
    expect((await decide(compliance, userId, 'APPROVE')).kycVerification?.status).toBe('APPROVED');
    expect((await alerts(officer))?.edges).toMatchObject([
      { node: { status: 'RESOLVED', resolution: 'FALSE_POSITIVE' } },
    ]);
    const kept = await compliance.sql`
      select approved from compliance.kyc_decisions where user_id = ${userId}`;
    // No JSON of what they said, but a ciphertext, in which two letters may stand side by side.
    expect(kept[0]?.['approved']).toMatch(/^v1\.[\w-]+$/);
  });
});

describe('starting a verification', () => {
  const START = `mutation { startKycVerification {
    kycVerification { id status } userErrors { code } } }`;

  test('works for somebody who was never heard of, and again gives the same one', async () => {
    const person = newPerson();
    const first = await compliance.ask(person.caller, START);
    const second = await compliance.ask(person.caller, START);
    expect(first.data).toMatchObject({
      startKycVerification: { kycVerification: { status: 'PENDING' }, userErrors: [] },
    });
    expect(second.data).toEqual(first.data);
    await askedAbout(compliance, person.userId);
    const asked = await compliance.events('compliance.disclosure.requested');
    expect(asked.filter(({ data }) => data['userId'] === person.userId)).toHaveLength(1);
  });

  test('is for people only', async () => {
    const nobody = await compliance.ask(ANONYMOUS, START);
    expect(nobody.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const service = await compliance.ask(serviceCaller('lending'), START);
    expect(service.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const partner = { kind: 'PARTNER', id: 'partner key', roles: [], scopes: [] } as const;
    const answer = await compliance.ask(partner, START);
    expect(answer.data).toMatchObject({
      startKycVerification: { kycVerification: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });
});
