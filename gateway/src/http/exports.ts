import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import {
  CALLER_TOKEN_HEADER,
  hasScope,
  isSignedIn,
  type Scope,
  type SignCaller,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { atOnce } from '@blockscore/service';
import { traceparent } from '../context.ts';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import type { Exchange } from './exchange.ts';

/** Files that subgraphs write, each for whoever has the scope. */
export const EXPORTED_FILES = [
  { path: '/exports/portfolio.csv', subgraph: 'lending', scope: 'portfolio:read' },
  { path: '/exports/statement.csv', subgraph: 'ledger', scope: 'ledger:read' },
  { path: '/exports/audit-trail.jsonl', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/audit-trail.csv', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/kyc-report.csv', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/kyc-report.pdf', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/monitoring-report.csv', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/monitoring-report.pdf', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/audit-report.csv', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/audit-report.pdf', subgraph: 'compliance', scope: 'compliance:read' },
  { path: '/exports/audit-report.json', subgraph: 'compliance', scope: 'compliance:read' },
] as const satisfies readonly ExportedFile[];

export interface ExportedFile {
  /** Of the gateway, and of the subgraph. */
  readonly path: string;
  readonly subgraph: Exporter;
  readonly scope: Scope;
}

type Exporter = 'lending' | 'ledger' | 'compliance';
/** Files of a kind under way at the same time in this process. */
const AT_ONCE = 4;
const LONGEST_QUERY = 1_000;
/** Of a subgraph's answer, what the file is told by. */
const HEADERS = ['content-type', 'content-disposition', 'link'] as const;

export interface ExportsOptions extends Readonly<Record<Exporter, Pick<SubgraphClient, 'open'>>> {
  readonly sign: SignCaller;
}

/**
 * Hands on a file of a subgraph, as fast as the client takes it. Whoever may not read it is refused
 * here, and by the subgraph again.
 */
export function fileExport({ path, subgraph, scope }: ExportedFile, options: ExportsOptions) {
  const { sign, [subgraph]: client } = options;
  const limited = atOnce(AT_ONCE, 'Ask again in a moment.');
  return async ({ request, response, context }: Exchange): Promise<void> => {
    const { caller, requestId, traceId, signal } = context;
    if (!isSignedIn(caller)) throw new Fault('UNAUTHENTICATED', 'Sign in first.');
    if (!hasScope(caller, scope)) throw new Fault('FORBIDDEN', `This takes the scope ${scope}.`);
    const query = (request.url ?? '').replace(/^[^?]*/, '');
    if (query.length > LONGEST_QUERY) throw new Fault('BAD_USER_INPUT', 'The address is too long.');
    await limited(async () => {
      const headers = {
        [CALLER_TOKEN_HEADER]: await sign(caller, subgraph),
        'x-request-id': requestId,
        traceparent: traceparent(traceId),
      };
      const answer = await opened(client.open(`${path}${query}`, headers, signal));
      if (answer.status !== 200) throw await refusalOf(answer.body);
      for (const name of HEADERS) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      response.setHeader('cache-control', 'no-store');
      await pipeline(answer.body, response);
    });
  };
}

async function opened<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof SubgraphFailure)) throw error;
    throw new Fault('SERVICE_UNAVAILABLE', 'Files cannot be written now: ask again in a moment.');
  }
}

/** What the subgraph says is wrong with the request; anything else is a fault of ours. */
async function refusalOf(body: Readable): Promise<Fault> {
  const told: unknown = JSON.parse(await text(body));
  const [error] =
    (told as { errors?: { message: string; extensions: { code: string } }[] }).errors ?? [];
  const code = error?.extensions.code;
  return code === 'BAD_USER_INPUT' || code === 'CURSOR_INVALID'
    ? new Fault(code, error?.message ?? '')
    : new Fault('SERVICE_UNAVAILABLE', 'The file cannot be written now: ask again in a moment.');
}
