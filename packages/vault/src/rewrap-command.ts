import { KeyServiceUnavailable } from './kms-client.ts';
import { type RewrapOptions, rewrapColumn, type WrappedColumn } from './rewrap.ts';

export interface RewrapCommand extends Pick<RewrapOptions, 'sql' | 'keyProvider' | 'batch'> {
  readonly columns: readonly WrappedColumn[];
  readonly write: (line: string) => void;
  /** Milliseconds between two lines of progress; default 2 s. */
  readonly progressMs?: number;
}

/**
 * `pnpm rewrap <subgraph>`: moves all wrapped keys to the current master key and says which master
 * keys still hold any: docs/security/keys.md.
 *
 * @returns the exit code: 0 where none but the current master key is needed any more
 */
export async function runRewrap(command: RewrapCommand): Promise<number> {
  const { columns, keyProvider, write, progressMs = 2_000 } = command;
  write(`The current master key is ${keyProvider.current}.`);
  let told = Date.now();
  const onProgress = ({ name }: WrappedColumn, rewrapped: number) => {
    if (Date.now() - told < progressMs) return;
    told = Date.now();
    write(`${name}: ${rewrapped} re-wrapped so far`);
  };
  const remaining: string[] = [];
  for (const column of columns) {
    const { name } = column;
    try {
      const report = await rewrapColumn({ ...command, onProgress }, column);
      const beside = report.changedMeanwhile;
      write(
        `${name}: ${report.rewrapped} re-wrapped${beside === 0 ? '' : `, ${beside} changed by others meanwhile`}`,
      );
      for (const refusal of report.refusals) write(`left as it is: ${refusal}`);
      for (const [key, held] of report.held) {
        write(`${name} under ${key}: ${held}`);
        if (key !== keyProvider.current) remaining.push(`${held} ${name} under ${key}`);
      }
    } catch (error) {
      if (!(error instanceof KeyServiceUnavailable)) throw error;
      const reason = error.cause instanceof Error ? error.cause.message : error.message;
      write(`Stopped in the ${name}: ${reason}`);
      write('What was re-wrapped stays so. Run the command again to go on from there.');
      return 1;
    }
  }
  write(
    remaining.length === 0
      ? 'No key is wrapped by another master key any more.'
      : `Still needed: ${remaining.join('; ')}. Processes that wrap by it may still run: run the command again when they are gone.`,
  );
  return remaining.length === 0 ? 0 : 1;
}
