import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDriftMetrics } from '../src/adapters/drift-metrics.ts';
import { measureDrift } from '../src/app/measure-drift.ts';
import { analyst, startTestCredit } from './credit-subgraph.ts';
import { factorsAt, invent, openWatching, valueAt, type Watching } from './watched-scores.ts';

/** A Monday, far from when the test runs. */
const STEADY = '2027-03-01';
const DRIFTED = '2027-03-08';
const PEOPLE = 100;

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit();
  watching = await openWatching(credit, `${DRIFTED}T12:00:00Z`);
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

const measure = () => measureDrift(watching.ports)();

/** Scores of people who are spread over the shares of the training data from one to another. */
function spread(day: string, people: number, from: number, to: number) {
  return Array.from({ length: people }, (_, i) => {
    const share = from + ((i + 0.5) / people) * (to - from);
    return {
      at: new Date(Date.parse(`${day}T08:00:00Z`) + i * 1_000),
      value: valueAt(watching.card, share),
      factors: factorsAt(watching.card, share),
    };
  });
}

interface ShownWeek {
  readonly week: string;
  readonly models: readonly {
    readonly model: { readonly title: string };
    readonly measures: readonly {
      readonly stability: number;
      readonly stabilityByChance: number;
      readonly bins: readonly object[];
    }[];
  }[];
}

async function levelsOf(week: string) {
  const rows = await watching.ports.transact((work) => work.drift.list(week, week));
  return Object.fromEntries(rows.map((row) => [row.measure, row]));
}

describe('a week of scores', () => {
  test('that are spread as in training is stable, in the score and every characteristic', async () => {
    await invent(watching, spread(STEADY, PEOPLE, 0, 1));
    expect(await measure()).toEqual({ measured: [STEADY], alerts: [], unknownModels: [] });
    const rows = await levelsOf(STEADY);
    expect(Object.keys(rows).sort()).toEqual(
      ['SCORE', ...watching.card.characteristics.map(({ name }) => name)].sort(),
    );
    for (const row of Object.values(rows)) {
      expect(row.scores).toBe(PEOPLE);
      expect(row.stability).toBeLessThan(0.1);
      expect(row.bins.reduce((sum, { actual }) => sum + actual, 0)).toBeCloseTo(1, 9);
      expect(row.bins.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(1, 9);
    }
  });

  test('is measured again only when a score came in', async () => {
    watching.clock.now = new Date(`${DRIFTED}T12:10:00Z`);
    expect((await measure()).measured).toEqual([]);
  });

  test('that moved is alerted of once, by an event for those who read models', async () => {
    await invent(watching, spread(DRIFTED, PEOPLE, 0, 0.4));
    const report = await measure();
    expect(report.measured).toEqual([DRIFTED]);
    expect(report.alerts).toContainEqual({
      week: DRIFTED,
      modelId: 'application-v1',
      measure: 'SCORE',
      level: 'ALERT',
      index: expect.any(Number),
    });
    // A late score has the week measured again, and told of again is nothing.
    await invent(watching, [{ at: watching.clock.now, value: 700 }]);
    expect(await measure()).toMatchObject({ measured: [DRIFTED], alerts: [] });
    const events = await credit.events('credit.drift.alerted');
    const ofScore = events.filter(({ data }) => data['measure'] === 'SCORE');
    expect(ofScore).toHaveLength(1);
    expect(ofScore[0]).toMatchObject({
      audience: { scopes: ['models:read'] },
      data: { modelId: 'application-v1', week: DRIFTED, level: 'ALERT' },
    });
  });

  test('counts the last score of each person, and no rescoring of what was stated before', async () => {
    const week = '2027-03-15';
    watching.clock.now = new Date(`${week}T12:00:00Z`);
    const at = (hour: number) => new Date(`${week}T0${hour}:00:00Z`);
    const userId = newId('user');
    const behaviour = { value: 720, inputs: { delayMonths1: 0, due1: 100, paid1: 100 } };
    await invent(watching, [
      { at: at(1), value: 500, userId },
      { at: at(2), value: 800, userId },
      { at: at(3), value: 500, userId, cause: 'REFRESH', behaviour },
      {
        at: at(4),
        value: 790,
        shadows: [{ modelId: 'application-v0', value: 640, probabilityOfDefault: '0.08' }],
      },
    ]);
    const report = await measure();
    expect(report).toMatchObject({
      // The week before once more: a score came in within minutes of its last measurement.
      measured: [DRIFTED, week],
      alerts: [],
      unknownModels: ['application-v0'],
    });
    const rows = await watching.ports.transact((work) => work.drift.list(week, week));
    const of = (modelId: string, measure: string) =>
      rows.find((row) => row.modelId === modelId && row.measure === measure);
    expect(of('application-v1', 'SCORE')?.scores).toBe(2);
    expect(of('application-v1', 'SCORE')?.bins.at(-1)?.actual).toBe(1);
    // Rescoring feeds the behavioural card with another month of repayments.
    expect(of('behaviour-v1', 'SCORE')?.scores).toBe(1);
    expect(of('behaviour-v1', 'recentDelay')?.bins[0]?.actual).toBe(1);
    expect(of('behaviour-v1', 'worstDelay')?.bins.at(-2)).toMatchObject({
      kind: 'MISSING',
      actual: 1,
    });
  });

  test('is shown to analysts, with the bins and what chance would do', async () => {
    const answer = await credit.ask(
      analyst,
      `{ scoreDrift(from: "${STEADY}", to: "${DRIFTED}") { week models { modelId model { title } measuredAt
        measures { measure stability stabilityByChance level scores bins { below kind expected actual } } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const { scoreDrift } = answer.data as { scoreDrift: readonly ShownWeek[] };
    expect(scoreDrift.map(({ week }) => week)).toEqual([STEADY, DRIFTED]);
    const [steady, drifted] = scoreDrift.map(({ models }) => models[0]?.measures[0]);
    expect(scoreDrift[0]?.models[0]?.model).toEqual({ title: 'Application scorecard' });
    expect(steady).toMatchObject({ measure: 'SCORE', level: 'STABLE', scores: PEOPLE });
    expect(drifted).toMatchObject({ measure: 'SCORE', level: 'ALERT', scores: PEOPLE + 1 });
    expect(steady?.stabilityByChance).toBeGreaterThan(steady?.stability ?? 1);
    expect(drifted?.stabilityByChance).toBeLessThan(drifted?.stability ?? 0);
    const missing = scoreDrift[0]?.models[0]?.measures.at(-1)?.bins.at(-2);
    expect(missing).toMatchObject({ kind: 'MISSING', below: null });
  });

  test('is in the metrics of every replica, the newest that has enough scores', async () => {
    const registry = new Registry();
    createDriftMetrics(watching.ports, watching.resources.logger, registry);
    const text = await registry.metrics();
    const served = await (await fetch(`${credit.url}/metrics`)).text();
    expect(served).toContain('# TYPE credit_drift_level gauge');
    const measured = 'model="application-v1",measure="SCORE"';
    expect(text).toContain(`credit_drift_level{${measured}} 2`);
    expect(text).toMatch(new RegExp(`credit_score_stability\\{${measured}\\} \\d+\\.\\d+`));
  });

  test('is measured at once by a command, which says what it found', async () => {
    const command = join(import.meta.dirname, '../src/measure-drift.ts');
    const env = { ...process.env, ...credit.environment };
    const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
    expect(stdout).toBe('no scores came in since the last measurement\n');
  });
});
