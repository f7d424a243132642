import { examplesIn, graphqlData, pageOf, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';
import { type Session, signInDemo } from './journey.ts';

const examples = examplesIn(pageOf('docs/compliance/kyc.md'));
/** A picture of one dot, of the size that the page announces. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Submitted {
  readonly document: { readonly id: string };
  readonly upload: { readonly url: string; readonly method: string };
}

/** Sends an operation of the page about KYC, and gives what its first root field answers. */
async function ask<T>(
  stack: TestStack,
  { accessToken: token }: Session,
  name: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const query = examples.get(name)?.query ?? '';
  const data = await graphqlData<Record<string, unknown>>(stack.graphqlUrl, {
    query,
    variables,
    token,
  });
  return Object.values(data)[0] as T;
}

/** A borrower sends a document by the gateway; an officer fetches it there and accepts it. */
export async function checkDocument(stack: TestStack, borrower: Session): Promise<void> {
  const { document, upload } = await ask<Submitted>(stack, borrower, 'Submit');
  const { id } = document;
  const { url, method } = upload;
  expect(new URL(url).port).toBe(new URL(stack.graphqlUrl).port);
  const sent = await fetch(url, { method, headers: { 'content-type': 'image/png' }, body: PNG });
  expect([sent.status, await sent.json()]).toEqual([200, { documentId: id, status: 'UPLOADED' }]);

  const officer = await signInDemo(stack, 'compliance');
  const { content } = await ask<{ content: { url: string } }>(stack, officer, 'Look', { id });
  const fetched = await fetch(content.url);
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(PNG);
  expect(fetched.headers.get('content-disposition')).toContain('attachment');
  const { kycVerification } = await graphqlData<{ kycVerification: { version: number } }>(
    stack.graphqlUrl,
    {
      query: 'query ($id: ID!) { kycVerification(userId: $id) { version } }',
      variables: { id: borrower.user.id },
      token: officer.accessToken,
    },
  );
  const seen = { id, version: kycVerification.version };
  expect(await ask(stack, officer, 'Accept', seen)).toMatchObject({
    document: { status: 'ACCEPTED' },
  });
}
