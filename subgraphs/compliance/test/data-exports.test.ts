import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Id, isId } from '@blockscore/ids';
import { eventually, type TestSubgraph, unzip } from '@blockscore/testkit';
import { newSealKeyPair, type SealPublicKey, sealInParts } from '@blockscore/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  HARMLESS,
  newPerson,
  officer,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { decideDocument, PASSPORT, PNG, uploaded } from './documents.ts';
import { fresh } from './erasing.ts';
import { enqueue } from './queueing.ts';

let compliance: TestSubgraph;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  compliance = await startTestCompliance({ KYC_DOCUMENT_DIR: folder });
});
afterAll(async () => {
  await compliance.close();
  await compliance.drop();
  await rm(folder, { recursive: true, force: true });
});

const FIELDS = '{ id status dueAt missing size sha256 download { url } }';

interface Copy {
  readonly id: string;
  readonly status: string;
  readonly missing: readonly string[];
  readonly size: number | null;
  readonly sha256: string | null;
  readonly download: { readonly url: string } | null;
}

async function request(caller: ReturnType<typeof fresh>) {
  const answer = await compliance.ask(
    caller,
    `mutation { requestDataExport { dataExport ${FIELDS} userErrors { code } } }`,
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['requestDataExport'] as {
    dataExport: Copy | null;
    userErrors: { code: string }[];
  };
}

async function copyOf(caller: ReturnType<typeof fresh>, id: string): Promise<Copy | null> {
  const answer = await compliance.ask(
    caller,
    `query ($id: ID!) { dataExport(id: $id) ${FIELDS} }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['dataExport'] as Copy | null;
}

type Asked = 'identity' | 'credit' | 'lending' | 'ledger';

/** Answers as a subgraph does. */
async function disclose(
  holder: Asked,
  asked: { readonly exportId: Id<'export'>; readonly userId: Id<'user'> },
  key: SealPublicKey,
  copy: object,
): Promise<void> {
  const sealed = await sealInParts(key, copy, { requestId: asked.exportId });
  for (const [index, part] of sealed.entries()) {
    const data = { ...asked, part: index + 1, parts: sealed.length, sealed: part };
    await compliance.hear(`${holder}.export.disclosed`, data);
  }
}

async function askedFor(exportId: string): Promise<SealPublicKey> {
  const asked = await compliance.events('compliance.export.requested');
  const found = asked.find(({ data }) => data['exportId'] === exportId);
  if (found === undefined) throw new Error('No subgraph was asked.');
  return found.data['publicKey'] as SealPublicKey;
}

function exportId(id: string | undefined): Id<'export'> {
  if (id === undefined || !isId('export', id)) throw new Error('No copy was asked for.');
  return id;
}

test('a copy is gathered from all, kept encrypted, and fetched by the person alone', async () => {
  const { userId, caller } = await onboard(compliance, { ...HARMLESS });
  await compliance.sql`
    insert into compliance.consents (id, user_id, purpose, given, text_version, recorded_at)
    select 'consent_' || lpad(n::text, 26, '0'), ${userId}, 'MARKETING', n % 2 = 0, '1', now()
    from generate_series(1, 6000) as n`;
  const document = await uploaded(compliance, caller);
  await decideDocument(compliance, document, { decision: 'REFUSE', reason: 'SUSPICIOUS' });
  const made = await request(fresh(userId));
  const id = exportId(made.dataExport?.id);
  expect(made.dataExport).toMatchObject({
    status: 'GATHERING',
    missing: ['IDENTITY', 'CREDIT', 'LENDING', 'LEDGER'],
    download: null,
  });
  expect((await request(fresh(userId))).userErrors).toEqual([{ code: 'REQUEST_OPEN' }]);
  const key = await askedFor(id);
  const of = { exportId: id, userId };
  await disclose('identity', of, key, { account: [{ email: 'marked@example.com' }] });
  const scores = Array.from({ length: 2_000 }, (_, n) => ({ n, value: (n * 7919) % 977 }));
  await disclose('credit', of, key, { scores });
  await disclose('lending', of, key, { loans: [] });
  await eventually(async () =>
    (await copyOf(caller, id))?.missing.join() === 'LEDGER' ? true : undefined,
  );
  await disclose('ledger', of, key, { transactions: [{ id: 'txn_1' }] });
  const ready = await eventually(async () => {
    const copy = await copyOf(caller, id);
    return copy?.status === 'READY' ? copy : undefined;
  });
  const { pathname, search } = new URL(ready.download?.url ?? '');
  const address = `${compliance.url}${pathname}${search}`;
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  const recordsOf = (name: string) => JSON.parse(String(files.get(`${name}.json`) ?? ''));
  expect(recordsOf('identity/account')).toEqual([{ email: 'marked@example.com' }]);
  expect(recordsOf('credit/scores')).toEqual(scores);
  expect(recordsOf('compliance/details')).toEqual([{ ...HARMLESS, address: null }]);
  // However many there are: the latest alone would not be everything.
  expect(recordsOf('compliance/consents')).toHaveLength(6_000);
  expect(String(files.get('index.html'))).toContain('<a href="credit/scores.json">scores</a>');
  expect(String(files.get('index.csv'))).toContain('lending/loans.json,lending,loans,0');
  const file = `compliance/documents/${document}.png`;
  const { number, country, expiresOn } = PASSPORT;
  expect(recordsOf('compliance/documents')).toMatchObject([
    { id: document, status: 'REFUSED', refusal: 'OTHER', number, country, expiresOn, file },
  ]);
  expect(files.get(file)).toEqual(PNG);
  expect(recordsOf('compliance/verification')).toMatchObject([
    { status: 'APPROVED', level: 'BASIC', requiredLevel: 'BASIC' },
  ]);
  expect(
    [...files.keys()].filter((name) => !name.startsWith('compliance/documents/')).join(),
  ).not.toMatch(/screening|alert|case|match/i);
  expect([...files.values()].join()).not.toMatch(
    /compliance\.(subject\.screened|alert|case|clearance)|by daylight|SUSPICIOUS/,
  );
  for (const forged of [address.replace(userId, newPerson().userId), `${address}x`]) {
    expect((await fetch(forged)).status).toBe(403);
  }
  await expect(copyOf(officer, id)).rejects.toThrow('FORBIDDEN');
  expect(await copyOf(newPerson().caller, id)).toBeNull();
  const [kept] = await compliance.sql`
    select e.private_key, (select count(*)::int from compliance.data_export_parts) as parts,
      (select string_agg(content, '') from compliance.data_export_pieces) as content
    from compliance.data_exports e where id = ${id}`;
  expect(kept).toMatchObject({ private_key: null, parts: 0 });
  expect(String(kept?.['content'])).toMatch(/^v1\./);
});

test('it needs a fresh sign-in, and stays open and overdue while somebody does not answer', async () => {
  const { userId, caller } = await onboard(compliance, HARMLESS);
  expect((await request(caller)).userErrors).toEqual([{ code: 'REAUTHENTICATION_REQUIRED' }]);
  const id = exportId((await request(fresh(userId))).dataExport?.id);
  await compliance.sql`update compliance.data_exports set due_at = now() - interval '1 day' where id = ${id}`;
  const answer = await compliance.ask(officer, '{ overdueDataExports { id missing } }');
  expect(JSON.stringify(answer.data)).toContain(id);
});

test('what cannot be opened is no part of it', async () => {
  const { userId, caller } = await onboard(compliance, HARMLESS);
  const id = exportId((await request(fresh(userId))).dataExport?.id);
  const { publicKey } = await newSealKeyPair();
  for (const holder of ['identity', 'credit', 'lending', 'ledger'] as const) {
    await disclose(holder, { exportId: id, userId }, publicKey, {});
  }
  await eventually(async () => {
    const [job] = await compliance.sql`
      select 1 from compliance_jobs.job where name = 'assemble-export' and state = 'retry'`;
    return job;
  });
  expect((await copyOf(caller, id))?.status).toBe('GATHERING');
});

test('what is not ready when it is due fails, with nothing left of it, and may be asked for anew', async () => {
  const { userId, caller } = await onboard(compliance, HARMLESS);
  const id = exportId((await request(fresh(userId))).dataExport?.id);
  await disclose('identity', { exportId: id, userId }, await askedFor(id), { account: [] });
  await eventually(async () => (await copyOf(caller, id))?.missing.length === 3 || undefined);
  await compliance.sql`update compliance.data_exports set due_at = now() - interval '1 day' where id = ${id}`;
  await enqueue(compliance, 'end-retention');
  const failed = await eventually(async () => {
    const copy = await copyOf(caller, id);
    return copy?.status === 'FAILED' ? copy : undefined;
  });
  expect(failed).toMatchObject({ missing: [], download: null });
  const [kept] = await compliance.sql`
    select e.private_key, (select count(*)::int from compliance.data_export_parts p
      where p.export_id = e.id) as parts
    from compliance.data_exports e where id = ${id}`;
  expect(kept).toEqual({ private_key: null, parts: 0 });
  const alerts = await compliance.sql`
    select subject, case_id from compliance.alerts where rule = 'DATA_COPY_FAILED' and dedupe_key = ${id}`;
  expect(alerts).toEqual([{ subject: null, case_id: null }]);
  const told = (await compliance.events('compliance.export.changed')).filter(
    ({ data }) => data['exportId'] === id,
  );
  expect(told.map(({ data }) => data['to'])).toEqual(['FAILED']);
  expect((await request(fresh(userId))).userErrors).toEqual([]);
});
