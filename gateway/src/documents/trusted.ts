import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { type Inspect, validationErrors } from './inspect.ts';
import { sha256 } from './persisted.ts';

export const MOST_TRUSTED = 10_000;
const MOST_PROBLEMS = 20;

/**
 * Reads the documents that this gateway may be told to run alone: a JSON object of texts by their
 * SHA-256 in hex, as front ends' builds write it.
 *
 * @throws Error that lists what cannot be run: a wrong hash, a document over the limits, or one that
 * does not fit the schema
 */
export function readTrustedDocuments(
  file: string,
  inspect: Inspect,
  schema: GraphQLSchema,
): ReadonlyMap<string, string> {
  const read = z.record(z.string(), z.string()).safeParse(parse(file));
  if (!read.success) throw new Error(`${file} is no JSON object of texts by their SHA-256.`);
  const documents = Object.entries(read.data);
  if (documents.length > MOST_TRUSTED) {
    throw new Error(`${file} holds ${documents.length} documents; ${MOST_TRUSTED} at most.`);
  }
  const problems = documents.flatMap(([name, text]) => {
    const hash = name.toLowerCase().replace(/^sha256:/, '');
    if (sha256(text) !== hash) return [`${name}: this is not the SHA-256 of its text`];
    const inspected = inspect(text);
    if (!inspected.ok) return [`${name}: ${inspected.error.message}`];
    return validationErrors(schema, inspected.value.document).map(
      ({ message }) => `${name}: ${message}`,
    );
  });
  if (problems.length > 0) {
    const told = problems.slice(0, MOST_PROBLEMS).join('\n');
    throw new Error(`Documents of ${file} cannot be run (${problems.length} problems):\n${told}`);
  }
  return new Map(
    documents.map(([name, text]) => [name.toLowerCase().replace(/^sha256:/, ''), text]),
  );
}

function parse(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON.`, { cause });
  }
}
