import { isId } from '@blockscore/ids';
import type { ExportId } from './data-export-ports.ts';
import type { Ports, UserId } from './ports.ts';

/** An archive that goes out. */
export interface OpenedArchive {
  /** Bytes of all of it. */
  readonly size: number;
  /** Throws where it is removed before its end. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Pieces that are read at once: some megabytes, whatever the archive has. */
const BATCH = 64;

/** The archive for who shows an address that was signed for that person; it is told to the audit trail first. */
export function readArchive(ports: Pick<Ports, 'transact'>) {
  return (id: ExportId, userId: UserId): Promise<OpenedArchive | undefined> =>
    ports.transact(async (work) => {
      const [found] = isId('export', id) ? await work.dataExports.findMany([id]) : [];
      if (found?.status !== 'READY' || found.userId !== userId) return undefined;
      const [first] = await work.dataExports.pieces(id, 0, 1);
      if (first === undefined || found.size === null) return undefined;
      await work.events.record({
        type: 'compliance.export.downloaded',
        aggregate: { type: 'export', id, version: found.version },
        audience: { subject: userId, scopes: ['compliance:read'] },
        actor: { kind: 'USER', id: userId },
        data: { exportId: id, userId },
      });
      return { size: found.size, pieces: piecesOf(ports, id, found.size) };
    });
}

async function* piecesOf(
  ports: Pick<Ports, 'transact'>,
  id: ExportId,
  size: number,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (let from = 0; given < size; from += BATCH) {
    const pieces = await ports.transact((work) => work.dataExports.pieces(id, from, BATCH));
    if (pieces.length === 0) throw new Error(`${id} was removed while it was downloaded.`);
    given += pieces.reduce((sum, { length }) => sum + length, 0);
    yield* pieces;
  }
}
