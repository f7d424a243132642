import type { Caller } from '@blockscore/caller';
import { err, Fault, ok, type Result } from '@blockscore/result';
import type { Graph } from '../graph.ts';

/** A graph as its clients know it. */
export interface PublishedGraph {
  readonly graph: Graph;
  /** The schema that clients see, in SDL. */
  readonly schemaText: string;
}

/** A part of the graph that is served as a graph of its own. */
export interface Contract extends PublishedGraph {
  readonly name: string;
  /** Contracts all of which is in this one, itself among them. */
  readonly holds: ReadonlySet<string>;
}

export interface WithContracts extends PublishedGraph {
  /** By their names. */
  readonly contracts: ReadonlyMap<string, Contract>;
}

/** The graph that a request is about, in whichever version of it answers. */
export type GraphIn = (version: WithContracts) => Result<PublishedGraph, Fault>;

/** The contract that a caller gets no more than; undefined for whom the whole graph is. */
export type ContractOf = (caller: Caller) => string | undefined;

/** Contracts for API keys and for whoever is not signed in. */
export function contractsOfCallers(
  ofKeys: string | undefined,
  ofAnonymous: string | undefined,
): ContractOf {
  return ({ kind }) =>
    kind === 'PARTNER' ? ofKeys : kind === 'ANONYMOUS' ? ofAnonymous : undefined;
}

/**
 * The contract that is asked for, if it is within the caller's own; that where none is asked for.
 * @param asked by path or header
 * @param own of the caller
 */
export function graphFor(asked: string | undefined, own: string | undefined): GraphIn {
  return (version) => {
    const bound = own === undefined ? version : version.contracts.get(own);
    if (bound === undefined) throw new Error(`There is no contract «${own}».`);
    if (asked === undefined) return ok(bound);
    const wanted = version.contracts.get(asked);
    const isAllowed = bound === version || ('holds' in bound && bound.holds.has(asked));
    if (wanted !== undefined && isAllowed) return ok(wanted);
    const message = 'There is no such graph for you: leave the name of a contract out.';
    return err(new Fault('FORBIDDEN', message));
  };
}
