import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import {
  answerAssessment,
  answerClearance,
  applicationOf,
  applied,
  decided,
  reached,
  told,
} from './application-steps.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';

const lending = useLending();

describe('the automatic decision', () => {
  test('approves, offers, and tells each step', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    expect(await applicationOf(lending, caller, id)).toMatchObject({
      status: 'APPROVED',
      decision: { outcome: 'APPROVED', decidedBy: 'POLICY', reasons: [], inputs: null },
      offer: { annualRate: '10.9', termMonths: 24, payment: { amount: '465.61' } },
    });
    expect(await told(lending, id)).toEqual([
      'APPLICATION null→SUBMITTED',
      'APPLICATION SUBMITTED→UNDER_REVIEW',
      'APPLICATION UNDER_REVIEW→APPROVED',
    ]);
  });

  test('waits for both answers, whichever comes first', async () => {
    const id = await applied(lending, borrower());
    await answerClearance(lending, id);
    await lending.sql`select pg_sleep(0.3)`;
    expect(await told(lending, id)).toHaveLength(1);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('decides once when an answer is delivered again', async () => {
    const id = await applied(lending, borrower());
    await answerAssessment(lending, id, { value: 600 });
    await answerClearance(lending, id);
    await answerAssessment(lending, id, { value: 800 });
    await answerClearance(lending, id);
    await reached(lending, id, 'UNDER_REVIEW');
    await lending.sql`select pg_sleep(0.3)`;
    const decisions = await lending.sql`
      select outcome from lending.decisions where application_id = ${id}`;
    expect(decisions).toMatchObject([{ outcome: 'REFERRED' }]);
  });

  test('rejects with reasons that the borrower reads, and destroys the key of the hand-over', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'REJECTED', { value: 500, income: '777777' });
    const view = await applicationOf(lending, caller, id);
    expect(view?.decision?.reasons).toEqual([
      { code: 'SCORE_BELOW_MINIMUM', text: expect.any(String) },
      { code: 'SCORE_FACTOR', text: 'You were late with payments.' },
    ]);
    const stored = await lending.sql`
      select s.private_key, s.disclosed, d.inputs from lending.assessments s
      join lending.decisions d using (application_id) where application_id = ${id}`;
    expect(stored[0]?.['private_key']).toBeNull();
    expect(JSON.stringify(stored)).not.toContain('777777');
  });

  test('says nothing of a screening to the borrower, and all of it to staff', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', {}, { screening: 'POTENTIAL_MATCH' });
    const own = await applicationOf(lending, caller, id);
    expect(own?.decision).toMatchObject({
      outcome: 'REFERRED',
      reasons: [{ code: 'MANUAL_REVIEW' }],
      inputs: null,
    });
    const staff = await applicationOf(lending, officer(), id);
    expect(staff?.decision).toMatchObject({
      reasons: [{ code: 'SCREENING_UNRESOLVED' }],
      inputs: { score: 700 },
    });
    const event = (await lending.events('lending.decision.made')).at(-1);
    expect(event?.audience).toEqual({ scopes: ['loans:read'] });
  });

  test('an officer reads the decision on their own application with the rights of a borrower', async () => {
    const me = officer();
    const id = await applied(lending, me);
    await decided(lending, id, 'UNDER_REVIEW', {}, { screening: 'POTENTIAL_MATCH' });
    const own = await applicationOf(lending, me, id);
    expect(own?.decision).toMatchObject({ reasons: [{ code: 'MANUAL_REVIEW' }], inputs: null });
    const history = await lending.ask(
      me,
      'query ($id: ID!) { loanApplication(id: $id) { decisions { outcome } } }',
      { id },
    );
    expect(history.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('decides anew when the missing profile was submitted', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', null);
    const waiting = await applicationOf(lending, caller, id);
    expect(waiting?.decision?.reasons).toMatchObject([{ code: 'NO_PROFILE' }]);
    await lending.hear('credit.score.calculated', {
      userId: caller.id as never,
      scoreId: newId('score'),
      modelId: 'scorecard',
      modelVersion: '1',
    });
    await secondQuestion('lending.assessment.requested', id);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('decides anew when a reviewed score was corrected, and not when one was stated anew', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', { value: 600 });
    const calculated = {
      userId: caller.id as never,
      scoreId: newId('score'),
      modelId: 'scorecard',
      modelVersion: '1',
    };
    await lending.hear('credit.score.calculated', { ...calculated, cause: 'SUBMISSION' });
    await lending.hear('credit.score.calculated', { ...calculated, cause: 'REVIEW' });
    await secondQuestion('lending.assessment.requested', id);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
    const questions = (await lending.events('lending.assessment.requested')).filter(
      ({ data }) => data['applicationId'] === id,
    );
    expect(questions).toHaveLength(2);
  });

  test('decides anew on finances of long ago when they are stated anew, and not when scored anew', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    const statedAt = new Date(Date.now() - 100 * 86_400_000);
    await decided(lending, id, 'UNDER_REVIEW', { statedAt });
    const waiting = await applicationOf(lending, officer(), id);
    expect(waiting?.decision?.reasons).toMatchObject([{ code: 'SCORE_OUTDATED' }]);
    for (const cause of ['REFRESH', 'REQUEST', 'ASSESSMENT', 'SUBMISSION'] as const) {
      await lending.hear('credit.score.calculated', {
        userId: caller.id as never,
        scoreId: newId('score'),
        modelId: 'scorecard',
        modelVersion: '1',
        cause,
      });
    }
    await secondQuestion('lending.assessment.requested', id);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
    const questions = (await lending.events('lending.assessment.requested')).filter(
      ({ data }) => data['applicationId'] === id,
    );
    expect(questions).toHaveLength(2);
  });

  test('decides anew when the identity was verified', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'UNDER_REVIEW', {}, { kyc: 'PENDING' });
    const waiting = await applicationOf(lending, caller, id);
    expect(waiting?.decision?.reasons).toMatchObject([{ code: 'IDENTITY_NOT_VERIFIED' }]);
    const kyc = { userId: caller.id as never, kycId: newId('kyc'), from: 'PENDING' } as const;
    await lending.hear('compliance.kyc.changed', { ...kyc, to: 'IN_REVIEW' });
    await lending.hear('compliance.kyc.changed', { ...kyc, to: 'APPROVED' });
    await secondQuestion('lending.clearance.requested', id);
    await answerClearance(lending, id);
    await reached(lending, id, 'APPROVED');
    const decisions = await lending.sql`
      select outcome from lending.decisions where application_id = ${id} order by id`;
    expect(decisions.map((row) => row['outcome'])).toEqual(['REFERRED', 'APPROVED']);
  });

  test('hears of a profile that comes before the clearance does', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await answerAssessment(lending, id, null);
    await lending.hear('credit.score.calculated', {
      userId: caller.id as never,
      scoreId: newId('score'),
      modelId: 'scorecard',
      modelVersion: '1',
    });
    await secondQuestion('lending.assessment.requested', id);
    await answerClearance(lending, id);
    await answerAssessment(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('hears of a verification that comes before the assessment does', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await answerClearance(lending, id, { kyc: 'PENDING' });
    await kycChanged(caller.id, 'PENDING', 'APPROVED');
    await secondQuestion('lending.clearance.requested', id);
    await answerAssessment(lending, id);
    await answerClearance(lending, id);
    await reached(lending, id, 'APPROVED');
  });

  test('does not decide on a clearance of before a match', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await answerClearance(lending, id);
    await kycChanged(caller.id, 'APPROVED', 'IN_REVIEW');
    await voided(caller.id);
    await answerAssessment(lending, id);
    await secondQuestion('lending.clearance.requested', id);
    await answerClearance(lending, id, { kyc: 'IN_REVIEW', screening: 'POTENTIAL_MATCH' });
    await reached(lending, id, 'UNDER_REVIEW');
  });

  test('tells the trail whom it is about', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    const made = await lending.events('lending.decision.made');
    expect(made.find(({ data }) => data['applicationId'] === id)).toMatchObject({
      data: { userId: caller.id },
      audience: { scopes: ['loans:read'] },
    });
  });

  test('a decision is never changed, nor a row of it removed', async () => {
    const id = await applied(lending, borrower());
    await decided(lending, id, 'APPROVED');
    for (const statement of [
      "update lending.decisions set outcome = 'REJECTED'",
      'delete from lending.decisions',
      'truncate lending.decisions',
    ]) {
      await expect(lending.sql.unsafe(statement)).rejects.toThrow('append-only');
    }
  });

  function kycChanged(userId: string, from: 'PENDING' | 'APPROVED', to: 'IN_REVIEW' | 'APPROVED') {
    const data = { userId: userId as never, kycId: newId('kyc'), from, to };
    return lending.hear('compliance.kyc.changed', data);
  }

  async function voided(userId: string): Promise<void> {
    await eventually(async () => {
      const rows = await lending.sql`
        select 1 from lending.clearances where user_id = ${userId} and voided_at is not null`;
      return rows.length > 0 ? true : undefined;
    });
  }

  async function secondQuestion(type: string, id: string): Promise<void> {
    await eventually(async () => {
      const asked = (await lending.events(type)).filter(({ data }) => data['applicationId'] === id);
      return asked.length > 1 ? true : undefined;
    });
  }
});
