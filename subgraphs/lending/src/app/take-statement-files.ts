import type { StatementFile } from './statement-ports.ts';
import {
  recheckPayments,
  type StatementPorts,
  type StatementResult,
  takeStatement,
} from './take-statement.ts';

/**
 * Takes all statements that were laid down, and looks again at what is open. A file that was taken, or
 * that is none, is put aside, so that it is not read again.
 *
 * @param list what was laid down; null where statements come by hand alone
 * @param onFile hears what came of each
 */
export function takeStatementFiles(
  ports: StatementPorts,
  list: (() => Promise<readonly StatementFile[]>) | null,
) {
  const take = takeStatement(ports);
  const recheck = recheckPayments(ports);
  return async (
    onFile: (name: string, result: StatementResult) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const file of (await list?.()) ?? []) {
      signal?.throwIfAborted();
      const result = await take(file.name, await file.read());
      await file.putAside(result.kind === 'REFUSED' ? 'refused' : 'taken');
      onFile(file.name, result);
    }
    await recheck(signal);
  };
}
