import { isSelf } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { dayOf, type LocalDate } from '../domain/calendar.ts';
import {
  inputError,
  invalidState,
  type LendingError,
  type LendingErrorCode,
  notFound,
} from '../domain/errors.ts';
import { readText } from '../domain/input.ts';
import type { Loan } from '../domain/loan.ts';
import type { Product } from '../domain/product.ts';
import type { EntryBody, LoanEntry } from '../domain/servicing/entries.ts';
import { entriesProblem } from '../domain/servicing/limits.ts';
import type { ProposableMutation } from '../domain/servicing/proposed.ts';
import type { LoanState } from '../domain/servicing/state.ts';
import { joinProposal } from './join-proposal.ts';
import { type Call, onceLoan } from './once.ts';
import type { Work } from './ports.ts';
import { versionOf } from './product-of-application.ts';
import { recordEntry } from './record-entry.ts';
import { standOf } from './stand-of-loan.ts';
import { tellOfChange } from './tell-entry.ts';

export interface ServicingInput {
  readonly loanId: string;
  /** For staff only, at most 1,000 characters. */
  readonly note?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** What a change is decided on: the loan, locked, and how it stands today. */
export interface Serviced {
  readonly loan: Loan;
  /** As it was when the loan was made. */
  readonly product: Product;
  readonly entries: readonly LoanEntry[];
  readonly state: LoanState;
  readonly today: LocalDate;
}

/** A change that may be made. */
export interface ServicingChange {
  readonly body: EntryBody;
  readonly effectiveOn: LocalDate;
  /** What it comes to, minor units: above the configured amount a second officer has to ask for it too. */
  readonly weight: bigint;
  /** Whether two officers have to ask for it whatever it comes to. */
  readonly takesTwo?: boolean;
}

/** Says what a change comes to, or why it cannot be made. */
export type DecideChange<Input> = (
  serviced: Serviced,
  input: Input,
) => Outcome<ServicingChange, LendingErrorCode>;

export interface ServicingOptions {
  /** The statuses in which it may be done. */
  readonly in: readonly Loan['status'][];
  /** Whether staff has to say why. */
  readonly wantsNote?: boolean;
  /** What else changes with it, in the same transaction and before it is written down. */
  readonly beside?: (work: Work, change: ServicingChange, serviced: Serviced) => Promise<void>;
}

/**
 * A use case by which staff changes a loan whose money is out. [loans:service] Nobody services their own;
 * what comes to more than the configured amount waits for a second officer who asks for the same.
 */
export function serviceLoan<Input extends ServicingInput>(
  mutation: ProposableMutation,
  options: ServicingOptions,
  decide: DecideChange<Omit<Input, 'idempotencyKey'>>,
) {
  return onceLoan<Input>(mutation, async (call, input) => {
    const serviced = await lockServiced(call, input.loanId, options);
    if (!serviced.ok) return serviced;
    const note = readNote(input.note, options);
    if (!note.ok) return note;
    const change = decide(serviced.value, input);
    if (!change.ok) return change;
    const problem = crowdedBy(serviced.value, change.value);
    if (problem !== undefined) return err([problem]);
    const asked = { mutation, options, change: change.value, note: note.value };
    return await makeOrPropose(call, serviced.value, asked);
  });
}

async function lockServiced(
  { work, caller, now }: Call,
  loanId: string,
  options: ServicingOptions,
): Promise<Outcome<Serviced, LendingErrorCode>> {
  const loan = isId('loan', loanId) ? await work.loans.lock(loanId) : undefined;
  if (loan === undefined) return notFound('loan', 'loanId');
  if (isSelf(caller, loan.userId)) {
    return fail('OWN_APPLICATION', 'Nobody services their own loan.', ['input', 'loanId']);
  }
  const entries = (await work.servicing.entries([loan.id])).get(loan.id) ?? [];
  const today = dayOf(now);
  const state = standOf(loan, entries, { day: today });
  if (state === null || !options.in.includes(loan.status)) {
    const message = `This loan is ${loan.status}, and not ${options.in.join(' or ')}.`;
    return invalidState(message, 'loanId');
  }
  const product = await versionOf(work, loan.productId, loan.productVersion);
  return ok({ loan, product, entries, state, today });
}

/** What ends a loan, or takes something back, is written down however much there is. */
function crowdedBy({ entries }: Serviced, { body }: ServicingChange): LendingError | undefined {
  if (body.kind === 'CHARGED_OFF' || body.kind === 'REVERSED') return undefined;
  return entriesProblem(entries.length, 'have it paid off, or make a new loan of it');
}

function readNote(
  text: string | null | undefined,
  { wantsNote = false }: ServicingOptions,
): Outcome<string | null, LendingErrorCode> {
  const note = readText(text, 'note', 1_000);
  if (!note.ok) return err([note.error]);
  if (note.value === null && wantsNote) {
    return err([inputError('INPUT_INVALID', 'note', 'Say why, in a few words.')]);
  }
  return ok(note.value);
}

interface Asked {
  readonly mutation: ProposableMutation;
  readonly options: ServicingOptions;
  readonly change: ServicingChange;
  readonly note: string | null;
}

async function makeOrPropose(
  call: Call,
  serviced: Serviced,
  { mutation, options, change, note }: Asked,
): Promise<Outcome<Loan['id'], LendingErrorCode>> {
  const { work, caller, now } = call;
  const { loan } = serviced;
  if (change.takesTwo === true || change.weight > call.ports.rules.secondApprovalAbove) {
    const content = contentOf(change, serviced.today);
    const joined = await joinProposal(call, loan, { mutation, content, weight: change.weight });
    if (!joined.ok) return joined;
    if (!joined.value) return ok(loan.id);
  }
  await work.proposals.remove(loan.id, mutation);
  const { body, effectiveOn } = change;
  await options.beside?.(work, change, serviced);
  await recordEntry(work, caller, loan, { body, effectiveOn, note }, now);
  const sequence = serviced.entries.length + 1;
  await tellOfChange(work, loan, { sequence, effectiveOn, body }, serviced.entries);
  return ok(loan.id);
}

/**
 * What two officers have to agree on; amounts as text. A day that was chosen is part of it, and today is
 * not: the second officer may come tomorrow.
 */
function contentOf({ body, effectiveOn }: ServicingChange, today: LocalDate): string {
  const agreed = effectiveOn === today ? body : { ...body, effectiveOn };
  return JSON.stringify(agreed, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
