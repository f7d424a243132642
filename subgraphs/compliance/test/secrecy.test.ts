import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  caughtUp,
  LISTED,
  loanOfficer,
  newPerson,
  officer,
  onboard,
  type Person,
  requestClearance,
  startTestCompliance,
} from './compliance-subgraph.ts';

let compliance: TestSubgraph;
let borrower: Person;
/** An officer who is on the list: their roles must not help. */
let listedOfficer: Person;
beforeAll(async () => {
  compliance = await startTestCompliance();
  borrower = await onboard(compliance, LISTED);
  listedOfficer = await onboard(compliance, LISTED, newPerson(['COMPLIANCE_OFFICER']));
  for (const { userId } of [borrower, listedOfficer]) {
    await answered(await requestClearance(compliance, userId), false);
  }
  await caughtUp(compliance);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

async function idsOf({ userId }: Person) {
  const [kyc] = await compliance.sql`
    select id from compliance.kyc_verifications where user_id = ${userId}`;
  const [screening] = await compliance.sql`
    select id from compliance.screenings where user_id = ${userId}`;
  return { kyc: String(kyc?.['id']), screening: String(screening?.['id']) };
}

/** All that the answer shows, errors' messages apart. */
const shown = (answer: Awaited<ReturnType<TestSubgraph['ask']>>) =>
  JSON.stringify(answer.data ?? null);

const SCREENING = `reason outcome listVersions { id } requestedBy screenedAt
  matches { primaryName matchedName score uid } user { id }`;

describe.each(['the borrower', 'an officer who is on a list'])('%s', (who) => {
  const self = () => (who === 'the borrower' ? borrower : listedOfficer);

  test('reads of a review of their own only that it is being checked', async () => {
    const { caller, userId } = self();
    const answer = await compliance.ask(
      caller,
      'query ($id: ID!) { kycVerification(userId: $id) { status missing } }',
      { id: userId },
    );
    expect(answer.data).toEqual({ kycVerification: { status: 'PENDING', missing: [] } });
    const { kyc } = await idsOf(self());
    const ways = [
      await compliance.entities(
        caller,
        [
          { __typename: 'KycVerification', id: kyc },
          { __typename: 'User', id: userId },
        ],
        `... on KycVerification { status } ... on User { kycVerification { status } }`,
      ),
      await compliance.ask(
        caller,
        'mutation { startKycVerification { kycVerification { status } } }',
      ),
    ];
    for (const way of ways) {
      expect(way.errors).toBeUndefined();
      expect(shown(way)).toContain('PENDING');
      expect(shown(way)).not.toContain('IN_REVIEW');
    }
  });

  test('sees nothing of screening by any field of their verification', async () => {
    const { caller, userId } = self();
    const answer = await compliance.ask(
      caller,
      `query ($id: ID!) { kycVerification(userId: $id) {
        decisions { id note } screenings { edges { node { id ${SCREENING} } } } } }`,
      { id: userId },
    );
    expect(answer.data).toEqual({ kycVerification: { decisions: null, screenings: null } });
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  });

  test('sees nothing of screening by _entities', async () => {
    const { caller, userId } = self();
    const { kyc, screening } = await idsOf(self());
    const one = await compliance.entities(
      caller,
      [{ __typename: 'Screening', id: screening }],
      `... on Screening { ${SCREENING} }`,
    );
    expect(one.data).toEqual({ _entities: [null] });
    const answers = [
      await compliance.entities(
        caller,
        [{ __typename: 'KycVerification', id: kyc }],
        `... on KycVerification { screenings { edges { node { ${SCREENING} } } } decisions { note } }`,
      ),
      await compliance.entities(
        caller,
        [{ __typename: 'User', id: userId }],
        `... on User { kycVerification { screenings { edges { node { ${SCREENING} } } } } }`,
      ),
    ];
    for (const answer of answers) {
      expect(answer.errors?.length).toBeGreaterThan(0);
      expect(shown(answer)).not.toMatch(/VARKONSK|HIT|scr_|demo@/);
    }
  });

  test('does not screen themselves', async () => {
    const { caller, userId } = self();
    const answer = await compliance.ask(
      caller,
      `mutation ($id: ID!) { screenUser(input: { userId: $id }) {
        screening { id } userErrors { code } } }`,
      { id: userId },
    );
    expect(shown(answer)).not.toContain('scr_');
    expect(answer.errors?.[0]?.extensions?.code ?? shown(answer)).toMatch(/FORBIDDEN|OWN_CASE/);
  });

  test('sees a trail of their own that leaves out screening', async () => {
    const { caller, userId } = self();
    const TRAIL = `query ($userId: ID) { auditTrail(userId: $userId, first: 100) { edges { node {
      type subject { id } actor { kind id } details { name value } } } } }`;
    for (const variables of [{ userId }, {}]) {
      const answer = await compliance.ask(caller, TRAIL, variables);
      const { edges } = (answer.data?.['auditTrail'] ?? { edges: [] }) as {
        edges: { node: { type: string; subject: { id: string } | null } }[];
      };
      const own = edges.filter(({ node }) => node.subject?.id === userId);
      expect(own.map(({ node }) => node.type)).toEqual(['compliance.kyc.told']);
      expect(JSON.stringify(own)).not.toMatch(/IN_REVIEW|POTENTIAL|"HIT"|scr_|demo@/);
    }
  });
});

/** What is on public lists is public. */
const PUBLISHED = ['list_entries', 'list_contents'];

describe('others', () => {
  const outsiders: [string, () => Caller][] = [
    ['another borrower', () => newPerson().caller],
    ['a loan officer', () => loanOfficer],
    ['an administrator', () => newPerson(['ADMIN']).caller],
  ];

  test.each(outsiders)('%s sees no verification of somebody else', async (_, callerOf) => {
    const caller = callerOf();
    const { kyc, screening } = await idsOf(borrower);
    const query = await compliance.ask(
      caller,
      'query ($id: ID!) { kycVerification(userId: $id) { status } }',
      { id: borrower.userId },
    );
    expect(query.data).toEqual({ kycVerification: null });
    const entities = await compliance.entities(
      caller,
      [
        { __typename: 'KycVerification', id: kyc },
        { __typename: 'Screening', id: screening },
        { __typename: 'User', id: borrower.userId },
      ],
      `... on KycVerification { status } ... on Screening { outcome }
       ... on User { kycVerification { status } }`,
    );
    expect(shown(entities)).not.toMatch(/IN_REVIEW|HIT/);
    const trail = await compliance.ask(
      caller,
      'query ($id: ID!) { auditTrail(userId: $id) { edges { node { type } } } }',
      { id: borrower.userId },
    );
    expect(trail.data).toEqual({ auditTrail: { edges: [] } });
  });

  test.each(outsiders)('%s may not use what is for compliance', async (_, callerOf) => {
    for (const query of [
      '{ sanctionsLists { id } }',
      '{ screenName(input: { name: "x" }) { threshold } }',
      '{ auditVerification(from: "2026-01-01", to: "2026-01-02") { intact } }',
    ]) {
      const answer = await compliance.ask(callerOf(), query);
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('an officer sees all of it, and the trail says so', async () => {
    const { kyc } = await idsOf(borrower);
    const answer = await compliance.entities(
      officer,
      [{ __typename: 'KycVerification', id: kyc }],
      `... on KycVerification { screenings(first: 5) { edges { node { id ${SCREENING} } }
        pageInfo { hasNextPage } } decisions { id } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(shown(answer)).toContain('VARKONSKY, Zoltimir');
    const status = await compliance.ask(
      officer,
      'query ($id: ID!) { kycVerification(userId: $id) { status } }',
      { id: borrower.userId },
    );
    expect(status.data).toEqual({ kycVerification: { status: 'IN_REVIEW' } });
    const read = await compliance.events('compliance.personal_data.read');
    expect(read.at(-1)).toMatchObject({
      actor: { kind: 'USER', id: officer.id },
      audience: { scopes: ['compliance:read'] },
      data: { userId: borrower.userId, fields: ['screening.matches'] },
    });
  });

  test('nothing personal is in events or in plain columns', async () => {
    const tables = await compliance.sql`
      select table_name from information_schema.tables where table_schema = 'compliance'`;
    for (const { table_name: table } of tables) {
      if (PUBLISHED.includes(String(table))) continue;
      const rows = await compliance.sql`select * from compliance.${compliance.sql(String(table))}`;
      expect(`${table} ${JSON.stringify(rows)}`).not.toMatch(/zoltimir|varkonsk|1968-03-09/i);
    }
  });

  test('ids that are none belong to nothing', async () => {
    for (const id of [newId('scr'), 'rubbish', '']) {
      const answer = await compliance.entities(
        officer,
        [{ __typename: 'Screening', id }],
        '... on Screening { outcome }',
      );
      expect(answer.data).toEqual({ _entities: [null] });
    }
  });
});
