import { isId, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { answerAssessment, answerClearance, applied, apply } from './application-steps.ts';
import { borrower, useLending } from './lending-subgraph.ts';

const lending = useLending();

function idOf(caller: ReturnType<typeof borrower>) {
  if (!isId('user', caller.id)) throw new Error('A borrower is a user.');
  return caller.id;
}

async function restrict(caller: ReturnType<typeof borrower>, restricted: boolean): Promise<void> {
  const userId = idOf(caller);
  await lending.hear('compliance.restriction.changed', { userId, restricted });
  await eventually(async () => {
    const rows = await lending.sql`
      select 1 from lending.restricted_people where user_id = ${userId}`;
    return rows.length === (restricted ? 1 : 0) ? true : undefined;
  });
}

const statusOf = async (id: string) =>
  (await lending.sql`select status from lending.applications where id = ${id}`)[0]?.['status'];

describe('a restriction', () => {
  test('refuses a new application until it is lifted', async () => {
    const caller = borrower();
    await restrict(caller, true);
    expect((await apply(lending, caller)).userErrors).toMatchObject([
      { code: 'PROCESSING_RESTRICTED' },
    ]);
    await restrict(caller, false);
    expect((await apply(lending, caller)).userErrors).toEqual([]);
  });

  test('leaves an application that waits to an officer', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await restrict(caller, true);
    await answerAssessment(lending, id);
    await answerClearance(lending, id);
    await eventually(async () => ((await statusOf(id)) === 'UNDER_REVIEW' ? true : undefined));
    const decisions = await lending.sql`
      select 1 from lending.decisions where application_id = ${id}`;
    expect(decisions).toHaveLength(0);
    // Once it is lifted nobody waits for an officer without need.
    await restrict(caller, false);
    await eventually(async () => {
      const asked = await lending.events('lending.clearance.requested');
      return asked.filter(({ data }) => data['applicationId'] === id)[1];
    });
    await answerClearance(lending, id);
    // Nothing was scored meanwhile: what the score is by now is asked, too.
    expect(await statusOf(id)).toBe('UNDER_REVIEW');
    await answerAssessment(lending, id);
    await eventually(async () => ((await statusOf(id)) === 'APPROVED' ? true : undefined));
  });
});

describe('an erasure', () => {
  const answerOf = async (type: string, erasureId: string) =>
    await eventually(async () =>
      (await lending.events(type)).find(({ data }) => data['erasureId'] === erasureId),
    );
  const keysOf = (userId: string) => lending.sql`
    select purpose from lending.data_key where subject_id = ${userId} and wrapped_key is not null`;

  test('has an open application against it, and keeps the file of one for its term', async () => {
    const caller = borrower();
    const userId = idOf(caller);
    await applied(lending, caller);
    const erasureId = newId('erasure');
    await lending.hear('compliance.erasure.requested', { erasureId, userId });
    expect((await answerOf('lending.erasure.assessed', erasureId)).data).toMatchObject({
      obstacles: ['OPEN_APPLICATION'],
      settledOn: null,
    });
    // Asked again at the approval, months later: what is so then is what counts.
    await lending.hear('compliance.erasure.requested', { erasureId, userId, round: 2 });
    const said = await eventually(async () => {
      const all = await lending.events('lending.erasure.assessed');
      const own = all.filter(({ data }) => data['erasureId'] === erasureId);
      return own.length === 2 ? own : undefined;
    });
    expect(said.map(({ data }) => data['round'])).toEqual([undefined, 2]);
    await lending.hear('compliance.erasure.ordered', { erasureId, userId });
    const { data } = await answerOf('lending.erasure.done', erasureId);
    expect(data).toMatchObject({ kept: ['CREDIT_FILE'] });
    expect(await keysOf(userId)).toEqual([{ purpose: 'retention' }]);
    await lending.hear('compliance.retention.ended', { erasureId, userId, subgraph: 'lending' });
    await answerOf('lending.retention.destroyed', erasureId);
    expect(await keysOf(userId)).toEqual([]);
  });

  test('of who never applied keeps nothing', async () => {
    const userId = idOf(borrower());
    const erasureId = newId('erasure');
    await lending.hear('compliance.erasure.ordered', { erasureId, userId });
    expect((await answerOf('lending.erasure.done', erasureId)).data).toMatchObject({
      kept: [],
      keptUntil: null,
    });
    expect(await keysOf(userId)).toEqual([]);
  });
});
