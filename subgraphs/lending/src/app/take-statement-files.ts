import type { StatementFile } from './statement-ports.ts';
import {
  recheckPayments,
  type StatementPorts,
  type StatementResult,
  takeStatement,
} from './take-statement.ts';

/** So many files are put aside in one go; the others are there the next time. */
const AT_ONCE = 1_000;

/** What came of a file that was laid down: also that it could not be read, taken or put aside. */
export type FileResult = StatementResult | { readonly kind: 'FAILED'; readonly error: unknown };

/**
 * Takes all statements that were laid down, and looks again at what is open. A file that was taken, or
 * that is none, is put aside, so that it is not read again. One that fails otherwise stays where it is and
 * is tried again the next time; it keeps nobody from taking the others.
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
    onFile: (name: string, result: FileResult) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    const takeFile = async (file: StatementFile): Promise<boolean> => {
      try {
        const result = await take(file.name, await file.read());
        onFile(file.name, result);
        if (result.kind === 'REFUSED') await file.putAside('refused', result.sha256.slice(0, 16));
        else await file.putAside('taken', result.statement.id);
        return true;
      } catch (error) {
        onFile(file.name, { kind: 'FAILED', error });
        return false;
      }
    };
    try {
      let aside = 0;
      for (const file of (await list?.()) ?? []) {
        signal?.throwIfAborted();
        if (await takeFile(file)) aside += 1;
        if (aside === AT_ONCE) break;
      }
    } finally {
      await recheck(signal);
    }
  };
}
