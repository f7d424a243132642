import { readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';

const TICKS_A_SECOND = 100;

/**
 * Seconds of processor time that the connections to a database have used there: unlike the clock they are
 * the same on a busy machine. NaN where the system does not tell, as only Linux does.
 */
export async function backendSeconds(sql: Sql): Promise<number> {
  const rows = await sql`select pid from pg_stat_activity where datname = current_database()`;
  const ticks = await Promise.all(rows.map(({ pid }) => ticksOf(Number(pid))));
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_A_SECOND;
}

async function ticksOf(pid: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold anything: user and system time are the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return Number.NaN;
  }
}
