import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether somebody has shown the document whose number they typed, as far as is known: its content has come, and was not found
 * to be another's, of another kind or not to be read. Whoever knows a number can type it.
 *
 * @param document a row of `kyc_documents`, by its name in the statement
 */
export const isShownWithNumber = (document: SQL): SQL => sql`(${document}.uploaded_at is not null
  and (${document}.refusal is null
    or ${document}.refusal not in ('NOT_THEIRS', 'WRONG_KIND', 'UNREADABLE')))`;
