import { Decimal } from '@blockscore/money';
import type { DecisionOutcome, PolicyDecision, PolicyFacts } from './policy-facts.ts';
import type { PricingBand } from './product.ts';
import type { ReasonCode } from './reasons.ts';
import { mergeSmall, shownCount } from './small-cells.ts';

/** What comes of an application; an approval on other terms than those asked for counts by itself. */
export type SimulatedOutcome = DecisionOutcome | 'COUNTER_OFFERED';

/** One past decision, as it was made and as the other policy makes it. */
export interface SimulatedDecision {
  readonly userId: string;
  readonly productCode: string;
  readonly facts: PolicyFacts;
  readonly before: Pick<PolicyDecision, 'outcome' | 'reasons' | 'counterOffer' | 'band'>;
  readonly after: PolicyDecision;
}

export interface OutcomeCount {
  /** Null: several outcomes together, each of too few people. */
  readonly outcome: SimulatedOutcome | null;
  readonly before: number;
  readonly after: number;
}

export interface Transition {
  /** Null, as `to`: several transitions together, each of too few people. */
  readonly from: SimulatedOutcome | null;
  readonly to: SimulatedOutcome | null;
  readonly applications: number;
}

/** Null: of too few people, or all but too few. */
type Shown = number | null;

export interface GroupCount {
  /** Null: several groups together. */
  readonly productCode: string | null;
  /** By the other policy; null without a score, and of several groups together. */
  readonly band: PricingBand | null;
  readonly applications: number;
  readonly approvedBefore: Shown;
  readonly approvedAfter: Shown;
}

export interface ReasonCount {
  readonly code: ReasonCode;
  readonly before: Shown;
  readonly after: Shown;
}

export interface Simulation {
  readonly outcomes: readonly OutcomeCount[];
  readonly transitions: readonly Transition[];
  readonly groups: readonly GroupCount[];
  readonly reasons: readonly ReasonCount[];
  /** Minor units; null where too few people were approved. */
  readonly approvedBefore: bigint | null;
  readonly approvedAfter: bigint | null;
  /** Σ PD × amount × loss given default over the approved whose PD is known, minor units. */
  readonly expectedLossBefore: bigint | null;
  readonly expectedLossAfter: bigint | null;
}

const OUTCOMES = ['APPROVED', 'COUNTER_OFFERED', 'REFERRED', 'REJECTED'] as const;

type Made = Pick<PolicyDecision, 'outcome' | 'counterOffer'>;

function outcomeOf({ outcome, counterOffer }: Made): SimulatedOutcome {
  return outcome === 'APPROVED' && counterOffer !== undefined ? 'COUNTER_OFFERED' : outcome;
}

const isApproved = ({ outcome }: Made): boolean => outcome === 'APPROVED';
const peopleIn = (rows: readonly SimulatedDecision[]): number =>
  new Set(rows.map(({ userId }) => userId)).size;

function grouped<K extends string>(
  rows: readonly SimulatedDecision[],
  keyOf: (row: SimulatedDecision) => K,
): ReadonlyMap<K, readonly SimulatedDecision[]> {
  return Map.groupBy(rows, keyOf);
}

function transitionsOf(rows: readonly SimulatedDecision[]): readonly Transition[] {
  const cells = grouped(rows, ({ before, after }) => `${outcomeOf(before)} ${outcomeOf(after)}`);
  const merged = mergeSmall(
    [...cells.values()].map((each) => ({ rows: each, people: peopleIn(each) })),
  );
  const shown = merged.shown.flatMap(({ rows: [first, ...rest] }) =>
    first === undefined
      ? []
      : [
          {
            from: outcomeOf(first.before),
            to: outcomeOf(first.after),
            applications: rest.length + 1,
          },
        ],
  );
  const rest = merged.together.flatMap((cell) => cell.rows).length;
  return rest === 0 ? shown : [...shown, { from: null, to: null, applications: rest }];
}

/**
 * Outcomes before and after. One to or from which only a few people changed is put together with
 * others, or the transitions that are left out could be told by subtracting.
 */
function outcomesOf(rows: readonly SimulatedDecision[]): readonly OutcomeCount[] {
  const cells = OUTCOMES.map((outcome) => {
    const before = rows.filter((row) => outcomeOf(row.before) === outcome);
    const after = rows.filter((row) => outcomeOf(row.after) === outcome);
    const parts = [
      ...grouped(before, (row) => outcomeOf(row.after)).values(),
      ...grouped(after, (row) => outcomeOf(row.before)).values(),
    ].map(peopleIn);
    const people = parts.length === 0 ? 0 : Math.min(...parts);
    return { outcome, before: before.length, after: after.length, people };
  }).filter(({ before, after }) => before + after > 0);
  const { shown, together } = mergeSmall(cells);
  const counts = shown.map(({ outcome, before, after }) => ({ outcome, before, after }));
  if (together.length === 0) return counts;
  const sum = (side: 'before' | 'after') => together.reduce((all, cell) => all + cell[side], 0);
  return [...counts, { outcome: null, before: sum('before'), after: sum('after') }];
}

/** How many of the rows, unless that tells of a few people. */
function countOf(
  rows: readonly SimulatedDecision[],
  holds: (row: SimulatedDecision) => boolean,
): Shown {
  const those = rows.filter(holds);
  const others = rows.filter((row) => !holds(row));
  return shownCount(those.length, peopleIn(those), peopleIn(others));
}

function groupsOf(rows: readonly SimulatedDecision[]): readonly GroupCount[] {
  const cells = grouped(rows, (row) => `${row.productCode} ${row.after.band ?? ''}`);
  const merged = mergeSmall(
    [...cells.values()].map((each) => ({ rows: each, people: peopleIn(each) })),
  );
  const groupOf = (members: readonly SimulatedDecision[]) => ({
    applications: members.length,
    approvedBefore: countOf(members, ({ before }) => isApproved(before)),
    approvedAfter: countOf(members, ({ after }) => isApproved(after)),
  });
  const shown = merged.shown.map(({ rows: members }) => ({
    productCode: members[0]?.productCode ?? null,
    band: members[0]?.after.band ?? null,
    ...groupOf(members),
  }));
  const rest = merged.together.flatMap((cell) => cell.rows);
  if (rest.length === 0) return shown;
  return [...shown, { productCode: null, band: null, ...groupOf(rest) }];
}

function reasonsOf(rows: readonly SimulatedDecision[]): readonly ReasonCount[] {
  const has = (made: SimulatedDecision['before'], code: ReasonCode) =>
    made.reasons.some((each) => each.code === code);
  const codes = new Set(
    rows.flatMap(({ before, after }) => [...before.reasons, ...after.reasons].map((r) => r.code)),
  );
  return [...codes]
    .sort()
    .map((code) => ({
      code,
      before: countOf(rows, ({ before }) => has(before, code)),
      after: countOf(rows, ({ after }) => has(after, code)),
    }))
    .filter(({ before, after }) => before !== null || after !== null);
}

/** Approved amounts and expected loss of one side; null where that tells of a few people. */
function lentOn(
  rows: readonly SimulatedDecision[],
  side: 'before' | 'after',
  lossGivenDefault: string,
): { readonly amount: bigint | null; readonly loss: bigint | null } {
  const approved = rows.filter((row) => isApproved(row[side]));
  if (countOf(rows, (row) => isApproved(row[side])) === null) return { amount: null, loss: null };
  let amount = 0n;
  let loss = new Decimal(0);
  for (const row of approved) {
    const lent = row[side].counterOffer?.amount ?? row.facts.amount;
    amount += lent;
    const probability = row.facts.assessment?.probabilityOfDefault;
    if (probability !== undefined)
      loss = loss.plus(new Decimal(lent.toString()).times(probability));
  }
  return { amount, loss: BigInt(loss.times(lossGivenDefault).toFixed(0)) };
}

/**
 * Puts simulated decisions together so that no figure tells of fewer than five people.
 *
 * @param lossGivenDefault the share that is lost, of both sides
 */
export function summarise(
  rows: readonly SimulatedDecision[],
  lossGivenDefault: string,
): Simulation {
  const before = lentOn(rows, 'before', lossGivenDefault);
  const after = lentOn(rows, 'after', lossGivenDefault);
  return {
    outcomes: outcomesOf(rows),
    transitions: transitionsOf(rows),
    groups: groupsOf(rows),
    reasons: reasonsOf(rows),
    approvedBefore: before.amount,
    approvedAfter: after.amount,
    expectedLossBefore: before.loss,
    expectedLossAfter: after.loss,
  };
}
