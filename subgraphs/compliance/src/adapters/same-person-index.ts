import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { type SQL, sql } from 'drizzle-orm';
import type { UserId } from '../app/ports.ts';
import { MOST_SAME, type SamePersonIndex } from '../app/same-person-ports.ts';
import { type KnownPerson, personMarks } from '../domain/kyc/same-person.ts';
import { isShownWithNumber } from './document-numbers.ts';
import { personMarks as marks } from './tables.ts';
import { toLatin } from './transliteration.ts';

export function createSamePersonIndex(tx: Transaction, vault: Vault): SamePersonIndex {
  return {
    async note(userId, facts, seenAt) {
      const rows = personMarks(facts, toLatin).map((text) => ({
        ...{ userId, seenAt },
        mark: vault.keyedHash('compliance.same-person', text),
      }));
      await tx.insert(marks).values(rows).onConflictDoNothing();
    },
    async questioned(userId) {
      const rows = await tx.execute(sql`
        with ${same(userId)}
        select k.user_id, k.status
        from compliance.kyc_verifications k join same s on s.user_id = k.user_id
        where k.status = 'REJECTED' and (s.had_before or ${wasRejectedAs})
          or k.status = 'IN_REVIEW' and s.had_before
          and (s.kind <> 'NAME' or k.review_reasons <> '{MATCH}')
        union
        select a.subject, 'CONFIRMED_FRAUD' from compliance.alerts a join same s on s.user_id = a.subject
        where a.source = 'FRAUD' and a.resolution = 'CONFIRMED'
          and (s.had_before or s.seen_at <= a.resolved_at)
        union
        select a.subject, 'OPEN_FRAUD_ALERT' from compliance.alerts a join same s on s.user_id = a.subject
        where a.source = 'FRAUD' and a.severity = 'HIGH' and a.status <> 'RESOLVED' and s.had_before
        order by 1 desc, 2 limit ${MOST_SAME}`);
      return (rows as unknown as readonly QuestionedRow[]).map((row) => ({
        ...{ userId: row.user_id, status: row.status },
      }));
    },
    async others(userId) {
      const rows = await tx.execute(sql`
        with ${same(userId)}
        select k.user_id from compliance.kyc_verifications k
        where k.user_id in (select user_id from same) order by k.user_id desc limit ${MOST_SAME}`);
      return (rows as unknown as readonly QuestionedRow[]).map((row) => row.user_id);
    },
  };
}

interface QuestionedRow {
  readonly user_id: UserId;
  readonly status: KnownPerson['status'];
}

const same = (userId: UserId | SQL) => sql`
  mine as materialized (
    select 'NAME' as kind, mark, seen_at from compliance.person_marks where user_id = ${userId}
    union all select 'NUMBER', d.number_hash, d.uploaded_at from compliance.kyc_documents d
      where d.user_id = ${userId} and d.number_hash is not null and ${isShownWithNumber(sql`d`)}
    union all select 'CONTENT', content_hash, uploaded_at from compliance.kyc_documents
      where user_id = ${userId} and content_hash is not null and uploaded_at is not null),
  found as (
    select m.kind, o.user_id, o.seen_at, m.seen_at as mine_at
      from mine m join compliance.person_marks o on o.mark = m.mark
      where m.kind = 'NAME' and o.user_id <> ${userId}
    union all select m.kind, o.user_id, o.uploaded_at, m.seen_at
      from mine m join compliance.kyc_documents o on o.number_hash = m.mark
      where m.kind = 'NUMBER' and o.user_id <> ${userId} and ${isShownWithNumber(sql`o`)}
    union all select m.kind, o.user_id, o.uploaded_at, m.seen_at
      from mine m join compliance.kyc_documents o on o.content_hash = m.mark
      where m.kind = 'CONTENT' and o.user_id <> ${userId} and o.uploaded_at is not null),
  same as (
    select kind, user_id, seen_at, greatest(seen_at, mine_at) as since,
      (seen_at, user_id) < (mine_at, ${userId}::text) as had_before from found)`;

/** A query of `user_id`, who is most likely that person by another account, and `since` when that shows. */
export const samePeopleAs = (userId: UserId | SQL): SQL =>
  sql`with ${same(userId)} select user_id, since from same`;

/** What they are known by since before officers rejected them: what they take on after it is no officer's word. */
const wasRejectedAs = sql`s.seen_at <= (
  select max(decided_at) from compliance.kyc_decisions d
  where d.user_id = k.user_id and d.decision = 'REJECT')`;
