import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caughtUp, officer, startTestCompliance } from './compliance-subgraph.ts';
import { mutate } from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestCompliance();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

async function declare(code: string, version: number, by = officer): Promise<string> {
  const content = JSON.stringify({
    ...{ code, version, kind: 'VELOCITY', description: 'Many small payments.' },
    ...{ severity: 'LOW', action: 'ALERT', currency: 'USD' },
    parameters: { direction: 'IN', days: 14, payments: 20 },
  });
  const { rule } = await mutate(
    compliance,
    by,
    'declareMonitoringRule',
    ['DeclareMonitoringRuleInput', { content, reason: 'Asked for.' }],
    'rule { id } proposal { id }',
  );
  return (rule as { id: string }).id;
}

const change = (
  field: 'activateMonitoringRule' | 'retireMonitoringRule',
  id: string,
  by = officer,
) =>
  mutate(
    compliance,
    by,
    field,
    ['ChangeMonitoringRuleInput', { id, reason: 'It finds too many.' }],
    'rule { version } proposal { proposedBy { id } expiresAt }',
  );

async function watching(code: string): Promise<number | null> {
  const { data } = await compliance.ask(
    officer,
    '{ monitoringRules { code activeVersion { version } } }',
  );
  const rules = data?.['monitoringRules'] as {
    code: string;
    activeVersion: { version: number } | null;
  }[];
  return rules.find((rule) => rule.code === code)?.activeVersion?.version ?? null;
}

/** Alerts that tell the other officers of what was proposed. */
async function told(rule: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return await compliance.sql`
    select severity, subject, status, resolution from compliance.alerts where rule = ${rule} order by id`;
}

/** The week of what was proposed about it is over. */
async function overNow(about: string): Promise<void> {
  await compliance.sql.begin(async (sql) => {
    await sql`alter table compliance.officer_proposals disable trigger officer_proposals_said_once`;
    await sql`update compliance.officer_proposals set expires_at = proposed_at
      where carried_out_at is null and about like ${`%${about}%`}`;
    await sql`alter table compliance.officer_proposals enable trigger officer_proposals_said_once`;
  });
}

const open = { severity: 'HIGH', subject: null, status: 'OPEN', resolution: null };
const settled = { ...open, status: 'RESOLVED', resolution: 'NO_ACTION' };
const proposed = { proposal: { proposedBy: { id: officer.id } }, userErrors: [] };
const done = { proposal: null, userErrors: [] };
const refused = { rule: null, userErrors: [{ code: 'SECOND_OFFICER_REQUIRED' }] };

describe('a rule that watches', () => {
  test('is retired by two officers', async () => {
    const id = await declare('ONE_RETIRES', 1);
    await change('activateMonitoringRule', id, second);
    expect(await change('retireMonitoringRule', id)).toMatchObject(proposed);
    expect(await change('retireMonitoringRule', id)).toMatchObject(refused);
    expect(await watching('ONE_RETIRES')).toBe(1);
    expect(await told('RETIRE_RULE_PROPOSED')).toEqual([open]);
    expect(await change('retireMonitoringRule', id, second)).toMatchObject(done);
    expect(await told('RETIRE_RULE_PROPOSED')).toEqual([settled]);
    expect(await watching('ONE_RETIRES')).toBeNull();
    const [made] = await compliance.events('compliance.proposal.made');
    expect(made).toMatchObject({ actor: { id: officer.id }, data: { act: 'RETIRE_RULE' } });
  });

  test('gives way to an earlier version by two officers, and to a later one as it was declared', async () => {
    const [first, later] = [await declare('GO_BACK', 1), await declare('GO_BACK', 2)];
    await change('activateMonitoringRule', first, second);
    expect(await change('activateMonitoringRule', later, second)).toMatchObject(done);
    expect(await change('activateMonitoringRule', first, second)).toMatchObject({
      proposal: { proposedBy: { id: second.id } },
    });
    expect(await change('activateMonitoringRule', first, second)).toMatchObject(refused);
    expect(await watching('GO_BACK')).toBe(2);
    expect(await told('GO_BACK_TO_RULE_PROPOSED')).toEqual([open]);
    // Whoever declared it is the second pair of eyes here.
    expect(await change('activateMonitoringRule', first)).toMatchObject(done);
    expect(await watching('GO_BACK')).toBe(1);
    expect(await told('GO_BACK_TO_RULE_PROPOSED')).toEqual([settled]);
  });

  test('is not retired by a word that is a week old, or about what was before', async () => {
    const id = await declare('TOO_LATE', 1);
    await change('activateMonitoringRule', id, second);
    await change('retireMonitoringRule', id);
    await overNow(id);
    expect(await change('retireMonitoringRule', id, second)).toMatchObject({
      proposal: { proposedBy: { id: second.id } },
    });
    expect(await watching('TOO_LATE')).toBe(1);
  });

  test('waits among what is proposed, until its time or the word of who proposed it is over', async () => {
    const waiting = async () => {
      const { data } = await compliance.ask(
        officer,
        '{ alerts(filter: { proposed: true, rule: "RETIRE_RULE_PROPOSED" }) { edges { node { facts { value } } } } }',
      );
      return JSON.stringify(data?.['alerts']);
    };
    const proposer = newId('user');
    const ids = [await declare('RUNS_OUT', 1), await declare('GOES_AWAY', 1)];
    for (const id of ids) await change('activateMonitoringRule', id, second);
    const [late = '', voided = ''] = ids;
    await change('retireMonitoringRule', voided, userCaller(proposer, ['COMPLIANCE_OFFICER']));
    await change('retireMonitoringRule', late);
    expect(await waiting()).toMatch(/RUNS_OUT.*GOES_AWAY/);
    const alertOf = async (code: string) => {
      const rows = await compliance.sql`
        select status, resolution, resolved_by, reason from compliance.alerts
        where rule = 'RETIRE_RULE_PROPOSED' and facts like ${`%${code}%`}`;
      return rows[0];
    };
    await compliance.hear('identity.user.suspended', { userId: proposer });
    await overNow(late);
    for (const code of ['RUNS_OUT', 'GOES_AWAY']) {
      await eventually(async () =>
        (await alertOf(code))?.['status'] === 'RESOLVED' ? true : undefined,
      );
    }
    const ended = { resolution: 'NO_ACTION', resolved_by: 'compliance' };
    expect(await alertOf('RUNS_OUT')).toMatchObject({
      ...ended,
      reason: expect.stringContaining('No other officer said the same'),
    });
    expect(await alertOf('GOES_AWAY')).toMatchObject({
      ...ended,
      reason: expect.stringContaining(`The word of ${proposer} counts no more`),
    });
    expect(await waiting()).not.toMatch(/RUNS_OUT|GOES_AWAY/);
  });

  test('is retired by the word of one who was proposed for, or got, another role since', async () => {
    const id = await declare('BUSY_OFFICER', 1);
    await change('activateMonitoringRule', id, second);
    const userId = newId('user');
    await change('retireMonitoringRule', id, userCaller(userId, ['COMPLIANCE_OFFICER']));
    const other = { role: 'LOAN_OFFICER', roles: ['COMPLIANCE_OFFICER'] } as const;
    await compliance.hear('identity.role.changed', { userId, ...other, change: 'PROPOSED' });
    const both = ['COMPLIANCE_OFFICER', 'LOAN_OFFICER'] as const;
    await compliance.hear('identity.role.changed', {
      userId,
      ...other,
      change: 'GRANTED',
      roles: both,
    });
    await compliance.hear('identity.role.changed', { userId, ...other, change: 'REVOKED' });
    await caughtUp(compliance);
    expect(await change('retireMonitoringRule', id)).toMatchObject(done);
  });

  test('is not retired by the word of one who was suspended or is no officer since', async () => {
    const id = await declare('NO_OFFICER', 1);
    await change('activateMonitoringRule', id, second);
    const [suspended, demoted] = [newId('user'), newId('user')];
    const roles = { role: 'COMPLIANCE_OFFICER', change: 'REVOKED', roles: ['BORROWER'] } as const;
    await change('retireMonitoringRule', id, userCaller(suspended, ['COMPLIANCE_OFFICER']));
    await compliance.hear('identity.user.suspended', { userId: suspended });
    await caughtUp(compliance);
    const by = userCaller(demoted, ['COMPLIANCE_OFFICER']);
    expect(await change('retireMonitoringRule', id, by)).toMatchObject({
      proposal: { proposedBy: { id: demoted } },
    });
    await compliance.hear('identity.role.changed', { userId: demoted, ...roles });
    await caughtUp(compliance);
    expect(await change('retireMonitoringRule', id)).toMatchObject(proposed);
    expect(await watching('NO_OFFICER')).toBe(1);
    expect(await change('retireMonitoringRule', id, second)).toMatchObject(done);
  });

  test('watches by no word of one who was suspended since they declared it', async () => {
    const suspended = newId('user');
    const id = await declare('NO_DECLARER', 1, userCaller(suspended, ['COMPLIANCE_OFFICER']));
    await compliance.hear('identity.user.suspended', { userId: suspended });
    await caughtUp(compliance);
    expect(await change('activateMonitoringRule', id)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    const next = await declare('NO_DECLARER', 2);
    expect(await change('activateMonitoringRule', next, second)).toMatchObject(done);
    expect(await watching('NO_DECLARER')).toBe(2);
  });

  test('keeps what was proposed as it was said', async () => {
    const write = compliance.sql`update compliance.officer_proposals set reason = 'another'`;
    await expect(write).rejects.toThrow();
    const same = compliance.sql`update compliance.officer_proposals
      set carried_out_by = proposed_by, carried_out_at = now()`;
    await expect(same).rejects.toThrow(/two_officers/);
  });
});
