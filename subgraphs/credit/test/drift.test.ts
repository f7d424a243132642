import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Id, newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDriftMetrics } from '../src/adapters/drift-metrics.ts';
import { measureDrift } from '../src/app/measure-drift.ts';
import { driftLevel } from '../src/domain/drift.ts';
import type { Inputs } from '../src/domain/profile-inputs.ts';
import { createScorer } from '../src/domain/score-profile.ts';
import { analyst, startTestCredit } from './credit-subgraph.ts';
import { inventPeople, trainedOn } from './invented-people.ts';
import { type InventedScore, invent, openWatching, type Watching } from './watched-scores.ts';

/** A Monday, far from when the test runs. */
const STEADY = '2027-03-01';
const DRIFTED = '2027-03-08';
const PEOPLE = 300;
const WORSE = { utilization: 0.4, late: 1 };

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit();
  const opened = await openWatching(credit, `${DRIFTED}T12:00:00Z`);
  const card = trainedOn(opened.card, inventPeople(5_000, 1));
  const find = (id: string) => (id === card.id ? card : opened.ports.models.find(id));
  watching = {
    ...opened,
    card,
    ports: { ...opened.ports, models: { ...opened.ports.models, find } },
  };
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

const measure = () => measureDrift(watching.ports)();

/** Other people than those of the reference, scored by the model from the day's morning on. */
function scored(day: string, people: readonly Inputs[]): readonly InventedScore[] {
  const score = createScorer(watching.card);
  return people.map((inputs, i) => ({
    at: new Date(Date.parse(`${day}T08:00:00Z`) + i * 1_000),
    value: score(inputs).value,
    inputs,
  }));
}

interface ShownWeek {
  readonly week: string;
  readonly models: readonly {
    readonly model: { readonly title: string };
    readonly measures: readonly {
      readonly stability: number | null;
      readonly stabilityByChance: number | null;
      readonly bins: readonly object[];
    }[];
  }[];
}

/** Everybody who was ever scored by behaviour. */
async function standing() {
  const rows = await credit.sql<{ user_id: Id<'user'> }[]>`
    select distinct user_id from credit.credit_scores where behaviour_model_id is not null`;
  return rows.map((row) => row.user_id);
}

async function levelsOf(week: string) {
  const rows = await watching.ports.transact((work) => work.drift.list(week, week));
  return Object.fromEntries(rows.map((row) => [row.measure, row]));
}

describe('a week of scores', () => {
  test('of people like those of the training data is stable, in the score and every characteristic', async () => {
    await invent(watching, scored(STEADY, inventPeople(PEOPLE, 2)));
    expect(await measure()).toEqual({ measured: [STEADY], alerts: [], unknownModels: [] });
    const rows = await levelsOf(STEADY);
    expect(Object.keys(rows).sort()).toEqual(
      ['SCORE', ...watching.card.characteristics.map(({ name }) => name)].sort(),
    );
    for (const row of Object.values(rows)) {
      expect(row.scores).toBe(PEOPLE);
      expect([row.measure, driftLevel(row)]).toEqual([row.measure, 'STABLE']);
      expect(row.bins.reduce((sum, { actual }) => sum + actual, 0)).toBeCloseTo(1, 9);
      expect(row.bins.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(1, 9);
    }
  });

  test('is measured again only when a score came in', async () => {
    watching.clock.now = new Date(`${DRIFTED}T12:10:00Z`);
    expect((await measure()).measured).toEqual([]);
  });

  test('that moved is alerted of once, by an event for those who read models', async () => {
    await invent(watching, scored(DRIFTED, inventPeople(PEOPLE, 3, WORSE)));
    const report = await measure();
    expect(report.measured).toEqual([DRIFTED]);
    expect(report.alerts).toContainEqual({
      week: DRIFTED,
      modelId: 'application-v1',
      measure: 'SCORE',
      level: 'ALERT',
      index: expect.any(Number),
    });
    expect(report.alerts.map((alert) => alert.measure).sort()).toEqual([
      'SCORE',
      'latePaymentWeight',
      'revolvingUtilization',
    ]);
    // A late score has the week measured again, and told of again is nothing.
    const [late] = scored(DRIFTED, inventPeople(1, 4));
    await invent(watching, late ? [{ ...late, at: watching.clock.now }] : []);
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

  test('of fewer than twenty people is shown without what would tell of persons', async () => {
    const answer = await credit.ask(
      analyst,
      `{ scoreDrift(from: "2027-03-15", to: "2027-03-15") { models { measures { level scores stability stabilityByChance bins { actual } } } } }`,
    );
    const { scoreDrift } = answer.data as { scoreDrift: readonly ShownWeek[] };
    const measures = scoreDrift.flatMap(({ models }) => models.flatMap((one) => one.measures));
    expect(measures.length).toBeGreaterThan(2);
    for (const one of measures) {
      expect(one).toMatchObject({ level: 'TOO_FEW', stability: null, stabilityByChance: null });
      expect(one.bins).toEqual([]);
    }
  });

  test('is in the metrics of every replica, the newest that has enough scores', async () => {
    const registry = new Registry();
    createDriftMetrics(watching.ports, watching.resources.logger, registry);
    const text = await registry.metrics();
    const served = await (await fetch(`${credit.url}/metrics`)).text();
    expect(served).toContain('# TYPE credit_drift_level gauge');
    const measured = 'model="application-v1",measure="SCORE"';
    expect(text).toContain(`credit_drift_level{${measured}} 2`);
    // Of whom there are too few, nothing is said: least of all that they were stable.
    expect(text).not.toContain('behaviour-v1');
    expect(text).toMatch(new RegExp(`credit_score_stability\\{${measured}\\} \\d+\\.\\d+`));
  });

  test('measures behaviour by what everybody’s score then was, not only by who got another', async () => {
    const [week, next] = ['2027-04-05', '2027-04-12'];
    watching.clock.now = new Date(`${next}T12:00:00Z`);
    const behaviour = (value: number) => ({ value, inputs: {} });
    const [steady, left, changed] = [newId('user'), newId('user'), newId('user')];
    const refreshed = { value: 700, cause: 'REFRESH' as const };
    const at = (day: string) => new Date(`${day}T02:00:00Z`);
    await invent(watching, [
      { ...refreshed, at: at(week), userId: steady, behaviour: behaviour(800) },
      { ...refreshed, at: at(week), userId: left, behaviour: behaviour(800) },
      { ...refreshed, at: at(week), userId: changed, behaviour: behaviour(800) },
      // In the week after, one has no loan any more and one has got worse.
      { ...refreshed, at: at(next), userId: left },
      { ...refreshed, at: at(next), userId: changed, behaviour: behaviour(400) },
    ]);
    expect((await measure()).measured).toEqual([week, next]);
    const scoreOf = async (monday: string) => {
      const rows = await watching.ports.transact((work) => work.drift.list(monday, monday));
      expect(new Set(rows.map(({ modelId }) => modelId))).toEqual(new Set(['behaviour-v1']));
      const row = rows.find((one) => one.measure === 'SCORE');
      return [row?.scores, row?.bins[0]?.actual, row?.bins.at(-1)?.actual];
    };
    // And whoever was scored weeks before stands as well.
    expect(await scoreOf(week)).toEqual([4, 0, 1]);
    expect(await scoreOf(next)).toEqual([3, expect.closeTo(1 / 3, 9), expect.closeTo(2 / 3, 9)]);
  });

  test('in which there is nothing to measure is looked at once, not again each hour', async () => {
    const week = '2027-05-03';
    watching.clock.now = new Date(`${week}T12:00:00Z`);
    const at = new Date(`${week}T02:00:00Z`);
    const everybody = await standing();
    await invent(watching, [
      ...everybody.map((userId) => ({ at, value: 700, userId, cause: 'REFRESH' as const })),
    ]);
    expect((await measure()).measured).toEqual([week]);
    expect(await watching.ports.transact((work) => work.drift.list(week, week))).toEqual([]);
    expect((await measure()).measured).toEqual([]);
  });

  test('is measured at once by a command, which says what it found', async () => {
    const command = join(import.meta.dirname, '../src/measure-drift.ts');
    const env = { ...process.env, ...credit.environment };
    const { stdout } = await promisify(execFile)(process.execPath, [command], { env });
    expect(stdout).toBe('no scores came in since the last measurement\n');
  });
});
