import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair, openSealed } from '@blockscore/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPromotionCommand } from '../src/adapters/promotion-command.ts';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import type { Ports } from '../src/app/ports.ts';
import { promoteModel } from '../src/app/promote-model.ts';
import { registerModels } from '../src/app/register-models.ts';
import { creditConfig } from '../src/config.ts';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';
import { type ModelChanges, modelFolder } from './model-folder.ts';

const V2: ModelChanges = { id: 'application-v2', version: 2, morePoints: 7 };
const MODELS = [{}, V2, { id: 'application-eur', currency: 'EUR' }] as const;

let credit: TestSubgraph;
let replica: TestSubgraph;
let resources: Resources;
let ports: Ports;
const folders: Awaited<ReturnType<typeof modelFolder>>[] = [];

async function folderOf(...models: readonly ModelChanges[]): Promise<URL> {
  const folder = await modelFolder(...models);
  folders.push(folder);
  return folder.url;
}

/** Another process on the same database, with models of its own. */
async function startReplica(models: URL): Promise<TestSubgraph> {
  const ENCRYPTION_KEY = credit.environment['ENCRYPTION_KEY'] ?? '';
  return startTestCredit({ models, database: credit.database, environment: { ENCRYPTION_KEY } });
}

beforeAll(async () => {
  const models = await folderOf(...MODELS);
  credit = await startTestCredit({ models });
  replica = await startReplica(models);
  const config = creditConfig(credit.environment);
  resources = await openResources(config, 'promotions', { models });
  ports = await createPorts(resources, config);
});
afterAll(async () => {
  await resources?.connection.close();
  await replica?.close();
  await replica?.sql.end();
  await credit?.close();
  await credit?.drop();
  await Promise.all(folders.map(({ remove }) => remove()));
});

const promote = (id: string, said: { reason?: string; by?: string } = {}, from = ports) =>
  promoteModel(from)(id, { reason: 'AUC 0.861 out of fold', by: 'Ada Example', ...said });

async function shadowsOf(scoreId: string) {
  const rows = await credit.sql`
    select model_id, value from credit.shadow_scores where score_id = ${scoreId} order by model_id`;
  return rows.map((row) => [row['model_id'], row['value']]);
}

async function roles(of: TestSubgraph): Promise<Record<string, unknown>> {
  const answer = await of.ask(analyst, '{ scoringModels { id role subject digest } }');
  expect(answer.errors).toBeUndefined();
  const { scoringModels } = answer.data as { scoringModels: { id: string; role: string | null }[] };
  return Object.fromEntries(scoringModels.map(({ id, role }) => [id, role]));
}

describe('before anything was promoted', () => {
  test('the configured model decides and those of the lender’s currency are watched', async () => {
    expect(await roles(credit)).toEqual({
      'application-v1': 'CHAMPION',
      'application-v2': 'CHALLENGER',
      'application-eur': null,
    });
    const score = await submitted(credit, person());
    expect(score.model.id).toBe('application-v1');
    expect(await shadowsOf(score.id)).toEqual([['application-v2', score.value + 7]]);
  });

  test('both processes registered the same models, once', async () => {
    const rows = await credit.sql`select id, digest from credit.registered_models order by id`;
    const ids = rows.map((row) => row['id']);
    expect(ids).toEqual(['application-eur', 'application-v1', 'application-v2']);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(String(row['digest'])))).toBe(true);
  });

  test('what cannot decide is refused with what to do', async () => {
    const codes = async (...promotion: Parameters<typeof promote>) => {
      const outcome = await promote(...promotion);
      return outcome.ok ? 'OK' : outcome.error[0]?.code;
    };
    expect(await codes('application-v9')).toBe('MODEL_UNKNOWN');
    expect(await codes('application-v2', { reason: '  ' })).toBe('REASON_INVALID');
    expect(await codes('application-v2', { reason: 'x'.repeat(501) })).toBe('REASON_INVALID');
    expect(await codes('application-v2', { by: ' ' })).toBe('NAME_INVALID');
    expect(await codes('application-v2', { by: 'x'.repeat(101) })).toBe('NAME_INVALID');
    expect(await codes('application-eur')).toBe('OTHER_CURRENCY');
    expect(await codes('application-v1')).toBe('CHAMPION_ALREADY');
    const models = await folderOf(...MODELS, { id: 'application-v3' });
    const others = await createPorts({ ...resources, models }, creditConfig(credit.environment));
    expect(await codes('application-v3', {}, others)).toBe('NOT_REGISTERED');
    expect(await credit.events('credit.model.promoted')).toEqual([]);
  });
});

describe('starting', () => {
  test('with a known model that scores otherwise is refused, with what to do', async () => {
    const config = creditConfig(credit.environment);
    const registering = async (...models: readonly ModelChanges[]) => {
      const folder = await folderOf(...models);
      await registerModels(await createPorts({ ...resources, models: folder }, config))();
    };
    await expect(registering({ morePoints: 1 })).rejects.toThrow(
      /application-v1 \(here .*registered on .*give what changed an id of its own/,
    );
    await registering({ title: 'Another title is no other model' });
  });

  test('of two processes at once registers a new model once; another content is refused to one', async () => {
    const config = creditConfig(credit.environment);
    const processes = await Promise.all(
      [0, 0, 5].map(async (morePoints) => {
        const models = await folderOf({}, { id: 'application-v4', morePoints });
        return registerModels(await createPorts({ ...resources, models }, config));
      }),
    );
    const started = await Promise.allSettled(processes.map((register) => register()));
    const refused = started.filter(({ status }) => status === 'rejected').length;
    // Whose content it is depends on who was first; the others agree with it or do not start.
    expect([1, 2]).toContain(refused);
    const rows = await credit.sql`
      select digest from credit.registered_models where id = 'application-v4'`;
    expect(rows).toHaveLength(1);
  });
});

describe('a promotion', () => {
  test('has the other model decide in every process, and leaves the scores of before', async () => {
    const caller = person();
    const before = await submitted(credit, caller);
    const written: string[] = [];
    const said = { reason: ' Better at AUC. ', by: ' Ada Example ' };
    const command = { ports, modelId: 'application-v2', ...said };
    const code = await runPromotionCommand({ ...command, write: (line) => written.push(line) });
    expect(code).toBe(0);
    expect(written[0]).toBe(
      'application-v2 decides from now on (APPLICATION); application-v1 is watched beside it. Scores of before stay as they are.',
    );
    expect(written.join('\n')).toMatch(/^application-v2 \| APPLICATION \| SCORECARD \| CHAMPION/m);
    for (const process of [credit, replica]) {
      expect(await roles(process)).toMatchObject({
        'application-v1': 'CHALLENGER',
        'application-v2': 'CHAMPION',
      });
      const score = await submitted(process, caller);
      expect(score).toMatchObject({ value: before.value + 7, model: { id: 'application-v2' } });
      expect(await shadowsOf(score.id)).toEqual([['application-v1', before.value]]);
    }
    const [row] = await credit.sql`
      select value, model_id from credit.credit_scores where id = ${before.id}`;
    expect(row).toEqual({ value: before.value, model_id: 'application-v1' });
  });

  test('is an event for the audit trail, which leads to who promoted it and why', async () => {
    const [event, ...more] = await credit.events('credit.model.promoted');
    expect(more).toEqual([]);
    const [{ digest } = {}] = await credit.sql`
      select digest from credit.registered_models where id = 'application-v2'`;
    const [row] = await credit.sql`select id, reason, promoted_by from credit.model_promotions`;
    expect(row).toMatchObject({ reason: 'Better at AUC.', promoted_by: 'Ada Example' });
    expect(JSON.stringify(event)).not.toMatch(/Ada|Better/);
    expect(event).toMatchObject({
      actor: { kind: 'SERVICE', id: 'operator' },
      audience: { scopes: ['models:read', 'compliance:read'] },
      data: {
        promotionId: row?.['id'],
        subject: 'APPLICATION',
        modelId: 'application-v2',
        previousModelId: 'application-v1',
        digest,
      },
    });
  });

  test('is shown to analysts and compliance officers and to nobody else', async () => {
    const query = `{ modelPromotions(first: 5) { edges { node { subject model { id }
      previousModel { id } reason promotedBy promotedAt } } } }`;
    const answer = await credit.ask(analyst, query);
    expect(answer.data?.['modelPromotions']).toMatchObject({
      edges: [
        {
          node: {
            subject: 'APPLICATION',
            model: { id: 'application-v2' },
            previousModel: { id: 'application-v1' },
            reason: 'Better at AUC.',
            promotedBy: 'Ada Example',
          },
        },
      ],
    });
    const auditor = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
    expect((await credit.ask(auditor, query)).data).toEqual(answer.data);
    for (const caller of [person(), officer]) {
      const refused = await credit.ask(caller, query);
      expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('has lending’s next question answered by the new model', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    await promote('application-v1', { reason: 'back' });
    const { publicKey, privateKey } = await newSealKeyPair();
    const requestId = newId('req');
    const userId = caller.id as `user_${string}`;
    const question = { requestId, applicationId: newId('app'), userId, publicKey };
    await credit.hear('lending.assessment.requested', question);
    const answer = await eventually(async () =>
      (await credit.events('credit.assessment.disclosed')).find(
        ({ data }) => data['requestId'] === requestId,
      ),
    );
    const opened = await openSealed(privateKey, String(answer.data['sealed']), { requestId });
    expect(opened).toMatchObject({
      value: { modelId: 'application-v1', value: score.value - 7 },
    });
  });

  test('waits for another one that is under way', async () => {
    const outcomes = await Promise.all([promote('application-v2'), promote('application-v2')]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'OK' : outcome.error[0]?.code)).sort()).toEqual([
      'CHAMPION_ALREADY',
      'OK',
    ]);
  });

  test('to a model whose file a process lacks takes that process out of service', async () => {
    const lacking = await startReplica(await folderOf({}));
    try {
      expect((await fetch(`${lacking.url}/health/ready`)).status).toBe(503);
      expect((await fetch(`${credit.url}/health/ready`)).status).toBe(200);
    } finally {
      await lacking.close();
      await lacking.sql.end();
    }
  });
});
