import type { GraphqlAnswer } from './subgraph.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** An access token of identity's. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 30_000;

/** One operation over HTTP. Errors are in the answer, as a client would find them. */
export async function graphql(url: string, request: GraphqlRequest): Promise<GraphqlAnswer> {
  const { query, variables, operationName } = request;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Pick<GraphqlAnswer, 'data' | 'errors'>;
    return { status: response.status, data: body.data, errors: body.errors };
  } catch {
    throw new Error(`${url} answered ${response.status} and no JSON: ${text.slice(0, 500)}`);
  }
}

/** The data of an operation that must succeed. Throws with the errors where there are some. */
export async function graphqlData<T>(url: string, request: GraphqlRequest): Promise<T> {
  const answer = await graphql(url, request);
  if (answer.errors !== undefined || answer.data === null || answer.data === undefined) {
    throw new Error(
      `${url} answered ${answer.status}: ${JSON.stringify(answer.errors ?? answer.data)}`,
    );
  }
  return answer.data as T;
}
