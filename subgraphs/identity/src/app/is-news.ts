/** Nobody is mailed what was told so long ago: it is in the graph, and not news any more. */
const NEWS_MS = 7 * 86_400_000;

export const isNews = (toldAt: Date, now: Date): boolean =>
  now.getTime() - toldAt.getTime() <= NEWS_MS;
