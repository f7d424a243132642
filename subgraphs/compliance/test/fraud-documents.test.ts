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
    await kept(userId, { refusal: 'SUSPICIOUS', number: hash, content: hash });
  }
}

interface Kept {
  readonly refusal?: string;
  readonly number: string;
  /** Nothing was ever sent where there is none. */
  readonly content?: string;
}

async function kept(userId: string, { refusal, number, content }: Kept): Promise<void> {
  const status = refusal === undefined ? (content ? 'UPLOADED' : 'REQUESTED') : 'REFUSED';
  await compliance.sql`insert into compliance.kyc_documents
    (id, kyc_id, user_id, version, kind, status, refusal, content_type, size, details, number_hash,
      content_hash, uploaded_at, upload_expires_at, "check", created_at)
    values (${newId('evt')}, ${newId('kyc')}, ${userId}, 1, 'PASSPORT', ${status},
      ${refusal ?? null}, 'PNG', 1, '', ${number}, ${content ?? null},
      ${content === undefined ? null : new Date()}, now(), 'NONE', now())`;
}

type Found = { readonly signals: { readonly code: string; readonly others: { id: string }[] }[] };

async function assessmentOf(applicationId: string): Promise<Found> {
  const query = `query ($id: ID!) {
    fraudAssessment(applicationId: $id) { signals { code others { id } } } }`;
  const { data, errors } = await compliance.ask(officer, query, { id: applicationId });
  expect(errors).toBeUndefined();
  return data?.['fraudAssessment'] as Found;
}

test('one person who shows a document again and again hides nobody else who has it', async () => {
  const hash = 'the same passport';
  const [noisy, others] = [newId('user'), [newId('user'), newId('user')]];
  await shown(noisy, hash, 30);
  for (const other of others) await shown(other, hash, 1);
  const person = await somebody(compliance);
  await shown(person.userId, hash, 1);
  const { applicationId } = await apply(compliance, person);
  const found = await assessmentOf(applicationId);
  for (const code of ['SHARED_DOCUMENT_NUMBER', 'SHARED_DOCUMENT_CONTENT']) {
    const named = found.signals.find((signal) => signal.code === code)?.others;
    expect(named?.map(({ id }) => id).toSorted()).toEqual([noisy, ...others].toSorted());
  }
});

test('a number that somebody typed, and has not shown or did not hold, is nobody’s', async () => {
  const number = 'the number of a passport';
  const person = await somebody(compliance);
  await kept(person.userId, { number, content: 'its picture' });
  await kept(newId('user'), { number });
  for (const refusal of ['NOT_THEIRS', 'WRONG_KIND', 'UNREADABLE']) {
    await kept(newId('user'), { number, refusal, content: `a picture ${refusal}` });
  }
  const { applicationId } = await apply(compliance, person);
  expect((await assessmentOf(applicationId)).signals.map(({ code }) => code)).toEqual([]);
});
