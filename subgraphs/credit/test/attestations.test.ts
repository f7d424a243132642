import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runReplayCommand } from '../src/adapters/replay-command.ts';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import type { Ports } from '../src/app/ports.ts';
import { creditConfig } from '../src/config.ts';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';

let credit: TestSubgraph;
let resources: Resources;
let ports: Ports;
beforeAll(async () => {
  credit = await startTestCredit();
  const config = creditConfig(credit.environment);
  resources = await openResources(config, 'attestations');
  ports = await createPorts(resources, config);
});
afterAll(async () => {
  await resources?.connection.close();
  await credit?.close();
  await credit?.drop();
});

interface Attestation {
  readonly commitment: string;
  readonly algorithm: string;
  readonly salt: string;
  readonly statement: string;
}

const FIELDS = 'commitment algorithm salt statement';

async function attestationOf(caller: Caller, userId: string) {
  const query = `query ($id: ID!) { creditScore(userId: $id) { attestation { ${FIELDS} } } }`;
  const answer = await credit.ask(caller, query, { id: userId });
  expect(answer.errors).toBeUndefined();
  const score = answer.data?.['creditScore'] as { attestation: Attestation | null } | null;
  return score?.attestation ?? null;
}

async function disclosed(caller: Caller, userId: string) {
  const reads = await credit.events('credit.personal_data.read');
  return reads
    .filter(({ actor, data }) => actor.id === caller.id && data['userId'] === userId)
    .flatMap(({ data }) => data['fields']);
}

/** Alters a stored score as only a superuser can. */
async function tamper(scoreId: string, change: string): Promise<void> {
  await credit.sql.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    await tx.unsafe(`update credit.credit_scores set ${change} where id = '${scoreId}'`);
  });
}

async function erase(userId: string): Promise<void> {
  await credit.sql`update credit.data_key set wrapped_key = null, destroyed_at = now()
    where subject_id = ${userId}`;
}

describe('the attestation of a score', () => {
  test('lets the person prove by themselves which score was committed to', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    const attestation = await attestationOf(caller, caller.id);
    if (!attestation) throw new Error('There is no attestation.');
    const { commitment, algorithm, salt, statement } = attestation;
    expect(salt).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(statement)).toEqual({
      scoreId: score.id,
      userId: caller.id,
      modelId: 'application-v1',
      modelVersion: 1,
      value: score.value,
      band: score.band,
      probabilityOfDefault: score.probabilityOfDefault,
      overallValue: score.value,
      overallBand: score.band,
      calculatedAt: score.calculatedAt,
    });
    const hash = createHash('sha256').update(`${algorithm}\n${salt}\n${statement}`).digest('hex');
    expect(commitment).toBe(`0x${hash}`);
    const [event] = (await credit.events('credit.score.calculated')).filter(
      ({ data }) => data['scoreId'] === score.id,
    );
    expect(event?.data).toMatchObject({ commitment, cause: 'SUBMISSION' });
    expect(JSON.stringify(event)).not.toContain(salt);
    expect(await disclosed(caller, caller.id)).toEqual([]);
  });

  test('is checked by the commands that the documentation gives', async () => {
    const caller = person();
    await submitted(credit, caller);
    const attestation = await attestationOf(caller, caller.id);
    if (!attestation) throw new Error('There is no attestation.');
    const page = readFileSync(new URL('../../../docs/scores.md', import.meta.url), 'utf8');
    const [, commands = ''] = page.match(/```sh\n(printf [\s\S]*?)```/) ?? [];
    const outputs = commands
      .trim()
      .split('\n')
      .map((command) => {
        const { algorithm: ALGORITHM, salt: SALT, statement: STATEMENT } = attestation;
        const env = { PATH: process.env['PATH'], ALGORITHM, SALT, STATEMENT };
        return execFileSync('sh', ['-c', command], { env, encoding: 'utf8' });
      });
    expect(outputs).toHaveLength(2);
    for (const output of outputs) expect(output).toContain(attestation.commitment.slice(2));
  });

  test('is shown to officers with a trace, and to nobody else', async () => {
    const caller = person();
    await submitted(credit, caller);
    const own = await attestationOf(caller, caller.id);
    expect(await attestationOf(officer, caller.id)).toEqual(own);
    expect(await disclosed(officer, caller.id)).toEqual(['creditScore.attestation']);
    const reference = { __typename: 'ScoreAttestation', commitment: own?.commitment };
    for (const other of [person(), analyst]) {
      const answer = await credit.entities(
        other,
        [reference],
        `... on ScoreAttestation { ${FIELDS} }`,
      );
      expect(answer.errors?.every(({ extensions }) => extensions?.code === 'FORBIDDEN')).toBe(true);
      expect(answer.data?.['_entities']).toMatchObject([{ salt: null, statement: null }]);
    }
    const entity = await credit.entities(
      caller,
      [reference, { __typename: 'ScoreAttestation', commitment: '0x00' }],
      `... on ScoreAttestation { ${FIELDS} }`,
    );
    expect(entity.data?.['_entities']).toEqual([own, null]);
  });

  test('tells nothing more once the person was erased', async () => {
    const caller = person();
    await submitted(credit, caller);
    const before = await attestationOf(caller, caller.id);
    await erase(caller.id);
    expect(await attestationOf(caller, caller.id)).toEqual({
      commitment: before?.commitment,
      algorithm: before?.algorithm,
      salt: null,
      statement: null,
    });
  });
});

describe('replaying a score', () => {
  const REPLAY = `query ($id: ID!) { scoreReplay(scoreId: $id) {
    score { id } reproduced commitment differences { field stored recomputed } } }`;

  async function replay(scoreId: string, caller = officer) {
    const answer = await credit.ask(caller, REPLAY, { id: scoreId });
    return { ...answer, replay: answer.data?.['scoreReplay'] };
  }

  test('shows officers that it comes out again, with a trace', async () => {
    const caller = person();
    const { id } = await submitted(credit, caller);
    const checked = { reproduced: true, commitment: 'CHECKED', differences: [] };
    expect((await replay(id)).replay).toEqual({ score: { id }, ...checked });
    expect(await disclosed(officer, caller.id)).toEqual(['creditScore.replay']);
    expect((await replay(newId('score'))).replay).toBeNull();
    expect((await replay('score_1')).replay).toBeNull();
    for (const other of [caller, analyst]) {
      expect((await replay(id, other)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('names what was altered behind the back of the lender', async () => {
    const { id, value } = await submitted(credit, person());
    await tamper(id, 'value = value + 1');
    expect((await replay(id)).replay).toMatchObject({
      reproduced: false,
      differences: [
        { field: 'value', stored: String(value + 1), recomputed: String(value) },
        { field: 'commitment' },
      ],
    });
    await tamper(id, 'value = value - 1');
  });

  test('of an erased person is not possible', async () => {
    const caller = person();
    const { id } = await submitted(credit, caller);
    await erase(caller.id);
    expect((await replay(id)).replay).toMatchObject({ reproduced: null, differences: [] });
  });

  async function command(options: { user?: string; since?: string } = {}) {
    const lines: string[] = [];
    const progress: string[] = [];
    const code = await runReplayCommand({
      ports,
      ...options,
      write: (line) => lines.push(line),
      writeProgress: (line) => progress.push(line),
    });
    return { code, lines, progress };
  }

  test('of all scores goes on to the end, and fails where any differs', async () => {
    const caller = person();
    const [first, second] = [await submitted(credit, caller), await submitted(credit, caller)];
    const [{ scores } = { scores: 0 }] = await credit.sql<{ scores: number }[]>`
      select count(*)::int as scores from credit.credit_scores`;
    const all = await command();
    expect(all.code).toBe(0);
    expect(all.lines).toEqual([
      expect.stringMatching(/^\d+ scores came out bit for bit .*, 0 did not; [12] cannot/),
    ]);
    expect(all.progress.at(-1)).toBe(`${scores} of ${scores} scores`);
    await tamper(second.id, "band = 'POOR'");
    const mine = await command({ user: caller.id, since: first.calculatedAt.slice(0, 10) });
    await tamper(second.id, `band = '${second.band}'`);
    expect(mine.code).toBe(1);
    expect(mine.lines.at(-1)).toMatch(/^1 scores came out .*, 1 did not; 0 cannot/);
    expect(mine.lines[0]).toContain(`${second.id}: not as it was stored: band`);
    expect(mine.lines[0]).not.toContain('POOR');
  });

  test('says what it does not understand', async () => {
    expect((await command({ user: 'somebody' })).code).toBe(2);
    expect((await command({ since: 'yesterday' })).lines[0]).toContain('is no day');
    expect((await command({ since: '2099-01-01' })).lines[0]).toMatch(/^0 scores/);
  });

  test('whose salt alone was erased says so; a salt is never changed', async () => {
    const caller = person();
    const { id } = await submitted(credit, caller);
    const { sql } = resources.connection;
    for (const change of [
      sql`update credit.score_salts set salt = 'x' where score_id = ${id}`,
      sql`truncate credit.score_salts`,
    ]) {
      await expect(change).rejects.toThrow('permission denied');
    }
    await sql`delete from credit.score_salts where score_id = ${id}`;
    const unproven = { reproduced: true, commitment: 'ERASED', differences: [] };
    expect((await replay(id)).replay).toMatchObject(unproven);
    const { code, lines } = await command({ user: caller.id });
    expect(code).toBe(0);
    expect(lines.at(-1)).toContain('Of 1 the commitment could not be recomputed');
  });
});
