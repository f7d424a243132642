import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideKyc } from '../src/app/decide-kyc.ts';
import { judgeAnew } from '../src/app/judge-anew.ts';
import {
  answered,
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
import {
  changeProfile,
  DECIDE,
  decide,
  decideOn,
  sayOtherwise,
  screeningOf,
  versionOf,
} from './deciding.ts';
import { listAnother } from './next-version.ts';
import { openProcess } from './publishing-lists.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

describe('deciding', () => {
  test('is not for the person, nor for other staff', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    await onboard(compliance, LISTED, self);
    const own = await decide(compliance, self.userId, 'APPROVE', self.caller);
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
    const codes = async (about: string, decision: string, note?: string) =>
      (await decide(compliance, about, decision, officer, note)).userErrors.map(({ code }) => code);
    expect(await codes(userId, 'REJECT', '  ')).toEqual(['NOTE_INVALID']);
    expect(await codes(userId, 'REJECT', 'x'.repeat(2_001))).toEqual(['NOTE_INVALID']);
    expect(await codes(userId, 'REJECT', 'a\u0000b')).toEqual(['NOTE_INVALID']);
    expect(await codes(userId, 'APPROVE')).toEqual(['DECISION_NOT_DUE']);
    for (const unknown of [newId('user'), 'rubbish', "'; drop table users; --"]) {
      expect(await codes(unknown, 'APPROVE')).toEqual(['NOT_FOUND']);
    }
  });

  test('covers no match that the officer has not seen', async () => {
    const { userId } = await onboard(compliance, LISTED);
    const given = { userId, decision: 'APPROVE', note: 'Another person.' };
    const seen = await screeningOf(compliance, userId);
    const again = await compliance.ask(
      officer,
      `mutation ($userId: ID!) { screenUser(input: { userId: $userId }) { userErrors { code } } }`,
      { userId },
    );
    expect(again.data).toEqual({ screenUser: { userErrors: [] } });
    const path = ['input', 'screeningId'];
    for (const outdated of [seen, newId('scr'), 'rubbish']) {
      const { userErrors } = await decideOn(compliance, outdated, given);
      expect(userErrors).toEqual([{ code: 'SCREENING_OUTDATED', path }]);
    }
    const { userErrors } = await decideOn(compliance, undefined, given);
    expect(userErrors).toEqual([{ code: 'SCREENING_REQUIRED', path }]);
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
    const decided = await decideOn(compliance, await screeningOf(compliance, userId), given);
    expect(decided.kycVerification).toMatchObject({ status: 'APPROVED' });
  });

  test('approves what was looked at, and nothing that the person says meanwhile', async () => {
    const { userId } = await onboard(compliance, { ...HARMLESS, country: 'KP' });
    const screeningId = await screeningOf(compliance, userId);
    const given = { userId, decision: 'APPROVE', note: 'Known to us in person.' };
    const version = await versionOf(compliance, userId);
    await sayOtherwise(compliance, userId, { ...HARMLESS, country: 'IR' });
    for (const [named, code] of [
      [version, 'VERSION_OUTDATED'],
      [null, 'VERSION_REQUIRED'],
    ] as const) {
      const { userErrors } = await decideOn(compliance, screeningId, { ...given, version: named });
      expect(userErrors).toEqual([{ code, path: ['input', 'version'] }]);
    }
    const { kycVerification } = await decide(compliance, userId, 'APPROVE');
    expect(kycVerification).toMatchObject({ status: 'APPROVED' });
  });

  test('takes a rejection back of who was looked at, not of who they are by now', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    await decide(compliance, userId, 'REJECT');
    await settled(compliance, userId, (status) => status === 'REJECTED');
    const given = { userId, decision: 'APPROVE', note: 'We were wrong about them.' };
    const others = [
      { ...HARMLESS, country: 'KP' },
      { ...HARMLESS, country: 'KP', dateOfBirth: '2014-02-03' },
    ] as const;
    for (const facts of others) {
      const version = await versionOf(compliance, userId);
      await sayOtherwise(compliance, userId, facts);
      const { userErrors } = await decideOn(compliance, undefined, { ...given, version });
      expect(userErrors).toEqual([{ code: 'VERSION_OUTDATED', path: ['input', 'version'] }]);
    }
    // There and back: what identity showed in between is not what is known.
    await changeProfile(compliance, userId);
    const version = await versionOf(compliance, userId);
    await sayOtherwise(compliance, userId, others[1]);
    const screeningId = await screeningOf(compliance, userId);
    const { userErrors } = await decideOn(compliance, screeningId, { ...given, version });
    expect(userErrors).toEqual([{ code: 'VERSION_OUTDATED', path: ['input', 'version'] }]);
    expect(await settled(compliance, userId, () => true)).toBe('REJECTED');
  });

  test('at the same moment by two officers leaves the later decision', async () => {
    const { userId } = await onboard(compliance, LISTED);
    const [approval, rejection] = await Promise.all([
      decide(compliance, userId, 'APPROVE'),
      decide(compliance, userId, 'REJECT'),
    ]);
    expect(rejection.userErrors).toEqual([]);
    // What is rejected first is another version than the one that was looked at.
    const refused = approval.userErrors.map(({ code }) => code);
    expect([[], ['VERSION_OUTDATED']]).toContainEqual(refused);
    const decisions = await compliance.sql`
      select decision from compliance.kyc_decisions where user_id = ${userId} order by id`;
    const status = await settled(compliance, userId, () => true);
    expect(decisions).toHaveLength(2 - refused.length);
    expect(status).toBe(decisions.at(-1)?.['decision'] === 'APPROVE' ? 'APPROVED' : 'REJECTED');
  });

  test('a new match after an approval brings the review back', async () => {
    const { userId } = await onboard(compliance, LISTED);
    await decide(compliance, userId, 'APPROVE');
    await listAnother(compliance, '1', '99');
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

describe('a policy that is another one than people were judged by', () => {
  const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
  const LEBANON = { ...HARMLESS, firstName: 'Nadine', country: 'LB' };
  const change = async (what: string, type: string, by: typeof officer, input: object) => {
    const { data } = await compliance.ask(
      by,
      `mutation ($input: ${type}!) { ${what}(input: $input) { rule { id } userErrors { code } } }`,
      { input },
    );
    return data?.[what] as { rule: { id: string } | null; userErrors: readonly object[] };
  };
  const alertsOf = async (userId: string) =>
    await compliance.sql`
      select status from compliance.alerts
      where rule = 'CUSTOMER_TO_REVIEW' and subject = ${userId} order by id`;

  test('reaches who was approved before, once a rule on countries is activated', async () => {
    const { userId } = await onboard(compliance, LEBANON);
    const elsewhere = await onboard(compliance, HARMLESS);
    for (const each of [userId, elsewhere.userId]) {
      await settled(compliance, each, (status) => status === 'APPROVED');
    }
    const list = { name: 'Ours', source: 'https://example.org', asOf: '2026-11-01' };
    const rule = {
      ...{ code: 'OWN_COUNTRIES', version: 1, kind: 'HIGH_RISK_GEOGRAPHY', description: 'Ours.' },
      ...{ severity: 'HIGH', action: 'BLOCK', currency: 'USD' },
      parameters: {
        ...{ minimum: '0', residence: true, days: 90 },
        lists: [{ ...list, countries: ['LB'] }],
      },
    };
    const content = JSON.stringify(rule);
    const reason = 'The board says so.';
    const declared = await change('declareMonitoringRule', 'DeclareMonitoringRuleInput', officer, {
      ...{ content, reason },
    });
    const activated = { id: declared.rule?.id, reason };
    const what = 'activateMonitoringRule';
    const { userErrors } = await change(what, 'ChangeMonitoringRuleInput', second, activated);
    expect(userErrors).toEqual([]);
    expect(await settled(compliance, userId, (status) => status === 'IN_REVIEW')).toBe('IN_REVIEW');
    expect(await alertsOf(userId)).toEqual([{ status: 'OPEN' }]);
    expect(await settled(compliance, elsewhere.userId, () => true)).toBe('APPROVED');
    expect(await alertsOf(elsewhere.userId)).toEqual([]);
  });

  test('is what an approval is of: what it asks to look at since is told first', async () => {
    const { userId } = await onboard(compliance, { ...HARMLESS, lastName: 'Q', country: 'DE' });
    await settled(compliance, userId, (status) => status === 'IN_REVIEW');
    const seen = await versionOf(compliance, userId);
    const process = await openProcess(compliance);
    const { ports } = process;
    const stricter = { ...ports, rules: { ...ports.rules, allowedCountries: ['US'] } };
    try {
      const note = 'Another person.';
      const screening = await screeningOf(compliance, userId);
      const approve = async () =>
        await decideKyc(stricter)(officer, {
          ...{ userId, decision: 'APPROVE', note, screeningId: screening },
          version: await versionOf(compliance, userId),
        });
      expect(await approve()).toMatchObject({ ok: false, error: [{ code: 'VERSION_OUTDATED' }] });
      expect(await versionOf(compliance, userId)).not.toBe(seen);
      const [row] = await compliance.sql`
        select review_reasons from compliance.kyc_verifications where user_id = ${userId}`;
      expect(row?.['review_reasons']).toEqual(['COUNTRY', 'NAME']);
      expect(await approve()).toMatchObject({ ok: true, value: { status: 'APPROVED' } });
    } finally {
      await process.close();
    }
  });

  test('is met by nobody who was judged before it was kept, whose approval covers nothing', async () => {
    const { userId } = await onboard(compliance, {
      ...HARMLESS,
      firstName: 'ⴅⴅⴅ',
      lastName: 'ᚠᚠᚠ',
    });
    await settled(compliance, userId, (status) => status === 'IN_REVIEW');
    expect((await decide(compliance, userId, 'APPROVE')).kycVerification?.status).toBe('APPROVED');
    await compliance.sql.begin(async (sql) => {
      await sql`alter table compliance.kyc_decisions disable trigger kyc_decisions_sealed_once`;
      await sql`update compliance.kyc_decisions set approved = null where user_id = ${userId}`;
      await sql`alter table compliance.kyc_decisions enable trigger kyc_decisions_sealed_once`;
      await sql`update compliance.kyc_verifications set judged_by = null where user_id = ${userId}`;
    });
    const { ports, close } = await openProcess(compliance);
    const signal = AbortSignal.timeout(60_000);
    expect(await judgeAnew(ports)(signal)).toBeGreaterThanOrEqual(1);
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
    expect((await alertsOf(userId)).map(({ status }) => status)).toContain('OPEN');
    expect(await judgeAnew(ports)(signal)).toBe(0);
    await close();
  });
});
