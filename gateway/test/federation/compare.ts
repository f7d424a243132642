import type { GraphQLFormattedError } from 'graphql';
import { canonical } from './world.ts';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

type Path = readonly (string | number)[];

/**
 * What an answer has that the reference's has not; empty where the two agree.
 *
 * Data is the same to the letter, the order of keys included unless `inOrder` is false.
 *
 * Errors: GraphQL lets several errors null one position and asks for one of them («If multiple
 * non-null fields within the same selection fail, only one has to be reported»), so messages and
 * numbers are free. What is not free is where: an error stands for the innermost position on its
 * path that is null in the answer. `could give` therefore means that every error of the answer
 * stands for a position for which the reference has an error too, and that every position for which
 * the reference has one has one in the answer. An error whose path leads to something that is not
 * null stands for nothing, and neither does one without a path unless all of the data is null.
 */
export function differences(expected: Answer, actual: Answer, inOrder = true): string[] {
  const found: string[] = [];
  const textOf = inOrder ? JSON.stringify : canonical;
  const [want, have] = [textOf(expected.data), textOf(actual.data)];
  if (want !== have) found.push(`data is not the same: ${firstDifference(want, have)}`);
  const wanted = positions(expected);
  const given = positions(actual);
  for (const position of wanted) {
    if (!given.has(position)) found.push(`no error says why ${position} is null`);
  }
  for (const position of given) {
    if (!wanted.has(position)) found.push(`an error at ${position}, where the reference has none`);
  }
  return found;
}

/** Where the errors of an answer put null, as texts such as `["a",0,"b"]`. */
function positions({ data, errors = [] }: Answer): Set<string> {
  return new Set(errors.map(({ path, message }) => nullOn(data, path) ?? strayed(path, message)));
}

function strayed(path: Path | undefined, message: string): string {
  return `${JSON.stringify(path ?? null)}, which is not null («${message}»)`;
}

/** The first position on a path that is null; undefined where there is none. */
function nullOn(data: unknown, path: Path = []): string | undefined {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return JSON.stringify(path.slice(0, index));
    value = (value as Readonly<Record<string | number, unknown>>)[key];
    if (value === undefined) return undefined;
  }
  return value === null || value === undefined ? JSON.stringify(path) : undefined;
}

const AROUND = 60;

function firstDifference(want = 'nothing', have = 'nothing'): string {
  let index = 0;
  while (index < want.length && want[index] === have[index]) index += 1;
  const from = Math.max(0, index - AROUND);
  const cut = (text: string) => text.slice(from, index + AROUND);
  return `wanted …${cut(want)}…, got …${cut(have)}…`;
}

/** An answer with its errors in an order that does not hang on which fetch came first. */
export function told({ data, errors }: Answer): Answer {
  const said = errors?.map(({ message, path }) => ({ message, ...(path && { path }) }));
  return {
    ...(data !== undefined && { data }),
    ...(said && { errors: said.sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) }),
  };
}
