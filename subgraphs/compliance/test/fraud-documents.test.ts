import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply, somebody, startTestFraud } from './applying.ts';
import { officer } from './compliance-subgraph.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

/** They have shown the document so many times. */
async function shown(userId: string, hash: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await compliance.sql`insert into compliance.kyc_documents
      (id, kyc_id, user_id, version, kind, status, content_type, size, details, number_hash,
        content_hash, upload_expires_at, "check", created_at)
      values (${newId('evt')}, ${newId('kyc')}, ${userId}, 1, 'PASSPORT', 'REFUSED', 'PNG', 1, '',
        ${hash}, ${hash}, now(), 'FAILED', now())`;
  }
}

test('one person who shows a document again and again hides nobody else who has it', async () => {
  const hash = 'the same passport';
  const [noisy, others] = [newId('user'), [newId('user'), newId('user')]];
  await shown(noisy, hash, 30);
  for (const other of others) await shown(other, hash, 1);
  const person = await somebody(compliance);
  await shown(person.userId, hash, 1);
  const { applicationId } = await apply(compliance, person);
  const query = `query ($id: ID!) {
    fraudAssessment(applicationId: $id) { signals { code others { id } } } }`;
  const { data, errors } = await compliance.ask(officer, query, { id: applicationId });
  expect(errors).toBeUndefined();
  const found = data?.['fraudAssessment'] as
    | { signals: { code: string; others: { id: string }[] }[] }
    | undefined;
  for (const code of ['SHARED_DOCUMENT_NUMBER', 'SHARED_DOCUMENT_CONTENT']) {
    const named = found?.signals.find((signal) => signal.code === code)?.others;
    expect(named?.map(({ id }) => id).toSorted()).toEqual([noisy, ...others].toSorted());
  }
});
