import { createHash } from 'node:crypto';
import { type Id, newId } from '@blockscore/ids';
import { eventually, examplesIn, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import { makeAuditReports } from '../src/app/report-audit.ts';
import { complianceConfig } from '../src/config.ts';
import { type Canonical, canonicalJson } from '../src/domain/audit/canonical.ts';
import {
  caughtUp,
  HARMLESS,
  LISTED,
  newPerson,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';

let compliance: TestSubgraph;
let later: Resources;
beforeAll(async () => {
  compliance = await startTestCompliance();
  for (const facts of [HARMLESS, { ...HARMLESS, firstName: 'Ambrose' }, LISTED]) {
    await onboard(compliance, facts);
  }
  const { userId } = newPerson();
  await compliance.hear('identity.user.registered', { userId });
  await settled(compliance, userId, () => true);
  const config = complianceConfig(compliance.environment);
  later = { ...(await openResources(config)), clock: () => new Date(Date.now() + 40 * DAY) };
  await caughtUp(compliance);
});
afterAll(async () => {
  await later?.connection.close();
  await compliance?.close();
});

const DAY = 86_400_000;
const today = () => new Date().toISOString().slice(0, 10);
const month = () => today().slice(0, 7);

const examples = examplesIn(pageOf('docs/compliance/reports.md'));
const queryOf = (name: string) => examples.get(name)?.query ?? '';
const KYC = queryOf('KycReport');
const AUDIT = queryOf('AuditReport');
const OF_DAYS = queryOf('AuditReportOfDays');

interface Kyc {
  readonly decidedByOfficers: number;
  readonly days: readonly { readonly approved: number; readonly rejected: number }[];
}

/** A verification came to another status, or is told of again, by what that user did. */
async function changed(
  userId: Id<'user'>,
  by: string,
  from: 'IN_REVIEW' | 'PENDING' | 'APPROVED',
  to: 'APPROVED' | 'REJECTED',
): Promise<void> {
  const kycId = newId('kyc');
  const now = { ...later, clock: () => new Date() };
  const { transact } = createPorts(now, complianceConfig(compliance.environment));
  await transact((work) =>
    work.events.record({
      type: 'compliance.kyc.changed',
      aggregate: { type: 'kyc', id: kycId, version: 1 },
      audience: { scopes: ['compliance:read'] },
      actor: { kind: 'USER', id: by },
      data: { userId, kycId, from, to },
    }),
  );
}

type Drawn = { readonly types: readonly { readonly name: string; readonly entries: number }[] };

describe('the report on verifications', () => {
  test('counts those that began in its days, by what they are at the end of them', async () => {
    const { data } = await compliance.ask(officer, KYC, { from: today(), to: today() });
    expect(data?.['kycReport']).toMatchObject({
      ...{ total: 4, approved: 2, rejected: 0, pending: 2, inReview: 1, approvalRate: '100.00' },
      ...{ decidedByOfficers: 0, screenings: 3, hits: 1, rejectedForMatch: 0 },
      levels: [{ level: 'BASIC', people: 2 }, { people: 0 }, { people: 0 }],
      days: [{ day: today(), begun: 4, approved: 2, rejected: 0 }],
    });
  });

  test('of days in which nothing happened says so', async () => {
    const days = { from: '2020-02-28', to: '2020-03-01' };
    const { data } = await compliance.ask(officer, KYC, days);
    const nothing = { begun: 0, approved: 0, rejected: 0 };
    expect(data?.['kycReport']).toMatchObject({
      ...{ total: 0, approvalRate: null, medianSeconds: null },
      days: ['2020-02-28', '2020-02-29', '2020-03-01'].map((day) => ({ day, ...nothing })),
    });
  });

  test('leaves out what is about the reader, who would learn of their own match', async () => {
    const days = { from: today(), to: today() };
    const { caller } = await onboard(compliance, LISTED, newPerson(['COMPLIANCE_OFFICER']));
    await caughtUp(compliance);
    const of = async (by: typeof caller) =>
      (await compliance.ask(by, KYC, days)).data?.['kycReport'];
    const reviewed = (people: number) => ({ reviewReasons: [{ reason: 'MATCH', people }] });
    expect(await of(officer)).toMatchObject({ total: 5, inReview: 2, hits: 2, ...reviewed(2) });
    // By name and birth the other one who is matched is themselves, too.
    const others = { total: 3, inReview: 0, hits: 0, reviewReasons: [], days: [{ begun: 3 }] };
    expect(await of(caller)).toMatchObject(others);
  });

  test("counts a step for the day on which it was, and as an officer's what no person did for themselves", async () => {
    const days = { from: today(), to: today() };
    const drawn = async () => (await compliance.ask(officer, KYC, days)).data?.['kycReport'] as Kyc;
    const before = await drawn();
    const own = newPerson().userId;
    for (const [userId, by, from, to] of [
      [newPerson().userId, officer.id, 'IN_REVIEW', 'REJECTED'],
      [own, own, 'PENDING', 'APPROVED'],
      // Known better than before.
      [newPerson().userId, officer.id, 'APPROVED', 'APPROVED'],
    ] as const) {
      await changed(userId, by, from, to);
    }
    await caughtUp(compliance);
    const { decidedByOfficers, days: [day] = [] } = await drawn();
    expect(decidedByOfficers).toBe(before.decidedByOfficers + 1);
    expect(day?.approved).toBe((before.days[0]?.approved ?? 0) + 1);
    expect(day?.rejected).toBe((before.days[0]?.rejected ?? 0) + 1);
  });

  test('is of some days, for compliance officers', async () => {
    for (const days of [
      { from: '2026-02-02', to: '2026-02-01' },
      { from: '2020-01-01', to: '2026-01-01' },
    ]) {
      const { errors } = await compliance.ask(officer, KYC, days);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
    const { caller } = newPerson(['ADMIN']);
    const { errors } = await compliance.ask(caller, KYC, { from: today(), to: today() });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('the report on a month of the audit trail', () => {
  test('is not there while the month is not over, and what is to be done is said', async () => {
    const { errors } = await compliance.ask(officer, AUDIT, { month: month() });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`${month()} is not over`),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const { data } = await compliance.ask(officer, AUDIT, { month: '2020-01' });
    expect(data).toEqual({ auditReport: null });
  });

  test('is drawn of days that are asked for, today too, and not kept', async () => {
    const days = { from: today(), to: today() };
    const { data } = await compliance.ask(officer, OF_DAYS, days);
    const report = data?.['auditReportOfDays'] as Drawn;
    expect(report).toMatchObject({ month: null, ...days, intact: true, firstBroken: null });
    const [count] = await compliance.sql`
      select count(*)::int as n from compliance.audit_entries where type = 'identity.user.registered'`;
    expect(report.types.find(({ name }) => name === 'identity.user.registered')?.entries).toBe(
      count?.['n'],
    );
    expect(await compliance.sql`select 1 from compliance.audit_reports`).toHaveLength(0);
    for (const wrong of [
      { from: '2026-02-02', to: '2026-02-01' },
      { from: '2025-01-01', to: '2025-12-31' },
      { from: today(), to: '2999-01-01' },
    ]) {
      const { errors } = await compliance.ask(officer, OF_DAYS, wrong);
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    }
  });

  test('is made once the month is over, once, whoever makes it at the same time', async () => {
    await caughtUp(compliance);
    const ports = createPorts(later, complianceConfig(compliance.environment));
    const make = makeAuditReports(ports);
    const made = await Promise.all([1, 2].map(() => make(new AbortController().signal)));
    // Where the month ends within those forty days twice, there are two of them.
    expect(made.flat().filter((each) => each === month())).toEqual([month()]);
    const { data } = await compliance.ask(officer, AUDIT, { month: month() });
    const report = data?.['auditReport'] as {
      sha256: string;
      entries: number;
      types: { name: string; entries: number }[];
    };
    expect(report).toMatchObject({ intact: true, firstBroken: null, anchor: null });
    const of = (type: string) => report.types.find(({ name }) => name === type)?.entries;
    expect(of('identity.user.registered')).toBe(5);
    expect(report.types.reduce((sum, { entries }) => sum + entries, 0)).toBe(report.entries);
    const [kept] = await compliance.sql`
      select report, sha256 from compliance.audit_reports where month = ${month()}`;
    const content = canonicalJson(kept?.['report'] as Canonical);
    expect(createHash('sha256').update(content).digest('hex')).toBe(report.sha256);
    const [told] = await eventually(async () => {
      const events = await compliance.events('compliance.audit.reported');
      return events.length > 0 ? events : undefined;
    });
    expect(told?.data).toMatchObject({ month: month(), sha256: report.sha256, intact: true });
  });

  test('cannot be changed, and only months have one', async () => {
    await expect(compliance.sql`update compliance.audit_reports set sha256 = ''`).rejects.toThrow(
      /permission denied|append-only/,
    );
    const { errors } = await compliance.ask(officer, AUDIT, { month: '2026-13' });
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});

describe('as files', () => {
  const get = async (path: string) => {
    const answer = await compliance.get(officer, path);
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const days = () => `from=${today()}&to=${today()}`;

  test.each(['kyc', 'monitoring', 'audit'])('the %s report is CSV and PDF', async (report) => {
    const query = report === 'audit' ? `month=${month()}` : days();
    const csv = await get(`/exports/${report}-report.csv?${query}`);
    expect(csv.status).toBe(200);
    expect(csv.bytes.toString().split('\r\n')[0]).toBe('section,row,column,value');
    const pdf = await get(`/exports/${report}-report.pdf?${query}`);
    expect(pdf.status).toBe(200);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.bytes.subarray(-6).toString()).toContain('%%EOF');
  });

  test('the report on the audit trail is also one of days', async () => {
    const csv = await get(`/exports/audit-report.csv?${days()}`);
    expect(csv.status).toBe(200);
    expect(csv.bytes.toString()).toContain(`report,,period,${today()} to ${today()}`);
    expect((await get(`/exports/audit-report.pdf?${days()}`)).bytes.toString('latin1', 0, 5)).toBe(
      '%PDF-',
    );
  });

  test('the JSON of a report on the audit trail is, byte by byte, what its SHA-256 on the trail is of', async () => {
    const { bytes } = await get(`/exports/audit-report.json?month=${month()}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(JSON.stringify(await compliance.events('compliance.audit.reported'))).toContain(sha256);
  });

  test('the CSV of verifications has the figures of the report', async () => {
    const { bytes } = await get(`/exports/kyc-report.csv?${days()}`);
    const rows = bytes.toString().split('\r\n');
    const figures = ['Begun,5', 'Approved,2', 'Under review,2', 'Expired,0', 'Matches,2'];
    const shown = figures.map((figure) => `figures,,${figure}`);
    for (const row of [...shown, `Days,1,Day,${today()}`]) {
      expect(rows).toContain(row);
    }
  });

  test.each(['kyc-report.csv', 'kyc-report.pdf?from=a&to=b', 'audit-report.csv?month=2020-01'])(
    'not without what it is to be of: %s',
    async (path) => {
      expect((await get(`/exports/${path}`)).status).toBe(400);
    },
  );
});

test('a report on the audit trail of days leaves out what is about the reader, who would learn of an alert', async () => {
  const days = { from: today(), to: today() };
  const { caller, userId } = await onboard(compliance, LISTED, newPerson(['COMPLIANCE_OFFICER']));
  await caughtUp(compliance);
  const raised = async (by: typeof caller) => {
    const { data } = await compliance.ask(by, OF_DAYS, days);
    const drawn = data?.['auditReportOfDays'] as Drawn;
    return drawn.types.find(({ name }) => name === 'compliance.alert.raised')?.entries ?? 0;
  };
  const [own] = await compliance.sql`
    select count(*)::int as n from compliance.alerts where subject in (select o.user_id from
      compliance.person_marks o join compliance.person_marks m using (mark) where m.user_id = ${userId})`;
  expect(own?.['n']).toBeGreaterThan(0);
  expect((await raised(officer)) - (await raised(caller))).toBe(own?.['n']);
  // That of a month, which is kept with all of it, is drawn anew for them.
  const shown = async (by: typeof caller) => {
    const { data } = await compliance.ask(by, AUDIT, { month: month() });
    return data?.['auditReport'] as Drawn & { readonly sha256: string; readonly isKept: boolean };
  };
  const [kept] = await compliance.sql`
    select sha256 from compliance.audit_reports where month = ${month()}`;
  // What they did themselves is no secret to them.
  const changed = { userId: officer.id as typeof userId, fields: ['phone'] };
  await compliance.hear('identity.profile.changed', changed, { kind: 'USER', id: officer.id });
  await caughtUp(compliance);
  expect(await shown(officer)).toMatchObject({ sha256: kept?.['sha256'], isKept: true });
  const { sha256, types, isKept } = await shown(caller);
  expect(isKept).toBe(false);
  // Which document it is the trail tells whoever is shown it.
  const drawn = await compliance.events('compliance.audit.drawn');
  const { actor, audience } = drawn.find(({ data }) => data['sha256'] === sha256) ?? {};
  expect([actor?.id, audience]).toEqual([userId, { scopes: ['compliance:read'] }]);
  expect(sha256).not.toBe(kept?.['sha256']);
  const count = types.find(({ name }) => name === 'compliance.alert.raised')?.entries ?? 0;
  expect(count).toBe(await raised(caller));
});
