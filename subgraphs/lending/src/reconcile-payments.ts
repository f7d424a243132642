import { basename } from 'node:path';
import { runMain } from '@blockscore/service';
import { createPorts, openResources } from './adapters/resources.ts';
import { readStatementFile } from './adapters/statement-folder.ts';
import type { StatementResult } from './app/take-statement.ts';
import { takeStatement } from './app/take-statement.ts';
import { configOfCommand } from './config.ts';

/** So many differences are shown. */
const SHOWN = 50;

/** Compares a statement of the payment provider with the payments here: docs/reconciliation.md. */
runMain('lending payment reconciliation', async () => {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) {
    process.stderr.write('Usage: pnpm reconcile-payments <statement.csv>\n');
    process.exitCode = 2;
    return;
  }
  const config = configOfCommand();
  const resources = await openResources(config);
  try {
    const take = takeStatement(createPorts(resources, config));
    const result = await take(basename(path), await readStatementFile(path));
    process.stdout.write(`${wordsOf(result)}\n`);
    const differs = result.kind === 'TAKEN' && result.differences.length > 0;
    if (result.kind === 'REFUSED' || differs) process.exitCode = 1;
  } finally {
    await resources.connection.close();
  }
});

function wordsOf(result: StatementResult): string {
  if (result.kind === 'REFUSED') {
    const where = result.line === null ? '' : `line ${result.line}: `;
    return `Nothing was taken: ${where}${result.message}`;
  }
  const { name, lines, from, until, takenAt } = result.statement;
  if (result.kind === 'KNOWN') return `It was taken as ${name} on ${takenAt.toISOString()}.`;
  const covers =
    until < from
      ? `no day of it is over: payments that it lacks are looked for once it is taken again later`
      : `it covers ${from} to ${until}`;
  const taken = `${counted(lines, 'line')} taken; ${covers}.`;
  const { differences } = result;
  const rows = differences
    .slice(0, SHOWN)
    .map(({ kind, reference, expected, found }) =>
      [kind, reference, `here: ${expected}`, `there: ${found}`].join(' | '),
    );
  const left = differences.length - rows.length;
  if (left > 0) rows.push(`… and ${left} more: see paymentDifferences.`);
  return [taken, `${counted(differences.length, 'new difference')}.`, ...rows].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
