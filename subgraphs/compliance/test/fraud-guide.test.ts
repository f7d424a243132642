import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FRAUD_POLICY } from '../src/domain/fraud/policy.ts';
import { FRAUD_SIGNALS } from '../src/domain/fraud/signal.ts';
import { type Applied, apply, resolveAs, somebody, startTestFraud } from './applying.ts';
import {
  answered,
  newPerson,
  officer,
  type Person,
  requestClearance,
} from './compliance-subgraph.ts';
import { second } from './held-payment-steps.ts';

const PAGE = 'docs/compliance/fraud.md';
const page = pageOf(PAGE);
const examples = examplesIn(page);
const MARKS = { devices: ['one-phone'], accounts: ['one-account'] };

let compliance: TestSubgraph;
/** The first is an officer, whose account others give. */
const ring: Person[] = [];
let last: Applied;
beforeAll(async () => {
  compliance = await startTestFraud();
  ring.push(await somebody(compliance, newPerson(['COMPLIANCE_OFFICER'])));
  await apply(compliance, ring[0] as Person, MARKS);
  for (let place = 1; place < 3; place += 1) {
    const person = await somebody(compliance);
    ring.push(person);
    last = await apply(compliance, person, MARKS);
  }
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);
const byApplication = () => ({ application: last.applicationId });

describe(`the examples of ${PAGE}`, () => {
  test('find what is suspected', async () => {
    const { fraudAssessments } = await run('Suspected', { levels: ['HIGH'] });
    const node = {
      ...{ level: 'HIGH', levelTold: 'HIGH', assessedFor: 'APPLICATION' },
      ...{ application: { id: last.applicationId }, user: { id: ring[2]?.userId } },
      ...{ id: last.assessed.id, score: 100 },
    };
    expect(fraudAssessments).toMatchObject({ edges: [{ node }] });
    const { fraudAssessments: all } = await run('Suspected');
    expect((all as { edges: unknown[] }).edges).toHaveLength(3);
  });

  test('show what it rests on, and put on the trail who read it', async () => {
    const { fraudAssessment } = await run('OneAssessment', byApplication());
    const others = [ring[0], ring[1]].map((person) => ({ id: person?.userId })).sort(byId);
    expect(fraudAssessment).toMatchObject({
      level: 'HIGH',
      signals: [
        { code: 'SHARED_ACCOUNT', points: 50, others },
        { code: 'SHARED_DEVICE', points: 30, others },
        { code: 'DEVICE_AND_ACCOUNT', points: 20, facts: [{ name: 'others', value: '2' }] },
        { code: 'MANY_APPLICATIONS_OF_OTHERS', points: 6, others: [] },
      ],
      notKnown: ['DOCUMENT', 'OBSERVED_INCOME'],
      policyVersion: FRAUD_POLICY.version,
      policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      alert: { rule: 'APPLICATION_FRAUD', severity: 'HIGH', status: 'IN_CASE' },
    });
    const read = await compliance.events('compliance.personal_data.read');
    expect(read.at(-1)).toMatchObject({
      actor: { id: officer.id },
      data: { userId: ring[2]?.userId, fields: ['fraudAssessment.signals'] },
    });
  });

  test('judge it again, and it comes out the same', async () => {
    const { fraudAssessment } = await run('JudgeAgain', byApplication());
    expect(fraudAssessment).toEqual({ replay: { outcome: 'SAME', score: 100, level: 'HIGH' } });
  });

  test('an officer who is named in it finds nothing of it', async () => {
    const named = ring[0]?.caller;
    expect(await run('OneAssessment', byApplication(), named)).toEqual({ fraudAssessment: null });
    expect(await run('Suspected', {}, named)).toMatchObject({ fraudAssessments: { edges: [] } });
  });

  test('what officers say of the alert is what lending is told from then on', async () => {
    const toldOf = async ({ applicationId }: Applied, { userId }: Person) => {
      const asked = await requestClearance(compliance, userId, { applicationId });
      return (await answered(asked, true)).data['fraud'];
    };
    const person = ring[2] as Person;
    await resolveAs(compliance, last.assessed.alert_id, 'FALSE_POSITIVE');
    expect(await toldOf(last, person)).toBe('LOW');
    const resolved = await compliance.events('compliance.alert.resolved');
    expect(resolved.at(-1)?.data).toMatchObject({ source: 'FRAUD', userId: person.userId });
    const again = await apply(compliance, person, MARKS);
    await resolveAs(compliance, again.assessed.alert_id, 'CONFIRMED');
    expect(await toldOf(again, person)).toBe('HIGH');
    // And of whoever shares something with them afterwards.
    const next = await apply(compliance, await somebody(compliance), { devices: ['one-phone'] });
    const { fraudAssessment } = await run('OneAssessment', { application: next.applicationId });
    const facts = expect.arrayContaining([{ name: 'confirmedFraud', value: '1' }]);
    expect(fraudAssessment).toMatchObject({
      signals: expect.arrayContaining([expect.objectContaining({ code: 'SHARED_DEVICE', facts })]),
    });
    const once = await apply(compliance, person);
    expect(once.assessed.level).toBe('HIGH');

    const alert = { alert: again.assessed.alert_id };
    const example = examples.get('TakeBack');
    const first = example && { ...example, answer: undefined };
    const { resolveAlert } = await follow(compliance, second, first, alert);
    expect(resolveAlert).toMatchObject({ proposal: { proposedBy: { id: second.id } } });
    await run('TakeBack', alert);
    expect(await toldOf(again, person)).toBe('LOW');
  });
});

test('ids that are none belong to nothing', async () => {
  for (const application of [newId('app'), 'rubbish', '']) {
    expect(await run('JudgeAgain', { application })).toEqual({ fraudAssessment: null });
  }
});

test('who is no compliance officer reads nothing of it', async () => {
  for (const role of ['BORROWER', 'LOAN_OFFICER', 'ADMIN', 'ANALYST'] as const) {
    const caller = userCaller(newId('user'), [role]);
    for (const query of [
      `{ fraudAssessment(applicationId: "${last.applicationId}") { level } }`,
      '{ fraudAssessments { edges { node { id } } } }',
    ]) {
      const answer = await compliance.ask(caller, query);
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      expect(JSON.stringify(answer.data ?? null)).not.toContain('fraud_');
    }
  }
});

test('the metric counts', async () => {
  const metrics = await eventually(async () => {
    const text = await (await fetch(`${compliance.url}/metrics`)).text();
    return text.includes('compliance_fraud_assessment_seconds_count') ? text : undefined;
  });
  expect(metrics).toMatch(/compliance_fraud_assessment_seconds_count\{[^}]*level="HIGH"\} \d/);
});

test('the page names each signal and nothing else of the kind', () => {
  const signals = [...page.matchAll(/^\| `([A-Z_]+)` \| .+ \|$/gm)].map(([, code]) => code);
  expect(signals.sort()).toEqual([...FRAUD_SIGNALS].sort());
  expect(page).toContain(`points of \`${FRAUD_POLICY.version}\``);
});

const byId = (a: { id: string | undefined }, b: { id: string | undefined }) =>
  (a.id ?? '') < (b.id ?? '') ? -1 : 1;
