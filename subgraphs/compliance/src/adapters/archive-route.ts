import { pipeline } from 'node:stream/promises';
import { inTrace, traceIdOf } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import type { Logger, Route } from '@blockscore/service';
import type { readArchive } from '../app/read-archive.ts';
import { ARCHIVES_PATH, type ArchiveUrls } from './archive-urls.ts';

export interface ArchiveRouteOptions {
  readonly urls: ArchiveUrls;
  readonly read: ReturnType<typeof readArchive>;
  readonly logger: Pick<Logger, 'info'>;
}

/** `GET /privacy/exports/<id>`: the archive of a person's copy, by an address that was signed for them. */
export function archiveRoute({ urls, read, logger }: ArchiveRouteOptions): Route {
  return {
    method: 'GET',
    path: `${ARCHIVES_PATH}/*`,
    handle: (request, response) =>
      inTrace(traceIdOf(request.headers['traceparent']), async () => {
        // By the machine's time: an address runs out with the world.
        const claim = urls.read(new URL(request.url ?? '', 'http://compliance'), new Date());
        const archive = claim && (await read(claim.id, claim.userId));
        if (claim === undefined || archive === undefined) {
          throw new Fault('FORBIDDEN', 'This address has run out: ask for another one.');
        }
        logger.info({ exportId: claim.id }, 'a copy was downloaded');
        response.writeHead(200, {
          'content-type': 'application/zip',
          'content-length': archive.size,
          'content-disposition': `attachment; filename="${claim.id}.zip"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
        await pipeline(archive.pieces, response);
      }),
  };
}
