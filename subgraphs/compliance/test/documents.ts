import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { expect } from 'vitest';
import { officer } from './compliance-subgraph.ts';
import { versionOf } from './deciding.ts';

/** A picture of one dot, whole: signature, header, data and end. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export interface Submitted {
  readonly document: { readonly id: string; readonly status: string } | null;
  readonly upload: {
    readonly url: string;
    readonly method: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly expiresAt: string;
    readonly maxBytes: number;
  } | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

export const PASSPORT = {
  kind: 'PASSPORT',
  contentType: 'PNG',
  size: PNG.length,
  number: 'C01X00T47',
  country: 'US',
  expiresOn: '2035-05-31',
};

const SUBMIT = `mutation ($input: SubmitKycDocumentInput!) { submitKycDocument(input: $input) {
  document { id status } upload { url method headers { name value } expiresAt maxBytes }
  userErrors { code path } } }`;

export async function submit(
  compliance: TestSubgraph,
  caller: Caller,
  input: object = PASSPORT,
): Promise<Submitted> {
  const answer = await compliance.ask(caller, SUBMIT, { input });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['submitKycDocument'] as Submitted;
}

/** The address at the gateway, as compliance itself is reached in a test. */
export const atCompliance = (compliance: TestSubgraph, url: string) =>
  url.replace('http://localhost:4000', compliance.url);

/** Sends a content as the upload says. */
export async function send(
  compliance: TestSubgraph,
  { upload }: Submitted,
  content: Uint8Array = PNG,
): Promise<Response> {
  if (upload === null) throw new Error('There is no upload.');
  const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
  return await fetch(atCompliance(compliance, upload.url), {
    method: upload.method,
    headers,
    body: Buffer.from(content),
  });
}

/** Submits and uploads a document; gives its id. */
export async function uploaded(
  compliance: TestSubgraph,
  caller: Caller,
  input: object = PASSPORT,
  content: Uint8Array = PNG,
): Promise<string> {
  const submitted = await submit(compliance, caller, input);
  expect(submitted.userErrors).toEqual([]);
  const answer = await send(compliance, submitted, content);
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
  return submitted.document?.id ?? '';
}

export async function rowOf(compliance: TestSubgraph, id: string) {
  const [row] = await compliance.sql`select * from compliance.kyc_documents where id = ${id}`;
  return row;
}

export async function documentIs(
  compliance: TestSubgraph,
  id: string,
  wanted: Readonly<Record<string, unknown>>,
): Promise<void> {
  await eventually(async () => {
    const row = await rowOf(compliance, id);
    const isSo = Object.entries(wanted).every(([column, value]) => row?.[column] === value);
    return isSo ? true : undefined;
  });
}

const DECIDE = `mutation ($input: DecideKycDocumentInput!) { decideKycDocument(input: $input) {
  document { id status refusal validUntil } userErrors { code path } } }`;

export async function decideDocument(
  compliance: TestSubgraph,
  id: string,
  input: object = { decision: 'ACCEPT' },
  by: Caller = officer,
) {
  const version = await versionOf(compliance, (await rowOf(compliance, id))?.['user_id']);
  const given = { id, note: 'Looked at by daylight.', version, ...input };
  const answer = await compliance.ask(by, DECIDE, { input: given });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['decideKycDocument'] as {
    readonly document: Readonly<Record<string, unknown>> | null;
    readonly userErrors: readonly { readonly code: string }[];
  };
}

/** Asks for a clearance of somebody who would owe so much in all; gives what was answered to it. */
export async function clearanceFor(
  compliance: TestSubgraph,
  userId: `user_${string}`,
  amountMinor: string,
) {
  const requestId = newId('req');
  await compliance.hear('lending.clearance.requested', {
    requestId,
    userId,
    purpose: 'APPLICATION',
    applicationId: newId('app'),
    amountMinor,
    currency: 'USD',
  });
  return await eventually(async () =>
    (await compliance.events('compliance.clearance.decided')).find(
      (event) => event.data['requestId'] === requestId,
    ),
  );
}

const KYC = `query ($userId: ID!) { kycVerification(userId: $userId) {
  status level requiredLevel missing
  documents { id kind status refusal validUntil } } }`;

export async function kycOf(compliance: TestSubgraph, caller: Caller, userId: string) {
  const { data, errors } = await compliance.ask(caller, KYC, { userId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['kycVerification'] as {
    readonly status: string;
    readonly level: string | null;
    readonly requiredLevel: string;
    readonly missing: readonly string[];
    readonly documents: readonly Readonly<Record<string, unknown>>[];
  };
}
