import { err, ok, type Result } from '@blockscore/result';
import {
  ACCOUNT_STATUSES,
  type AccountFact,
  type CreditFacts,
  type IdentityFacts,
  type IncomeStatement,
  type LendingFacts,
  type Sighting,
} from './facts.ts';

const MOST_MARKS = 50;
const MOST_ACCOUNTS = 20;
const MOST_STATEMENTS = 20;
const MOST_COUNTRIES = 30;

/** What identity sealed; an error names the field that is not as agreed, never its value. */
export function readIdentityFacts(value: unknown): Result<IdentityFacts, string> {
  return reading(value, (field) => ({
    registeredAt: instant(field('registeredAt')),
    emailVerifiedAt: orNull(instant)(field('emailVerifiedAt')),
    emailDomain: matching(/^[a-z0-9.-]{3,254}$/)(field('emailDomain')),
    mailbox: mark(field('mailbox')),
    devices: listOf(sighting, MOST_MARKS)(field('devices')),
    networks: listOf(sighting, MOST_MARKS)(field('networks')),
    phone: orNull(mark)(field('phone')),
    phoneCountries: listOf(countryCode, MOST_COUNTRIES)(field('phoneCountries')),
    country: countryCode(field('country')),
    nameAndBirth: mark(field('nameAndBirth')),
    postalAddress: orAbsent(mark)(field('postalAddress')),
  }));
}

/** What lending sealed, as above. */
export function readLendingFacts(value: unknown): Result<LendingFacts, string> {
  return reading(value, (field) => ({
    accounts: listOf(account, MOST_ACCOUNTS)(field('accounts')),
    amountMinor: minor(field('amountMinor')),
    currency: currency(field('currency')),
    termMonths: count(field('termMonths')),
    exposureMinor: minor(field('exposureMinor')),
    appliedAt: listOf(instant, MOST_MARKS)(field('appliedAt')),
  }));
}

/** What credit sealed, as above. */
export function readCreditFacts(value: unknown): Result<CreditFacts, string> {
  return reading(value, (field) => ({
    income: orNull(income)(field('income')),
    earlierIncomes: listOf(income, MOST_STATEMENTS)(field('earlierIncomes')),
    observedIncome: orNull(income)(field('observedIncome')),
    employmentMonths: orNull(count)(field('employmentMonths')),
  }));
}

/** A field's value with the way to it. */
interface Found {
  readonly value: unknown;
  readonly path: string;
}
type Read<T> = (found: Found) => T;
type Field = (name: string) => Found;

/** Thrown within this file only; its message is the error that the readers give. */
class NotAsAgreed extends Error {}

function reading<T>(value: unknown, read: (field: Field) => T): Result<T, string> {
  try {
    return ok(read(fieldsOf({ value, path: '' })));
  } catch (error) {
    if (error instanceof NotAsAgreed) return err(error.message);
    throw error;
  }
}

function fieldsOf({ value, path }: Found): Field {
  if (typeof value !== 'object' || value === null) throw unusable(path);
  const fields = value as Readonly<Record<string, unknown>>;
  return (name) => ({
    value: Object.hasOwn(fields, name) ? fields[name] : undefined,
    path: path === '' ? name : `${path}.${name}`,
  });
}

function unusable(path: string): NotAsAgreed {
  return new NotAsAgreed(`The disclosure has no usable ${path === '' ? 'object' : path}.`);
}

function matching(form: RegExp): Read<string> {
  return ({ value, path }) => {
    if (typeof value === 'string' && form.test(value)) return value;
    throw unusable(path);
  };
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (found) => (found.value === null ? null : read(found));
}

/** What an earlier release did not tell is not known. */
function orAbsent<T>(read: Read<T>): Read<T | null> {
  return (found) => (found.value == null ? null : read(found));
}

function listOf<T>(read: Read<T>, most: number): Read<readonly T[]> {
  return ({ value, path }) => {
    if (!Array.isArray(value) || value.length > most) throw unusable(path);
    return value.map((item: unknown, index) => read({ value: item, path: `${path}[${index}]` }));
  };
}

const mark = matching(/^[\w-]{43}$/);
const countryCode = matching(/^[A-Z]{2}$/);
const currency = matching(/^[A-Z]{3}$/);

const bankId = (found: Found) => matching(/^bank_[0-9a-z]{26}$/)(found) as `bank_${string}`;

function instant(found: Found): string {
  const text = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)(found);
  if (Number.isNaN(Date.parse(text))) throw unusable(found.path);
  return text;
}

function minor(found: Found): bigint {
  return BigInt(matching(/^(0|[1-9]\d{0,17})$/)(found));
}

function count({ value, path }: Found): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw unusable(path);
}

function oneOf<T extends string>(choices: readonly T[]): Read<T> {
  return ({ value, path }) => {
    const choice = choices.find((known) => known === value);
    if (choice === undefined) throw unusable(path);
    return choice;
  };
}

function truth({ value, path }: Found): boolean {
  if (typeof value === 'boolean') return value;
  throw unusable(path);
}

function sighting(found: Found): Sighting {
  const field = fieldsOf(found);
  return {
    mark: mark(field('mark')),
    firstSeenAt: instant(field('firstSeenAt')),
    lastSeenAt: instant(field('lastSeenAt')),
  };
}

function account(found: Found): AccountFact {
  const field = fieldsOf(found);
  return {
    payoutAccountId: orAbsent(bankId)(field('payoutAccountId')),
    mark: mark(field('mark')),
    status: oneOf(ACCOUNT_STATUSES)(field('status')),
    verified: truth(field('verified')),
    holderName: nameOrNull(field('holderName')),
    givenAt: instant(field('givenAt')),
  };
}

/** What a person typed is no reason to pass over all that is told besides: a name that is none is not known. */
const nameOrNull: Read<string | null> = ({ value }) =>
  typeof value === 'string' && /^[^\p{Cc}]{1,140}$/u.test(value) ? value : null;

function income(found: Found): IncomeStatement {
  const field = fieldsOf(found);
  return {
    minor: minor(field('minor')),
    currency: currency(field('currency')),
    at: instant(field('at')),
    by: oneOf(['PERSON', 'OFFICER'])(field('by')),
  };
}
