import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

type Mutations = Pick<
  MutationResolvers,
  | 'declareMonitoringRule'
  | 'activateMonitoringRule'
  | 'retireMonitoringRule'
  | 'backtestMonitoringRule'
  | 'releasePayment'
  | 'refusePayment'
>;

export const monitoringMutations: Mutations = {
  declareMonitoringRule: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.declareRule(caller, input);
    return outcome.ok
      ? { rule: outcome.value, proposal: null, userErrors: [] }
      : { rule: null, proposal: null, userErrors: errorsOf(outcome) };
  },
  activateMonitoringRule: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.activateRule(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { rule: null, proposal: null, userErrors: errorsOf(outcome) };
  },
  retireMonitoringRule: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.retireRule(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { rule: null, proposal: null, userErrors: errorsOf(outcome) };
  },
  backtestMonitoringRule: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.backtestRule(caller, input);
    return outcome.ok
      ? { backtest: outcome.value, userErrors: [] }
      : { backtest: null, userErrors: errorsOf(outcome) };
  },
  releasePayment: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.releasePayment(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { heldPayment: null, proposal: null, userErrors: errorsOf(outcome) };
  },
  refusePayment: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.refusePayment(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { heldPayment: null, proposal: null, userErrors: errorsOf(outcome) };
  },
};
