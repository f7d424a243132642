const TIMEOUT_MS = 5_000;

/** One JSON-RPC request to an Ethereum node. Throws an Error with the node's message. */
export async function chainRequest<T>(
  url: string,
  method: string,
  params: readonly unknown[],
): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = (await response.json()) as { result?: T; error?: { message?: string } };
  if (answer.error !== undefined || answer.result === undefined) {
    throw new Error(`${method}: ${answer.error?.message ?? 'no result'}`);
  }
  return answer.result;
}
