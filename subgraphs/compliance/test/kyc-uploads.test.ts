import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isId } from '@blockscore/ids';
import { eventually, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HARMLESS,
  LISTED,
  officer,
  onboard,
  settled,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { changeProfile, decide, sayOtherwise, screeningOf, versionOf } from './deciding.ts';
import {
  atCompliance,
  clearanceFor,
  decideDocument,
  kycOf,
  PASSPORT,
  PDF,
  PNG,
  send,
  submit,
  uploaded,
} from './documents.ts';

if (!isId('user', officer.id)) throw new Error('An officer is a user.');
const officerId = officer.id;

let compliance: TestSubgraph;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kyc-'));
  compliance = await startTestCompliance({ KYC_DOCUMENT_DIR: folder, KYC_STANDARD_ABOVE: '1000' });
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('an upload', () => {
  test.each([
    ['a page that calls itself a picture', '<html><script>alert(1)</script></html>'],
    ['a picture with a page behind it', Buffer.concat([PNG, Buffer.from('<script>1</script>')])],
    ['half a picture', PNG.subarray(0, 50)],
    ['a PDF', PDF],
  ])('of %s is refused with the document', async (_, content) => {
    const { caller, userId } = await onboard(compliance, HARMLESS);
    const bytes = Buffer.from(content);
    const submitted = await submit(compliance, caller, { ...PASSPORT, size: bytes.length });
    const answer = await send(compliance, submitted, bytes);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'CONTENT_NOT_ACCEPTED' });
    expect((await kycOf(compliance, caller, userId)).documents).toMatchObject([
      { status: 'REFUSED', refusal: 'CONTENT_NOT_ACCEPTED' },
    ]);
    expect((await send(compliance, submitted)).status).not.toBe(200);
  });

  test('is taken once, and only as it was announced', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const submitted = await submit(compliance, caller);
    expect(submitted.upload).toMatchObject({ method: 'PUT', maxBytes: 10_485_760 });
    expect((await send(compliance, submitted, PDF)).status).toBe(400);
    const url = new URL(atCompliance(compliance, submitted.upload?.url ?? ''));
    const put = (address: string, type = 'image/png') =>
      fetch(address, { method: 'PUT', headers: { 'content-type': type }, body: PNG });
    expect((await put(url.href, 'text/html')).status).toBe(400);
    const altered = url.href.replace(`size=${PNG.length}`, 'size=9000000');
    expect((await put(altered)).status).toBe(403);
    const other = url.href.replace(submitted.document?.id ?? '', `doc_${'0'.repeat(26)}`);
    expect((await put(other)).status).toBe(403);
    // More than are taken at once of all documents: these are no load that another one has to wait for.
    const all = await Promise.all(Array.from({ length: 8 }, () => put(url.href)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect((await put(url.href)).status).toBe(409);
  });

  test('runs out, and so does the address of a document', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const id = await uploaded(compliance, caller);
    const query = `query ($id: ID!) { kycDocument(id: $id) { content { url } } }`;
    const { data } = await compliance.ask(officer, query, { id });
    const found = data?.['kycDocument'] as { content: { url: string } };
    const address = atCompliance(compliance, found.content.url);
    expect((await fetch(address.replace(/expires=\d+/, 'expires=9999999999'))).status).toBe(403);
    expect((await fetch(address.replace(/officer=[^&]+/, `officer=${caller.id}`))).status).toBe(
      403,
    );
    expect((await fetch(address.replace(/mark=[^&]+/, 'mark=other'))).status).toBe(403);
    // It is good once, for whoever comes first.
    const all = await Promise.all(Array.from({ length: 8 }, () => fetch(address)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(403)]);
    expect((await fetch(address)).status).toBe(403);
  });

  test('is not shown to an officer who has lost the right to since they asked', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const id = await uploaded(compliance, caller);
    const { data } = await compliance.ask(
      officer,
      'query ($id: ID!) { kycDocument(id: $id) { content { url } } }',
      { id },
    );
    const found = data?.['kycDocument'] as { content: { url: string } };
    await compliance.hear('identity.user.suspended', { userId: officerId });
    await eventually(async () => {
      const heard = await compliance.sql`select 1 from compliance.audit_entries
        where subject = ${officer.id} and type = 'identity.user.suspended'`;
      return heard.length > 0 ? true : undefined;
    });
    const answer = await fetch(atCompliance(compliance, found.content.url));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toMatch(/rights have changed/);
  });

  test('is announced with what is known of the document', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const wrong = async (change: object) => {
      const { userErrors } = await submit(compliance, caller, { ...PASSPORT, ...change });
      return userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
    };
    expect(await wrong({ size: 0 })).toEqual(['INPUT_INVALID input.size']);
    expect(await wrong({ size: 10_485_761 })).toEqual(['INPUT_INVALID input.size']);
    expect(await wrong({ number: ' ' })).toEqual(['INPUT_INVALID input.number']);
    expect(await wrong({ country: 'ZZ' })).toEqual(['INPUT_INVALID input.country']);
    expect(await wrong({ expiresOn: '2020-01-01' })).toEqual(['INPUT_INVALID input.expiresOn']);
  });

  test('is one of five that a person may have open at once', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const all = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => submit(compliance, caller)));
    expect(all.filter(({ document }) => document !== null)).toHaveLength(5);
    expect(all.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'TOO_MANY_DOCUMENTS',
      'TOO_MANY_DOCUMENTS',
    ]);
  });
});

test('a document attests whom it was accepted for, and is asked for again of who goes by another name or birth', async () => {
  const { userId, caller } = await onboard(compliance, { ...HARMLESS });
  const id = await uploaded(compliance, caller);
  await decideDocument(compliance, id);
  const cleared = async () =>
    (await clearanceFor(compliance, userId, '500000')).data['cleared'] as boolean;
  const goesBy = async (facts: object) => {
    await sayOtherwise(compliance, userId, { ...HARMLESS, ...facts });
    const isCleared = await cleared();
    const { missing } = await kycOf(compliance, caller, userId);
    return [isCleared, missing];
  };
  const COUNTS = [true, []];
  const IS_MISSING = [false, ['IDENTITY_DOCUMENT']];
  expect(await cleared()).toBe(true);
  const [, changedSince = ''] =
    /```sql\n(select document\.id[^`]+)```/.exec(pageOf('docs/compliance/kyc.md')) ?? [];
  const listed = async () =>
    (await compliance.sql.unsafe(changedSince)).map(({ id: document }) => String(document));
  expect(await listed()).not.toContain(id);
  expect(await goesBy({ country: 'CA' })).toEqual(COUNTS);
  expect(await listed()).toContain(id);
  expect(await goesBy({ firstName: 'Mirela', lastName: 'Quennevoll' })).toEqual(IS_MISSING);
  expect(await goesBy({ dateOfBirth: '1970-01-01' })).toEqual(IS_MISSING);
  expect(await goesBy({ lastName: 'MARCHBANKS' })).toEqual(COUNTS);
  // One of before it was kept attests what was known until the change.
  await compliance.sql`update compliance.kyc_documents set attests = null where id = ${id}`;
  expect(await goesBy({ lastName: 'Quennevoll' })).toEqual(IS_MISSING);
  expect(await goesBy({})).toEqual(COUNTS);
});

test('a document is accepted for whom the officer compared it with, or not at all', async () => {
  const { userId, caller } = await onboard(compliance, HARMLESS);
  const id = await uploaded(compliance, caller);
  const version = await versionOf(compliance, userId);
  await sayOtherwise(compliance, userId, { ...HARMLESS, firstName: 'Mirela' });
  for (const [named, code] of [
    [version, 'VERSION_OUTDATED'],
    [null, 'VERSION_REQUIRED'],
  ] as const) {
    const { userErrors } = await decideDocument(compliance, id, {
      decision: 'ACCEPT',
      version: named,
    });
    expect(userErrors).toEqual([{ code, path: ['input', 'version'] }]);
  }
  // What identity shows the officer by now, compliance is told later.
  const outdated = [{ code: 'VERSION_OUTDATED', path: ['input', 'version'] }];
  await changeProfile(compliance, userId);
  const meanwhile = await versionOf(compliance, userId);
  expect((await decideDocument(compliance, id)).userErrors).toEqual(outdated);
  const rejected = await onboard(compliance, HARMLESS);
  await decide(compliance, rejected.userId, 'REJECT');
  await changeProfile(compliance, rejected.userId);
  expect((await decide(compliance, rejected.userId, 'APPROVE')).userErrors).toEqual(outdated);
  // Nor does it help to say the same again before compliance is told: the officer may have seen another name.
  await sayOtherwise(compliance, userId, { ...HARMLESS, firstName: 'Mirela' });
  const decision = { decision: 'ACCEPT', version: meanwhile };
  expect((await decideDocument(compliance, id, decision)).userErrors).toEqual(outdated);
  expect((await decideDocument(compliance, id)).document).toMatchObject({ status: 'ACCEPTED' });
});

test('a match ends by an identity document that shows another birthday, and is back where that is refused, though it has expired', async () => {
  const { caller, userId } = await onboard(compliance, { ...LISTED, dateOfBirth: '1999-03-09' });
  await settled(compliance, userId, (status) => status === 'IN_REVIEW');
  const id = await uploaded(compliance, caller);
  await decideDocument(compliance, id);
  const statusOf = async () => (await kycOf(compliance, officer, userId)).status;
  expect(await statusOf()).toBe('APPROVED');
  const kept = () => compliance.sql`
    select outcome, reason, entities, birth_attested from compliance.screenings
    where user_id = ${userId} order by id desc limit 1`;
  expect(await kept()).toMatchObject([
    { outcome: 'CLEAR', reason: 'CUSTOMER_CHANGE', entities: [], birth_attested: true },
  ]);
  const alerts = await compliance.sql`
    select resolution from compliance.alerts where subject = ${userId}`;
  expect(alerts.map(({ resolution }) => resolution)).toEqual(['NO_ACTION']);
  const replay = `query ($id: ID!) { screeningReplay(screeningId: $id) { same } }`;
  const latest = await screeningOf(compliance, userId);
  expect((await compliance.ask(officer, replay, { id: latest })).data).toEqual({
    screeningReplay: { same: true },
  });

  await compliance.sql`update compliance.kyc_documents
    set status = 'EXPIRED', valid_until = '2026-01-01', version = version + 1 where id = ${id}`;
  const refused = await decideDocument(compliance, id, {
    decision: 'REFUSE',
    reason: 'SUSPICIOUS',
  });
  expect(refused.document).toMatchObject({ status: 'REFUSED' });
  expect(await statusOf()).toBe('IN_REVIEW');
  expect(await kept()).toMatchObject([{ outcome: 'HIT', birth_attested: false }]);
});
