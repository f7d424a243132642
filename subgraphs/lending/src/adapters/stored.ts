import { LOAN_ACCOUNTS } from '../domain/servicing/books.ts';

/** A value as jsonb holds it: amounts are minor units as text, which no number of JSON rounds. */
export type Stored<T> = T extends bigint
  ? string
  : T extends string | number | boolean | null
    ? T
    : { readonly [Key in keyof T]: Stored<T[Key]> };

/** The fields that are amounts wherever they stand. */
const AMOUNTS: ReadonlySet<string> = new Set([
  ...LOAN_ACCOUNTS,
  'amount',
  'base',
  'cap',
  'earned',
  'multipleOf',
  'principal',
]);

export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? each.toString() : each));
}

export function toStored<T>(value: T): Stored<T> {
  return JSON.parse(toJson(value)) as Stored<T>;
}

/** @throws SyntaxError where an amount is none */
export function fromStored<T>(value: Stored<T>): T {
  return JSON.parse(JSON.stringify(value), (key, each) =>
    typeof each === 'string' && AMOUNTS.has(key) ? BigInt(each) : each,
  ) as T;
}
