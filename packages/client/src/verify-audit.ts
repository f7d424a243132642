/**
 * Checks an export of a lender's audit trail: that no entry in it was changed, added or left out since its
 * hash was written to a chain. It takes the file and an endpoint of the chain, and nothing of the lender's:
 *
 *     node verify-audit.ts audit-trail.jsonl --rpc https://endpoint.example --registry 0x…
 *
 * docs/audit.md says what is proven and what is not.
 */
import { createReadStream, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ExportError } from './audit-lines.ts';
import { type AuditReport, type AuditVerdict, verifyAudit } from './check-audit.ts';
import { ProofError, type Terminal } from './verify.ts';

const HELP = `Checks an export of an audit trail, in JSON Lines or CSV.

  node verify-audit.ts <file | -> --rpc <url> [--rpc <url> …] [--registry <address>] [--json]

  --rpc       an endpoint of the chain (JSON-RPC over HTTP), up to five that must all say the same
  --registry  the address of the AnchorRegistry that the lender publishes
  --json      the report as JSON

It ends with 0  all entries hold together, and the chain fixes them up to the place that it says
           1  something is not as it was: the line and the place are said
           2  nothing was checked: the file or the arguments cannot be used
           3  the entries hold together, but nothing ties them to the chain, or no endpoint could be asked
           5  all holds if the registry is the lender's: no --registry was given to hold it against
`;

const EXIT: Readonly<Record<AuditVerdict, number>> = {
  PROVEN: 0,
  NOT_PROVEN: 1,
  INCOMPLETE: 3,
  REGISTRY_OPEN: 5,
};

/** @returns the code that the process ends with */
export async function command(given: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        rpc: { type: 'string', multiple: true, default: [] },
        registry: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (values.help || given.length === 0) {
      terminal.out(HELP);
      return values.help ? 0 : 2;
    }
    if (file === undefined || others.length > 0)
      throw new ExportError('Give one file; see --help.');
    const { rpc, registry } = values;
    const report = await verifyAudit(textOf(terminal, file), { rpc, registry });
    terminal.out(values.json ? `${JSON.stringify(report, null, 2)}\n` : printed(report));
    return EXIT[report.verdict];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    terminal.err(`${error.message}\n`);
    return 2;
  }
}

function isRefusal(error: unknown): error is Error {
  if (error instanceof ExportError || error instanceof ProofError) return true;
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE')
  );
}

async function* textOf({ read }: Terminal, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of read(file)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw new ExportError(`The file cannot be read: ${(error as Error).message}`);
  }
}

function printed(report: AuditReport): string {
  const { verdict, summary, from, to, entries, withheld, withoutSalt, proofs } = report;
  const rows: readonly (readonly [string, string | number])[] = [
    ['Days', from === to ? from : `${from} to ${to}`],
    ['Entries', entries],
    ...(withheld > 0 ? [['Shown as links only', withheld] as const] : []),
    ...(withoutSalt > 0 ? [['Details without a salt', withoutSalt] as const] : []),
    ...proofs.map(({ summary: of }, at) => [`Proof ${at + 1}`, of] as const),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    '',
    `${verdict.replaceAll('_', ' ')}. ${summary}`,
    '',
  ].join('\n');
}

const [, program] = process.argv;
if (program !== undefined && pathToFileURL(realpathSync(program)).href === import.meta.url) {
  process.exitCode = await command(process.argv.slice(2), {
    read: (file) => (file === '-' ? process.stdin : createReadStream(file)),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}
