/** Files that a process opens beside those of the crowd. */
const OTHERS = 500;

export interface Room {
  /** How many may listen. */
  readonly count: number;
  /** What to do for more; undefined where there is room for all. */
  readonly advice?: string;
}

/** How many clients fit into what the system lets a process open, of which each takes one. */
export function roomFor(wanted: number): Room {
  const limit = openFilesLimit();
  if (limit === undefined || limit >= wanted + OTHERS) return { count: wanted };
  const count = Math.max(0, limit - OTHERS);
  const advice = `${count} subscribers in place of ${wanted}: a process here may open ${limit} files; for all of them run it after \`ulimit -n ${wanted + OTHERS}\``;
  return { count, advice };
}

/** Undefined where there is none. */
function openFilesLimit(): number | undefined {
  const report = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } };
  };
  const soft = Number(report.userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : undefined;
}
