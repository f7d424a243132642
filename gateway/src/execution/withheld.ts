import { type FieldNode, GraphQLError } from 'graphql';
import type { Place } from './paths.ts';

export interface WithheldReason {
  readonly message: string;
  /** Code of the error catalogue. */
  readonly code: string;
}

/**
 * Fields of an operation that are not for whoever asks: nothing is fetched for them, and they are null, with an
 * error each. What holds a field that may not be null is null with it.
 */
export interface Withheld {
  /** The same for the same fields and reasons: operations are compiled once for each. */
  readonly key: string;
  /** By where the field begins in the document's text: what is compiled may be of another parse of it. */
  readonly reasons: ReadonlyMap<number, WithheldReason>;
}

/** Why a field of a document is withheld; undefined where it is not. */
export type ReasonOf = (node: FieldNode) => WithheldReason | undefined;

export function reasonsIn(withheld: Withheld | undefined): ReasonOf {
  if (withheld === undefined) return () => undefined;
  return (node) => withheld.reasons.get(placeInText(node));
}

/** @throws where the document was parsed without places: it could not be told what is withheld */
export function placeInText({ loc, name }: FieldNode): number {
  if (loc !== undefined) return loc.start;
  throw new Error(`It is not known where in its document the field ${name.value} stands.`);
}

export function withheldError(
  { message, code }: WithheldReason,
  path: Place,
  nodes: readonly FieldNode[],
): GraphQLError {
  return new GraphQLError(message, { path, nodes, extensions: { code } });
}
