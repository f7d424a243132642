import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CALLER_TOKEN_HEADER,
  type Caller,
  createCallerVerifier,
  hasScope,
  inTrace,
  type Scope,
  traceIdOf,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import type { Logger } from 'pino';
import type { Route } from './http.ts';

/** A file that is written while it is read. */
export interface ExportedFile {
  readonly name: string;
  readonly chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** Path and query of the next file, where there is more. */
  readonly next?: string;
}

export interface ExportRouteOptions {
  readonly path: string;
  readonly subgraph: Parameters<typeof createCallerVerifier>[1];
  /** What whoever asks needs. */
  readonly scope: Scope;
  /** Those that there are; others are refused. */
  readonly parameters: readonly string[];
  readonly gatewayPublicKey: Parameters<typeof createCallerVerifier>[0];
  /** Of CSV with a row of titles, unless it says otherwise. */
  readonly contentType?: string;
  /** @throws Fault where it cannot be written as it is asked for */
  readonly write: (given: URLSearchParams, caller: Caller) => Promise<ExportedFile>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * `GET` of a file, for whoever the gateway says has the scope. It is streamed as fast as it is taken;
 * where there is more, `Link` names the next file. What fails half-way breaks the answer off, so that
 * nobody takes a part for the whole.
 */
export function exportRoute(options: ExportRouteOptions): Route {
  const { path, subgraph, scope, parameters, gatewayPublicKey, write, logger } = options;
  const { contentType = 'text/csv; charset=utf-8; header=present' } = options;
  const verify = createCallerVerifier(gatewayPublicKey, subgraph);
  return {
    method: 'GET',
    path,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        const token = request.headers[CALLER_TOKEN_HEADER];
        const caller = await verify(typeof token === 'string' ? token : undefined);
        if (!caller.ok) {
          logger.warn({ reason: caller.error }, 'refused an export without a valid caller token');
          throw new Fault('UNAUTHENTICATED', 'This service answers only its gateway.');
        }
        if (!hasScope(caller.value, scope)) {
          throw new Fault('FORBIDDEN', `This takes the scope ${scope}.`);
        }
        const given = new URL(request.url ?? '', `http://${subgraph}`).searchParams;
        if ([...given.keys()].some((name) => !parameters.includes(name))) {
          const message = `There is no parameter of that name: ${parameters.join(', ')}.`;
          throw new Fault('BAD_USER_INPUT', message);
        }
        const { name, chunks, next } = await write(given, caller.value);
        logger.info(
          { actor: caller.value.id, file: name, ...Object.fromEntries(given) },
          'exporting',
        );
        response.writeHead(200, {
          'content-type': contentType,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
          ...(next !== undefined && { link: `<${next}>; rel="next"` }),
        });
        await pipeline(Readable.from(chunks), response);
      }),
  };
}
