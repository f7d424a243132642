import { connectionOf, type PageArguments, readPage } from '@blockscore/database';
import { activatePolicy } from '../../app/activate-policy.ts';
import { declarePolicy } from '../../app/declare-policy.ts';
import type { DeclaredPolicy } from '../../app/policy-ports.ts';
import type { Ports } from '../../app/ports.ts';
import { replayDecisions } from '../../app/replay-decisions.ts';
import { type SimulatePolicyInput, simulatePolicy } from '../../app/simulate-policy.ts';

/** What resolvers may do about policies. */
export function createPolicyUseCases(ports: Ports) {
  const simulate = simulatePolicy(ports);
  return {
    declarePolicy: declarePolicy(ports),
    activatePolicy: activatePolicy(ports),
    replayDecisions: replayDecisions(ports),
    simulatePolicy: async (input: SimulatePolicyInput) => ({
      ...(await simulate(input)),
      currency: ports.rules.currency,
    }),
    listPolicies: async (args: PageArguments) => {
      const page = readPage(args);
      const rows = await ports.transact((work) => work.policies.list(page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    /** The one that is active where no version is named; null where there is none such. */
    findPolicy: async (version: string | null | undefined): Promise<DeclaredPolicy | null> =>
      await ports.transact(async (work) =>
        version == null
          ? await work.policies.active()
          : ((await work.policies.find(version.slice(0, 100))) ?? null),
      ),
    activePolicyVersion: async (): Promise<string | null> =>
      await ports.transact(
        async (work) => (await work.policies.latestActivation())?.version ?? null,
      ),
    listActivations: ({ policy }: DeclaredPolicy) =>
      ports.transact((work) => work.policies.activationsOf(policy.version)),
  };
}

export type PolicyUseCases = Readonly<ReturnType<typeof createPolicyUseCases>>;
