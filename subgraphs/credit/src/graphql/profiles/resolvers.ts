import { errorsOf } from '@blockscore/service';
import type { SubmittedProfile } from '../../domain/credit-score.ts';
import type { FinancialProfile } from '../../domain/financial-profile.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  FinancialProfileResolvers,
  MutationResolvers,
  UserResolvers,
} from '../types.generated.ts';

/** Shows a stated field; another person's only after the audit trail was told. */
function personal<Field extends keyof FinancialProfile>(field: Field) {
  return async (profile: SubmittedProfile, _args: unknown, { loaders }: SubgraphContext) => {
    if (profile.statement === null) return null;
    await loaders.disclose(profile.userId, `financialProfile.${field}`);
    return profile.statement[field];
  };
}

export const profileResolvers: FinancialProfileResolvers = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.profile.load(id)) ?? null,
  user: ({ userId }) => ({ id: userId }),
  monthlyIncome: personal('monthlyIncome'),
  monthlyDebtPayments: personal('monthlyDebtPayments'),
  revolvingUtilization: personal('revolvingUtilization'),
  openCreditLines: personal('openCreditLines'),
  realEstateLoans: personal('realEstateLoans'),
  timesLate30Days: personal('timesLate30Days'),
  timesLate60Days: personal('timesLate60Days'),
  timesLate90Days: personal('timesLate90Days'),
  dependents: personal('dependents'),
  employmentMonths: personal('employmentMonths'),
};

export const userProfile: Pick<UserResolvers, 'financialProfile'> = {
  financialProfile: async ({ id }, _, { loaders }) =>
    (await loaders.latestProfile.load(id)) ?? null,
};

export const profileMutations: Pick<MutationResolvers, 'submitFinancialProfile'> = {
  submitFinancialProfile: async (_, { input }, { caller, useCases }) => {
    const { dependents = null, employmentMonths = null, ...stated } = input;
    const outcome = await useCases.submitFinancialProfile(caller, {
      ...stated,
      dependents,
      employmentMonths,
    });
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { profile: null, score: null, userErrors: errorsOf(outcome) };
  },
};
