import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { sealTo } from '@blockscore/vault';
import { type IncomeStatement, incomeHistoryOf } from '../domain/income-statements.ts';
import type { Work } from './ports.ts';

/** The latest statement of income, and earlier ones. */
const MOST_STATEMENTS = 21;

/**
 * Answers compliance's question what may tell of fraud in somebody's application: how their income was
 * stated over time, sealed to its one-time key. Who stated nothing is answered so; of somebody whose data
 * was erased there is no answer. Runs in the consumer's transaction.
 */
export async function discloseApplicationFacts(
  work: Pick<Work, 'profiles' | 'events'>,
  { requestId, userId, publicKey }: EventData['compliance.application_facts.requested'],
): Promise<void> {
  const profiles = await work.profiles.history(userId, MOST_STATEMENTS + 1);
  const [latest] = profiles;
  if (latest?.statement === null) return;
  const { statements, observed } = incomeHistoryOf(profiles, MOST_STATEMENTS);
  const [income, ...earlier] = statements.map(told);
  const facts = {
    income: income ?? null,
    earlierIncomes: earlier,
    observedIncome: observed && told(observed),
    employmentMonths: latest?.statement.employmentMonths ?? null,
  };
  await work.events.record({
    type: 'credit.application_facts.disclosed',
    aggregate: { type: 'application_facts', id: requestId, version: 1 },
    audience: { scopes: [] },
    actor: serviceCaller('credit'),
    data: { requestId, userId, sealed: await sealTo(publicKey, facts, { requestId }) },
  });
}

function told({ income, at, by }: IncomeStatement) {
  return { minor: income.minor.toString(), currency: income.currency, at: at.toISOString(), by };
}
