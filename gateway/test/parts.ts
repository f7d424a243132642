interface Sink {
  next(result: object): void;
  error(error: unknown): void;
  complete(): void;
}

/** Reads a subscription in parts, as Apollo's clients do, far enough for these tests. */
export function readParts(
  url: string,
  operation: object,
  authorization: string | undefined,
  sink: Sink,
): () => void {
  const leaving = new AbortController();
  const read = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'multipart/mixed;subscriptionSpec=1.0,application/json',
        ...(authorization && { authorization }),
      },
      body: JSON.stringify(operation),
      signal: leaving.signal,
    });
    if (!response.headers.get('content-type')?.startsWith('multipart/mixed')) {
      throw new Error(await response.text());
    }
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split('\r\n--graphql');
      text = parts.pop() ?? '';
      for (const part of parts) deliver(part, sink);
    }
    sink.complete();
  };
  read().catch((error: unknown) => {
    if (!leaving.signal.aborted) sink.error(error);
  });
  return () => leaving.abort();
}

function deliver(part: string, sink: Sink): void {
  const [, body] = part.split('\r\n\r\n');
  if (body === undefined) return;
  const { payload } = JSON.parse(body) as { payload?: object };
  if (payload !== undefined) sink.next(payload);
}
