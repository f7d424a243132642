import { newId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import type { TestSubgraph } from '@blockscore/testkit';
import { createPorts, openResources, type Resources } from '../src/adapters/resources.ts';
import type { NewScore, Ports, ScoreRecord, ShadowScore } from '../src/app/ports.ts';
import { creditConfig } from '../src/config.ts';
import { bandOf } from '../src/domain/bands.ts';
import type { FinancialProfile } from '../src/domain/financial-profile.ts';
import type { Inputs } from '../src/domain/profile-inputs.ts';
import type { ScorecardModel } from '../src/domain/scoring-model.ts';

/** Credit's use cases beside the process under test, at a time of the test's own. */
export interface Watching {
  readonly ports: Ports;
  readonly resources: Resources;
  readonly card: ScorecardModel;
  readonly clock: { now: Date };
  close(): Promise<void>;
}

export async function openWatching(credit: TestSubgraph, now: string): Promise<Watching> {
  const clock = { now: new Date(now) };
  const config = creditConfig(credit.environment);
  const resources = await openResources(config, 'watching', { clock: () => clock.now });
  const ports = await createPorts(resources, config);
  const card = ports.models.find('application-v1');
  if (card?.kind !== 'SCORECARD') throw new Error('application-v1 is no scorecard');
  return { ports, resources, card, clock, close: () => resources.connection.close() };
}

const STATEMENT: FinancialProfile = {
  monthlyIncome: money(420_050n, 'USD'),
  monthlyDebtPayments: money(98_765n, 'USD'),
  revolvingUtilization: '0.35',
  openCreditLines: 6,
  realEstateLoans: 1,
  timesLate30Days: 0,
  timesLate60Days: 0,
  timesLate90Days: 0,
  dependents: null,
  employmentMonths: null,
};

export interface InventedScore {
  readonly at: Date;
  readonly value: number;
  /** What the application model read, where it is known. */
  readonly inputs?: Inputs;
  readonly userId?: NewScore['userId'];
  readonly cause?: NewScore['cause'];
  readonly shadows?: readonly ShadowScore[];
  /** What the behavioural card said, and what it read. */
  readonly behaviour?: { readonly value: number; readonly inputs: Inputs };
}

/** Appends scores as if they had been given then; gives them in the same order. */
export async function invent(
  { ports, card }: Watching,
  scores: readonly InventedScore[],
): Promise<readonly NewScore[]> {
  return await ports.transact(async (work) => {
    const records: ScoreRecord[] = [];
    for (const { at, value, inputs = null, shadows = [], behaviour, ...given } of scores) {
      const { userId = newId('user'), cause = 'SUBMISSION' } = given;
      const profileId = newId('prof');
      await work.profiles.insert({
        id: profileId,
        userId,
        statement: STATEMENT,
        reviewId: null,
        submittedAt: at,
      });
      const odds = 15 * 2 ** ((value - 660) / 50);
      const score: NewScore = {
        id: newId('score'),
        userId,
        profileId,
        cause,
        modelId: card.id,
        modelVersion: card.version,
        value,
        band: bandOf(value),
        probabilityOfDefault: (1 / (1 + odds)).toFixed(6),
        behaviourModelId: behaviour ? 'behaviour-v1' : null,
        behaviourValue: behaviour?.value ?? null,
        overallValue: value,
        overallBand: bandOf(value),
        matrixVersion: null,
        commitment: `0x${ports.newSalt()}`,
        explanation: {
          inputs,
          factors: [],
          reasons: [],
          behaviour: behaviour
            ? { inputs: behaviour.inputs, factors: [], probabilityOfDefault: 0.05, reasons: [] }
            : null,
          conduct: null,
        },
        calculatedAt: at,
      };
      records.push({ score, salt: ports.newSalt(), statedAt: at, shadows });
    }
    await work.scores.insertAll(records);
    return records.map(({ score }) => score);
  });
}
