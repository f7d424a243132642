import { join } from 'node:path';
import {
  databaseUrl,
  flagVariable,
  jwkVariable,
  processVariables,
  readConfig,
} from '@blockscore/service';
import { z } from 'zod';
import { readContracts, WHOLE_GRAPH } from './contracts/definitions.ts';
import { DEFAULT_LIMITS } from './documents/limits.ts';

const baseUrl = (port: number) =>
  z
    .url({ protocol: /^https?$/, error: 'must be a URL such as http://lending:4003' })
    .default(`http://127.0.0.1:${port}`);
const OWN_NAMES = ['identity', 'credit', 'lending', 'compliance', 'ledger', 'events'];
const furtherUrls = z
  .string()
  .default('')
  .transform((text, context) => {
    const urls: Record<string, string> = {};
    for (const entry of text.split(',').map((part) => part.trim())) {
      if (entry === '') continue;
      const [, name = '', url = ''] = /^([a-z][\w-]*)=(https?:\/\/.+)$/i.exec(entry) ?? [];
      if (URL.canParse(url) && !OWN_NAMES.includes(name) && !Object.hasOwn(urls, name)) {
        urls[name] = url;
        continue;
      }
      const message =
        'must be names of further subgraphs with a URL each, such as crm=http://crm:80';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    return urls;
  });
const contracts = z
  .string()
  .default('public=public|!internal,partner=public|partner|!internal')
  .transform((text, context) => {
    try {
      return readContracts(text);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });
const contractName = (name: string) =>
  z
    .string()
    .default(name)
    .transform((given) => (given === WHOLE_GRAPH ? undefined : given));
const positive = z.coerce.number().int().min(1);

const redisUrl = z.string().regex(/^rediss?:\/\//, 'must be a URL such as redis://host:6379');
const supergraphFile = z.string().default(join(import.meta.dirname, '../supergraph.graphql'));

const variables = z.object({
  ...processVariables,
  PORT: processVariables.PORT.default(4000),
  /** What `pnpm compose` wrote. */
  SUPERGRAPH_FILE: supergraphFile,
  /** How often it is looked whether that is another file now. */
  SUPERGRAPH_POLL_MS: positive.min(10).max(60_000).default(1_000),
  MAX_SUPERGRAPH_BYTES: positive.default(16 * 2 ** 20),
  /** What verifies supergraphs that are announced in Redis; without it none is heard of. */
  SUPERGRAPH_PUBLIC_KEY: jwkVariable.optional(),
  /** Which planners decide what is fetched where: docs/decisions/39-own-executor.md. */
  PLANNER: z.enum(['apollo', 'hive', 'hive-apollo']).default('hive-apollo'),
  /** Of each planner for each operation that is new. */
  PLANNING_TIMEOUT_MS: positive.max(60_000).default(5_000),
  /** Operations that may wait to be planned. */
  MAX_WAITING_PLANS: positive.max(10_000).default(100),
  MAX_PLAN_BYTES: positive.default(4 * 2 ** 20),
  /** Signs caller tokens; the subgraphs have its public half. */
  GATEWAY_PRIVATE_KEY: jwkVariable,
  IDENTITY_URL: baseUrl(4001),
  CREDIT_URL: baseUrl(4002),
  LENDING_URL: baseUrl(4003),
  COMPLIANCE_URL: baseUrl(4004),
  LEDGER_URL: baseUrl(4005),
  /** Subgraphs of the supergraph beside those five: `name=url`, separated by commas. */
  SUBGRAPH_URLS: furtherUrls,
  TOKEN_ISSUER: z.string().min(1).default('blockscore'),
  TOKEN_AUDIENCE: z.string().min(1).default('blockscore'),
  REDIS_URL: redisUrl.optional(),
  EVENTS_DATABASE_URL: databaseUrl.optional(),
  /** Origins of front ends that may call from a browser, separated by commas. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .transform((origins) => origins.filter((origin) => origin !== '')),
  /** Proxies of ours that every request passes: so many entries of X-Forwarded-For are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(20).default(0),
  /** Whether `GET /` serves the explorer. */
  ENABLE_EXPLORER: flagVariable.default(true),
  /** Whether clients may read the schema, by introspection and at `/schema.graphql`. */
  ENABLE_INTROSPECTION: flagVariable.default(true),
  SUBGRAPH_TIMEOUT_MS: positive.max(120_000).default(10_000),
  /** Without an answer for so long, a query is sent to its subgraph once more; never where it is not set. */
  HEDGE_AFTER_MS: positive.max(60_000).optional(),
  SUBGRAPH_CONNECTIONS: positive.max(1_000).default(64),
  MAX_RESPONSE_BYTES: positive.default(16 * 2 ** 20),
  MAX_BODY_BYTES: positive.default(2 ** 20),
  MAX_DOCUMENT_BYTES: positive.default(DEFAULT_LIMITS.bytes),
  MAX_DOCUMENT_TOKENS: positive.default(DEFAULT_LIMITS.tokens),
  MAX_DEPTH: positive.default(DEFAULT_LIMITS.depth),
  MAX_ALIASES: positive.default(DEFAULT_LIMITS.aliases),
  MAX_ROOT_FIELDS: positive.default(DEFAULT_LIMITS.rootFields),
  MAX_FIELDS: positive.default(DEFAULT_LIMITS.fields),
  MAX_DIRECTIVES: positive.default(DEFAULT_LIMITS.directives),
  /** Of a document and of variables; beyond a thousand no stack is sure to be enough. */
  MAX_NESTING: positive.max(1_000).default(DEFAULT_LIMITS.nesting),
  /** Points that one operation may cost, each list counted as long as it may be. */
  MAX_COST: positive.default(50_000),
  /** Whether points are counted for each caller, within a window of so many seconds. */
  ENABLE_RATE_LIMITING: flagVariable.default(true),
  RATE_LIMIT_WINDOW_SECONDS: positive.max(3_600).default(60),
  RATE_LIMIT_USER_POINTS: positive.default(200_000),
  RATE_LIMIT_KEY_POINTS: positive.default(500_000),
  /** Of an address from which nobody is signed in. */
  RATE_LIMIT_ANONYMOUS_POINTS: positive.default(20_000),
  /** Of all such addresses of a /48 of IPv6 together, which is as much as one customer is given. */
  RATE_LIMIT_SITE_POINTS: positive.default(200_000),
  /** What becomes of a query with fields that its caller may not use. */
  ACCESS_MODE: z.enum(['reject', 'null']).default('reject'),
  /** Parts of the graph that are served as graphs of their own, and the tags that make them. */
  CONTRACTS: contracts,
  /** What API keys get no more than; `all`: the whole graph, as far as their scopes let them. */
  CONTRACT_OF_KEYS: contractName('partner'),
  /** The same for whoever is not signed in. */
  CONTRACT_OF_ANONYMOUS: contractName(WHOLE_GRAPH),
  /** JSON object of documents by their SHA-256, as front ends' builds write it. */
  TRUSTED_DOCUMENTS_FILE: z.string().min(1).optional(),
  /** Whether no other documents are run. */
  ONLY_TRUSTED_DOCUMENTS: flagVariable.default(false),
  /** Whether clients may speak HTTP/2 without TLS on the same port, as an ingress does. */
  ENABLE_HTTP2: flagVariable.default(true),
  /** Requests and event streams under way on one connection over HTTP/2. */
  MAX_HTTP2_STREAMS: positive.max(1_000).default(100),
  /** Connections from one network, of whatever protocol; a WebSocket is one until it is opened. */
  MAX_CONNECTIONS_PER_NETWORK: positive.default(200),
  /** WebSockets and event streams open at the same time in this process. */
  MAX_CONNECTIONS: positive.default(10_000),
  MAX_SUBSCRIPTIONS_PER_CONNECTION: positive.default(100),
  /** WebSockets from one network that have not said whose they are. */
  MAX_UNKNOWN_SOCKETS_PER_NETWORK: positive.default(200),
  /** WebSockets, and event streams of many operations, of one caller in this process. */
  MAX_SOCKETS_PER_CALLER: positive.default(1_000),
  /** How long such a connection may stay open on which nothing runs. */
  SOCKET_IDLE_SECONDS: positive.max(86_400).default(60),
  /** What may wait on a WebSocket to be read when there is more to send. */
  MAX_UNREAD_BYTES: positive.default(16 * 2 ** 20),
  /** Subscriptions of one caller in this process, on all connections. */
  MAX_SUBSCRIPTIONS_PER_CALLER: positive.default(1_000),
  /** Events that may wait for a slow subscriber before it is cut off. */
  MAX_WAITING_EVENTS: positive.max(100_000).default(1_000),
});

/** What `pnpm publish-supergraph` reads. */
const publishing = z.object({
  SUPERGRAPH_FILE: supergraphFile,
  SUPERGRAPH_PRIVATE_KEY: jwkVariable,
  REDIS_URL: redisUrl,
});

export type GatewayConfig = z.output<typeof variables>;

/** @throws an Error that lists every variable that cannot be used */
export function gatewayConfig(
  environment: Readonly<Record<string, string | undefined>>,
): GatewayConfig {
  return checkedContracts(readConfig(variables, environment));
}

function checkedContracts(config: GatewayConfig): GatewayConfig {
  const names = new Set(config.CONTRACTS.map(({ name }) => name));
  for (const variable of ['CONTRACT_OF_KEYS', 'CONTRACT_OF_ANONYMOUS'] as const) {
    const name = config[variable];
    if (name === undefined || names.has(name)) continue;
    throw new Error(`${variable} is «${name}», and CONTRACTS has no such contract.`);
  }
  return config;
}

/** @throws an Error that lists every variable that cannot be used */
export function publishingConfigOfProcess(): z.output<typeof publishing> {
  return readConfig(publishing, process.env);
}

/** The configuration of this process. */
export function configOfProcess(): GatewayConfig {
  return gatewayConfig(process.env);
}

/**
 * `@apollo/gateway` sends figures of the machine to its maker unless this variable says otherwise. A
 * lender's gateway calls nobody that its configuration does not name.
 */
export function disableApolloTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
