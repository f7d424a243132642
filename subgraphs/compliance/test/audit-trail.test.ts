import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  caughtUp,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  type Person,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { versionOf } from './deciding.ts';
import { tamperWith, VERIFY, verifyTrail } from './tampering.ts';

let compliance: TestSubgraph;
let person: Person;
beforeAll(async () => {
  compliance = await startTestCompliance();
  person = await onboard(compliance, HARMLESS);
  const { userId } = person;
  const ids = { loanId: newId('loan'), paymentId: newId('pay') };
  await compliance.hear('credit.profile.submitted', { userId, profileId: newId('prof') });
  await compliance.hear('credit.model.promoted', {
    promotionId: newId('promo'),
    subject: 'APPLICATION',
    modelId: 'application-v2',
    previousModelId: 'application-v1',
    digest: 'ab'.repeat(32),
  });
  await compliance.hear('lending.decision.made', {
    applicationId: newId('app'),
    outcome: 'APPROVED',
    policyVersion: '1',
    decidedBy: 'POLICY',
    reasonCodes: [],
  });
  await compliance.hear('ledger.posting.rejected', {
    ...ids,
    postingId: 'posting',
    code: 'X',
    message: 'x',
  });
  await caughtUp(compliance);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const verify = () => verifyTrail(compliance);
const tamper = <T>(change: string, look: () => Promise<T>) => tamperWith(compliance, change, look);

describe('the trail', () => {
  const TRAIL = `query ($userId: ID, $from: DateTime, $to: DateTime, $first: Int, $after: String, $last: Int) {
    auditTrail(userId: $userId, from: $from, to: $to, first: $first, after: $after, last: $last) {
      edges { cursor node { id type stream sequence position subject { id } actor { kind id }
        occurredAt details { name value } hash previousHash } }
      pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

  async function trail(variables: Record<string, unknown>, caller = officer) {
    const answer = await compliance.ask(caller, TRAIL, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.['auditTrail'] as {
      edges: { cursor: string; node: Record<string, unknown> & { id: string; type: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }

  test('holds the events of all subgraphs, its own too', async () => {
    const { edges } = await trail({ first: 100 });
    expect([...new Set(edges.map(({ node }) => node['stream']))].sort()).toEqual([
      'compliance',
      'credit',
      'identity',
      'ledger',
      'lending',
    ]);
    const disclosed = edges.find(({ node }) => node.type === 'identity.subject.disclosed');
    const details = (disclosed?.node['details'] ?? []) as { name: string }[];
    const names = details.map(({ name }) => name);
    expect(names.sort()).toEqual(['requestId', 'userId']);
  });

  test('tells which model was made to decide', async () => {
    const { edges } = await trail({ first: 100 });
    const promoted = edges.find(({ node }) => node.type === 'credit.model.promoted');
    expect(promoted?.node['subject']).toBeNull();
    expect(promoted?.node['details']).toEqual(
      expect.arrayContaining([
        { name: 'modelId', value: 'application-v2' },
        { name: 'previousModelId', value: 'application-v1' },
      ]),
    );
  });

  test('is read in pages, forwards and from the end', async () => {
    const all = (await trail({ first: 100 })).edges.map(({ node }) => node.id);
    const read: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await trail({ first: 3, ...(after && { after }) });
      read.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(read).toEqual(all);
    const end = await trail({ last: 2 });
    expect(end.edges.map(({ node }) => node.id)).toEqual(all.slice(-2));
  });

  test('is narrowed to a person and a time', async () => {
    const { edges } = await trail({ userId: person.userId, first: 100 });
    expect(edges.map(({ node }) => node.type)).toContain('credit.profile.submitted');
    expect(edges.every(({ node }) => JSON.stringify(node['subject']).includes(person.userId))).toBe(
      true,
    );
    const none = await trail({ to: '2020-01-01T00:00:00.000Z' });
    expect(none.edges).toEqual([]);
    const later = await trail({ from: '2020-01-01T00:00:00.000Z', first: 100 });
    expect(later.edges.length).toBeGreaterThan(edges.length);
  });

  test('refuses impossible pages', async () => {
    for (const variables of [{ first: 0 }, { first: 101 }, { after: 'rubbish' }]) {
      const answer = await compliance.ask(officer, TRAIL, variables);
      expect(answer.errors?.[0]?.extensions?.code).toMatch(/BAD_USER_INPUT|CURSOR_INVALID/);
    }
  });

  test('keeps from a person that staff dealt with the case, and who', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    const { userId } = await onboard(compliance, HARMLESS, self);
    const decide = async (decision: string) =>
      await compliance.ask(
        officer,
        'mutation ($input: DecideKycInput!) { decideKyc(input: $input) { userErrors { code } } }',
        { input: { userId, decision, version: await versionOf(compliance, userId), note: 'x' } },
      );
    for (const decision of ['REJECT', 'APPROVE']) {
      expect((await decide(decision)).data).toEqual({ decideKyc: { userErrors: [] } });
    }
    await caughtUp(compliance);
    for (const roles of [['BORROWER'], ['COMPLIANCE_OFFICER']] as const) {
      const own = (await trail({ userId, first: 50 }, userCaller(userId, roles))).edges;
      expect(own.map(({ node }) => [node.type, node['actor']])).toEqual(
        Array.from({ length: 4 }, () => [
          'compliance.kyc.told',
          { kind: 'SERVICE', id: 'compliance' },
        ]),
      );
    }
    const staff = (await trail({ userId, first: 50 })).edges.filter(
      ({ node }) => node.type === 'compliance.kyc.changed',
    );
    expect(staff[0]?.node).toMatchObject({ actor: { kind: 'USER', id: officer.id } });
  });

  test('keeps from an officer what others are not told about their own application', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER', 'BORROWER']);
    const { userId } = self;
    const paymentId = newId('pay');
    await compliance.hear('lending.decision.made', {
      applicationId: newId('app'),
      userId,
      outcome: 'REFERRED',
      policyVersion: '1',
      decidedBy: 'POLICY',
      reasonCodes: ['SECRET_REASON'],
    });
    await compliance.hear('ledger.posting.rejected', {
      postingId: 'posting',
      loanId: newId('loan'),
      paymentId,
      userId,
      code: 'X',
      message: 'x',
    });
    await caughtUp(compliance);
    for (const variables of [{ userId, first: 100 }, { first: 100 }]) {
      const seen = JSON.stringify(await trail(variables, self.caller));
      expect(seen).not.toMatch(/SECRET_REASON/);
      expect(seen).not.toContain(paymentId);
    }
    const staff = await trail({ userId });
    expect(staff.edges.map(({ node }) => node.type).sort()).toEqual([
      'ledger.posting.rejected',
      'lending.decision.made',
    ]);
  });
});

describe('the database', () => {
  test.each(['audit_entries', 'screenings', 'kyc_decisions', 'list_versions', 'list_entries'])(
    'refuses to change or delete %s, to the app role and to the owner',
    async (table) => {
      for (const url of [compliance.database.appUrl, compliance.database.ownerUrl]) {
        const sql = postgres(url, { max: 1, onnotice: () => undefined });
        try {
          for (const statement of [
            `update compliance.${table} set ${table === 'list_entries' ? 'uid = uid' : 'id = id'}`,
            `delete from compliance.${table}`,
            `truncate compliance.${table} cascade`,
          ]) {
            await expect(sql.unsafe(statement)).rejects.toThrow(
              /append-only|permission denied|must be owner/,
            );
          }
        } finally {
          await sql.end();
        }
      }
    },
  );
});

describe('verification', () => {
  test('proves the trail whole', async () => {
    const [row] = await compliance.sql`select count(*)::int as count from compliance.audit_entries`;
    expect(await verify()).toEqual({ entries: row?.['count'], intact: true, firstBroken: null });
  });

  test('names the entry that a superuser altered', async () => {
    const broken = await tamper(
      `update compliance.audit_entries set actor_id = 'somebody else' where position = 4`,
      verify,
    );
    expect(broken).toEqual({
      entries: 3,
      intact: false,
      firstBroken: {
        id: expect.stringMatching(/^aud_/),
        day: expect.any(String),
        position: 4,
        reason: 'ALTERED',
      },
    });
    expect(await verify()).toMatchObject({ intact: true });
  });

  test.each([
    [
      'altered details',
      `update compliance.audit_entries set details = '{"x": 1}' where position = 2`,
      2,
      'DETAILS_ALTERED',
    ],
    ['a missing entry', 'delete from compliance.audit_entries where position = 3', 3, 'MISSING'],
    [
      'a missing beginning',
      'delete from compliance.audit_entries where position < 3',
      1,
      'MISSING',
    ],
    ['a trail that was emptied', 'delete from compliance.audit_entries', 1, 'MISSING'],
  ])('finds %s', async (_, change, position, reason) => {
    expect(await tamper(change, verify)).toMatchObject({
      intact: false,
      firstBroken: { position, reason },
    });
  });

  test('finds that the end was cut off', async () => {
    const { entries } = await verify();
    const broken = await tamper(
      `delete from compliance.audit_entries where position = ${entries}`,
      verify,
    );
    expect(broken).toMatchObject({ entries: entries - 1, firstBroken: { position: entries } });
  });

  test('finds details that were altered though their salt was taken away as well', async () => {
    const { sql } = compliance;
    const [first] = await sql`
      select s.entry_id as id, s.salt from compliance.audit_salts s
      join compliance.audit_entries e on e.id = s.entry_id where e.position = 3`;
    await expect(sql`delete from compliance.audit_salts`).rejects.toThrow('no order to erase');
    await expect(sql`update compliance.audit_salts set salt = 'x'`).rejects.toThrow('append-only');
    const broken = await tamper(
      `delete from compliance.audit_salts where entry_id = '${first?.['id']}';
       update compliance.audit_entries set details = '{"x": 1}' where position = 3`,
      verify,
    );
    expect(broken).toMatchObject({ firstBroken: { position: 3, reason: 'SALT_MISSING' } });
    await sql`insert into compliance.audit_salts values (${first?.['id']}, ${first?.['salt']})`;
    expect(await verify()).toMatchObject({ intact: true });
  });

  test.each([
    ['2026-02-02', '2026-02-01'],
    ['2026-02-30', '2026-03-01'],
    ['2020-01-01', '2026-01-01'],
  ])('refuses the days %s to %s', async (from, to) => {
    const answer = await compliance.ask(officer, VERIFY, { from, to });
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
