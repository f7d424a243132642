import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userCaller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { checkout, examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HARMLESS, officer, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { answerAll, fresh, reaches } from './erasing.ts';

const PAGE = 'docs/compliance/privacy.md';
const examples = examplesIn(pageOf(PAGE));
const followed = new Set<string>();

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

function run(name: string, caller = officer, variables: Readonly<Record<string, unknown>> = {}) {
  followed.add(name);
  return follow(compliance, caller, examples.get(name), variables);
}

/** A person's request that waits for an officer. */
async function waiting() {
  const { userId } = await onboard(compliance, HARMLESS);
  const person = fresh(userId);
  const asked = (await run('AskToBeErased', person))['requestErasure'] as {
    erasure: { id: string };
  };
  const { id } = asked.erasure;
  if (!isId('erasure', id)) throw new Error('Nothing was asked for.');
  await answerAll(compliance, { erasureId: id, userId });
  await reaches(compliance, person, id, 'AWAITING_CONFIRMATION');
  await run('ConfirmErasure', person, { id });
  return { id, person };
}

describe(`the examples of ${PAGE}`, () => {
  test('about consents, copies and restriction answer as it says', async () => {
    const person = fresh((await onboard(compliance, HARMLESS)).userId);
    await run('RecordConsent', person);
    const made = (await run('RequestCopy', person))['requestDataExport'] as {
      dataExport: { id: string };
    };
    await run('MyCopy', person, { id: made.dataExport.id });
    await run('OverdueCopies');
    await run('Restrict', person);
    await run('Lift', person);
  });

  test('lists of a purpose those whose last word is a yes, and whose data is not restricted', async () => {
    const [, query = ''] = /```sql\n(.*?)```/s.exec(pageOf(PAGE)) ?? [];
    const say = async (caller: ReturnType<typeof fresh>, given: boolean) => {
      const input = { purpose: 'RESEARCH', given, textVersion: '1' };
      const mutation = `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
        userErrors { code } } }`;
      const { data } = await compliance.ask(caller, mutation, { input });
      expect(data).toEqual({ recordConsent: { userErrors: [] } });
    };
    const people = [fresh(newId('user')), fresh(newId('user')), fresh(newId('user'))] as const;
    const [yes, no, restricted] = people;
    for (const person of people) await say(person, true);
    await say(no, false);
    await run('Restrict', restricted);
    expect(await compliance.sql.unsafe(query)).toEqual([{ user_id: yes.id }]);
  });

  test('about erasures answer as it says', async () => {
    const refused = await waiting();
    await run('MyErasure', refused.person, { id: refused.id });
    await run('OpenErasures');
    await run('ExtendErasure', officer, { id: refused.id });
    await run('RefuseErasure', officer, { id: refused.id });
    const withdrawn = await waiting();
    await run('WithdrawErasure', withdrawn.person, { id: withdrawn.id });
    const ordered = await waiting();
    const other = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    await run('ApproveErasure', other, { id: ordered.id });
    await run('WhoHasNotAnswered', other);
    await run('Proof', officer, { id: ordered.id });
    expect([...examples.keys()].filter((name) => !followed.has(name))).toEqual([]);
  });
});

test.each(['docs/compliance/README.md', PAGE])('the links of %s lead somewhere', (page) => {
  const folder = dirname(join(checkout(), page));
  const links = [...pageOf(page).matchAll(/\]\(([^)#]*)(?:#([^)]+))?\)/g)];
  expect(links.length).toBeGreaterThan(2);
  const dead = links.filter(([, path = '', anchor]) => {
    const file = path === '' ? join(checkout(), page) : join(folder, path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(file).has(anchor);
  });
  expect(dead.map(([link]) => link)).toEqual([]);
});

function anchorsOf(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('no column of any subgraph is for a card', async () => {
  const tables = ['identity', 'credit', 'lending', 'compliance', 'ledger'].flatMap((subgraph) => {
    const folder = join(checkout(), 'subgraphs', subgraph, 'migrations');
    const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
      entries: { tag: string }[];
    };
    return journal.entries.map(({ tag }) => readFileSync(join(folder, `${tag}.sql`), 'utf8'));
  });
  expect(tables.join('\n')).not.toMatch(/"(pan|card|card_number|cvv|cvc|track_data)"/i);
});
