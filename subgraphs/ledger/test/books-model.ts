/**
 * Plain books, to hold the real ones against: lists of what was written, gone through from the
 * beginning for each question. Nothing of it is taken from the code that is tested.
 */

export type Side = 'DEBIT' | 'CREDIT';

export interface ModelAccount {
  readonly normal: Side;
  least: bigint | null;
  most: bigint | null;
  /** Counted from 1: one more with each change of the limits. */
  version: number;
}

interface ModelLine {
  readonly account: number;
  readonly side: Side;
  readonly minor: bigint;
}

export interface ModelTransaction {
  readonly lines: readonly ModelLine[];
  readonly day: string;
  readonly at: number;
  readonly pending: boolean;
  readonly expiresAt: number | null;
  /** Its place in the list, of the pending one whose end it tells. */
  readonly resolves: number | null;
  readonly reverses: number | null;
}

/** From one account to another; both sides are the same amount. */
export interface Transfer {
  readonly debit: number;
  readonly credit: number;
  readonly minor: bigint;
  readonly day: string;
  readonly pending: boolean;
  readonly expiresAt: number | null;
}

export type Operation =
  | { readonly kind: 'post'; readonly transfers: readonly Transfer[] }
  | {
      readonly kind: 'post-pending';
      readonly of: number;
      /** Null: all of it. */
      readonly minor: bigint | null;
      readonly day: string | null;
    }
  | { readonly kind: 'void'; readonly of: number }
  | { readonly kind: 'reverse'; readonly of: number; readonly day: string }
  | {
      readonly kind: 'limit';
      readonly account: number;
      /** The account's, when it was decided on. */
      readonly version: number;
      readonly least: bigint | null;
      readonly most: bigint | null;
    }
  | { readonly kind: 'close'; readonly through: string }
  | { readonly kind: 'expire' }
  | { readonly kind: 'fold' };

export interface Balance {
  debits: bigint;
  credits: bigint;
  pendingDebits: bigint;
  pendingCredits: bigint;
}

const OPPOSITE = { DEBIT: 'CREDIT', CREDIT: 'DEBIT' } as const;

export class ModelBooks {
  readonly accounts: ModelAccount[];
  readonly transactions: ModelTransaction[] = [];
  /** The last days of closed periods, the latest last. */
  readonly closings: string[];

  constructor(accounts: readonly ModelAccount[], closings: readonly string[]) {
    this.accounts = accounts.map((account) => ({ ...account }));
    this.closings = [...closings];
  }

  copy(): ModelBooks {
    const other = new ModelBooks(this.accounts, this.closings);
    other.transactions.push(...this.transactions);
    return other;
  }

  /** Becomes as another, which began as its copy. */
  become(other: ModelBooks): void {
    this.accounts.splice(0, this.accounts.length, ...other.accounts);
    this.closings.splice(0, this.closings.length, ...other.closings);
    this.transactions.splice(0, this.transactions.length, ...other.transactions);
  }

  /** What an operation comes to at a moment: `OK`, or the code of what is wrong, and nothing changes. */
  apply(operation: Operation, now: number): string {
    const before = [...this.transactions];
    const outcome = this.#do(operation, now);
    if (outcome !== 'OK') this.transactions.splice(0, this.transactions.length, ...before);
    return outcome;
  }

  balance(account: number, day: string | null = null, knownAt: number | null = null): Balance {
    const sum = { debits: 0n, credits: 0n, pendingDebits: 0n, pendingCredits: 0n };
    for (const { lines, at, pending, resolves, day: on } of this.transactions) {
      if (knownAt !== null && at > knownAt) continue;
      if (day === null || on <= day) add(sum, lines, account, pending, 1n);
      const held = resolves === null ? undefined : this.transactions[resolves];
      if (held !== undefined && (day === null || held.day <= day)) {
        add(sum, held.lines, account, true, -1n);
      }
    }
    return sum;
  }

  #do(operation: Operation, now: number): string {
    switch (operation.kind) {
      case 'post':
        return this.#post(operation.transfers, now);
      case 'post-pending':
        return this.#postPending(operation, now);
      case 'void':
        return this.#isHeld(operation.of) ? this.#void(operation.of, now) : 'NOT_PENDING';
      case 'reverse':
        return this.#reverse(operation.of, operation.day, now);
      case 'limit': {
        const account = this.#account(operation.account);
        const { least, most, version } = account;
        if (version !== operation.version) return 'CONFLICT';
        Object.assign(account, { least: operation.least, most: operation.most });
        if (this.#isBeyond(operation.account)) {
          Object.assign(account, { least, most });
          return 'LIMIT_EXCEEDED';
        }
        account.version += 1;
        return 'OK';
      }
      case 'close':
        // A closing that there was is told of again.
        if (this.closings.includes(operation.through)) return 'OK';
        if (this.#isClosed(operation.through)) return 'PERIOD_CLOSED';
        this.closings.push(operation.through);
        return 'OK';
      case 'expire':
        for (const [index, { expiresAt }] of [...this.transactions].entries()) {
          const isOver = expiresAt !== null && expiresAt <= now;
          if (isOver && this.#isHeld(index)) this.#void(index, now);
        }
        return 'OK';
      case 'fold':
        return 'OK';
    }
  }

  #post(transfers: readonly Transfer[], at: number): string {
    if (transfers.some(({ day }) => this.#isClosed(day))) return 'PERIOD_CLOSED';
    for (const { debit, credit, minor, ...rest } of transfers) {
      const lines = [
        { account: debit, side: 'DEBIT', minor },
        { account: credit, side: 'CREDIT', minor },
      ] as const;
      this.transactions.push({ lines, at, ...rest, resolves: null, reverses: null });
    }
    return this.#withinLimits(transfers.flatMap(({ debit, credit }) => [debit, credit]));
  }

  #postPending(
    { of, minor, day }: Extract<Operation, { kind: 'post-pending' }>,
    at: number,
  ): string {
    const held = this.transactions[of];
    if (held === undefined || !this.#isHeld(of)) return 'NOT_PENDING';
    if (held.expiresAt !== null && held.expiresAt <= at) return 'PENDING_EXPIRED';
    if (day !== null && day < held.day) return 'INVALID_DATE';
    if (minor !== null && held.lines.some((line) => line.minor < minor)) return 'EXCEEDS_HELD';
    const on = day ?? held.day;
    if (this.#isClosed(on)) return 'PERIOD_CLOSED';
    const lines = held.lines.map((line) => ({ ...line, minor: minor ?? line.minor }));
    const rest = { pending: false, expiresAt: null, reverses: null };
    this.transactions.push({ lines, day: on, at, resolves: of, ...rest });
    return this.#withinLimits(lines.map(({ account }) => account));
  }

  #void(of: number, at: number): string {
    const day = this.transactions[of]?.day ?? '';
    const rest = { pending: false, expiresAt: null, reverses: null };
    this.transactions.push({ lines: [], day, at, resolves: of, ...rest });
    return 'OK';
  }

  #reverse(of: number, day: string, at: number): string {
    const original = this.transactions[of];
    if (original === undefined) return 'NOT_FOUND';
    if (original.reverses !== null || original.pending || original.lines.length === 0) {
      return 'CANNOT_REVERSE';
    }
    if (this.transactions.some(({ reverses }) => reverses === of)) return 'ALREADY_REVERSED';
    if (day < original.day) return 'INVALID_DATE';
    if (this.#isClosed(day)) return 'PERIOD_CLOSED';
    const lines = original.lines.map((line) => ({ ...line, side: OPPOSITE[line.side] }));
    const rest = { pending: false, expiresAt: null, resolves: null };
    this.transactions.push({ lines, day, at, reverses: of, ...rest });
    return this.#withinLimits(lines.map(({ account }) => account));
  }

  #withinLimits(accounts: readonly number[]): string {
    return accounts.some((account) => this.#isBeyond(account)) ? 'LIMIT_EXCEEDED' : 'OK';
  }

  #isBeyond(index: number): boolean {
    const { normal, least, most } = this.#account(index);
    const { debits, credits, pendingDebits, pendingCredits } = this.balance(index);
    const [lowest, highest] =
      normal === 'DEBIT'
        ? [debits - credits - pendingCredits, debits - credits + pendingDebits]
        : [credits - debits - pendingDebits, credits - debits + pendingCredits];
    return (least !== null && lowest < least) || (most !== null && highest > most);
  }

  #isHeld(index: number): boolean {
    const found = this.transactions[index];
    return found?.pending === true && !this.transactions.some(({ resolves }) => resolves === index);
  }

  #isClosed(day: string): boolean {
    const through = this.closings.at(-1);
    return through !== undefined && day <= through;
  }

  #account(index: number): ModelAccount {
    const found = this.accounts[index];
    if (found === undefined) throw new Error(`There is no account ${index}.`);
    return found;
  }
}

function add(
  sum: Balance,
  lines: readonly ModelLine[],
  account: number,
  pending: boolean,
  sign: bigint,
): void {
  for (const line of lines) {
    if (line.account !== account) continue;
    const minor = line.minor * sign;
    if (line.side === 'DEBIT') sum[pending ? 'pendingDebits' : 'debits'] += minor;
    else sum[pending ? 'pendingCredits' : 'credits'] += minor;
  }
}
