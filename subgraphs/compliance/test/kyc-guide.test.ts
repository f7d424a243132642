import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@blockscore/ids';
import { eventually, examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behaviourOf } from '../src/adapters/simulated-check-behaviour.ts';
import { erasePerson } from '../src/app/erase-person.ts';
import {
  askedAbout,
  disclose,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { sayOtherwise, versionOf } from './deciding.ts';
import { atCompliance, documentIs, PNG, type Submitted } from './documents.ts';
import { openRaiser, type Raiser } from './raising.ts';

const PAGE = 'docs/compliance/kyc.md';
const page = pageOf(PAGE);
const examples = examplesIn(page);

let compliance: TestSubgraph;
let folder: string;
let raiser: Raiser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kyc-'));
  compliance = await startTestCompliance({ KYC_DOCUMENT_DIR: join(folder, 'documents') });
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

/** Runs the page's command as it stands. */
async function upload(url: string): Promise<string> {
  const [, command = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
  const file = join(folder, 'passport.png');
  await writeFile(file, PNG);
  const env = { ...process.env, URL: url, FILE: file };
  const { stdout } = await promisify(execFile)('bash', ['-c', command], { env });
  return stdout;
}

test(`the examples of ${PAGE} answer as it says, one after the other`, async () => {
  const { userId, caller } = await onboard(compliance, { ...HARMLESS });
  await run('Find');
  expect(await run('Begin', {}, caller)).toMatchObject({
    startKycVerification: { kycVerification: { status: 'APPROVED' } },
  });
  const ids: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const answer = await run('Submit', {}, caller);
    const { document, upload: sent } = answer['submitKycDocument'] as Submitted;
    expect(await upload(atCompliance(compliance, sent?.url ?? ''))).toContain('"UPLOADED"');
    ids.push(document?.id ?? '');
  }
  const [id = '', other = ''] = ids;
  await documentIs(compliance, id, { check: 'OFFICER' });
  expect(JSON.stringify(await run('ToDecide'))).toContain(id);
  expect(await run('Look', { id })).toMatchObject({
    kycDocument: { details: { number: 'C01X00T47' }, content: { url: expect.any(String) } },
  });
  await run('Accept', { id, version: await versionOf(compliance, userId) });
  await run('Refuse', { id: other });
  expect(await run('HowIStand', { userId }, caller)).toMatchObject({
    kycVerification: { level: 'STANDARD', documents: [{ refusal: 'OTHER' }, { id }] },
  });
  await run('Reject', { userId });
  const seen = (await run('Person', { userId })) as {
    readonly kycVerification: { readonly version: number };
  };
  const { version } = seen.kycVerification;
  expect(await run('Approve', { userId, version, screening: null })).toMatchObject({
    decideKyc: { kycVerification: { status: 'APPROVED' }, userErrors: [] },
  });
});

describe('a customer', () => {
  const found = async (search: object, caller = officer) => {
    const { data, errors } = await compliance.ask(
      caller,
      `query ($search: CustomerSearch!) { customers(search: $search) { edges { node { user { id } } } } }`,
      { search },
    );
    const page = data?.['customers'] as
      | { readonly edges: readonly { readonly node: { readonly user: { readonly id: string } } }[] }
      | undefined;
    return page?.edges.map(({ node }) => node.user.id) ?? errors?.[0]?.extensions?.['code'];
  };

  test('is found by the words of a name or the e-mail address, which are on the audit trail', async () => {
    const facts = { ...HARMLESS, firstName: 'Žofie Ána', lastName: "O'Quincey-Brunn" };
    const { userId } = await onboard(compliance, { ...facts, email: 'zofie@example.com' });
    for (const search of [
      { name: 'brunn ZOFIE' },
      { name: 'oquincey', dateOfBirth: HARMLESS.dateOfBirth },
      { email: 'Zofie@Example.com ', name: 'Zofie' },
    ]) {
      expect([search, await found(search)]).toEqual([search, [userId]]);
    }
    const trail = await compliance.events('compliance.customers.searched');
    expect(trail.at(-1)).toMatchObject({
      ...{ actor: { id: officer.id }, audience: { scopes: ['compliance:read'] } },
      data: { by: ['EMAIL', 'NAME'], found: 1 },
    });
    expect(JSON.stringify(trail)).not.toMatch(/zofie/i);
    expect((await compliance.events('compliance.personal_data.read')).at(-1)).toMatchObject({
      data: { userId, fields: ['customer'] },
    });
    const kept = await compliance.sql`select * from compliance.customer_marks`;
    expect(JSON.stringify(kept)).not.toMatch(/"zofie|quincey|1988-03-09/i);
    for (const search of [
      { name: 'brun' },
      { name: 'brunn', dateOfBirth: '1988-03-10' },
      { email: 'ofie@example.com' },
    ]) {
      expect([search, await found(search)]).toEqual([search, []]);
    }
    for (const search of [{}, { name: 'Z' }, { email: 'zofie' }, { dateOfBirth: '1988-03-09' }]) {
      expect([search, await found(search)]).toEqual([search, 'BAD_USER_INPUT']);
    }
    const borrower = newPerson().caller;
    expect(await found({ name: 'brunn' }, borrower)).toBe('FORBIDDEN');
  });

  test('is not found by whom it concerns, and once they are erased as long as their checks are kept', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    await onboard(compliance, { ...HARMLESS, lastName: 'Underhallow' }, self);
    const sister = { ...HARMLESS, firstName: 'Perpetua', lastName: 'Underhallow' };
    const { userId } = await onboard(compliance, sister);
    expect(await found({ name: 'underhallow' })).toEqual([userId, self.userId]);
    expect(await found({ name: 'underhallow' }, self.caller)).toEqual([userId]);
    // A page at a time, newest first.
    const PAGE_OF_ONE = `query ($after: String) { customers(search: { name: "underhallow" }, first: 1,
      after: $after) { edges { node { user { id } } } pageInfo { hasNextPage endCursor } } }`;
    const first = await compliance.ask(officer, PAGE_OF_ONE);
    const page = { edges: [{ node: { user: { id: userId } } }], pageInfo: { hasNextPage: true } };
    expect(first.data?.['customers']).toMatchObject(page);
    const shown = first.data?.['customers'] as { pageInfo: { endCursor: string } } | undefined;
    const rest = await compliance.ask(officer, PAGE_OF_ONE, { after: shown?.pageInfo.endCursor });
    expect(rest.data?.['customers']).toMatchObject({
      ...{ edges: [{ node: { user: { id: self.userId } } }], pageInfo: { hasNextPage: false } },
    });
    const alert = await raiser.raise({ subject: userId, source: 'FRAUD', rule: 'A_RULE' });
    await raiser.ports.transact((work) =>
      work.named.keep({ id: newId('fraud'), userId, alertId: alert.id }, new Set([self.userId])),
    );
    expect(await found({ name: 'underhallow' }, self.caller)).toEqual([]);
    const order = { erasureId: newId('erasure'), userId };
    await raiser.ports.transact((work) => erasePerson(work, raiser.ports, order));
    const ERASED = `{ customers(search: { name: "underhallow", dateOfBirth: "${HARMLESS.dateOfBirth}" }) {
      edges { node { user { id } lastName erasedAt } } } }`;
    const erased = (await compliance.ask(officer, ERASED)).data?.['customers'];
    expect(erased).toMatchObject({
      edges: [
        { node: { user: { id: userId }, lastName: 'Underhallow', erasedAt: expect.any(String) } },
        { node: { user: { id: self.userId }, erasedAt: null } },
      ],
    });
    await raiser.ports.transact((work) => work.erasures.destroyRetention(userId));
    expect(await found({ name: 'underhallow' })).toEqual([self.userId]);
    const marks = await compliance.sql`
      select 1 from compliance.customer_marks where user_id = ${userId}`;
    expect(marks).toHaveLength(0);
  });

  test('who was known before is found, and by another address once that is told', async () => {
    const facts = { ...HARMLESS, lastName: 'Overmeadow' };
    const { userId } = await onboard(compliance, facts);
    await compliance.sql`delete from compliance.customer_marks where user_id = ${userId}`;
    await compliance.sql`
      update compliance.subjects set indexed_at = null where user_id = ${userId}`;
    const isFound = async (search: object) =>
      (await found(search))?.includes(userId) ? true : undefined;
    await eventually(() => isFound({ name: 'overmeadow' }));
    await disclose(compliance, userId, { ...facts, email: 'over@example.com' });
    await eventually(() => isFound({ email: 'over@example.com' }));
    const asked = await askedAbout(compliance, userId);
    await compliance.hear('identity.profile.changed', { userId, fields: ['email'] });
    await eventually(async () =>
      (await askedAbout(compliance, userId)).requestId === asked.requestId ? undefined : true,
    );
    expect(await found({ email: 'over@example.com' })).toEqual([]);
    await disclose(compliance, userId, { ...facts, email: 'meadow@example.com' });
    await eventually(() => isFound({ email: 'meadow@example.com' }));
    // By a name of before, too, which is shown as such.
    await sayOtherwise(compliance, userId, { ...facts, lastName: 'Netherfold' });
    const NAMED = `{ customers(search: { name: "overmeadow" }) { edges { node {
      user { id } lastName formerNames { firstName lastName } erasedAt } } } }`;
    const { firstName, lastName } = facts;
    expect((await compliance.ask(officer, NAMED)).data?.['customers']).toEqual({
      edges: [
        {
          node: {
            ...{ user: { id: userId }, lastName: 'Netherfold', erasedAt: null },
            formerNames: [{ firstName, lastName }],
          },
        },
      ],
    });
  });
});

test(`${PAGE} says how the simulated provider behaves to each number that it knows`, () => {
  const [, section = ''] = page.split('### The simulated provider');
  const rows = [...section.matchAll(/^\| `(\d{4})` \| ([a-z]+)/gm)];
  const told = (ending: string) => {
    const { answer, callbacks, silently } = behaviourOf(ending);
    return (callbacks[0]?.told ?? silently ?? answer).status.toLowerCase();
  };
  expect(rows.map(([, ending = '', word]) => [ending, word])).toEqual(
    rows.map(([, ending = '']) => [ending, told(ending)]),
  );
  expect(rows).toHaveLength(7);
});
