import { type Caller, userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { closeIncomplete } from '../src/app/close-incomplete.ts';
import { addDays, dayOf } from '../src/domain/calendar.ts';
import { answerAssessment, answerClearance, applied, decided, told } from './application-steps.ts';
import { borrower, mutate, officer, type UserError, useLending } from './lending-subgraph.ts';
import { portsOn } from './ports.ts';

const lending = useLending();
const ANSWER_BY = addDays(dayOf(new Date()), 30);
const on = (day: string, time = '12:10') => new Date(`${day}T${time}:00.000Z`);

/** An application of somebody without a financial profile. */
async function incomplete(caller: Caller = borrower()) {
  const id = await applied(lending, caller);
  await decided(lending, id, 'UNDER_REVIEW', null);
  return { caller, id };
}

const reject = (id: string) =>
  mutate<{ application: { status: string } | null; userErrors: readonly UserError[] }>(
    lending,
    officer(),
    'rejectApplication',
    { id, reasons: ['APPLICATION_INCOMPLETE'] },
    'application { status }',
  );

/** What the job does on a day, by another process. */
async function closeOn(moment: Date): Promise<number> {
  const { ports, close } = await portsOn(lending, () => moment);
  try {
    return await closeIncomplete(ports)();
  } finally {
    await close();
  }
}

/** The same while an officer approves each of them between its look and its lock. */
async function closeOvertaken(moment: Date): Promise<number> {
  const { ports, close } = await portsOn(lending, () => moment);
  const transact: typeof ports.transact = (run) =>
    ports.transact((work) => {
      const lockUnanswered: typeof work.applications.lockUnanswered = async (day, limit) => {
        const locked = await work.applications.lockUnanswered(day, limit);
        for (const { id: applicationId } of locked) {
          await work.approvals.insert({
            ...{ applicationId, officerId: newId('user'), approvedAt: moment },
            ...{ amount: money(100_000n, 'USD'), annualRate: '10.9', termMonths: 24 },
          });
        }
        return locked;
      };
      return run({ ...work, applications: { ...work.applications, lockUnanswered } });
    });
  try {
    return await closeIncomplete({ ...ports, transact })();
  } finally {
    await close();
  }
}

async function shown(caller: Caller, id: string) {
  const { data, errors } = await lending.ask(
    caller,
    `query ($id: ID!) { loanApplication(id: $id) { status missing answerBy
      decision { outcome } adverseActionNotice { action } } }`,
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['loanApplication'];
}

async function noticesOf(applicationId: string) {
  const events = await lending.events('lending.notice.issued');
  return events
    .filter(({ data }) => data['applicationId'] === applicationId)
    .map(({ data }) => [data['kind'], data['userId'] === undefined ? 'PARTNER' : 'BORROWER']);
}

const scoreOf = ({ id }: Caller) =>
  ({
    userId: id as Id<'user'>,
    scoreId: newId('score'),
    modelId: 'scorecard',
    modelVersion: '1',
    cause: 'SUBMISSION',
  }) as const;

/** The applicant states finances, and credit and lending have heard of it. */
async function stateFinances({ caller, id }: { caller: Caller; id: string }): Promise<void> {
  const questions = async () =>
    (await lending.events('lending.assessment.requested')).filter(
      ({ data }) => data['applicationId'] === id,
    ).length;
  const before = await questions();
  await lending.hear('credit.score.calculated', scoreOf(caller));
  await eventually(async () => ((await questions()) > before ? true : undefined));
  const decisions = async () =>
    (await lending.sql`select 1 from lending.decisions where application_id = ${id}`).length;
  const decidedBefore = await decisions();
  await answerAssessment(lending, id, { value: 600 });
  await eventually(async () => ((await decisions()) > decidedBefore ? true : undefined));
}

describe('an application of which something is missing', () => {
  test('is not denied before the day by which it was to be given, and is afterwards', async () => {
    const { caller, id } = await incomplete();
    expect(await shown(caller, id)).toMatchObject({ missing: ['FINANCES'], answerBy: ANSWER_BY });
    const { application, userErrors } = await reject(id);
    expect(application).toBeNull();
    expect(userErrors).toMatchObject([
      {
        code: 'INVALID_STATE',
        path: ['input', 'id'],
        message: expect.stringContaining(`FINANCES and has until ${ANSWER_BY}`),
      },
    ]);
    expect(await shown(caller, id)).toMatchObject({ status: 'UNDER_REVIEW' });
  });

  test('is denied like every other once that was given', async () => {
    const asked = await incomplete();
    await stateFinances(asked);
    expect(await shown(asked.caller, asked.id)).toMatchObject({
      status: 'UNDER_REVIEW',
      missing: [],
      answerBy: null,
    });
    await closeOn(on(addDays(ANSWER_BY, 1)));
    expect((await reject(asked.id)).application).toEqual({ status: 'REJECTED' });
  });

  test('does not run out once its applicant has begun to prove who they are', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', null, { kyc: 'NOT_STARTED' });
    expect(await shown(caller, id)).toMatchObject({ missing: ['FINANCES', 'IDENTITY'] });
    const changed = { userId: caller.id as Id<'user'>, kycId: newId('kyc') };
    await lending.hear('compliance.kyc.changed', {
      ...changed,
      from: 'NOT_STARTED',
      to: 'PENDING',
    });
    await eventually(async () => {
      const { missing } = (await shown(caller, id)) as { missing: readonly string[] };
      return missing.length === 1 ? true : undefined;
    });
    expect(await shown(caller, id)).toMatchObject({ missing: ['FINANCES'], answerBy: ANSWER_BY });
    // Finances come on the last day, and compliance takes longer than that.
    await lending.hear('credit.score.calculated', scoreOf(caller));
    await eventually(async () => {
      const rows = await lending.sql`
        select 1 from lending.assessments where application_id = ${id} and answered_at is null`;
      return rows.length > 0 ? true : undefined;
    });
    await closeOn(on(addDays(ANSWER_BY, 5)));
    expect(await shown(caller, id)).toMatchObject({ status: 'UNDER_REVIEW' });
    await answerAssessment(lending, id);
    await eventually(async () => {
      const rows = await lending.sql`
        select 1 from lending.clearances where application_id = ${id} and answered_at is null`;
      return rows.length > 0 ? true : undefined;
    });
    await closeOn(on(addDays(ANSWER_BY, 5)));
    await answerClearance(lending, id, { kyc: 'IN_REVIEW' });
    await eventually(async () => {
      const { answerBy } = (await shown(caller, id)) as { answerBy: string | null };
      return answerBy === null ? true : undefined;
    });
    await closeOn(on(addDays(ANSWER_BY, 5)));
    expect(await shown(caller, id)).toMatchObject({ status: 'UNDER_REVIEW', missing: [] });
  });
});

describe('the job that closes them', () => {
  test('does so the day after at noon, tells it, and denies nothing', async () => {
    expect(CATALOGUE['close-incomplete-applications'].schedule?.cron).toBe('10 12 * * *');
    const partnerId = newId('partner');
    const { caller, id } = await incomplete(borrower(partnerId));
    expect(await closeOn(on(ANSWER_BY, '23:59'))).toBe(0);
    const after = on(addDays(ANSWER_BY, 1));
    expect(await closeOn(after)).toBeGreaterThan(0);
    expect(await closeOn(after)).toBe(0);
    expect(await shown(caller, id)).toEqual({
      status: 'CLOSED_INCOMPLETE',
      missing: [],
      answerBy: null,
      decision: { outcome: 'REFERRED' },
      adverseActionNotice: null,
    });
    expect((await told(lending, id)).at(-1)).toBe('APPLICATION UNDER_REVIEW→CLOSED_INCOMPLETE');
    const notices = await noticesOf(id);
    expect(notices.slice(-2)).toEqual([
      ['APPLICATION_CLOSED', 'BORROWER'],
      ['APPLICATION_CLOSED', 'PARTNER'],
    ]);
    expect((await reject(id)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
    const seen = await lending.ask(
      partner,
      'query ($id: ID!) { loanApplication(id: $id) { status } }',
      { id },
    );
    expect(seen.data?.['loanApplication']).toEqual({ status: 'CLOSED_INCOMPLETE' });
    const file = await lending.ask(
      partner,
      'query ($id: ID!) { loanApplication(id: $id) { missing } }',
      { id },
    );
    expect(file.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('leaves what a first officer approved to the second one, and what somebody else holds', async () => {
    const { id } = await incomplete();
    await lending.sql`
      insert into lending.first_approvals (application_id, officer_id, amount, currency, annual_rate, term_months, approved_at)
      values (${id}, ${newId('user')}, 100000, 'USD', 10.9, 24, now())`;
    expect(await closeOn(on(addDays(ANSWER_BY, 1)))).toBe(0);
    const held = await incomplete();
    await lending.sql.begin(async (sql) => {
      await sql`select 1 from lending.applications where id = ${held.id} for update`;
      expect(await closeOn(on(addDays(ANSWER_BY, 1)))).toBe(0);
    });
    expect(await closeOn(on(addDays(ANSWER_BY, 1)))).toBe(1);
  });

  test('looks again once nobody else can change them: what was approved meanwhile is left', async () => {
    const { caller, id } = await incomplete();
    expect(await closeOvertaken(on(addDays(ANSWER_BY, 1)))).toBe(0);
    expect(await shown(caller, id)).toMatchObject({ status: 'UNDER_REVIEW' });
  });
});
