import { SCORE_BANDS } from '../../domain/bands.ts';
import { BEHAVIOUR_BANDS, POLICY_MATRIX } from '../../domain/policy-matrix.ts';
import type { CreditPolicyMatrixResolvers, QueryResolvers } from '../types.generated.ts';

export const policyQueries: Pick<QueryResolvers, 'creditPolicyMatrix'> = {
  creditPolicyMatrix: () => POLICY_MATRIX,
};

export const policyMatrixResolvers: CreditPolicyMatrixResolvers = {
  reasoning: ({ reasoning }) => [...reasoning],
  arrears: ({ arrears }) => [...arrears],
  behaviourBands: ({ lowestBehaviour }) =>
    BEHAVIOUR_BANDS.map((band) => ({
      band,
      from: band === 'POOR' ? null : lowestBehaviour[band],
    })),
  cells: ({ overall }) =>
    SCORE_BANDS.flatMap((application) =>
      BEHAVIOUR_BANDS.map((behaviour) => ({
        application,
        behaviour,
        overall: overall[application][behaviour],
      })),
    ),
};
