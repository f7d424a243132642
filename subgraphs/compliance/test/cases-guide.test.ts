import { examplesIn, follow, pageOf, sectionOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLIANCE_ERROR_CODES } from '../src/domain/errors.ts';
import { newPerson, officer, startTestCompliance } from './compliance-subgraph.ts';
import { openRaiser, type Raiser } from './raising.ts';

const PAGE = 'docs/compliance/cases.md';
const examples = examplesIn(pageOf(PAGE));

let compliance: TestSubgraph;
let raiser: Raiser;
beforeAll(async () => {
  compliance = await startTestCompliance();
  raiser = await openRaiser(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

describe(`the examples of ${PAGE}`, () => {
  test('about alerts answer as it says', async () => {
    const person = newPerson().userId;
    const { id } = await raiser.raise({ subject: person });
    expect(await run('Alerts', { person })).toMatchObject({
      alerts: { edges: [{ node: { id, user: { id: person } } }] },
    });
    await run('OneAlert', { alert: id });
    await run('ResolveAlert', { alert: id });
  });
});

test('docs/errors.md explains every error of compliance, in the order of the schema', () => {
  const rows = sectionOf('docs/errors.md', 'Compliance').matchAll(
    /^\| `([A-Z_]+)` \| .+ \| .+ \|$/gm,
  );
  expect([...rows].map(([, code]) => code)).toEqual([...COMPLIANCE_ERROR_CODES]);
});
