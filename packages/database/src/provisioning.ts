/** What prepares a database, without the tools to query it: quick to load for whoever only starts. */
export { retryConcurrentChange } from './concurrent-change.ts';
export { migrate, takeTurns } from './migrate.ts';
export { appRole, ownerRole, provision } from './provision.ts';
