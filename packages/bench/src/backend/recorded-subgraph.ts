import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';

export interface RecordedSubgraph {
  readonly url: string;
  /** Requests that were answered, and those among them for which the schema had to be asked. */
  readonly counts: () => { readonly requests: number; readonly recorded: number };
  readonly close: () => Promise<void>;
}

export interface RecordedSubgraphOptions {
  readonly schema: GraphQLSchema;
  /** Answered at `GET /.well-known/jwks.json`: the keys of the principals. */
  readonly jwks: object;
}

/** Beyond these the oldest answers are forgotten, and are asked of the schema again. */
const MOST_ANSWERS = 2_000;
const MOST_BYTES = 512 * 2 ** 20;

/**
 * A subgraph that answers from memory. A request body that it has not seen is asked of the real
 * schema once, and its answer kept: whatever fetches a gateway plans, they cost next to nothing here,
 * and what is measured is the gateway.
 */
export async function startRecordedSubgraph(
  options: RecordedSubgraphOptions,
): Promise<RecordedSubgraph> {
  const { schema } = options;
  const jwks = Buffer.from(JSON.stringify(options.jwks));
  const answers = new Map<string, Buffer>();
  let kept = 0;
  let requests = 0;
  let recorded = 0;

  const keep = (body: string, answer: Buffer) => {
    answers.set(body, answer);
    kept += body.length + answer.length;
    for (const [oldest, { length }] of answers) {
      if (answers.size <= MOST_ANSWERS && kept <= MOST_BYTES) break;
      answers.delete(oldest);
      kept -= oldest.length + length;
    }
  };
  const answerTo = async (body: string) => {
    const known = answers.get(body);
    if (known !== undefined) return known;
    const answer = Buffer.from(JSON.stringify(await answerOf(schema, body)));
    recorded += 1;
    keep(body, answer);
    return answer;
  };

  const server = createServer((request, response) => {
    if (request.method === 'GET') return send(response, jwks);
    requests += 1;
    answerRequest(request, response, answerTo);
  });
  server.keepAliveTimeout = 600_000;
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts: () => ({ requests, recorded }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  answerTo: (body: string) => Promise<Buffer>,
): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => {
    const [first] = chunks;
    const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
    answerTo(whole.toString('utf8')).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        response.statusCode = 400;
        send(response, Buffer.from(JSON.stringify({ errors: [{ message: String(error) }] })));
      },
    );
  });
}

function send(response: ServerResponse, body: Buffer): void {
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', body.length);
  response.end(body);
}

interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** The real answer, to one request or to several in one body. */
async function answerOf(schema: GraphQLSchema, body: string): Promise<unknown> {
  const request = JSON.parse(body) as Request | readonly Request[];
  const run = async ({ query, variables, operationName }: Request) => {
    const document: DocumentNode = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return await execute({
      schema,
      document,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    });
  };
  return Array.isArray(request)
    ? await Promise.all(request.map(run))
    : await run(request as Request);
}
