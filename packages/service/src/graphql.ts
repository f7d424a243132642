import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { Fault } from '@blockscore/result';
import { readBody } from './http.ts';
import { whenGone } from './when-gone.ts';

/**
 * Hands an HTTP request to Apollo Server and its answer back.
 *
 * @param contextOf gets a signal that is aborted when the client leaves before its answer is there
 * @param bodyLimit bytes; a larger body is refused with `LIMIT_EXCEEDED` (413)
 */
export function graphqlHandler<Context extends BaseContext>(
  server: ApolloServer<Context>,
  contextOf: (request: IncomingMessage, signal: AbortSignal) => Promise<Context>,
  bodyLimit: number,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const context = await contextOf(request, whenGone(response));
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        search: mark < 0 ? '' : url.slice(mark),
        body: request.method === 'POST' ? parseBody(await readBody(request, bodyLimit)) : undefined,
      },
      context: async () => context,
    });
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      response.end(answer.body.string);
      return;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  };
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('BAD_USER_INPUT', 'The request body is not valid JSON.');
  }
}
