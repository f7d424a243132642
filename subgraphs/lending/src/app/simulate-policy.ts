import { isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import type { Decision } from '../domain/application.ts';
import { addDays, dayOf, daysBetween, isCalendarDay } from '../domain/calendar.ts';
import { decide } from '../domain/decide.ts';
import { bandIn, factsOf } from '../domain/decision-inputs.ts';
import type { DecisionPolicy } from '../domain/policy.ts';
import type { Product } from '../domain/product.ts';
import { type SimulatedDecision, type Simulation, summarise } from '../domain/simulation.ts';
import type { DecisionPeriod } from './policy-ports.ts';
import type { Ports, Work } from './ports.ts';

type Maybe<T> = T | null | undefined;

export interface SimulatePolicyInput {
  /** A policy as JSON: this one, or a declared version. */
  readonly content?: Maybe<string>;
  readonly version?: Maybe<string>;
  /** Days of the decisions in UTC, both included. */
  readonly from: string;
  readonly to: string;
  readonly productId?: Maybe<string>;
}

export interface PolicySimulation extends Simulation {
  readonly policyVersion: string;
  /** How many decisions were made again. */
  readonly applications: number;
  /** Decisions without all that it takes: of before it was kept, or of people whose data was erased. */
  readonly skipped: number;
  /** False where there were more than {@link MOST_DECISIONS}, or the time was over: then the newest count. */
  readonly isComplete: boolean;
}

const MOST_DECISIONS = 10_000;
/** Below the time that the gateway gives a subgraph. */
const MOST_MILLISECONDS = 8_000;
const MOST_DAYS = 3_660;
/** Read at once. */
const BATCH = 200;
/** Computed before others get a turn. */
const STRETCH_MILLISECONDS = 20;

/** Makes past decisions again by another policy, and tells by figures of groups what would change. */
export function simulatePolicy(ports: Pick<Ports, 'transact' | 'clock' | 'readPolicy'>) {
  return async (input: SimulatePolicyInput): Promise<PolicySimulation> => {
    const period = readPeriod(input, ports.clock());
    const policy = await policyFor(ports, input);
    const started = performance.now();
    const rows: SimulatedDecision[] = [];
    let skipped = 0;
    const isLate = () => performance.now() - started > MOST_MILLISECONDS;
    let after: Decision | undefined;
    let isOver = false;
    while (!isOver && rows.length + skipped < MOST_DECISIONS && !isLate()) {
      const batch = await ports.transact((work) => readBatch(work, period, after));
      after = batch.decisions.at(-1);
      isOver = batch.decisions.length < BATCH;
      let turn = performance.now();
      for (const decision of batch.decisions) {
        const row = simulate(policy, decision, batch.products);
        if (row === undefined) skipped += 1;
        else rows.push(row);
        if (performance.now() - turn < STRETCH_MILLISECONDS) continue;
        await new Promise((resolve) => setImmediate(resolve));
        turn = performance.now();
      }
    }
    return {
      policyVersion: policy.version,
      applications: rows.length,
      skipped,
      isComplete: isOver,
      ...summarise(rows, policy.lossGivenDefault),
    };
  };
}

/** The next decisions, and the versions of products that they were made under. */
async function readBatch(
  work: Work,
  period: DecisionPeriod,
  after: Decision | undefined,
): Promise<{
  readonly decisions: readonly Decision[];
  readonly products: ReadonlyMap<string, Product>;
}> {
  const decisions = await work.decisions.decidedByPolicy(period, after, BATCH);
  const keys = new Map(
    decisions.flatMap(({ inputs }) =>
      inputs?.productId === undefined || inputs.productVersion === undefined
        ? []
        : [[keyOf(inputs), { productId: inputs.productId, version: inputs.productVersion }]],
    ),
  );
  const versions = keys.size === 0 ? [] : await work.products.findVersions([...keys.values()]);
  const products = new Map(
    versions.map((product) => [
      keyOf({ productId: product.id, productVersion: product.version }),
      product,
    ]),
  );
  return { decisions, products };
}

const keyOf = (at: {
  readonly productId?: string | undefined;
  readonly productVersion?: number | undefined;
}): string => `${at.productId} ${at.productVersion}`;

function simulate(
  policy: DecisionPolicy,
  decision: Decision,
  products: ReadonlyMap<string, Product>,
): SimulatedDecision | undefined {
  const { inputs, userId, outcome, reasons, decidedAt } = decision;
  const product = inputs === null ? undefined : products.get(keyOf(inputs));
  if (inputs === null || product === undefined) return undefined;
  const facts = factsOf(inputs, product, decidedAt);
  if (!facts.ok) return undefined;
  const { counterAmount, counterTermMonths } = inputs;
  const counterOffer =
    counterAmount === undefined || counterTermMonths === undefined
      ? undefined
      : { amount: BigInt(counterAmount), termMonths: counterTermMonths };
  const before = { outcome, reasons, counterOffer, band: bandIn(inputs) };
  const after = decide(policy, facts.value);
  return { userId, productCode: product.code, facts: facts.value, before, after };
}

function refuse(message: string): never {
  throw new Fault('BAD_USER_INPUT', message);
}

function readPeriod({ from, to, productId }: SimulatePolicyInput, now: Date): DecisionPeriod {
  if (!isCalendarDay(from) || !isCalendarDay(to) || from > to) {
    refuse('input.from, input.to: give two days, the first not after the second.');
  }
  if (to > dayOf(now)) refuse('input.to: give a day that is not in the future.');
  if (daysBetween(from, to) > MOST_DAYS) refuse(`Simulate at most ${MOST_DAYS} days at once.`);
  const period = {
    from: new Date(`${from}T00:00:00Z`),
    before: new Date(`${addDays(to, 1)}T00:00:00Z`),
  };
  if (productId == null) return period;
  if (!isId('prod', productId)) return refuse('input.productId: there is no such product.');
  return { ...period, productId };
}

async function policyFor(
  { transact, readPolicy }: Pick<Ports, 'transact' | 'readPolicy'>,
  { content, version }: SimulatePolicyInput,
): Promise<DecisionPolicy> {
  if ((content == null) === (version == null)) {
    return refuse(
      'input: give either content, a policy as JSON, or the version of a declared one.',
    );
  }
  if (content != null) {
    const read = readPolicy(content);
    return read.ok ? read.value.policy : refuse(`input.content: ${read.error.join(' ')}`);
  }
  const declared = await transact((work) => work.policies.find(String(version).slice(0, 100)));
  return declared?.policy ?? refuse('input.version: there is no such policy.');
}
