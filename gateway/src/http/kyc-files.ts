import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Fault } from '@blockscore/result';
import { atOnce, type Route } from '@blockscore/service';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import { signedCallbackRoute } from './signed-callbacks.ts';

const UPLOADS_PATH = '/kyc/uploads';
const DOCUMENTS_PATH = '/kyc/documents';
/** Uploads, and downloads, under way at the same time in this process. */
const AT_ONCE = 8;
const LARGEST_DOCUMENT = 10 * 1_024 * 1_024;
const TYPES = ['image/jpeg', 'image/png', 'image/heic', 'application/pdf'];
/** What a signed address looks like. Whether it is good is for compliance, which made it. */
const ADDRESS =
  /^\/kyc\/(?:uploads|documents)\/doc_[0-9a-z]{26}\?[\w=&.%-]{1,500}&signature=[\w-]{43}$/;
/** Of compliance's answer, what a document is handed out with. */
const HEADERS = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'x-content-type-options',
  'cache-control',
] as const;

/**
 * What is sent to compliance and fetched from it beside the graph: contents of documents, by addresses
 * that it signed, and what its provider of checks tells. None of them carries a sign-in.
 */
export function kycRoutes(
  compliance: Pick<SubgraphClient, 'post' | 'open' | 'upload'>,
): readonly Route[] {
  const uploads = atOnce(AT_ONCE);
  const downloads = atOnce(AT_ONCE);
  return [
    signedCallbackRoute({
      path: '/kyc/callbacks',
      header: 'Kyc-Signature',
      subgraph: compliance,
    }),
    {
      method: 'PUT',
      path: `${UPLOADS_PATH}/*`,
      async handle(request, response) {
        // Looked at first: what is not taken in any case takes no place from the others.
        const sending = readUpload(request);
        await uploads(() => whileReachable(() => upload(compliance, sending, request, response)));
      },
    },
    {
      method: 'GET',
      path: `${DOCUMENTS_PATH}/*`,
      handle: (request, response) =>
        downloads(() => whileReachable(() => download(compliance, request, response))),
    },
  ];
}

function addressOf(request: IncomingMessage): string {
  const address = request.url ?? '';
  if (!ADDRESS.test(address)) {
    throw new Fault('FORBIDDEN', 'This address is not whole: use the one that you were given.');
  }
  return address;
}

interface Sending {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

function readUpload(request: IncomingMessage): Sending {
  const address = addressOf(request);
  const type = request.headers['content-type'] ?? '';
  const length = Number(request.headers['content-length']);
  if (!TYPES.includes(type)) {
    throw new Fault('BAD_USER_INPUT', `Send it as one of ${TYPES.join(', ')}.`);
  }
  if (!(length >= 1)) throw new Fault('BAD_USER_INPUT', 'Say how long it is: Content-Length.');
  if (length > LARGEST_DOCUMENT) {
    throw new Fault('LIMIT_EXCEEDED', `A document has ${LARGEST_DOCUMENT} bytes at the most.`);
  }
  return { address, headers: { 'content-type': type, 'content-length': String(length) } };
}

async function upload(
  compliance: Pick<SubgraphClient, 'upload'>,
  { address, headers }: Sending,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await compliance.upload(address, headers, request);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': 'no-store',
  });
  response.end(answer.body);
}

async function download(
  compliance: Pick<SubgraphClient, 'open'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await compliance.open(addressOf(request), {}, undefined);
  for (const name of HEADERS) {
    const value = answer.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  response.statusCode = answer.status;
  await pipeline(answer.body, response);
}

async function whileReachable(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SubgraphFailure)) throw error;
    throw new Fault('SERVICE_UNAVAILABLE', 'Documents cannot be reached now: try again later.');
  }
}
