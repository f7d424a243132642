export type { Rating as SimulatedScoreMapper } from '../../app/rate-profile.ts';
export type { ScoreSimulation as ScoreSimulationMapper } from '../../app/simulate-score.ts';
export type { Suggestion as ScoreSuggestionMapper } from '../../domain/suggest-changes.ts';
