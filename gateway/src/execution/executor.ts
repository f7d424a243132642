import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Plan } from './plan.ts';

/** One operation that was validated and allowed. */
export interface ExecutionRequest {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** As the client gave them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One request to a subgraph. */
export interface FetchRequest {
  readonly subgraph: string;
  /** Complete JSON text: `query`, `variables`, `operationName`. */
  readonly body: string;
  /** What the client's operation is: within a mutation, nothing is shared, ended early or retried. */
  readonly kind: 'QUERY' | 'MUTATION' | 'SUBSCRIPTION';
}

export interface FetchReply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Sends one request to a subgraph. The reply's data belongs to the executor, which changes it.
 * @throws {SubgraphFailure} where no usable answer came: every field that is missing gets an error
 */
export type Send<C> = (fetch: FetchRequest, context: C) => Promise<FetchReply>;

export interface Planner {
  /** The schema that clients see, without what is `@inaccessible`. */
  readonly schema: GraphQLSchema;
  /** @throws where the operation cannot be planned, which was validated against `schema` */
  readonly plan: (document: DocumentNode, operationName: string | undefined) => Plan;
}

export interface ExecutionResult {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

export interface Executor<C> {
  readonly execute: (request: ExecutionRequest, context: C) => Promise<ExecutionResult>;
  /** The same as JSON text, errors as `formatError` has them. */
  readonly answer: (request: ExecutionRequest, context: C) => Promise<string>;
}

export interface ExecutorOptions<C> {
  readonly supergraphSdl: string;
  readonly planner: Planner;
  readonly send: Send<C>;
  /** How `answer` shows an error; left out, as the error itself says. */
  readonly formatError?: (error: GraphQLError, context: C) => GraphQLFormattedError;
}

export type CreateExecutor = <C>(options: ExecutorOptions<C>) => Executor<C>;
