import { type GraphQLSchema, validateSchema } from 'graphql';
import { coordinatesOf } from './coordinates.ts';
import type { ContractDefinition } from './definitions.ts';
import { namesIn } from './descriptions.ts';
import { narrowSchema } from './narrow-schema.ts';
import { reach } from './reach.ts';
import { impossibilities, select } from './selection.ts';
import type { TagsOf } from './tags.ts';

const MOST_PROBLEMS = 20;

/**
 * The part of a schema that a contract is, as a schema of its own.
 * Source: Apollo's contracts, with what is said in docs/decisions/41-contracts.md of untagged fields and of
 * what an answer may be.
 *
 * @throws Error that lists why there can be no such part: nothing to ask for, an input left out that has to
 * be given, a type left out that an answer may be of
 */
export function contractSchema(
  schema: GraphQLSchema,
  tagsOf: TagsOf,
  definition: ContractDefinition,
): GraphQLSchema {
  const selection = select(schema, tagsOf, definition);
  const query = schema.getQueryType();
  if (!query || !selection.hasType(query)) {
    throw impossible(definition, ['No field of Query is in it: tag those that are for it.']);
  }
  const { reachable, outputs } = reach(schema, selection);
  const problems = impossibilities(schema, selection, reachable, outputs);
  if (problems.length > 0) throw impossible(definition, problems);
  // Names are known once it is there, and what is said of them is chosen by names.
  const bare = { selection, reachable, isHidden: () => false };
  const kept = namesIn(coordinatesOf(narrowSchema(schema, bare)));
  const all = namesIn(coordinatesOf(schema));
  const isHidden = (name: string) => all.has(name) && !kept.has(name);
  const narrowed = narrowSchema(schema, { selection, reachable, isHidden });
  const invalid = validateSchema(narrowed);
  if (invalid.length > 0)
    throw impossible(
      definition,
      invalid.map(({ message }) => message),
    );
  return narrowed;
}

function impossible({ name }: ContractDefinition, problems: readonly string[]): Error {
  const told = problems.slice(0, MOST_PROBLEMS).join('\n');
  return new Error(`The contract «${name}» is impossible (${problems.length} problems):\n${told}`);
}
