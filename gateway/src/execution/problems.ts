import { type ASTNode, GraphQLError } from 'graphql';
import { UNAVAILABLE as SHOWN } from '../subgraphs/errors.ts';
import type { Place } from './paths.ts';

/** Errors that one answer has at most: a list of thousands that fail needs no more to be understood. */
export const MOST_ERRORS = 1_000;
/** Fields that are said to be missing at most, where a subgraph does not answer. */
const MOST_UNAVAILABLE = 20;

/** An error of a subgraph as it is told at a place. */
export type ErrorAt = (place: Place) => GraphQLError;

/** The errors of one answer. */
export class Problems {
  readonly errors: GraphQLError[] = [];
  #unavailable = 0;
  /** Places that have an error, and those that have one somewhere below them. */
  #at = new Set<string>();
  #above = new Set<string>();
  #explainsAll = false;
  readonly #reasons = new Map<symbol, ErrorAt>();

  add(error: GraphQLError): void {
    if (this.errors.length >= MOST_ERRORS) return;
    this.errors.push(error);
    const { path } = error;
    if (path === undefined) {
      this.#explainsAll = true;
      return;
    }
    this.#at.add(JSON.stringify(path));
    for (let length = 0; length <= path.length; length += 1) {
      this.#above.add(JSON.stringify(path.slice(0, length)));
    }
  }

  /** A mark for what is missing because of an error that a subgraph told of. */
  markOf(reason: ErrorAt): symbol {
    const mark = Symbol('failed');
    this.#reasons.set(mark, reason);
    return mark;
  }

  /**
   * Says why a field is missing where a mark stands: that its subgraph gave no answer, or what failed that the
   * field, or something that it is worked out of, would have been, unless that is said there already.
   */
  addMissing(path: Place, mark: symbol): void {
    const reason = this.#reasons.get(mark);
    if (reason === undefined) this.#addUnavailable(path);
    else if (this.errors.length < MOST_ERRORS && !this.#isSaid(path)) this.add(reason(path));
  }

  #addUnavailable(path: Place): void {
    this.#unavailable += 1;
    if (this.#unavailable > MOST_UNAVAILABLE) return;
    this.add(new GraphQLError(SHOWN.message, { path, extensions: { ...SHOWN.extensions } }));
  }

  /** Says what is wrong with a value, unless an error is known that explains it. */
  addUnexplained(message: string, path: Place, nodes: readonly ASTNode[], cause?: unknown): void {
    if (this.#explains(path)) return;
    const originalError = cause instanceof Error ? { originalError: cause } : {};
    this.add(new GraphQLError(message, { path, nodes, ...originalError }));
  }

  /** A null comes from an error at its place or below, or from one of an object that it is part of. */
  #explains(path: Place): boolean {
    if (this.errors.length === 0) return false;
    // What a subgraph says without a place is about all that it was asked for.
    return this.#explainsAll || this.#isSaid(path);
  }

  #isSaid(path: Place): boolean {
    if (this.#above.has(JSON.stringify(path))) return true;
    return path.some((_, length) => this.#at.has(JSON.stringify(path.slice(0, length))));
  }
}
