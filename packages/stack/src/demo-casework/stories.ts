import type { DemoOfficer } from './officer.ts';

/** An alert that officers work on, as the list of alerts has it. */
export interface Lead {
  readonly id: string;
  readonly status: 'OPEN' | 'IN_CASE' | 'RESOLVED';
  readonly case: { readonly id: string; readonly assignee: { readonly id: string } | null } | null;
}

/** Who works: whatever takes two takes both of them. */
export interface Team {
  readonly first: DemoOfficer;
  readonly second: DemoOfficer;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/** What becomes of one alert, or of the case that it opened. */
export interface Story {
  readonly rule: string;
  /** It begins with the oldest alert of the rule, or with the oldest of so many that is not resolved. */
  readonly among: number;
  /** A portfolio of so many loans has one. */
  readonly loans: number;
  readonly play: (team: Team, lead: Lead) => Promise<void>;
}

/**
 * What officers do of a large portfolio: docs/compliance/demo.md. Alerts come in the order of the payments, so these are of its
 * first half year: nobody waits for the rest.
 */
const STORIES: readonly Story[] = [
  { rule: 'SANCTIONS_MATCH', among: 9, loans: 60, play: lookInto },
  { rule: 'STRUCTURING', among: 1, loans: 12, play: report },
  { rule: 'RAPID_IN_AND_OUT', among: 1, loans: 90, play: reportNothing },
  { rule: 'CASH_STRUCTURING', among: 1, loans: 60, play: putForward },
];

/** What officers do of a portfolio of so many loans: of a small one little is to be found. */
export function storiesOf(loans: number): readonly Story[] {
  return STORIES.filter((story) => story.loans <= loans);
}

/** Whether officers have begun with it, or are done. */
export function isTaken({ status, case: within }: Lead): boolean {
  return status === 'RESOLVED' || (within !== null && within.assignee !== null);
}

interface Payment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly amount: { readonly amount: string; readonly currency: string };
}

interface Seen {
  readonly firings: number;
  readonly payments: readonly Payment[];
  readonly paymentIds: readonly string[];
  /** Of the facts by their names. */
  readonly of: (name: string) => string;
}

const READ = `query Read($id: ID!) {
  alert(id: $id) { firings facts { name value } payments { day amount { amount currency } } }
}`;

async function read(officer: DemoOfficer, { id }: Lead): Promise<Seen> {
  const { alert } = await officer.ask<{
    readonly alert: {
      readonly firings: number;
      readonly facts: readonly { readonly name: string; readonly value: string }[] | null;
      readonly payments: readonly Payment[];
    } | null;
  }>(READ, { id });
  const of = (name: string) => alert?.facts?.find((fact) => fact.name === name)?.value ?? '';
  const { firings = 1, payments = [] } = alert ?? {};
  return { firings, payments, paymentIds: of('paymentIds').split(', '), of };
}

const CASE = 'case { id }';

function caseOf({ id, case: within }: Lead): string {
  if (within === null) throw new Error(`The alert ${id} has opened no case.`);
  return within.id;
}

const note = (officer: DemoOfficer, caseId: string, text: string) =>
  officer.act('addCaseNote', { caseId, note: text }, CASE);

/** Takes the case, and lays the payments by which the alert fired beside it. */
async function take(officer: DemoOfficer, lead: Lead): Promise<Seen & { readonly caseId: string }> {
  const caseId = caseOf(lead);
  await officer.act('assignCase', { caseId, assigneeId: officer.id }, CASE);
  const seen = await read(officer, lead);
  for (const [at, refersTo] of seen.paymentIds.entries()) {
    const description = `Number ${at + 1} of the payments by which the alert fired.`;
    await officer.act('addCaseEvidence', { caseId, kind: 'PAYMENT', refersTo, description }, CASE);
  }
  return { ...seen, caseId };
}

/** From the alert to a report that is filed, and another one that may be due in 120 days. */
async function report({ first, second, today }: Team, lead: Lead): Promise<void> {
  const { caseId, of, payments } = await take(first, lead);
  const [from, to, sum] = [of('from'), of('through'), of('sum')];
  await note(
    first,
    caseId,
    'The day before the first payment the borrower asked by telephone from which sum on cash is reported. Rang twice; they do not say where the money is from.',
  );
  const decision = 'FILE_SAR';
  const reason = `${of('payments')} sums in cash just below 10,000 within days, ${sum} together, after having asked for the limit. No other explanation.`;
  await first.act('decideCase', { caseId, decision, reason }, CASE);
  const agreed = { caseId, agree: true, decision, reason: 'Read all of it; I see none either.' };
  await second.act('reviewCase', agreed, CASE);
  const [amount, currency] = sum.split(' ');
  const { sar } = await first.act<{ readonly sar: { readonly id: string } }>(
    'fileSar',
    {
      caseId,
      narrative: `Between ${from} and ${to} the person who is the subject of this report repaid a loan of this lender by ${of('payments')} sums in cash, each just below 10,000 US dollars and ${sum} together: ${each(payments)}. On the day before the first one they had asked by telephone from which sum on cash is reported. Each sum by itself is below it, and there is no instalment of the loan that would ask for sums like these. Asked twice by telephone afterwards, they did not say where the money was from, and why it was not paid at once.`,
      activity: {
        ...{ from, to, amount: { amount, currency } },
        categories: ['STRUCTURING_BELOW_CTR', 'LAUNDERING_SOURCE_OF_FUNDS'],
      },
    },
    'sar { id }',
  );
  const read = { sarId: sar.id, agree: true, reason: 'It tells all of it.' };
  await second.act('reviewSar', read, 'sar { id }');
  const filed = { sarId: sar.id, bsaId: INVENTED_BSA_ID, filedOn: today };
  await first.act('recordSarFiling', filed, 'sar { id }');
  await first.act('closeCase', { caseId }, CASE);
}

const each = (payments: readonly Payment[]) =>
  payments
    .map(({ day, amount: { amount, currency } }) => `${amount} ${currency} on ${day}`)
    .join(', ');

/** FinCEN gave it to nobody. */
const INVENTED_BSA_ID = '31000000000001';

/** Decided by one officer; another one has to agree. */
async function putForward({ second }: Team, lead: Lead): Promise<void> {
  const { caseId, of } = await take(second, lead);
  await note(second, caseId, 'Asked the borrower by letter where the cash is from; no answer.');
  const reason = `${of('payments')} sums in cash below 10,000 within days, ${of('sum')} together, and no answer to the letter.`;
  await second.act('decideCase', { caseId, decision: 'FILE_SAR', reason }, CASE);
}

/** It looked like something and was not, and two officers find that nothing has to be reported. */
async function reportNothing({ first, second }: Team, lead: Lead): Promise<void> {
  const opened = await opening(second, lead, 'A loan that was repaid within weeks');
  const { caseId, firings, of } = await take(second, opened);
  const evidence = {
    ...{ caseId, kind: 'TEXT', name: 'Credit note of the dealer' },
    description: 'The dealer took back what the loan had paid for, and paid the price back.',
    content: `What was bought was returned within the time in which the buyer may. The dealer paid the price back to the account from which it had come, before ${of('through')}; the invoice and the credit note name the same sum.`,
  };
  await second.act('addCaseEvidence', evidence, CASE);
  await note(second, caseId, 'Rang the dealer, who says the same and has sent both papers.');
  const found =
    'The price was paid back by the dealer: the invoice and the credit note were shown.';
  const resolved = { alertId: lead.id, resolution: 'FALSE_POSITIVE', reason: found, firings };
  await second.act('resolveAlert', resolved, 'alert { id }');
  const decision = 'NO_SAR';
  const reason = `${of('received')} came from a dealer who had taken back what was bought, by papers of theirs. No money came of anything else.`;
  await second.act('decideCase', { caseId, decision, reason }, CASE);
  const agreed = { caseId, agree: true, decision, reason: 'Both papers are of the dealer.' };
  await first.act('reviewCase', agreed, CASE);
  await first.act('closeCase', { caseId }, CASE);
}

/** Begun with, and not decided yet: nor is the match. */
async function lookInto({ second }: Team, lead: Lead): Promise<void> {
  const opened = await opening(second, lead, 'May be somebody on a list');
  const caseId = caseOf(opened);
  await second.act('assignCase', { caseId, assigneeId: second.id }, CASE);
  const evidence = { caseId, kind: 'ALERT', refersTo: lead.id };
  const description =
    'The name agrees, and nothing that is known of the customer speaks against it.';
  await second.act('addCaseEvidence', { ...evidence, description }, CASE);
  await note(second, caseId, 'Asked for a passport by letter, which is to come within two weeks.');
}

/** A case of an alert that opened none by itself. */
async function opening(officer: DemoOfficer, lead: Lead, title: string): Promise<Lead> {
  if (lead.case !== null) return lead;
  const { case: opened } = await officer.act<{ readonly case: { readonly id: string } }>(
    'openCase',
    { alertIds: [lead.id], title },
    CASE,
  );
  return { ...lead, case: { ...opened, assignee: null } };
}
