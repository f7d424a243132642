import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '@blockscore/caller';
import { expect } from 'vitest';
import { checkout } from './checkout.ts';
import type { TestSubgraph } from './subgraph.ts';

/** An operation that a page shows, and the answer that it promises, if it does. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** undefined where the page shows none. */
  readonly answer: unknown;
}

export function pageOf(path: string): string {
  return readFileSync(join(checkout(), path), 'utf8');
}

/** A section of a page, without its heading. */
export function sectionOf(path: string, heading: string): string {
  const [, section] = pageOf(path).split(`\n## ${heading}\n`);
  if (section === undefined) throw new Error(`${path} has no section «${heading}».`);
  return section.split('\n## ')[0] ?? '';
}

/** The examples of a text by name, in their order. */
export function examplesIn(text: string): ReadonlyMap<string, Example> {
  const fences = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const examples = fences.flatMap(([fence, language, query = ''], index) => {
    if (language !== 'graphql') return [];
    const name = /^(?:query|mutation|subscription) (\w+)/.exec(query)?.[1];
    if (name === undefined) throw new Error(`An example has no name:\n${query}`);
    const next = fences[index + 1];
    const end = (fences[index]?.index ?? 0) + fence.length;
    const isAnswered = next?.[1] === 'json' && text.slice(end, next.index).trim() === '';
    const answer: unknown = isAnswered ? JSON.parse(next[2] ?? '') : undefined;
    return [[name, { name, query, answer }] as const];
  });
  return new Map(examples);
}

/** What a page promises: a text that ends in … is told by its beginning. */
function promised(answer: unknown): unknown {
  if (typeof answer === 'string' && answer.endsWith('…')) {
    const start = answer.slice(0, -1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return expect.stringMatching(new RegExp(`^${start}`));
  }
  if (Array.isArray(answer)) return answer.map(promised);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, promised(value)]));
}

/**
 * Sends an example as it stands and holds its answer against the promised one. Where none is promised, no
 * payload may have user errors.
 */
export async function follow(
  subgraph: TestSubgraph,
  caller: Caller,
  example: Example | undefined,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  if (example === undefined) throw new Error('The page has no such example.');
  const { data, errors } = await subgraph.ask(caller, example.query, { ...variables });
  expect([example.name, errors]).toEqual([example.name, undefined]);
  if (example.answer !== undefined) {
    expect([example.name, data]).toEqual([example.name, promised(example.answer)]);
  }
  for (const payload of example.answer === undefined ? Object.values(data ?? {}) : []) {
    const refused = (payload as { userErrors?: unknown } | null)?.userErrors ?? [];
    expect([example.name, refused]).toEqual([example.name, []]);
  }
  return data ?? {};
}
