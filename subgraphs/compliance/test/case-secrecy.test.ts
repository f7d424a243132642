import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeApplication, keepAssessment } from '../src/app/assess-fraud.ts';
import { asked, entityTypes, fieldsOf, questions, selection, value } from './asking-everything.ts';
import {
  caughtUp,
  HARMLESS,
  newPerson,
  onboard,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { investigator } from './investigating.ts';
import { openRaiser, type Raiser } from './raising.ts';
import { FILER, reporter } from './reporting.ts';

const MARK = 'xyzzy-plugh';
const colleague = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const self = newPerson(['BORROWER', 'LOAN_OFFICER', 'COMPLIANCE_OFFICER', 'ANALYST', 'ADMIN']);

let compliance: TestSubgraph;
let raiser: Raiser;
/** What there is about the person, and must never reach them. */
let ids: Readonly<Record<'alert' | 'case' | 'sar' | 'fraud' | 'application', string>>;

beforeAll(async () => {
  compliance = await startTestCompliance(FILER);
  raiser = await openRaiser(compliance);
  await onboard(compliance, HARMLESS, self);
  const facts = [{ name: 'mark', value: MARK }];
  const alert = await raiser.raise({ subject: self.userId, facts });
  const office = investigator(compliance);
  const { id: caseId } = await office.make('openCase', { alertIds: [alert.id], title: MARK });
  await office.make('addCaseNote', { caseId, note: MARK });
  await office.make('decideCase', { caseId, decision: 'FILE_SAR', reason: MARK });
  await office.make(
    'reviewCase',
    { caseId, agree: true, decision: 'FILE_SAR', reason: MARK },
    colleague,
  );
  const today = new Date().toISOString().slice(0, 10);
  const activity = { from: today, to: today, categories: ['FRAUD_ACH'] };
  const sar = await reporter(compliance).file(caseId, { narrative: MARK, activity }, colleague);
  const { ports } = raiser;
  const applied = {
    ...{ userId: self.userId, applicationId: newId('app'), requestedAt: new Date() },
    purpose: 'APPLICATION' as const,
  };
  const nothing = { identity: null, lending: null, credit: null };
  const { id: fraud } = await ports.transact(async (work) => {
    const judged = await judgeApplication(work, ports, applied, nothing);
    return await keepAssessment(work, ports, applied, judged);
  });
  ids = { alert: alert.id, case: caseId, sar: sar.id, fraud, application: applied.applicationId };
  await caughtUp(compliance);
});
afterAll(async () => {
  await raiser?.close();
  await compliance?.close();
  await compliance?.drop();
});

function idFor(name: string): string {
  if (/alert/i.test(name)) return ids.alert;
  if (/sar/i.test(name)) return ids.sar;
  if (/application/i.test(name)) return ids.application;
  if (/case/i.test(name)) return ids.case;
  return self.userId;
}

const SECRET = /xyzzy-plugh|alert_0|case_0|sar_0|fraud_0/;

const SHOWN = ['alerts', 'alert', 'cases', 'case', 'sar', 'fraudAssessment', 'fraudAssessments'];

/** All that an answer tells. It has to be an answer: a question that is refused as malformed shows nothing. */
function told({ data, errors }: Awaited<ReturnType<TestSubgraph['ask']>>): string {
  const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
  expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
  expect(codes).not.toContain('GRAPHQL_PARSE_FAILED');
  return JSON.stringify({ data: data ?? null, errors: errors ?? [] });
}

/** Every query, with each id that there is where it asks for one. */
const everything = () => questions(['alert', 'case', 'sar', 'userId'], idFor);

describe('the person whom a case is about, with every role that there is', () => {
  const callers: [string, Caller][] = [
    ['as staff', self.caller],
    ['as a borrower', userCaller(self.userId, ['BORROWER'])],
  ];

  test.each(callers)('sees nothing of it by any query, %s', async (_, caller) => {
    for (const question of everything()) {
      const answer = await compliance.ask(caller, question);
      expect([question, told(answer).match(SECRET)]).toEqual([question, null]);
    }
  });

  test('would see it by these queries if they were somebody else', async () => {
    const seen = new Set<string>();
    for (const question of everything()) {
      const shown = JSON.stringify((await compliance.ask(colleague, question)).data ?? null);
      if (SECRET.test(shown)) seen.add(/^\{ (\w+)/.exec(question)?.[1] ?? '');
    }
    expect([...seen]).toEqual(expect.arrayContaining(SHOWN));
  });

  test.each(callers)('sees nothing of it by any entity, %s', async (_, caller) => {
    for (const type of entityTypes()) {
      for (const id of [...Object.values(ids), self.userId]) {
        const answer = await compliance.entities(
          caller,
          [{ __typename: type.name, id }],
          `... on ${type.name} ${selection(type, 3)}`,
        );
        const seen = told(answer).replaceAll(id, '');
        expect([type.name, id, seen.match(SECRET)]).toEqual([type.name, id, null]);
      }
    }
  });

  test('gets of a mutation what an id gets that belongs to nothing', async () => {
    const guess = {
      ...{ alert: newId('alert'), case: newId('case'), sar: newId('sar') },
      ...{ fraud: newId('fraud'), application: newId('app') },
    };
    for (const field of fieldsOf('Mutation')) {
      if (!/alert|case|sar(?![a-z])|Sar|ContinuingActivity/i.test(field.name)) continue;
      const mutation = (swap: boolean) => {
        const text = `mutation { ${asked(field, (arg) => value(arg.type, arg.name, idFor))} { userErrors { code message path } } }`;
        if (!swap) return text;
        return Object.entries(ids).reduce(
          (so, [kind, id]) => so.replaceAll(id, guess[kind as keyof typeof guess]),
          text,
        );
      };
      const [real, none] = [
        await compliance.ask(self.caller, mutation(false)),
        await compliance.ask(self.caller, mutation(true)),
      ];
      const plain = (answer: typeof real) => told(answer).replace(/(alert|case|sar)_\w+/g, '$1');
      expect([field.name, plain(real)]).toEqual([field.name, plain(none)]);
    }
    const [row] = await compliance.sql`select status from compliance.cases where id = ${ids.case}`;
    expect(row?.['status']).toBe('DECIDED');
  });

  test('is in the audience of no event about it', async () => {
    const about = (await compliance.events()).filter(({ type }) =>
      /^compliance\.(alert|case|sar|personal_data)\./.test(type),
    );
    expect(about.length).toBeGreaterThan(5);
    for (const { audience } of about) expect(audience).toEqual({ scopes: ['compliance:read'] });
  });
});
