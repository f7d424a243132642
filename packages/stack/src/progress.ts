import type { Reporter } from './reporter.ts';
import type { StackError } from './stack-error.ts';

const NAME_WIDTH = 12;
const DETAIL_WIDTH = 56;

/** Shows each step on a line of its own when it ends, with the seconds it took. */
export function progressReporter(
  write: (line: string) => void,
  onFault: (error: StackError) => void,
  isStopping: () => boolean,
): Reporter {
  return {
    async step(name, work) {
      const begin = performance.now();
      const seconds = () => `${((performance.now() - begin) / 1_000).toFixed(1)} s`;
      try {
        const [detail, value] = await work();
        write(`  ✔ ${name.padEnd(NAME_WIDTH)} ${detail.padEnd(DETAIL_WIDTH)} ${seconds()}`);
        return value;
      } catch (error) {
        // What is stopped while it starts fails to start; that is no fault.
        if (!isStopping())
          write(`  ✖ ${name.padEnd(NAME_WIDTH)} ${'failed'.padEnd(DETAIL_WIDTH)} ${seconds()}`);
        throw error;
      }
    },
    line: write,
    fault: onFault,
  };
}
