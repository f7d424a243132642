import { type Id, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { type SealPublicKey, sealTo } from '@blockscore/vault';
import {
  HARMLESS,
  officer,
  onboard,
  type Person,
  requestClearance,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { second } from './held-payment-steps.ts';

/** Looks for fraud, and waits for answers as long as the test says: for ever unless it does. */
export function startTestFraud(
  environment: Readonly<Record<string, string>> = {},
  database?: TestSubgraph['database'],
): Promise<TestSubgraph> {
  const patience = {
    ...{ ENABLE_FRAUD_ASSESSMENT: 'true', FRAUD_PATIENCE_SECONDS: '3600' },
    CLEARANCE_PATIENCE_SECONDS: '3600',
  };
  return startTestCompliance({ ...patience, ...environment }, database);
}

export type Source = 'identity' | 'lending' | 'credit';
export const SOURCES: readonly Source[] = ['identity', 'lending', 'credit'];

const mark = (text: string) => text.padEnd(43, '_');
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const seen = (text: string) => ({ mark: mark(text), firstSeenAt: ago(40), lastSeenAt: ago(1) });

/** What is told of an applicant; marks are texts, and those of others unless they are given. */
export interface Told {
  readonly devices?: readonly string[];
  readonly networks?: readonly string[];
  readonly phone?: string;
  readonly name?: string;
  readonly postalAddress?: string;
  readonly accounts?: readonly string[];
  /** They said that the accounts are theirs, and nobody else did; as where they named a holder. */
  readonly isOnlyClaimed?: boolean;
  readonly payoutAccountId?: Id<'bank'>;
  readonly holderName?: string;
  readonly registeredDaysAgo?: number;
  readonly incomeMinor?: string;
  readonly amountMinor?: string;
}

const VERIFIED = { status: 'VERIFIED', verified: true };
const PENDING = { status: 'PENDING', verified: false };

/** What each of the others seals of an applicant. */
export function factsOf(told: Told): Readonly<Record<Source, unknown>> {
  const own = newId('evt').slice(4);
  const isVerified = told.isOnlyClaimed !== true && told.holderName === undefined;
  return {
    identity: {
      registeredAt: ago(told.registeredDaysAgo ?? 60),
      emailVerifiedAt: ago(told.registeredDaysAgo ?? 60),
      emailDomain: 'example.org',
      mailbox: mark(`mailbox-${own}`),
      devices: (told.devices ?? [`device-${own}`]).map(seen),
      networks: (told.networks ?? [`network-${own}`]).map(seen),
      phone: mark(told.phone ?? `phone-${own}`),
      phoneCountries: ['CA', 'US'],
      country: 'US',
      nameAndBirth: mark(told.name ?? `name-${own}`),
      postalAddress: mark(told.postalAddress ?? `address-${own}`),
    },
    lending: {
      accounts: (told.accounts ?? []).map((account) => ({
        ...{ mark: mark(account), ...(isVerified ? VERIFIED : PENDING) },
        payoutAccountId: told.payoutAccountId ?? newId('bank'),
        ...{ holderName: told.holderName ?? null, givenAt: ago(1) },
      })),
      amountMinor: told.amountMinor ?? '500000',
      currency: 'USD',
      termMonths: 24,
      exposureMinor: '0',
      appliedAt: [new Date().toISOString()],
    },
    credit: {
      income: { minor: told.incomeMinor ?? '400000', currency: 'USD', at: ago(2), by: 'PERSON' },
      earlierIncomes: [{ minor: '380000', currency: 'USD', at: ago(50), by: 'PERSON' }],
      observedIncome: null,
      employmentMonths: 20,
    },
  };
}

export interface Asked {
  readonly requestId: string;
  readonly userId: Id<'user'>;
  readonly applicationId: Id<'app'>;
  readonly publicKey: SealPublicKey;
}

/** What compliance asked about an application. */
export async function askedFor(compliance: TestSubgraph, applicationId: string): Promise<Asked> {
  return await eventually(async () => {
    const asked = await compliance.events('compliance.application_facts.requested');
    const about = asked.find(({ data }) => data['applicationId'] === applicationId);
    return about?.data as unknown as Asked | undefined;
  });
}

/** Answers as a subgraph does. */
export async function answer(
  compliance: TestSubgraph,
  { requestId, userId, publicKey }: Asked,
  source: Source,
  facts: unknown,
): Promise<void> {
  const sealed = await sealTo(publicKey, facts, { requestId });
  await compliance.hear(`${source}.application_facts.disclosed`, { requestId, userId, sealed });
}

export interface AssessedRow {
  readonly id: string;
  readonly score: number;
  readonly level: 'LOW' | 'ELEVATED' | 'HIGH';
  readonly not_known: readonly string[];
  readonly milliseconds: number;
  readonly alert_id: string | null;
}

/** The assessment of an application, once it is there. */
export async function assessedOf(
  compliance: TestSubgraph,
  applicationId: string,
): Promise<AssessedRow> {
  return await eventually(async () => {
    const [row] = await compliance.sql`
      select * from compliance.fraud_assessments where application_id = ${applicationId}`;
    return row as AssessedRow | undefined;
  });
}

export interface Applied {
  readonly applicationId: Id<'app'>;
  readonly clearance: Awaited<ReturnType<typeof requestClearance>>;
  readonly assessed: AssessedRow;
}

/** A person applies, and everybody says what they know. */
export async function apply(
  compliance: TestSubgraph,
  { userId }: Person,
  told: Told = {},
): Promise<Applied> {
  const applicationId = newId('app');
  const clearance = await requestClearance(compliance, userId, { applicationId });
  const asked = await askedFor(compliance, applicationId);
  const facts = factsOf(told);
  for (const source of SOURCES) await answer(compliance, asked, source, facts[source]);
  return { applicationId, clearance, assessed: await assessedOf(compliance, applicationId) };
}

/** Somebody harmless, verified. */
export const somebody = (compliance: TestSubgraph, person?: Person) =>
  onboard(compliance, HARMLESS, person);

/** What two officers find that became of an alert. */
export async function resolveAs(
  compliance: TestSubgraph,
  alertId: string | null,
  resolution: 'CONFIRMED' | 'FALSE_POSITIVE' | 'NO_ACTION',
): Promise<void> {
  const [seen] = await compliance.sql`select firings from compliance.alerts where id = ${alertId}`;
  const firings = seen?.['firings'];
  const input = { alertId, resolution, reason: 'Both have been asked.', firings };
  const field = 'resolveAlert(input: $input) { alert { id } }';
  for (const by of [officer, second]) {
    await compliance.ask(by, `mutation ($input: ResolveAlertInput!) { ${field} }`, { input });
  }
  const [row] = await compliance.sql`
    select resolution from compliance.alerts where id = ${alertId}`;
  if (row?.['resolution'] !== resolution) throw new Error(`The alert ${alertId} is not resolved.`);
}
