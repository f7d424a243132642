import type { SignCaller } from '@blockscore/caller';
import type { Logger } from '@blockscore/service';
import type { GraphQLSchema } from 'graphql';
import { createEnforcer } from '../access/enforcer.ts';
import type { Run } from '../answers.ts';
import type { GatewayConfig } from '../config.ts';
import type { OperationContext } from '../context.ts';
import { buildContracts, textOf } from '../contracts/build-contracts.ts';
import type { WithContracts } from '../contracts/contracts.ts';
import type { Budgets } from '../cost/budgets.ts';
import { createMeter } from '../cost/meter.ts';
import type { Inspect } from '../documents/inspect.ts';
import { sha256 } from '../documents/persisted.ts';
import { readTrustedDocuments } from '../documents/trusted.ts';
import { createAdmission } from '../execution/admission.ts';
import type { AdmitFor, AskerOf, ExecutionRequest, Send, Withhold } from '../execution/executor.ts';
import { createFlights } from '../execution/flights.ts';
import type { PlanQueue } from '../execution/plan-queue.ts';
import { createFederation, type Federation } from '../federation/federation.ts';
import { subgraphsIn, supergraphSchema } from '../federation/supergraph.ts';
import { createGraph } from '../graph.ts';
import type { GatewayMetrics } from '../metrics.ts';
import { type Clients, clientOf } from '../subgraphs/clients.ts';
import { createDataSource } from '../subgraphs/data-source.ts';
import { resilient } from '../subgraphs/resilience.ts';
import { createEventSource } from '../subscriptions/event-source.ts';
import { checkSources } from '../subscriptions/sources.ts';

/** Everything that is made of one supergraph. Nothing of it changes. */
export interface GraphVersion extends WithContracts {
  /** The first digits of the SHA-256 of the supergraph's text. */
  readonly id: string;
  /** Trusted documents by their SHA-256 in hex, all of which fit this version. */
  readonly trusted: ReadonlyMap<string, string>;
  /** Whether nothing else is run. */
  readonly onlyTrusted: boolean;
}

export interface VersionsOptions {
  readonly config: Pick<
    GatewayConfig,
    | 'PLANNER'
    | 'ACCESS_MODE'
    | 'MAX_COST'
    | 'CONTRACTS'
    | 'TRUSTED_DOCUMENTS_FILE'
    | 'ONLY_TRUSTED_DOCUMENTS'
    | 'HEDGE_AFTER_MS'
  >;
  readonly clients: Clients;
  readonly sign: SignCaller;
  readonly inspect: Inspect;
  readonly budgets: Budgets | undefined;
  readonly queue: PlanQueue;
  readonly metrics: Pick<GatewayMetrics, 'observeSubgraph' | 'holdBack' | 'observeHedge'>;
  readonly logger: Logger;
}

/**
 * Makes a version of the text of a supergraph.
 * @throws where the gateway must not serve it: it cannot be read or planned with, a subgraph has no
 * address, a subscription no source, a protected field is not denied, a trusted document does not fit, a
 * contract is impossible
 */
export type BuildVersion = (supergraphSdl: string) => Promise<GraphVersion>;

const ID_LENGTH = 12;

/** What names a version: of the same text, the same. */
export function versionIdOf(supergraphSdl: string): string {
  return sha256(supergraphSdl).slice(0, ID_LENGTH);
}

/** Versions share what is not made of the supergraph: connections, breakers, budgets, flights. */
export function createVersionBuilder(options: VersionsOptions): BuildVersion {
  const { config, inspect, budgets, logger } = options;
  const sourceOf = createSources(options);
  const flights = createFlights<Run>();
  const admission = createAdmission();
  const admit: Ways['admit'] = (work, { signal }) => admission(work, signal);
  return async (supergraphSdl) => {
    const id = versionIdOf(supergraphSdl);
    const supergraph = supergraphSchema(supergraphSdl);
    const enforcer = createEnforcer(supergraph, config.ACCESS_MODE);
    const metering = { supergraph, budgets, mostPerOperation: config.MAX_COST };
    const meter = createMeter(metering);
    const withhold = (
      { document, operationName, variables }: ExecutionRequest,
      { caller }: OperationContext,
    ) => enforcer.withheld(caller, document, operationName, variables);
    const federation = federate(supergraphSdl, options, {
      sourceOf,
      withhold,
      admit,
      askerOf: meter.askerOf,
    });
    const parts = { version: id, enforcer, inspect, meter, flights, logger };
    const graph = await createGraph({ ...parts, federation });
    try {
      const { schema } = graph;
      checkSources(schema);
      const trusted = trustedDocuments(config, inspect, schema);
      const contracts = await buildContracts({
        ...{ definitions: config.CONTRACTS, supergraph, schema },
        serve: (contract, part) =>
          createGraph({
            ...{ ...parts, contract, federation: federation.narrowed(part) },
            meter: createMeter({ ...metering, part }),
          }),
      });
      const onlyTrusted = config.ONLY_TRUSTED_DOCUMENTS;
      return { id, graph, trusted, onlyTrusted, schemaText: textOf(schema), contracts };
    } catch (error) {
      await graph.stop();
      throw error;
    }
  };
}

type SourceOf = (subgraph: string) => Send<OperationContext>;

/** One way to each subgraph for all versions: what is known of its health outlives them. */
function createSources(options: VersionsOptions): SourceOf {
  const { config, clients, sign, metrics, logger } = options;
  const ways = { hedgeAfterMs: config.HEDGE_AFTER_MS, onHedge: metrics.observeHedge };
  const observe = metrics.observeSubgraph;
  const sources = new Map<string, Send<OperationContext>>();
  const onState = (subgraph: string, isHeldBack: boolean) => {
    metrics.holdBack(subgraph, isHeldBack);
    if (isHeldBack) logger.warn({ subgraph }, 'subgraph does not answer: requests are held back');
    else logger.info({ subgraph }, 'subgraph answers again');
  };
  return (subgraph) => {
    const known = sources.get(subgraph);
    if (known !== undefined) return known;
    const client = clientOf(clients, subgraph);
    const tellsClient = subgraph === 'identity';
    const source = createDataSource({ subgraph, client, sign, logger, tellsClient, observe });
    const { send } = resilient(source, { subgraph, onState, ...ways });
    sources.set(subgraph, send);
    return send;
  };
}

interface Ways {
  readonly sourceOf: SourceOf;
  readonly withhold: Withhold<OperationContext>;
  readonly admit: AdmitFor<OperationContext>;
  readonly askerOf: AskerOf<OperationContext>;
}

function federate(
  supergraphSdl: string,
  { config, queue, logger }: VersionsOptions,
  { sourceOf, ...ways }: Ways,
): Federation {
  const events = createEventSource(() => federation.schema());
  const subgraphs = subgraphsIn(supergraphSdl);
  if (subgraphs.length === 0) throw new Error('The text names no subgraph: it is no supergraph.');
  const sources = new Map(
    subgraphs.map((name) => [name, name === 'events' ? events : sourceOf(name)]),
  );
  const federation = createFederation({
    ...{ supergraphSdl, sources, queue, logger, ...ways },
    planner: config.PLANNER,
  });
  return federation;
}

/** @throws where the configuration says that only such documents are run, and names none */
function trustedDocuments(
  { TRUSTED_DOCUMENTS_FILE: file, ONLY_TRUSTED_DOCUMENTS: alone }: VersionsOptions['config'],
  inspect: Inspect,
  schema: GraphQLSchema,
): ReadonlyMap<string, string> {
  if (file !== undefined) return readTrustedDocuments(file, inspect, schema);
  if (!alone) return new Map();
  throw new Error('ONLY_TRUSTED_DOCUMENTS is set: name them by TRUSTED_DOCUMENTS_FILE.');
}
