import { open, type TypeRules } from '@blockscore/service';

/** Who reached one was let through the guarded field that leads there. */
export const policyRules: TypeRules = {
  DecisionPolicy: open,
  PolicyActivation: open,
  DecisionPolicyConnection: open,
  DecisionPolicyEdge: open,
  DecisionReplay: open,
  ReplayedField: open,
  PolicySimulation: open,
  SimulatedOutcomeCount: open,
  SimulatedTransition: open,
  SimulatedGroup: open,
  SimulatedReason: open,
  AdverseActionNotice: open,
  ScoreDisclosure: open,
  DeclarePolicyPayload: open,
  ActivatePolicyPayload: open,
};
