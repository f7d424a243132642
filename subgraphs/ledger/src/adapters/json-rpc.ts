import { z } from 'zod';
import { ChainUnavailable } from '../app/chain-client.ts';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The chain understood the request and says no; `message` is its own. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export interface JsonRpc {
  /**
   * Calls a method and checks the form of its result.
   * @throws RpcError when the node answers with an error
   * @throws ChainUnavailable when there is no usable answer in time
   */
  call<Result>(
    method: string,
    parameters: readonly unknown[],
    result: z.ZodType<Result>,
  ): Promise<Result>;
}

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).nullish(),
});

/**
 * JSON-RPC 2.0 over HTTP, one request a call. Plain `fetch` rather than a provider of ethers, which
 * keeps asking a dead endpoint in the background and answers some calls from its own memory.
 */
export function createJsonRpc(url: string, timeoutMs = 10_000): JsonRpc {
  const { origin } = new URL(url);
  let lastId = 0;
  return {
    async call(method, parameters, result) {
      lastId += 1;
      const body = JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params: parameters });
      const answer = answerSchema.safeParse(await post(url, origin, body, timeoutMs));
      if (!answer.success) {
        throw new ChainUnavailable(`${origin} answers ${method} with no JSON-RPC: check the URL.`);
      }
      const { error } = answer.data;
      if (error != null) throw new RpcError(error.code, error.message);
      const parsed = result.safeParse(answer.data.result);
      if (parsed.success) return parsed.data;
      throw new ChainUnavailable(
        `${origin} answers ${method} with something else than was expected: is it an Ethereum node?`,
      );
    },
  };
}

/** `origin` stands for the endpoint in messages, since its path often holds an access key. */
async function post(
  url: string,
  origin: string,
  body: string,
  timeoutMs: number,
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readBounded(response);
    return JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChainUnavailable(`The chain at ${origin} gives no answer (${reason}).`, {
      cause: error,
    });
  }
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`more than ${MAX_ANSWER_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
