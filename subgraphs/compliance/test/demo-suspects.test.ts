import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@blockscore/ids';
import { eventually, examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStage } from '../src/adapters/demo-stage.ts';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import { castSuspects, suspectsOf } from '../src/app/demo/cast-suspects.ts';
import { type DemoCustomer, onboardCustomers } from '../src/app/demo/onboard-customers.ts';
import { complianceConfig } from '../src/config.ts';
import { startTestFraud } from './applying.ts';
import { HARMLESS, officer, requestClearance, settled } from './compliance-subgraph.ts';

const PAGE = 'docs/compliance/demo.md';
const examples = examplesIn(pageOf(PAGE));

let folder: string;
let compliance: TestSubgraph;
let resources: Resources;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  compliance = await startTestFraud({ FRAUD_PATIENCE_SECONDS: '0', KYC_DOCUMENT_DIR: folder });
  resources = await openResources(complianceConfig(compliance.environment));
});
afterAll(async () => {
  await resources?.connection.close();
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

const customers: readonly DemoCustomer[] = Array.from({ length: 60 }, (_, place) => ({
  ...HARMLESS,
  firstName: `Ottoline ${String.fromCharCode(65 + (place % 26))}`,
  dateOfBirth: `19${40 + place}-03-09`,
  userId: newId('user'),
  email: `demo-${place}@example.com`,
  registeredAt: new Date(Date.now() - (120 - place) * 86_400_000),
}));

interface Judged {
  readonly level: string;
  readonly user: { readonly id: string };
  readonly alert: { readonly rule: string; readonly case: { readonly id: string } | null } | null;
}

test(`a ring and a passport of two are found as ${PAGE} says, and a household is let be`, async () => {
  const ports = createPorts(resources, complianceConfig(compliance.environment));
  const stage = createStage(resources, ports);
  const suspects = suspectsOf(customers);
  const { ring, household, passport } = suspects;
  expect(suspectsOf(customers.slice(1))).toEqual({ ring: [], household: [], passport: [] });
  const some = [...ring, ...household, ...passport];
  const { lists } = ports;
  // Of the last ones the story has one rejected.
  const onboarded = [...some, ...customers.slice(0, 4)];
  await onboardCustomers({ stage, lists, officerId: newId('user'), customers: onboarded });
  await castSuspects(stage, suspects);
  for (const { userId } of some) {
    const clearance = await requestClearance(compliance, userId);
    await eventually(async () => (await clearance.answers())[0]);
  }
  const shown = await eventually(async () => {
    const { fraudAssessments } = await follow(compliance, officer, examples.get('DemoFraud'), {});
    const { edges } = fraudAssessments as { edges: readonly { node: Judged }[] };
    return edges.length === some.length ? edges.map(({ node }) => node) : undefined;
  });
  const of = (people: readonly DemoCustomer[]) =>
    people.map(({ userId }) => {
      const { level, alert } = shown.find(({ user }) => user.id === userId) ?? {};
      return [level, alert?.rule ?? null, alert?.case != null];
    });
  expect(of(ring)).toEqual(Array.from({ length: 3 }, () => ['HIGH', 'APPLICATION_FRAUD', true]));
  expect(of(passport)).toEqual(
    Array.from({ length: 2 }, () => ['HIGH', 'SYNTHETIC_IDENTITY', true]),
  );
  // The one who showed it later.
  const later = passport[1]?.userId ?? '';
  await settled(compliance, later, (status) => status === 'IN_REVIEW');
  expect(of(household)).toEqual(Array.from({ length: 2 }, () => ['LOW', null, false]));
});
