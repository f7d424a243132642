import type { RpcError } from './json-rpc.ts';

/** What an endpoint said to a question. */
export type Said<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: RpcError };

export interface Answer<Result> {
  readonly endpoint: string;
  /** Whether it counts; one that is on trial is compared and does not. */
  readonly votes: boolean;
  readonly said: Said<Result>;
}

export interface Verdict<Result> {
  readonly said: Said<Result>;
  readonly agreeing: readonly string[];
  /** Those that say what cannot be if the others are right. */
  readonly dissenting: readonly { readonly endpoint: string; readonly fault: Dissent }[];
}

export type Dissent = 'LYING' | 'BEHIND';

/**
 * How several answers to one question become one:
 * - `SAME`: what more than half say, word for word.
 * - `HEAD`: the highest block that all have; whoever is far from the middle dissents, and is left out.
 * - `REACHED`: the greatest number that more than half reach.
 * - `LOW`, `HIGH`: the middle one of numbers that need not agree; of two the lower, the higher.
 */
export type Rule = 'SAME' | 'HEAD' | 'REACHED' | 'LOW' | 'HIGH';

/** Blocks that an endpoint may differ from the middle one: a node is a few behind now and then. */
export const FAR = 10;

/**
 * @param before the head that was agreed on before; 0 = none was
 * @returns null when no majority, or fewer than `quorum`, say one thing
 */
export function agree<Result>(
  rule: Rule,
  answers: readonly Answer<Result>[],
  quorum: number,
  before = 0,
): Verdict<Result> | null {
  if (rule === 'SAME') return same(answers, quorum);
  return rule === 'HEAD' ? highest(answers, quorum, before) : numbers(rule, answers, quorum);
}

function same<Result>(answers: readonly Answer<Result>[], quorum: number): Verdict<Result> | null {
  const winner = majority(answers, textOf);
  if (winner === null || winner.agreeing < quorum) return null;
  const agrees = (answer: Answer<Result>) => textOf(answer) === winner.text;
  return {
    said: winner.said,
    agreeing: answers.filter(agrees).map(({ endpoint }) => endpoint),
    dissenting: answers
      .filter((answer) => !agrees(answer))
      .map(({ endpoint }) => ({ endpoint, fault: 'LYING' })),
  };
}

/** Whoever is a block behind the others for a moment is waited for: all must know the block. */
function highest<Result>(
  answers: readonly Answer<Result>[],
  quorum: number,
  before: number,
): Verdict<Result> | null {
  const voters = ascending(answers.filter(({ votes }) => votes));
  const middle = voters[Math.floor(voters.length / 2)];
  if (middle === undefined) return null;
  const distance = (answer: Answer<Result>) => numberOf(answer) - numberOf(middle);
  const isNear = (answer: Answer<Result>) => Math.abs(distance(answer)) <= FAR;
  const near = voters.filter(isNear);
  const asFar = near.filter((answer) => numberOf(answer) >= before);
  // Below what all had agreed on before is behind, unless most are there: then the chain went back.
  const floor = asFar.length * 2 >= near.length ? before : Number.NEGATIVE_INFINITY;
  const fits = (answer: Answer<Result>) =>
    isNear(answer) && (!answer.votes || numberOf(answer) >= floor);
  const fitting = near.filter(fits);
  const [lowest] = fitting;
  if (lowest === undefined || fitting.length < quorum) return null;
  return {
    said: lowest.said,
    agreeing: answers.filter(fits).map(({ endpoint }) => endpoint),
    dissenting: answers
      .filter((answer) => !fits(answer))
      .map((answer) => ({
        endpoint: answer.endpoint,
        fault: distance(answer) > FAR ? 'LYING' : 'BEHIND',
      })),
  };
}

/** Nobody dissents by a number that need not be the same; a refusal is the answer if most refuse. */
function numbers<Result>(
  rule: 'REACHED' | 'LOW' | 'HIGH',
  answers: readonly Answer<Result>[],
  quorum: number,
): Verdict<Result> | null {
  const voters = answers.filter(({ votes }) => votes);
  const kind = majority(voters, ({ said }) => String(said.ok));
  if (kind === null || kind.agreeing < quorum) return null;
  const none = { agreeing: [], dissenting: [] };
  if (!kind.said.ok) return { said: kind.said, ...none };
  const given = ascending(voters.filter(({ said }) => said.ok));
  const place = rule === 'HIGH' ? Math.floor(given.length / 2) : Math.ceil(given.length / 2) - 1;
  const chosen = given[place];
  return chosen === undefined ? null : { said: chosen.said, ...none };
}

/** What more than half of those that vote say, by the text that stands for it. */
export function majority<Result>(
  answers: readonly Answer<Result>[],
  textOf: (answer: Answer<Result>) => string,
): { readonly text: string; readonly said: Said<Result>; readonly agreeing: number } | null {
  const voters = answers.filter(({ votes }) => votes);
  for (const voter of voters) {
    const text = textOf(voter);
    const agreeing = voters.filter((other) => textOf(other) === text).length;
    if (agreeing * 2 > voters.length) return { text, said: voter.said, agreeing };
  }
  return null;
}

function textOf({ said }: Answer<unknown>): string {
  // Words of refusals differ between kinds of nodes.
  if (!said.ok) return 'refused';
  return JSON.stringify(said.value, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function numberOf({ said }: Answer<unknown>): number {
  return said.ok ? Number(said.value) : Number.NaN;
}

function ascending<Result>(answers: readonly Answer<Result>[]): readonly Answer<Result>[] {
  return answers.toSorted((a, b) => numberOf(a) - numberOf(b));
}
