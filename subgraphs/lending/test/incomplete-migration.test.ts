import { rmSync } from 'node:fs';
import { connect, migrate } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { createTestDatabase } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { PERSONAL } from './application-steps.ts';
import { MIGRATIONS, migrationsBefore } from './migrations-before.ts';

test('what applicants were asked for runs out as they were told, unless something was decided since', async () => {
  const before = migrationsBefore('_incomplete-applications');
  const database = await createTestDatabase('lending', { migrations: before });
  const { sql, close } = connect(database.adminUrl, { max: 1, name: 'lending' });
  const told = '2026-10-01T08:00:00Z';
  const facts = { missing: ['FINANCES', 'IDENTITY'], answerBy: '2026-10-31' };
  const asked = async (status: string, decidedAt: string) => {
    const [id, userId] = [newId('app'), newId('user')];
    await sql`
      insert into lending.applications
        (id, version, user_id, product_id, product_version, amount, currency, term_months, status, submitted_at)
      values (${id}, 1, ${userId}, ${PERSONAL}, 1, 100000, 'USD', 12, ${status}, ${told})`;
    await sql`
      insert into lending.notices
        (id, user_id, kind, application_id, occasion, facts, mailed, issued_at)
      values (${newId('notice')}, ${userId}, 'APPLICATION_INCOMPLETE', ${id}, 'FINANCES+IDENTITY',
        ${JSON.stringify(facts)}::text::jsonb, true, ${told})`;
    await sql`
      insert into lending.decisions
        (id, application_id, user_id, outcome, decided_by, officers, policy_version, reasons, inputs, decided_at)
      values (${newId('dec')}, ${id}, ${userId}, 'REFERRED', 'POLICY', '[]', '1', '[]', '', ${decidedAt})`;
    return id;
  };
  try {
    const later = '2026-10-05T08:00:00Z';
    await sql`
      insert into lending.products values (${PERSONAL}, 'PERSONAL', 1, true)`;
    await sql`
      insert into lending.product_versions (product_id, version, content, digest, made_at, reason)
      values (${PERSONAL}, 1, '{}', '', now(), '')`;
    const waiting = await asked('UNDER_REVIEW', told);
    const others = [await asked('UNDER_REVIEW', later), await asked('REJECTED', told)];
    await migrate({ url: database.ownerUrl, schema: 'lending', folder: MIGRATIONS });
    const rows = await sql`
      select id, missing, answer_by::text from lending.applications order by id`;
    const toDecide = await sql`
      select id, decide_by::text from lending.applications where status = 'UNDER_REVIEW' order by id`;
    expect([...toDecide]).toEqual([
      { id: waiting, decide_by: null },
      { id: others[0], decide_by: '2026-10-31' },
    ]);
    expect([...rows]).toEqual([
      { id: waiting, missing: facts.missing, answer_by: facts.answerBy },
      ...others.map((id) => ({ id, missing: [], answer_by: null })),
    ]);
  } finally {
    await close();
    await database.drop();
    rmSync(before, { recursive: true });
  }
});
