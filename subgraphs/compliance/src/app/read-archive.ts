import { isId } from '@blockscore/ids';
import type { ExportId } from './data-export-ports.ts';
import type { Ports, UserId } from './ports.ts';

/** The archive for who shows an address that was signed for that person; it is told to the audit trail first. */
export function readArchive(ports: Pick<Ports, 'transact'>) {
  return (id: ExportId, userId: UserId): Promise<Uint8Array | undefined> =>
    ports.transact(async (work) => {
      const [found] = isId('export', id) ? await work.dataExports.findMany([id]) : [];
      if (found?.status !== 'READY' || found.userId !== userId) return undefined;
      const archive = await work.dataExports.archive(id);
      if (archive === undefined) return undefined;
      await work.events.record({
        type: 'compliance.export.downloaded',
        aggregate: { type: 'export', id, version: found.version },
        audience: { subject: userId, scopes: ['compliance:read'] },
        actor: { kind: 'USER', id: userId },
        data: { exportId: id, userId },
      });
      return archive;
    });
}
