/** What prepares a database, without the tools to query it: quick to load for whoever only starts. */
export { migrate } from './migrate.ts';
export { appRole, ownerRole, provision } from './provision.ts';
