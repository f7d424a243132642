import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loanOfficer, officer } from './compliance-subgraph.ts';
import {
  alertsOfLists,
  listNow,
  lists,
  NAMES,
  refreshed,
  screen,
  startAgainWithLists,
  startWithLists,
  writeList,
} from './sanctions-lists.ts';

/** Changed in its name, removed, and two that are added. */
const CHANGED = [
  'VUCKOVIC, Mirella',
  ...NAMES.slice(1, -1),
  'PLACEHOLDER, Nobody',
  'MARCHBANKS, Ottoline',
];

let folder: string;
let compliance: TestSubgraph;
beforeAll(async () => {
  folder = await writeList(NAMES);
  compliance = await startWithLists(folder);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const CHANGES = `query ($change: SanctionsListChangeKind, $after: String) { sanctionsLists { id
  currentVersion { delta { entries(change: $change, first: 1, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { uid change
      before { names contentHash } after { names contentHash } } } } } } } }`;

interface Changes {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
}

/** All changes of the list's version of now, page by page. */
async function changes(change: string | null = null) {
  const found: Readonly<Record<string, unknown>>[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await compliance.ask(officer, CHANGES, { change, after });
    const [list] = (data?.['sanctionsLists'] ?? []) as {
      currentVersion: { delta: { entries: Changes } };
    }[];
    const page = list?.currentVersion.delta.entries;
    found.push(...(page?.edges ?? []).map(({ node }) => node));
    [after, more] = [page?.pageInfo.endCursor ?? null, page?.pageInfo.hasNextPage === true];
  }
  return found;
}

describe('a version of a list', () => {
  test('that is the first one changed nothing', async () => {
    expect(await listNow(compliance)).toMatchObject({ currentVersion: { delta: null } });
    const [imported] = await compliance.events('compliance.list.imported');
    expect(imported?.data).toEqual({
      ...{ listId: 'ofac-sdn', entries: 12 },
      versionId: expect.stringMatching(/^ofac-sdn@[0-9a-f]{16}$/),
    });
  });

  test('says what it changed, entry by entry', async () => {
    const [first] = (await listNow(compliance)).versions;
    await writeList(CHANGED, { folder });
    expect(await refreshed(compliance)).toMatchObject({
      currentVersion: {
        entries: 13,
        delta: { added: 1, changed: 2, removed: 0, previousVersion: { id: first?.id } },
      },
    });
    expect(await changes()).toEqual([
      {
        ...{ uid: '13', change: 'ADDED', before: null },
        after: { names: ['MARCHBANKS, Ottoline'], contentHash: expect.any(String) },
      },
      expect.objectContaining({ uid: '12', change: 'CHANGED' }),
      {
        ...{ uid: '1', change: 'CHANGED' },
        before: expect.objectContaining({ names: ['VUCKOVIC, Mirela', 'VUCKOVICH, Mirélla'] }),
        after: expect.objectContaining({ names: ['VUCKOVIC, Mirella', 'VUCKOVICH, Mirélla'] }),
      },
    ]);
    expect((await changes('ADDED')).map(({ uid }) => uid)).toEqual(['13']);
    const imported = (await compliance.events('compliance.list.imported')).at(-1);
    expect(imported?.data).toMatchObject({ previousVersionId: first?.id, added: 1, changed: 2 });
  });

  test('whose content comes back is current again and is no other version', async () => {
    const [, first] = (await listNow(compliance)).versions;
    await writeList(NAMES, { folder });
    const list = await refreshed(compliance);
    expect(list).toMatchObject({ currentVersion: { id: first?.id, delta: null } });
    expect(list.versions).toHaveLength(2);
    expect((await screen(compliance, { name: 'Ottoline Marchbanks' })).found.matches).toEqual([]);
  });

  test.each([
    "update compliance.list_contents set body = '{}'",
    'delete from compliance.list_contents',
    "update compliance.list_version_contents set members = '{}'",
    'delete from compliance.list_changes',
    'truncate compliance.list_acceptances',
  ])('cannot be changed even by the superuser: %s', async (statement) => {
    await expect(compliance.sql.unsafe(statement)).rejects.toThrow(/append-only/);
  });

  test('is for compliance officers', async () => {
    const { errors } = await compliance.ask(loanOfficer, CHANGES);
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

const ACCEPT = `mutation ($input: AcceptSanctionsListInput!) { acceptSanctionsList(input: $input) {
  sanctionsList { id } userErrors { code path } } }`;

async function accept(input: Readonly<Record<string, string>>, caller = officer) {
  const given = { listId: 'ofac-sdn', reason: 'The publisher says so.', ...input };
  const { data, errors } = await compliance.ask(caller, ACCEPT, { input: given });
  if (errors) return errors[0]?.extensions?.code;
  const payload = data?.['acceptSanctionsList'] as { userErrors: { code: string }[] };
  return payload.userErrors[0]?.code;
}

describe('a list that has really shrunk', () => {
  test('is taken over once two officers say so, that very content and no other', async () => {
    await writeList(NAMES.slice(0, 4), { folder });
    const { refusal } = await refreshed(compliance);
    expect(refusal).toMatchObject({ kind: 'SHRUNKEN', entries: 4, canBeAccepted: true });
    const sha256 = refusal?.sha256 ?? '';
    expect(await accept({ sha256: '0'.repeat(64) })).toBe('INVALID_STATE');
    expect(await accept({ sha256, listId: 'nobody' })).toBe('NOT_FOUND');
    expect(await accept({ sha256, reason: ' ' })).toBe('INPUT_INVALID');
    expect(await accept({ sha256 }, loanOfficer)).toBe('FORBIDDEN');
    expect(await accept({ sha256 })).toBeUndefined();
    expect(await accept({ sha256 })).toBe('SECOND_OFFICER_REQUIRED');
    expect(await refreshed(compliance)).toMatchObject({ refusal: { kind: 'SHRUNKEN', sha256 } });
    expect(await accept({ sha256 }, second)).toBeUndefined();
    expect(await refreshed(compliance)).toMatchObject({
      ...{ refusal: null, currentVersion: { sha256, entries: 4, delta: { removed: 8 } } },
    });
    const accepted = await compliance.events('compliance.list.accepted');
    expect(accepted).toMatchObject([{ actor: { id: second.id }, data: { sha256 } }]);
    await writeList(NAMES.slice(0, 2), { folder });
    expect(await refreshed(compliance)).toMatchObject({
      ...{ currentVersion: { entries: 4 }, refusal: { canBeAccepted: true } },
    });
  });

  test('and grew since is not made to shrink to it again', async () => {
    await writeList(NAMES, { folder });
    await refreshed(compliance);
    await writeList(NAMES.slice(0, 3), { folder });
    const { refusal } = await refreshed(compliance);
    const [alert] = await compliance.sql`
      select id from compliance.alerts where status = 'OPEN' and rule = 'LIST_SHRUNKEN'`;
    const take = 'mutation ($id: ID!) { openCase(input: { alertIds: [$id] }) { case { id } } }';
    const { data } = await compliance.ask(officer, take, { id: alert?.['id'] });
    expect(data).toMatchObject({ openCase: { case: { id: expect.any(String) } } });
    const sha256 = refusal?.sha256 ?? '';
    expect(await accept({ sha256 })).toBeUndefined();
    await writeList(CHANGED, { folder });
    await refreshed(compliance);
    expect(await accept({ sha256 }, second)).toBe('INVALID_STATE');
    await eventually(async () => {
      const [alert] = await compliance.sql`
        select reason from compliance.alerts
        where rule = 'ACCEPT_LIST_PROPOSED' and resolved_by = 'compliance'`;
      return /content that was to be accepted does not wait/.test(alert?.['reason']) || undefined;
    });
  });

  test('has officers told', async () => {
    const rules = (await alertsOfLists(compliance)).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'ACCEPT_LIST_PROPOSED')).toHaveLength(2);
    expect(rules.filter((rule) => rule === 'LIST_SHRUNKEN')).toHaveLength(3);
    expect(rules).toHaveLength(5);
  });

  test('has what officers were told resolved once it is over, but for what they took into a case', async () => {
    const rows = await compliance.sql`
      select rule, status, resolution, resolved_by as by, reason from compliance.alerts
      where source = 'LISTS' order by id`;
    const resolved = { status: 'RESOLVED', resolution: 'NO_ACTION' };
    const ended = { rule: 'LIST_SHRUNKEN', ...resolved, by: 'compliance' };
    expect(rows).toMatchObject([
      { ...ended, reason: expect.stringMatching(/^The list was there and whole on .+ ofac-sdn@/) },
      { rule: 'ACCEPT_LIST_PROPOSED', ...resolved, by: second.id },
      ended,
      { rule: 'LIST_SHRUNKEN', status: 'IN_CASE', by: null },
      { rule: 'ACCEPT_LIST_PROPOSED', ...resolved, by: 'compliance' },
    ]);
    const told = (await compliance.events('compliance.alert.resolved')).map(({ actor }) => actor);
    expect(told).toMatchObject([
      { id: second.id },
      { kind: 'SERVICE', id: 'compliance' },
      { kind: 'SERVICE', id: 'compliance' },
      { kind: 'SERVICE', id: 'compliance' },
    ]);
  });
});

describe('a list that reads otherwise under the same numbers', () => {
  test('is refused, and taken over once two officers say so', async () => {
    const before = await listNow(compliance);
    const encoded = CHANGED.map((name) => `${name} Ã©`);
    await writeList(encoded, { folder });
    const { refusal, currentVersion } = await refreshed(compliance);
    expect(currentVersion?.['id']).toBe(before.currentVersion?.['id']);
    expect(refusal).toMatchObject({
      ...{ kind: 'REWRITTEN', entries: 13, canBeAccepted: true },
      message: expect.stringContaining('13 of the 13 entries that it had before have changed'),
    });
    const sha256 = refusal?.sha256 ?? '';
    const told = (await alertsOfLists(compliance)).map(({ rule }) => rule);
    expect(told.filter((rule) => rule === 'LIST_REWRITTEN')).toHaveLength(1);
    expect(await accept({ sha256 })).toBeUndefined();
    expect(await accept({ sha256 }, second)).toBeUndefined();
    expect(await refreshed(compliance)).toMatchObject({
      ...{ refusal: null, currentVersion: { sha256, delta: { changed: 13 } } },
    });
  });
});

describe('a list that is configured no more', () => {
  const retire = async (listId: string, by = officer) => {
    const { data } = await compliance.ask(
      by,
      `mutation ($input: RetireSanctionsListInput!) { retireSanctionsList(input: $input) {
        sanctionsList { active } proposal { proposedBy { id } } userErrors { code } } }`,
      { input: { listId, reason: 'Nobody whom we lend to can be on it.' } },
    );
    return data?.['retireSanctionsList'];
  };
  const refused = (code: string) => ({
    ...{ sanctionsList: null, proposal: null, userErrors: [{ code }] },
  });

  test('goes on being screened against until two officers end it', async () => {
    expect(await retire('ofac-sdn')).toEqual(refused('INVALID_STATE'));
    await compliance.close();
    compliance = await startAgainWithLists(undefined, compliance);
    expect(await listNow(compliance)).toMatchObject({ active: true, refusal: { kind: 'MISSING' } });
    expect((await screen(compliance, { name: 'Ottoline Marchbanks' })).found.matches).toHaveLength(
      1,
    );
    expect(await alertsOfLists(compliance)).toContainEqual({
      ...{ rule: 'LIST_MISSING', severity: 'HIGH' },
    });
    expect(await retire('nobody')).toEqual(refused('NOT_FOUND'));
    expect(await retire('ofac-sdn')).toEqual({
      ...{ sanctionsList: { active: true }, userErrors: [] },
      proposal: { proposedBy: { id: officer.id } },
    });
    expect(await retire('ofac-sdn')).toEqual(refused('SECOND_OFFICER_REQUIRED'));
    expect(await alertsOfLists(compliance)).toContainEqual({
      ...{ rule: 'RETIRE_LIST_PROPOSED', severity: 'HIGH' },
    });
    expect(await retire('ofac-sdn', second)).toEqual({
      ...{ sanctionsList: { active: false }, proposal: null, userErrors: [] },
    });
    expect(await retire('ofac-sdn')).toEqual(refused('INVALID_STATE'));
    const missing = await compliance.sql`
      select status, reason from compliance.alerts where rule = 'LIST_MISSING'`;
    expect(missing).toMatchObject([
      { status: 'RESOLVED', reason: expect.stringContaining('an officer ended that') },
    ]);
    expect(await compliance.events('compliance.list.retired')).toMatchObject([
      { actor: { id: second.id }, data: { listId: 'ofac-sdn' } },
    ]);
  });

  test('comes back when it is configured again', async () => {
    await compliance.close();
    compliance = await startAgainWithLists(folder, compliance);
    expect(await lists(compliance)).toMatchObject([
      { id: 'demo' },
      { id: 'ofac-sdn', active: true },
    ]);
  });
});
