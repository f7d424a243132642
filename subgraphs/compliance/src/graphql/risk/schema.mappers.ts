import type { RiskAssessment } from '../../app/monitoring-ports.ts';

export type { RiskAssessment as CustomerRiskAssessmentMapper } from '../../app/monitoring-ports.ts';

/** A customer whose risk was worked out. */
export interface CustomerRiskMapper {
  readonly userId: `user_${string}`;
  readonly current: RiskAssessment;
}
