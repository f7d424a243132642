import { ANONYMOUS, serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  askedAbout,
  caughtUp,
  disclose,
  HARMLESS,
  LISTED,
  loanOfficer,
  newPerson,
  officer,
  onboard,
  requestClearance,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';

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
const DECIDE = `mutation ($input: DecideKycInput!) { decideKyc(input: $input) {
  kycVerification { status decisions { decision note decidedBy { id } screening { outcome } } }
  userErrors { code path } } }`;

/** Reads the latest screening as an officer does. */
async function screeningOf(userId: string): Promise<string | undefined> {
  const answer = await compliance.ask(
    officer,
    `query ($userId: ID!) { kycVerification(userId: $userId) {
      screenings(first: 1) { edges { node { id } } } } }`,
    { userId },
  );
  const { kycVerification } = (answer.data ?? {}) as {
    kycVerification: { screenings: { edges: { node: { id: string } }[] } } | null;
  };
  return kycVerification?.screenings.edges[0]?.node.id;
}

/** Lets patience end for a request, once compliance has heard it. */
const askedAnHourAgo = (requestId: string) =>
  eventually(async () => {
    const [row] = await compliance.sql`
      update compliance.clearance_requests set requested_at = now() - interval '1 hour'
      where request_id = ${requestId} returning 1`;
    return row;
  });

const decide = async (userId: string, decision: string, by = officer, note = 'Another person.') => {
  const screeningId = await screeningOf(userId);
  return await decideOn(screeningId, { userId, decision, note }, by);
};

const decideOn = async (screeningId: string | undefined, given: object, by = officer) => {
  const answer = await compliance.ask(by, DECIDE, { input: { ...given, screeningId } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['decideKyc'] as {
    kycVerification: { status: string; decisions: unknown[] } | null;
    userErrors: { code: string }[];
  };
};

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
    const changes = await compliance.events('compliance.kyc.changed');
    expect(
      changes.flatMap(({ data, audience }) =>
        data['userId'] === userId ? [[data['from'], data['to'], audience.subject]] : [],
      ),
    ).toEqual([
      ['NOT_STARTED', 'PENDING', userId],
      ['PENDING', 'APPROVED', userId],
    ]);
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

  test('who is too young waits for an officer', async () => {
    const { userId } = await onboard(compliance, { ...HARMLESS, dateOfBirth: '2015-01-01' });
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
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

describe('a clearance', () => {
  test('of an approved person is given at once', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const decided = await answered(await requestClearance(compliance, userId), true);
    expect(decided.data).toMatchObject({ kyc: 'APPROVED', screening: 'CLEAR' });
    expect(decided.audience).toEqual({ scopes: ['compliance:read'] });
  });

  test('that comes before the disclosure is given when that has come', async () => {
    const { userId } = newPerson();
    const clearance = await requestClearance(compliance, userId);
    await compliance.hear('identity.email.verified', { userId });
    await askedAbout(compliance, userId);
    expect(await clearance.answers()).toEqual([]);
    await disclose(compliance, userId, HARMLESS);
    await answered(clearance, true);
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('that nothing comes of is «not cleared» when patience ends; a later one is not', async () => {
    const { userId } = newPerson();
    const clearance = await requestClearance(compliance, userId);
    await askedAnHourAgo(clearance.requestId);
    const refused = await answered(clearance, false);
    expect(refused.data).toMatchObject({ kyc: 'PENDING', screening: 'NOT_SCREENED' });
    await compliance.hear('identity.email.verified', { userId });
    await disclose(compliance, userId, HARMLESS);
    await settled(compliance, userId, (status) => status === 'APPROVED');
    await answered(await requestClearance(compliance, userId), true);
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('is blocked by a match until an officer has decided', async () => {
    const { userId, caller } = await onboard(compliance, LISTED);
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
    const clearance = await requestClearance(compliance, userId);
    const refused = await answered(clearance, false);
    expect(refused.data).toMatchObject({ kyc: 'IN_REVIEW', screening: 'POTENTIAL_MATCH' });

    const seen = await compliance.ask(caller, KYC, { userId });
    expect(seen.data).toMatchObject({ kycVerification: { status: 'PENDING', missing: [] } });

    const { kycVerification } = await decide(userId, 'APPROVE');
    expect(kycVerification).toEqual({
      status: 'APPROVED',
      decisions: [
        {
          decision: 'APPROVE',
          note: 'Another person.',
          decidedBy: { id: officer.id },
          screening: { outcome: 'HIT' },
        },
      ],
    });
    const cleared = await answered(await requestClearance(compliance, userId), true);
    expect(cleared.data).toMatchObject({ kyc: 'APPROVED', screening: 'CLEAR' });
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('is refused for good after a rejection, and the note is encrypted', async () => {
    const { userId } = await onboard(compliance, LISTED);
    const note = 'The same person, by passport.';
    expect(await decide(userId, 'REJECT', officer, note)).toMatchObject({
      kycVerification: { status: 'REJECTED' },
    });
    const refused = await answered(await requestClearance(compliance, userId), false);
    expect(refused.data).toMatchObject({ kyc: 'REJECTED' });
    const rows = await compliance.sql`select * from compliance.kyc_decisions`;
    expect(JSON.stringify(rows)).not.toContain(note);
  });

  test('asked for twice under one id is answered once', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const clearance = await requestClearance(compliance, userId);
    await answered(clearance, true);
    await requestClearance(compliance, userId, clearance.requestId);
    await caughtUp(compliance);
    expect(await clearance.answers()).toHaveLength(1);
  });
});

describe('deciding', () => {
  test('is not for the person, nor for other staff', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    await onboard(compliance, LISTED, self);
    const own = await decide(self.userId, 'APPROVE', self.caller);
    expect(own.userErrors).toEqual([{ code: 'OWN_CASE', path: ['input', 'userId'] }]);
    for (const caller of [newPerson().caller, loanOfficer]) {
      const answer = await compliance.ask(caller, DECIDE, {
        input: { userId: self.userId, decision: 'APPROVE', note: 'x' },
      });
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect(await settled(compliance, self.userId, () => true)).toBe('IN_REVIEW');
  });

  test('needs a reason, a verification, and something to decide', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    const codes = async (...given: Parameters<typeof decide>) =>
      (await decide(...given)).userErrors.map(({ code }) => code);
    expect(await codes(userId, 'REJECT', officer, '  ')).toEqual(['NOTE_INVALID']);
    expect(await codes(userId, 'REJECT', officer, 'x'.repeat(2_001))).toEqual(['NOTE_INVALID']);
    expect(await codes(userId, 'APPROVE')).toEqual(['DECISION_NOT_DUE']);
    for (const unknown of [newId('user'), 'rubbish', "'; drop table users; --"]) {
      expect(await codes(unknown, 'APPROVE')).toEqual(['NOT_FOUND']);
    }
  });

  test('covers no match that the officer has not seen', async () => {
    const { userId } = await onboard(compliance, LISTED);
    const given = { userId, decision: 'APPROVE', note: 'Another person.' };
    const seen = await screeningOf(userId);
    const again = await compliance.ask(
      officer,
      `mutation ($userId: ID!) { screenUser(input: { userId: $userId }) { userErrors { code } } }`,
      { userId },
    );
    expect(again.data).toEqual({ screenUser: { userErrors: [] } });
    const path = ['input', 'screeningId'];
    for (const outdated of [seen, newId('scr'), 'rubbish']) {
      const { userErrors } = await decideOn(outdated, given);
      expect(userErrors).toEqual([{ code: 'SCREENING_OUTDATED', path }]);
    }
    const { userErrors } = await decideOn(undefined, given);
    expect(userErrors).toEqual([{ code: 'SCREENING_REQUIRED', path }]);
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
    const decided = await decideOn(await screeningOf(userId), given);
    expect(decided.kycVerification).toMatchObject({ status: 'APPROVED' });
  });

  test('at the same moment by two officers leaves the later decision, and both on record', async () => {
    const { userId } = await onboard(compliance, LISTED);
    await Promise.all([decide(userId, 'APPROVE'), decide(userId, 'REJECT')]);
    const decisions = await compliance.sql`
      select decision from compliance.kyc_decisions where user_id = ${userId} order by id`;
    const status = await settled(compliance, userId, () => true);
    expect(decisions).toHaveLength(2);
    expect(status).toBe(decisions.at(-1)?.['decision'] === 'APPROVE' ? 'APPROVED' : 'REJECTED');
  });

  test('a new match after an approval brings the review back', async () => {
    const { userId } = await onboard(compliance, LISTED);
    await decide(userId, 'APPROVE');
    await compliance.sql.unsafe(`
      insert into compliance.list_versions
        select 'demo@next', list_id, 'next', entries, aliases, addresses, now()
        from compliance.list_versions;
      insert into compliance.list_entries
        select 'demo@next', uid, type, names, programmes, dates_of_birth, countries, addresses
        from compliance.list_entries;
      insert into compliance.list_entries
        select 'demo@next', '99', type, names, programmes, dates_of_birth, countries, addresses
        from compliance.list_entries where uid = '1' and version_id <> 'demo@next';
      update compliance.sanctions_lists set current_version_id = 'demo@next';`);
    const SCREEN = `mutation ($userId: ID!) { screenUser(input: { userId: $userId }) {
      screening { listVersions { id } matches { uid } } userErrors { code } } }`;
    const screened = await compliance.ask(officer, SCREEN, { userId });
    expect(screened.data).toEqual({
      screenUser: {
        screening: { listVersions: [{ id: 'demo@next' }], matches: [{ uid: '1' }, { uid: '99' }] },
        userErrors: [],
      },
    });
    await settled(compliance, userId, (status) => status === 'IN_REVIEW');
    const refused = await answered(await requestClearance(compliance, userId), false);
    expect(refused.data).toMatchObject({ screening: 'POTENTIAL_MATCH' });
  });
});
