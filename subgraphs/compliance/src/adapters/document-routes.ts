import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { inTrace, traceIdOf } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { atOnce, type Logger, type Route, sendJson } from '@blockscore/service';
import type { readKycDocument } from '../app/read-kyc-document.ts';
import type { receiveKycUpload } from '../app/receive-kyc-upload.ts';
import { CONTENT_TYPES } from '../domain/kyc/document-content.ts';
import { DOCUMENTS_PATH, type DocumentUrls, UPLOADS_PATH } from './document-urls.ts';
import { readUpload } from './read-upload.ts';

export interface DocumentRouteOptions {
  readonly urls: DocumentUrls;
  readonly receive: ReturnType<typeof receiveKycUpload>;
  readonly read: ReturnType<typeof readKycDocument>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** Of 10 MB each, at the same time in this process, each way. */
const AT_ONCE = 4;
const STATUS = { NOT_AWAITED: 409, CONTENT_NOT_ACCEPTED: 422 } as const;
const UNDER_WAY = {
  code: 'UNDER_WAY',
  error: 'This document is being uploaded already: wait for what becomes of that.',
} as const;

/**
 * `PUT /kyc/uploads/<id>` and `GET /kyc/documents/<id>`: contents of documents come in and go out by
 * addresses that compliance has signed, and by nothing else: docs/compliance/kyc.md. What is handed out
 * is a file to keep, and never a page to open.
 */
export function documentRoutes(options: DocumentRouteOptions): readonly Route[] {
  return [uploadRoute(options), downloadRoute(options)];
}

const urlOf = (request: IncomingMessage) => new URL(request.url ?? '', 'http://compliance');

function uploadRoute({ urls, receive, logger }: DocumentRouteOptions): Route {
  const uploads = atOnce(AT_ONCE);
  // One address that is asked many times at once takes no place from others, and is no sign of a load.
  const taking = new Set<string>();
  return {
    method: 'PUT',
    path: `${UPLOADS_PATH}/*`,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        // By the machine's time: an address runs out with the world.
        const claim = urls.readUpload(urlOf(request), new Date());
        if (claim === undefined) throw new Fault('FORBIDDEN', EXPIRED);
        const { id, contentType, size } = claim;
        // Whoever has a good address is to hear what is wrong, and not to find the line cut.
        const isAnnounced = Number(request.headers['content-length']) === size;
        if (!isAnnounced || request.headers['content-type'] !== CONTENT_TYPES[contentType]) {
          await discard(request);
        }
        if (!isAnnounced) {
          throw new Fault('BAD_USER_INPUT', `Send the ${size} bytes that were announced.`);
        }
        if (request.headers['content-type'] !== CONTENT_TYPES[contentType]) {
          throw new Fault('BAD_USER_INPUT', `Send it as ${CONTENT_TYPES[contentType]}.`);
        }
        if (taking.has(id)) {
          await discard(request);
          return sendJson(response, 409, UNDER_WAY);
        }
        const onTooSlow = () => void response.setHeader('connection', 'close');
        const received = await alone(taking, id, () =>
          uploads(async () => await receive(id, await readUpload(request, { size, onTooSlow }))),
        );
        if (received.ok) {
          logger.info({ documentId: id }, 'a document was uploaded');
          return sendJson(response, 200, { documentId: id, status: received.value.status });
        }
        const { code, message } = received.error;
        logger.info({ documentId: id, code }, 'an upload was refused');
        sendJson(response, STATUS[code], { error: message, code });
      }),
  };
}

function downloadRoute({ urls, read, logger }: DocumentRouteOptions): Route {
  const downloads = atOnce(AT_ONCE);
  const giving = new Set<string>();
  return {
    method: 'GET',
    path: `${DOCUMENTS_PATH}/*`,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const claim = urls.readDownload(urlOf(request), new Date());
        if (claim === undefined) throw new Fault('FORBIDDEN', EXPIRED);
        const { id, officerId, mark } = claim;
        if (giving.has(mark)) throw new Fault('FORBIDDEN', SPENT);
        const found = await alone(giving, mark, () => downloads(() => read(claim)));
        if (found === 'SPENT') throw new Fault('FORBIDDEN', SPENT);
        if (found === 'NONE') {
          return sendJson(response, 404, { error: 'There is no such document.' });
        }
        logger.info({ documentId: id, actor: officerId }, 'a document was read');
        const name = `${id}.${found.contentType.toLowerCase()}`;
        response.writeHead(200, {
          'content-type': CONTENT_TYPES[found.contentType],
          'content-length': found.bytes.length,
          'content-disposition': `attachment; filename="${name}"`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
        response.end(found.bytes);
      }),
  };
}

const EXPIRED = 'This address was not made here, or has run out: ask for another one.';
const SPENT = 'This address was used, or your rights have changed: ask for another one.';

/** Holds the place of `key` while the work lasts. */
async function alone<T>(places: Set<string>, key: string, work: () => Promise<T>): Promise<T> {
  places.add(key);
  try {
    return await work();
  } finally {
    places.delete(key);
  }
}

/** Reads what comes and keeps nothing; the gateway lets no more through than a document may have. */
async function discard(request: IncomingMessage): Promise<void> {
  request.resume();
  await finished(request, { writable: false });
}
