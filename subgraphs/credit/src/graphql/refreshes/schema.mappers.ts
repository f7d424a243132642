export type { ScoreRefresh as ScoreRefreshMapper } from '../../app/refresh-ports.ts';
