import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@blockscore/ids';
import { signCallback } from '@blockscore/service';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceOf } from '../src/adapters/simulated-check-behaviour.ts';
import { chaseKycChecks } from '../src/app/chase-kyc-checks.ts';
import { HARMLESS, onboard, startTestCompliance } from './compliance-subgraph.ts';
import { sayOtherwise } from './deciding.ts';
import {
  clearanceFor,
  decideDocument,
  documentIs,
  kycOf,
  PASSPORT,
  PDF,
  rowOf,
  uploaded,
} from './documents.ts';
import { openProcess } from './publishing-lists.ts';
import { enqueue } from './queueing.ts';

const secret = randomBytes(32);
let compliance: TestSubgraph;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kyc-'));
  compliance = await startTestCompliance({
    KYC_DOCUMENT_DIR: folder,
    KYC_PROVIDER: 'simulated',
    KYC_CALLBACK_SECRET: secret.toString('base64'),
    KYC_STANDARD_ABOVE: '1000',
  });
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A passport whose number ends so, uploaded by somebody new. */
async function passport(ending: string) {
  const person = await onboard(compliance, HARMLESS);
  const id = await uploaded(compliance, person.caller, { ...PASSPORT, number: `C01X${ending}` });
  return { ...person, id };
}

async function tell(id: string, change: object = {}, key = secret): Promise<Response> {
  const body = JSON.stringify({
    id: `cb-${newId('evt')}`,
    kind: 'ACCEPTED',
    documentId: id,
    reference: referenceOf(id),
    occurredAt: new Date().toISOString(),
    ...change,
  });
  const headers = { 'kyc-signature': signCallback(key, Math.floor(Date.now() / 1_000), body) };
  return await fetch(`${compliance.url}/kyc/callbacks`, { method: 'POST', headers, body });
}

const outcomeOf = async (answer: Promise<Response>) => await (await answer).json();

async function callbacksDue(id: string): Promise<void> {
  await documentIs(compliance, id, { check: 'PROVIDER' });
  await compliance.sql`update compliance.simulated_checks set next_at = now() where id = ${id}`;
  await enqueue(compliance, 'send-simulated-kyc-callbacks');
}

describe('the simulated provider', () => {
  test.each([
    ['1234', 'ACCEPTED', null],
    ['0001', 'REFUSED', 'UNREADABLE'],
    ['0007', 'REFUSED', 'SUSPICIOUS'],
  ])('answers at once to a number that ends in %s: %s', async (ending, status, refusal) => {
    const { id } = await passport(ending);
    await documentIs(compliance, id, { status, refusal, decided_by: 'compliance' });
  });

  test.each([
    ['0002', 'REFUSED', 'NOT_THEIRS', 1],
    ['0003', 'ACCEPTED', null, 1],
    ['0004', 'ACCEPTED', null, 1],
  ])('calls back about one that ends in %s: %s', async (ending, status, refusal, kept) => {
    const { id } = await passport(ending);
    await callbacksDue(id);
    await documentIs(compliance, id, { status, refusal });
    const rows = await compliance.sql`
      select outcome from compliance.kyc_callbacks where document_id = ${id}`;
    expect(rows).toHaveLength(kept);
  });

  test('is asked about what it never tells, and given up for an officer in the end', async () => {
    const { id } = await passport('0005');
    const other = await passport('0003');
    for (const each of [id, other.id]) await documentIs(compliance, each, { check: 'PROVIDER' });
    await compliance.sql`update compliance.kyc_documents
      set checked_since = now() - interval '11 minutes' where id = ${id}`;
    await compliance.sql`update compliance.kyc_documents
      set checked_since = now() - interval '25 hours' where id = ${other.id}`;
    await enqueue(compliance, 'chase-kyc-checks');
    await documentIs(compliance, id, { status: 'ACCEPTED' });
    await documentIs(compliance, other.id, { status: 'UPLOADED', check: 'OFFICER' });
  });

  test('that cannot answer about one is asked about the others all the same', async () => {
    for (const _ of ['one', 'another']) {
      const { id } = await passport('0003');
      await documentIs(compliance, id, { check: 'PROVIDER' });
    }
    const waiting = await compliance.sql`select id from compliance.kyc_documents
      where status = 'UPLOADED' and "check" = 'PROVIDER'`;
    const { ports, close } = await openProcess(compliance);
    const asked: string[] = [];
    const kycProvider = {
      ...ports.kycProvider,
      inquire: (id: string) => {
        asked.push(id);
        return Promise.reject(new Error('The provider is down.'));
      },
    };
    const clock = () => new Date(Date.now() + 11 * 60_000);
    const chase = chaseKycChecks({ ...ports, kycProvider, clock }, 1);
    try {
      for (const _ of waiting) await chase(AbortSignal.timeout(60_000));
    } finally {
      await close();
    }
    expect(asked).toEqual(waiting.map(({ id }) => id).sort());
  });

  test('is not given the document of somebody who has become another one', async () => {
    const { id, userId } = await passport('0003');
    await documentIs(compliance, id, { check: 'PROVIDER' });
    await sayOtherwise(compliance, userId, { ...HARMLESS, lastName: 'Quennevoll' });
    // As where it never took the check: it is to be started again.
    await compliance.sql`delete from compliance.simulated_checks where id = ${id}`;
    await compliance.sql`update compliance.kyc_documents
      set checked_since = now() - interval '11 minutes' where id = ${id}`;
    await enqueue(compliance, 'chase-kyc-checks');
    await documentIs(compliance, id, { status: 'UPLOADED', check: 'OFFICER' });
    expect(await compliance.sql`select from compliance.simulated_checks where id = ${id}`).toEqual(
      [],
    );
  });

  test('refers to officers what it cannot judge, and never sees where money comes from', async () => {
    const { id, caller } = await passport('0006');
    await documentIs(compliance, id, { status: 'UPLOADED', check: 'OFFICER' });
    const funds = { kind: 'SOURCE_OF_FUNDS', contentType: 'PDF', size: PDF.length, number: '0003' };
    const other = await uploaded(compliance, caller, funds, PDF);
    await documentIs(compliance, other, { status: 'UPLOADED', check: 'OFFICER', reference: null });
  });

  test('clears a loan by itself once it has accepted the document', async () => {
    const { userId, caller } = await onboard(compliance, HARMLESS);
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      cleared: false,
    });
    const id = await uploaded(compliance, caller, { ...PASSPORT, number: 'X1' });
    await documentIs(compliance, id, { status: 'ACCEPTED' });
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      kyc: 'APPROVED',
      cleared: true,
    });
  });
});

describe('a callback', () => {
  test('counts once, whatever comes again', async () => {
    const { id } = await passport('0005');
    await documentIs(compliance, id, { check: 'PROVIDER' });
    const expiresOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const callback = { id: `cb-${newId('evt')}`, expiresOn };
    expect(await outcomeOf(tell(id, callback))).toEqual({ outcome: 'APPLIED' });
    expect(await outcomeOf(tell(id, callback))).toEqual({ outcome: 'DUPLICATE' });
    expect(await outcomeOf(tell(id))).toEqual({ outcome: 'KNOWN' });
    expect(await outcomeOf(tell(id, { kind: 'REFUSED' }))).toEqual({ outcome: 'CONFLICT' });
    expect(await rowOf(compliance, id)).toMatchObject({ valid_until: new Date(expiresOn) });
    await expect(compliance.sql`delete from compliance.kyc_callbacks`).rejects.toThrow(
      'append-only',
    );
  });

  test('that takes back what was accepted reaches officers, and them alone', async () => {
    const { id, userId } = await passport('1234');
    await documentIs(compliance, id, { status: 'ACCEPTED' });
    const suspicious = { id: `cb-${newId('evt')}`, kind: 'REFUSED', reason: 'SUSPICIOUS' };
    expect(await outcomeOf(tell(id, suspicious))).toEqual({ outcome: 'CONFLICT' });
    expect(await outcomeOf(tell(id, suspicious))).toEqual({ outcome: 'DUPLICATE' });
    expect(await rowOf(compliance, id)).toMatchObject({ status: 'ACCEPTED' });
    expect(
      await compliance.sql`
      select source, rule, severity, firings from compliance.alerts where subject = ${userId}`,
    ).toEqual([{ source: 'KYC', rule: 'CONTRADICTED_DOCUMENT', severity: 'HIGH', firings: 1 }]);
    const raised = await eventually(async () =>
      (await compliance.events('compliance.alert.raised')).find(
        ({ data }) => data['userId'] === userId,
      ),
    );
    expect(raised.audience).toEqual({ scopes: ['compliance:read'] });
  });

  test('changes nothing of what an officer decided', async () => {
    const { id } = await passport('0005');
    await documentIs(compliance, id, { check: 'PROVIDER' });
    await decideDocument(compliance, id, { decision: 'REFUSE', reason: 'WRONG_KIND' });
    expect(await outcomeOf(tell(id))).toEqual({ outcome: 'CONFLICT' });
    expect(await rowOf(compliance, id)).toMatchObject({ status: 'REFUSED', refusal: 'WRONG_KIND' });
  });

  test('is refused unless it is signed well and about a document', async () => {
    const { id } = await passport('0005');
    expect((await tell(id, {}, randomBytes(32))).status).toBe(401);
    expect((await tell(newId('doc'))).status).toBe(404);
    expect((await tell(id, { kind: 'MAYBE' })).status).toBe(400);
    await documentIs(compliance, id, { check: 'PROVIDER' });
    expect(await outcomeOf(tell(id, { reference: 'another' }))).toEqual({ outcome: 'CONFLICT' });
    expect((await rowOf(compliance, id))?.['status']).toBe('UPLOADED');
  });
});

describe('a document that runs out', () => {
  test('is told of beforehand, once, and ends what it was needed for', async () => {
    const { userId, caller, id } = await passport('1234');
    await documentIs(compliance, id, { status: 'ACCEPTED' });
    await clearanceFor(compliance, userId, '100001');
    expect(await kycOf(compliance, caller, userId)).toMatchObject({ status: 'APPROVED' });
    const told = async () =>
      (await compliance.events('compliance.kyc_document.expiring')).filter(
        ({ data }) => data['documentId'] === id,
      );
    await compliance.sql`update compliance.kyc_documents
      set valid_until = current_date + 29 where id = ${id}`;
    for (let n = 0; n < 2; n += 1) await enqueue(compliance, 'expire-kyc-documents');
    await expect.poll(told).toHaveLength(1);
    expect((await told())[0]?.audience).toMatchObject({ subject: userId });

    await compliance.sql`update compliance.kyc_documents
      set valid_until = current_date - 1 where id = ${id}`;
    await enqueue(compliance, 'expire-kyc-documents');
    await documentIs(compliance, id, { status: 'EXPIRED' });
    expect(await kycOf(compliance, caller, userId)).toMatchObject({
      status: 'EXPIRED',
      missing: ['IDENTITY_DOCUMENT'],
    });
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      kyc: 'EXPIRED',
      cleared: false,
    });
    expect((await clearanceFor(compliance, userId, '5000')).data).toMatchObject({ cleared: true });
    expect(await told()).toHaveLength(1);

    const again = await uploaded(compliance, caller, { ...PASSPORT, number: 'NEW1' });
    await documentIs(compliance, again, { status: 'ACCEPTED' });
    expect((await clearanceFor(compliance, userId, '100001')).data).toMatchObject({
      cleared: true,
    });
  });

  test('is refused where it had run out before it was decided', async () => {
    const { id } = await passport('0006');
    await documentIs(compliance, id, { check: 'OFFICER' });
    const { document } = await decideDocument(compliance, id, {
      decision: 'ACCEPT',
      expiresOn: '2025-01-31',
    });
    expect(document).toMatchObject({ status: 'REFUSED', refusal: 'DOCUMENT_EXPIRED' });
  });
});
