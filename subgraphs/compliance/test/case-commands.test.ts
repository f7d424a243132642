import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, officer } from './compliance-subgraph.ts';
import { type Investigation, openInvestigation, timelineOf } from './investigating.ts';
import type { Raiser } from './raising.ts';

let investigation: Investigation;
let compliance: TestSubgraph;
let raiser: Raiser;
let office: Investigation['office'];
beforeAll(async () => {
  investigation = await openInvestigation();
  ({ compliance, raiser, office } = investigation);
});
afterAll(() => investigation?.close());

const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);

/** What a case is, told as simply as can be: two officers decide, and whoever it is about does nothing. */
interface Model {
  status: 'OPEN' | 'IN_REVIEW' | 'DECIDED' | 'CLOSED';
  decidedBy: string | null;
  entries: number;
}

interface Command {
  readonly name: 'raise' | 'note' | 'decide' | 'agree' | 'disagree' | 'close' | 'reopen';
  readonly who: 'first' | 'second' | 'subject';
}

const commands: fc.Arbitrary<Command> = fc.record({
  name: fc.constantFrom(
    'raise',
    'note',
    'decide',
    'decide',
    'agree',
    'disagree',
    'close',
    'reopen',
  ),
  who: fc.constantFrom('first', 'first', 'second', 'second', 'subject'),
});

const MUTATIONS = {
  note: ['addCaseNote', { note: 'Looked.' }],
  decide: ['decideCase', { decision: 'NO_SAR', reason: 'Nothing.' }],
  agree: ['reviewCase', { agree: true, decision: 'NO_SAR', reason: 'Nothing.' }],
  disagree: ['reviewCase', { agree: false, reason: 'Look again.' }],
  close: ['closeCase', {}],
  reopen: ['reopenCase', { reason: 'More.' }],
} as const;

/** What the model says that comes of it; it changes the model. */
function expected(model: Model, { name, who }: Command, by: Caller): readonly string[] {
  if (name === 'raise') {
    if (model.status === 'CLOSED') return [];
    model.entries += model.status === 'OPEN' ? 1 : 2;
    Object.assign(model, { status: 'OPEN', decidedBy: null });
    return [];
  }
  if (who === 'subject') return ['NOT_FOUND'];
  const next = outcomeOf(model, name, by);
  if (typeof next === 'string') return [next];
  Object.assign(model, next);
  model.entries += 1;
  return [];
}

function outcomeOf(
  { status, decidedBy }: Model,
  name: Exclude<Command['name'], 'raise'>,
  by: Caller,
): string | Partial<Model> {
  const wrong = 'INVALID_STATE';
  switch (name) {
    case 'note':
      return status === 'CLOSED' ? wrong : {};
    case 'decide':
      return status === 'OPEN' ? { status: 'IN_REVIEW', decidedBy: by.id } : wrong;
    case 'close':
      return status === 'DECIDED' ? { status: 'CLOSED' } : wrong;
    case 'reopen':
      return status === 'CLOSED' ? { status: 'OPEN', decidedBy: null } : wrong;
    default:
      if (status !== 'IN_REVIEW') return wrong;
      if (decidedBy === by.id) return 'SECOND_OFFICER_REQUIRED';
      return name === 'agree' ? { status: 'DECIDED' } : { status: 'OPEN', decidedBy: null };
  }
}

test('a case is what a plain model says, whatever two officers and whoever it is about do', async () => {
  const property = fc.asyncProperty(
    fc.array(commands, { minLength: 5, maxLength: 20 }),
    async (run) => {
      const self = newPerson(['COMPLIANCE_OFFICER']);
      const callers = { first: officer, second, subject: self.caller };
      const subject = self.userId;
      const alert = await raiser.raise({ subject });
      const { id: caseId } = await office.make('openCase', { alertIds: [alert.id] });
      const model: Model = { status: 'OPEN', decidedBy: null, entries: 2 };
      for (const command of run) {
        const by = callers[command.who];
        const wanted = expected(model, command, by);
        if (command.name === 'raise') {
          await raiser.raise({ subject });
        } else {
          const [mutation, input] = MUTATIONS[command.name];
          expect(await office.codes(mutation, { caseId, ...input }, by)).toEqual(wanted);
        }
        const [row] = await compliance.sql`
        select status, decided_by, entries from compliance.cases where id = ${caseId}`;
        expect({ ...row }).toEqual({
          ...{ status: model.status, entries: model.entries },
          decided_by: model.decidedBy,
        });
      }
      const numbers = (await timelineOf(compliance, caseId)).map(({ number }) => number);
      expect(numbers).toEqual(Array.from({ length: model.entries }, (_, index) => index + 1));
    },
  );
  await fc.assert(property, { numRuns: 15 });
});

test('alerts that are found again and again, also while a case is decided, leave one alert and one case', async () => {
  const over = { subject: newId('user'), dedupeKey: newId('pay'), rule: 'STRUCTURING' };
  const first = await raiser.raise(over);
  const caseId = String(first.caseId);
  await Promise.all([
    ...Array.from({ length: 5 }, () => raiser.raise(over)),
    office.send('decideCase', { caseId, decision: 'NO_SAR', reason: 'Nothing.' }),
  ]);
  const [counts] = await compliance.sql`
    select (select count(*)::int from compliance.alerts where subject = ${over.subject}) as alerts,
      (select count(*)::int from compliance.cases where subject = ${over.subject}) as cases`;
  expect({ ...counts }).toEqual({ alerts: 1, cases: 1 });
  const [row] = await compliance.sql`select status from compliance.cases where id = ${caseId}`;
  expect(row?.['status']).toBe('IN_REVIEW');
});
