import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  askedAbout,
  caughtUp,
  disclose,
  HARMLESS,
  LISTED,
  newPerson,
  officer,
  onboard,
  requestClearance,
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

/** Lets patience end for a request, once compliance has heard it. */
const askedAnHourAgo = (requestId: string) =>
  eventually(async () => {
    const [row] = await compliance.sql`
      update compliance.clearance_requests set requested_at = now() - interval '1 hour'
      where request_id = ${requestId} returning 1`;
    return row;
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

    const { kycVerification } = await decide(compliance, userId, 'APPROVE');
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
    expect(await decide(compliance, userId, 'REJECT', officer, note)).toMatchObject({
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
    await requestClearance(compliance, userId, { requestId: clearance.requestId });
    await caughtUp(compliance);
    expect(await clearance.answers()).toHaveLength(1);
  });
});
