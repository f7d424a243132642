import { createHash } from 'node:crypto';
import { type Caller, userCaller } from '@blockscore/caller';
import { type AuditReport, verifyAudit } from '@blockscore/client/audit';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  caughtUp,
  loanOfficer,
  newPerson,
  officer,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { openSealer } from './sealing.ts';

const PEOPLE = 5;

let compliance: TestSubgraph;
let sealer: Awaited<ReturnType<typeof openSealer>>;
const subjectOfficer = newPerson(['COMPLIANCE_OFFICER']);
beforeAll(async () => {
  compliance = await startTestCompliance();
  sealer = await openSealer(compliance);
  for (const { userId } of [...Array.from({ length: PEOPLE }, () => newPerson()), subjectOfficer]) {
    await compliance.hear('credit.profile.submitted', { userId, profileId: newId('prof') });
  }
  await caughtUp(compliance);
  await sealer.sealLater();
  await caughtUp(compliance);
});
afterAll(async () => {
  await sealer?.close();
  await compliance?.close();
});

const today = () => new Date().toISOString().slice(0, 10);
const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

async function exported(format = 'jsonl', caller: Caller = officer): Promise<string> {
  const query = `from=${day(-1)}&to=${day(1)}`;
  const answer = await compliance.get(caller, `/exports/audit-trail.${format}?${query}`);
  expect(answer.status).toBe(200);
  return await answer.text();
}

/** Checked where no endpoint of a chain can be asked. */
async function check(text: string): Promise<AuditReport> {
  async function* whole() {
    yield text;
  }
  return await verifyAudit(whole(), {
    rpc: 'https://chain.example',
    fetch: () => Promise.reject(new TypeError('away')),
  });
}

async function entriesInTrail(): Promise<number> {
  const [row] = await compliance.sql`select count(*)::integer as n from compliance.audit_entries`;
  return Number(row?.['n']);
}

describe.each(['jsonl', 'csv'])('the audit trail as %s', (format) => {
  test('has every entry, and holds together by itself', async () => {
    await caughtUp(compliance);
    const before = await entriesInTrail();
    const report = await check(await exported(format));
    expect(report.fault).toBeNull();
    expect(report.entries).toBeGreaterThanOrEqual(before);
    expect(report).toMatchObject({ withheld: 0, withoutSalt: 0, verdict: 'INCOMPLETE' });
  });

  test('shows an officer what is about themselves as links only', async () => {
    const text = await exported(format, subjectOfficer.caller);
    const own = text.split('\n').filter((line) => line.includes(subjectOfficer.userId));
    // That they took exports before is no secret to them.
    expect(own.filter((line) => !line.includes('compliance.audit.exported'))).toEqual([]);
    expect(await check(text)).toMatchObject({ fault: null, withheld: 1 });
  });

  test('in which one digit is changed does not hold together', async () => {
    const text = await exported(format);
    const at = text.indexOf('credit.profile.submitted');
    const { fault, verdict } = await check(`${text.slice(0, at)}X${text.slice(at + 1)}`);
    expect(verdict).toBe('NOT_PROVEN');
    expect(fault?.what).toContain('changed');
  });
});

test('has the last proof of each day that the ledger told, which fits the entry', async () => {
  const [seal] = await compliance.sql`
    select day::text, last, encode(substring(commitments from 32 * (last - first) + 1 for 32), 'hex') as leaf
    from compliance.audit_seals order by day desc, last desc limit 1`;
  const leaf = String(seal?.['leaf']);
  const root = createHash('sha256')
    .update(Buffer.from(`00${leaf}`, 'hex'))
    .digest('hex');
  const hash = (byte: string) => `0x${byte.repeat(32)}`;
  await compliance.hear('ledger.audit.anchored', {
    anchorId: newId('anchor'),
    day: String(seal?.['day']),
    position: Number(seal?.['last']),
    commitment: `0x${leaf}`,
    leafIndex: 0,
    leafCount: 1,
    path: [],
    root: `0x${root}`,
    chainId: 31_337,
    registry: `0x${'5a'.repeat(20)}`,
    transactionHash: hash('1a'),
    blockNumber: 7,
    blockHash: hash('2b'),
  });
  const { proofs, fault } = await eventually(async () => {
    const report = await check(await exported());
    return report.proofs.length > 0 ? report : undefined;
  });
  expect(fault).toBeNull();
  expect(proofs[0]?.steps.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['PASSED', 'PASSED']);
  // It is about this one, who is shown no more of it than its link, so that it would prove nothing.
  const own = await check(await exported('jsonl', subjectOfficer.caller));
  expect([own.fault, own.proofs]).toEqual([null, []]);
});

test('tells that it was taken, and by whom', async () => {
  await exported();
  const told = await compliance.events('compliance.audit.exported');
  expect(told.at(-1)).toMatchObject({
    actor: { kind: 'USER', id: officer.id },
    audience: { scopes: ['compliance:read'] },
    data: { from: day(-1), to: day(1), format: 'JSON_LINES' },
  });
});

test('is for compliance officers alone, and for days that are some', async () => {
  for (const caller of [loanOfficer, newPerson().caller, userCaller(newId('user'), ['ADMIN'])]) {
    const answer = await compliance.get(
      caller,
      `/exports/audit-trail.csv?from=${today()}&to=${today()}`,
    );
    expect(answer.status).toBe(403);
    await answer.arrayBuffer();
  }
  for (const query of ['', `?from=${day(0)}&to=${day(-1)}`, '?from=2020-01-01&to=2026-01-01']) {
    const answer = await compliance.get(officer, `/exports/audit-trail.csv${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    await answer.arrayBuffer();
  }
});
