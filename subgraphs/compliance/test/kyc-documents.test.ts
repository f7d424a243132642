import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HARMLESS,
  LISTED,
  newPerson,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import {
  atCompliance,
  clearanceFor,
  decideDocument,
  documentIs,
  kycOf,
  PASSPORT,
  PDF,
  PNG,
  rowOf,
  uploaded,
} from './documents.ts';

let compliance: TestSubgraph;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kyc-'));
  compliance = await startTestCompliance({
    KYC_DOCUMENT_DIR: folder,
    KYC_STANDARD_ABOVE: '1000',
    KYC_ENHANCED_ABOVE: '20000',
  });
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

const PROOF = { kind: 'PROOF_OF_ADDRESS', contentType: 'PDF', size: PDF.length };

/** What an officer sees of a document, its address too. */
async function contentOf(id: string, caller = officer) {
  const query = `query ($id: ID!) { kycDocument(id: $id) {
    details { number country expiresOn } check note decidedBy content { url expiresAt } } }`;
  return await compliance.ask(caller, query, { id });
}

async function addressOf(id: string): Promise<string> {
  const { data } = await contentOf(id);
  const found = data?.['kycDocument'] as { content: { url: string } };
  return atCompliance(compliance, found.content.url);
}

describe('a loan above a threshold', () => {
  test('is not cleared until the document that it asks for is accepted; a smaller one is', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    const refused = await clearanceFor(compliance, userId, '100001');
    expect(refused.data).toMatchObject({ kyc: 'NOT_STARTED', screening: 'CLEAR', cleared: false });
    expect((await clearanceFor(compliance, userId, '100000')).data).toMatchObject({
      kyc: 'APPROVED',
      cleared: true,
    });
    expect(await kycOf(compliance, caller, userId)).toMatchObject({
      status: 'PENDING',
      level: null,
      requiredLevel: 'STANDARD',
      missing: ['IDENTITY_DOCUMENT'],
    });

    const id = await uploaded(compliance, caller);
    await documentIs(compliance, id, { status: 'UPLOADED', check: 'OFFICER' });
    expect(await kycOf(compliance, caller, userId)).toMatchObject({
      status: 'PENDING',
      missing: [],
    });
    const { document } = await decideDocument(compliance, id);
    expect(document).toMatchObject({ status: 'ACCEPTED', refusal: null });
    expect(await kycOf(compliance, caller, userId)).toMatchObject({
      status: 'APPROVED',
      level: 'STANDARD',
    });
    const changes = (await compliance.events('compliance.kyc.changed')).filter(
      ({ data }) => data['userId'] === userId,
    );
    expect(changes.at(-1)?.data).toMatchObject({ to: 'APPROVED', level: 'STANDARD' });
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      kyc: 'APPROVED',
      cleared: true,
    });
  });

  test('tells when its document has come, and when it is missing again', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    await clearanceFor(compliance, userId, '100001');
    const id = await uploaded(compliance, caller);
    await decideDocument(compliance, id, { decision: 'REFUSE', reason: 'UNREADABLE' });
    const changes = (await compliance.events('compliance.kyc.changed')).filter(
      ({ data }) => data['userId'] === userId,
    );
    expect(changes.slice(-3).map(({ data }) => data)).toEqual(
      [{ from: 'APPROVED', awaitsPerson: true }, {}, { awaitsPerson: true }].map((told) => ({
        ...{ userId, kycId: expect.any(String), from: 'PENDING', to: 'PENDING' },
        ...told,
      })),
    );
  });

  test('that asks for the highest level takes all three, the last by an officer', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    expect((await clearanceFor(compliance, userId, '2000001')).data).toMatchObject({
      cleared: false,
    });
    const funds = { ...PROOF, kind: 'SOURCE_OF_FUNDS' };
    for (const [input, content] of [
      [PASSPORT, PNG],
      [PROOF, PDF],
      [funds, PDF],
    ] as const) {
      const id = await uploaded(compliance, caller, input, content);
      await decideDocument(compliance, id);
    }
    expect(await kycOf(compliance, officer, userId)).toMatchObject({
      status: 'APPROVED',
      level: 'ENHANCED',
      missing: [],
    });
  });

  test('asks the same of somebody under review, who reads the same', async () => {
    const { userId, caller } = await onboard(compliance, LISTED);
    await settled(compliance, userId, (status) => status === 'IN_REVIEW');
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      kyc: 'NOT_STARTED',
      screening: 'POTENTIAL_MATCH',
    });
    expect(await kycOf(compliance, caller, userId)).toEqual({
      status: 'PENDING',
      level: null,
      requiredLevel: 'STANDARD',
      missing: ['IDENTITY_DOCUMENT'],
      documents: [],
    });
    expect(await kycOf(compliance, officer, userId)).toMatchObject({ status: 'IN_REVIEW' });
  });
});

describe('a document', () => {
  test('is kept encrypted, and so is what was said of it', async () => {
    const { caller, userId } = await onboard(compliance, HARMLESS);
    const id = await uploaded(compliance, caller);
    const row = await rowOf(compliance, id);
    expect(JSON.stringify(row)).not.toMatch(/C01X00T47|2035-05-31/);
    const path = join(folder, String(row?.['storage_key']));
    const stored = await readFile(path);
    expect(stored.includes(PNG.subarray(0, 16))).toBe(false);
    expect(await readdir(join(folder, 'documents'))).not.toEqual([]);

    const answer = await fetch(await addressOf(id));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    const names = ['content-type', 'content-disposition', 'x-content-type-options'];
    expect([...names, 'cache-control'].map((name) => answer.headers.get(name))).toEqual([
      'image/png',
      `attachment; filename="${id}.png"`,
      'nosniff',
      'no-store',
    ]);
    const reads = (await compliance.events('compliance.personal_data.read')).filter(
      ({ data }) => data['userId'] === userId,
    );
    expect(reads.at(-1)).toMatchObject({
      actor: { id: officer.id },
      data: { fields: ['kycDocument.content'] },
    });

    const altered = Buffer.from(stored);
    altered[20] = (altered[20] ?? 0) ^ 1;
    await writeFile(path, altered);
    expect((await fetch(await addressOf(id))).status).toBe(500);
  });

  test('is told apart by content and number, however that is written, and tells neither', async () => {
    const one = await onboard(compliance, HARMLESS);
    const other = await onboard(compliance, HARMLESS);
    const first = await rowOf(compliance, await uploaded(compliance, one.caller));
    const again = { ...PASSPORT, number: 'c01x 00-t47' };
    const second = await rowOf(compliance, await uploaded(compliance, other.caller, again));
    expect(second?.['content_hash']).toBe(first?.['content_hash']);
    expect(second?.['number_hash']).toBe(first?.['number_hash']);
    expect(first?.['content_hash']).toMatch(/^[\w-]{43}$/);
  });

  test('is seen by the person and by officers, and what officers know by them alone', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const id = await uploaded(compliance, caller);
    const own = await contentOf(id, caller);
    expect(own.data).toEqual({
      kycDocument: { details: null, check: null, note: null, decidedBy: null, content: null },
    });
    const stranger = await onboard(compliance, HARMLESS);
    expect((await contentOf(id, stranger.caller)).data).toEqual({ kycDocument: null });
    const { data } = await contentOf(id);
    expect(data?.['kycDocument']).toMatchObject({
      details: { number: 'C01X00T47', country: 'US', expiresOn: '2035-05-31' },
    });
  });

  test('that is suspicious raises an alert, and the person hears of another reason', async () => {
    const { caller, userId } = await onboard(compliance, HARMLESS);
    const id = await uploaded(compliance, caller);
    await decideDocument(compliance, id, { decision: 'REFUSE', reason: 'SUSPICIOUS' });
    const { documents } = await kycOf(compliance, caller, userId);
    expect(documents).toMatchObject([{ status: 'REFUSED', refusal: 'OTHER' }]);
    expect((await kycOf(compliance, officer, userId)).documents).toMatchObject([
      { refusal: 'SUSPICIOUS' },
    ]);
    const alerts = await compliance.events('compliance.alert.raised');
    const raised = alerts.find(({ data }) => data['userId'] === userId);
    expect(raised).toMatchObject({
      audience: { scopes: ['compliance:read'] },
      data: { source: 'KYC', rule: 'SUSPICIOUS_DOCUMENT' },
    });
    expect(raised?.audience).not.toHaveProperty('subject');
  });

  test('is decided by officers, once, and never by its owner', async () => {
    const officerToo = newPerson(['COMPLIANCE_OFFICER']);
    const { caller: both } = await onboard(compliance, HARMLESS, officerToo);
    const id = await uploaded(compliance, both);
    const accept = { decision: 'ACCEPT' };
    const codes = async (by = officer, input: object = accept) =>
      (await decideDocument(compliance, id, input, by)).userErrors.map(({ code }) => code);
    expect(await codes(both)).toEqual(['OWN_CASE']);
    expect((await contentOf(id, both)).data).toMatchObject({ kycDocument: { content: null } });
    expect(await codes(officer, { decision: 'REFUSE' })).toEqual(['INPUT_INVALID']);
    expect(await codes(officer, { ...accept, note: ' ' })).toEqual(['NOTE_INVALID']);
    expect(await codes()).toEqual([]);
    expect(await codes()).toEqual(['DECISION_NOT_DUE']);
    expect(await codes(officer, { decision: 'REFUSE', reason: 'NOT_THEIRS' })).toEqual([]);
  });
});

test('officers see what waits for them, and nothing of their own, nor of who is erased', async () => {
  const { caller, userId } = await onboard(compliance, HARMLESS);
  const id = await uploaded(compliance, caller);
  const query = `{ kycDocumentsToDecide(first: 100) { edges { node { id user { id } } } } }`;
  const listed = async () => {
    const { data } = await compliance.ask(officer, query);
    const found = data?.['kycDocumentsToDecide'] as { edges: { node: { id: string } }[] };
    return found.edges.some(({ node }) => node.id === id);
  };
  await eventually(async () => (await listed()) || undefined);
  expect((await compliance.ask(caller, query)).errors).toBeDefined();
  await compliance.sql`insert into compliance.erasure_register
    (erasure_id, user_id, holder, act, kept, at)
    values (${newId('erasure')}, ${userId}, 'compliance', 'ERASED', '{}', now())`;
  expect(await listed()).toBe(false);
});

test('officers see who else sent the same number or content, as far as it is for them', async () => {
  const own = newPerson(['COMPLIANCE_OFFICER', 'BORROWER']);
  const people = [
    await onboard(compliance, HARMLESS, own),
    await onboard(compliance, HARMLESS),
    await onboard(compliance, HARMLESS),
  ];
  const [unlike, content] = ['%a', '%b'].map((end) => Buffer.concat([PDF, Buffer.from(end)]));
  const sent = [
    [content, 'K1'],
    [content, 'K2'],
    [unlike, 'K2'],
  ] as const;
  const ids: string[] = [];
  for (const [at, [bytes = PDF, number]] of sent.entries()) {
    const caller = people[at]?.caller ?? own.caller;
    ids.push(await uploaded(compliance, caller, { ...PROOF, size: bytes.length, number }, bytes));
  }
  const query = 'query ($id: ID!) { kycDocument(id: $id) { alsoSentBy { id } } }';
  const seen = async (at: number, by = officer) => {
    const { data } = await compliance.ask(by, query, { id: ids[at] });
    const found = data?.['kycDocument'] as { alsoSentBy: { id: string }[] | null } | null;
    return found?.alsoSentBy
      ?.map(({ id }) => people.findIndex(({ userId }) => userId === id))
      .sort();
  };
  expect([await seen(0), await seen(1), await seen(2)]).toEqual([[1], [0, 2], [1]]);
  // Whoever sent what the officer sent is most likely themselves.
  const theirs = [await seen(0, own.caller), await seen(1, own.caller), await seen(2, own.caller)];
  expect(theirs).toEqual([undefined, undefined, []]);
});
