import type { AdverseActionNotice } from '../../app/adverse-action-ports.ts';
import type { DeclaredPolicy, PolicyActivation } from '../../app/policy-ports.ts';
import type { DecisionReplay, ReplayedField } from '../../app/replay-decisions.ts';
import type { PolicySimulation } from '../../app/simulate-policy.ts';
import type { ScoreDisclosure } from '../../domain/adverse-action.ts';

export type DecisionPolicyMapper = DeclaredPolicy;
export type PolicyActivationMapper = PolicyActivation;
export type DecisionReplayMapper = DecisionReplay;
export type ReplayedFieldMapper = ReplayedField;
export type PolicySimulationMapper = PolicySimulation & { readonly currency: string };
export type AdverseActionNoticeMapper = AdverseActionNotice;
export type ScoreDisclosureMapper = ScoreDisclosure;
