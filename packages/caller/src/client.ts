/** The program that a request came from, as the gateway saw it: for sign-ins, throttles and mails. */
export interface Client {
  /** IPv4 or IPv6 address in its canonical text; empty where the gateway told none. */
  readonly address: string;
  /** What the program calls itself (`User-Agent`): a claim, not a fact. Empty where it told none. */
  readonly agent: string;
}

/** Set by the gateway alone: it forwards no header of a client's request. */
export const CLIENT_HEADERS = {
  address: 'x-blockscore-client-address',
  agent: 'x-blockscore-client-agent',
} as const;

/** Longest text of an IPv6 address. */
const LONGEST_ADDRESS = 45;
const LONGEST_AGENT = 300;

/** Reads who the gateway says the client is. */
export function clientOf(headers: Readonly<Record<string, string | string[] | undefined>>): Client {
  return {
    address: printable(headers[CLIENT_HEADERS.address], LONGEST_ADDRESS),
    agent: printable(headers[CLIENT_HEADERS.agent], LONGEST_AGENT),
  };
}

/**
 * The headers that tell a subgraph of the client.
 * @param client texts of any length; what a header cannot hold is removed
 */
export function clientHeaders(client: Client): Readonly<Record<string, string>> {
  return {
    [CLIENT_HEADERS.address]: printable(client.address, LONGEST_ADDRESS),
    [CLIENT_HEADERS.agent]: printable(client.agent, LONGEST_AGENT),
  };
}

/** Printable ASCII, as headers hold it: everything else is a space, and spaces are single. */
function printable(value: string | readonly string[] | undefined, most: number): string {
  if (typeof value !== 'string') return '';
  const bounded = value.slice(0, 10 * most);
  return bounded
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .slice(0, most)
    .trimEnd();
}
