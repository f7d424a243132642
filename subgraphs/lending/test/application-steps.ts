import type { Caller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { type SealPublicKey, sealTo } from '@blockscore/vault';
import { mutate, newKey, type UserError } from './lending-subgraph.ts';

/** The id of the personal loan among the default products. */
export const PERSONAL = 'prod_01kanhq400e9sbvk4c7s0tq1p1';

export const APPLICATION = `id status amount { amount currency } termMonths purpose
  decision { outcome decidedBy policyVersion reasons { code text } inputs { score } }
  offer { id amount { amount } annualRate termMonths apr payment { amount } expiresAt }
  loan { id status }`;

export interface ApplicationView {
  readonly id: string;
  readonly status: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly termMonths: number;
  readonly purpose: string | null;
  readonly decision: null | {
    readonly outcome: string;
    readonly decidedBy: string;
    readonly policyVersion: string;
    readonly reasons: readonly { readonly code: string; readonly text: string }[];
    readonly inputs: { readonly score: number | null } | null;
  };
  readonly offer: null | {
    readonly id: string;
    readonly amount: { readonly amount: string };
    readonly annualRate: string;
    readonly termMonths: number;
    readonly apr: string;
    readonly payment: { readonly amount: string };
    readonly expiresAt: string;
  };
  readonly loan: null | { readonly id: string; readonly status: string };
}

export interface Applied {
  readonly application: ApplicationView | null;
  readonly userErrors: readonly UserError[];
}

export function apply(
  lending: TestSubgraph,
  caller: Caller,
  changes: Record<string, unknown> = {},
): Promise<Applied> {
  const input = {
    productId: PERSONAL,
    amount: { amount: '10000.00', currency: 'USD' },
    termMonths: 24,
    purpose: 'A new roof',
    idempotencyKey: newKey(),
    ...changes,
  };
  return mutate<Applied>(lending, caller, 'applyForLoan', input, `application { ${APPLICATION} }`);
}

export async function applied(
  lending: TestSubgraph,
  caller: Caller,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { application, userErrors } = await apply(lending, caller, changes);
  if (application === null) throw new Error(JSON.stringify(userErrors));
  return application.id;
}

export async function applicationOf(
  lending: TestSubgraph,
  caller: Caller,
  id: string,
): Promise<ApplicationView | null> {
  const query = `query ($id: ID!) { loanApplication(id: $id) { ${APPLICATION} } }`;
  const answer = await lending.ask(caller, query, { id });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loanApplication'] as ApplicationView | null;
}

interface Disclosed {
  readonly value?: number;
  /** Minor units. */
  readonly income?: string;
  readonly debts?: string;
  /** When the finances were stated; left out, when the score was calculated. */
  readonly statedAt?: Date;
}

/** The questions of a type that lending has asked about an application, the latest last. */
export async function asked(lending: TestSubgraph, type: string, applicationId: string) {
  const events = await lending.events(type);
  return events.map(({ data }) => data).filter((data) => data['applicationId'] === applicationId);
}

/** Answers the latest question to credit as credit does; null is a person without a profile. */
export async function answerAssessment(
  lending: TestSubgraph,
  applicationId: string,
  disclosed: Disclosed | null = {},
): Promise<void> {
  const request = (await asked(lending, 'lending.assessment.requested', applicationId)).at(-1);
  const requestId = String(request?.['requestId']);
  const userId = request?.['userId'] as Id<'user'>;
  if (disclosed === null) {
    await lending.hear('credit.assessment.disclosed', { requestId, userId, status: 'NO_PROFILE' });
    return;
  }
  const sealed = await sealTo(
    request?.['publicKey'] as SealPublicKey,
    {
      scoreId: newId('score'),
      value: disclosed.value ?? 700,
      band: 'GOOD',
      probabilityOfDefault: '0.03',
      modelId: 'scorecard',
      modelVersion: '1',
      calculatedAt: new Date().toISOString(),
      ...(disclosed.statedAt && { statedAt: disclosed.statedAt.toISOString() }),
      monthlyIncome: { minor: disclosed.income ?? '500000', currency: 'USD' },
      monthlyDebtPayments: { minor: disclosed.debts ?? '50000', currency: 'USD' },
      reasons: [{ code: 'LATE', text: 'You were late with payments.' }],
    },
    { requestId },
  );
  const data = { requestId, userId, status: 'DISCLOSED', sealed } as const;
  await lending.hear('credit.assessment.disclosed', data);
}

interface Cleared {
  readonly kyc?: 'NOT_STARTED' | 'PENDING' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED';
  readonly screening?: 'CLEAR' | 'POTENTIAL_MATCH';
  readonly fraud?: 'LOW' | 'ELEVATED' | 'HIGH';
  readonly decidedAt?: Date;
}

/** Answers the latest question to compliance about the application or its loan. */
export async function answerClearance(
  lending: TestSubgraph,
  applicationId: string,
  { kyc = 'APPROVED', screening = 'CLEAR', fraud, decidedAt = new Date() }: Cleared = {},
): Promise<void> {
  const request = (await asked(lending, 'lending.clearance.requested', applicationId)).at(-1);
  await lending.hear('compliance.clearance.decided', {
    requestId: String(request?.['requestId']),
    userId: request?.['userId'] as Id<'user'>,
    kyc,
    screening,
    cleared: kyc === 'APPROVED' && screening === 'CLEAR',
    ...(fraud !== undefined && { fraud }),
    decidedAt: decidedAt.toISOString(),
  });
}

/** Waits until the application has the status. */
export async function reached(
  lending: TestSubgraph,
  applicationId: string,
  status: string,
): Promise<void> {
  await eventually(async () => {
    const [row] = await lending.sql`
      select status from lending.applications where id = ${applicationId}`;
    return row?.['status'] === status ? true : undefined;
  });
}

/** Has an application decided and waits for the outcome. */
export async function decided(
  lending: TestSubgraph,
  applicationId: string,
  status: string,
  disclosed: Disclosed | null = {},
  cleared: Cleared = {},
): Promise<void> {
  await answerAssessment(lending, applicationId, disclosed);
  await answerClearance(lending, applicationId, cleared);
  await reached(lending, applicationId, status);
  await eventually(async () => {
    const rows = await lending.sql`
      select 1 from lending.decisions where application_id = ${applicationId}`;
    return rows.length > 0 ? true : undefined;
  });
}

/** The changes of status that were told about an application and its loan, in order. */
export async function told(
  lending: TestSubgraph,
  applicationId: string,
): Promise<readonly string[]> {
  const events = await lending.events('lending.status.changed');
  return events
    .filter(({ data }) => data['applicationId'] === applicationId)
    .map(({ data }) => `${data['entity']} ${data['from']}→${data['to']}`);
}
