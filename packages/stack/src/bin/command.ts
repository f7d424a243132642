import { StackError } from '../stack-error.ts';

/** Runs a command: what the user can put right is one line, anything else comes with its stack. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const text = error instanceof StackError ? error.message : String((error as Error).stack);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
