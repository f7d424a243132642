/** Media types of answers: where a client likes both the same and names neither first, the first. */
const ANSWER_TYPES = ['application/json', 'application/graphql-response+json'] as const;
type AnswerType = (typeof ANSWER_TYPES)[number];

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The media type of an answer, as a header has it; undefined where the client takes none of ours.
 * Source: RFC 9110, 12.5.1; GraphQL over HTTP, 6.4: `application/json` where nothing is said.
 *
 * @param accept the request's `Accept`
 */
export function answerTypeFor(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '') return headerOf('application/json');
  const ranges = accept.toLowerCase().split(',').flatMap(rangeIn);
  const liked = ANSWER_TYPES.flatMap((type) => {
    const range = namesOf(type).flatMap((name) => ranges.find((one) => one.type === name) ?? [])[0];
    if (range === undefined || range.quality === 0) return [];
    const isNamed = range.type === type;
    return [{ type, quality: range.quality, isNamed, order: ranges.indexOf(range) }];
  });
  const [best] = liked.sort(
    (a, b) => b.quality - a.quality || Number(b.isNamed) - Number(a.isNamed) || a.order - b.order,
  );
  return best && headerOf(best.type);
}

/** Whether it is the type in which every answer to a request that was understood has the status 200. */
export function isPlainJson(answerType: string): boolean {
  return answerType.startsWith('application/json');
}

/** What a range may be called that takes the type, the closest first. */
function namesOf(type: AnswerType): readonly string[] {
  return [type, 'application/*', '*/*'];
}

function headerOf(type: AnswerType): string {
  return `${type}; charset=utf-8`;
}

/** Nothing for a range with parameters that no answer of ours has. */
function rangeIn(part: string): readonly Range[] {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const weight = parameters.findIndex((parameter) => parameter.startsWith('q='));
  const own = weight < 0 ? parameters : parameters.slice(0, weight);
  if (own.some((parameter) => !/^charset="?utf-8"?$/.test(parameter))) return [];
  const quality = weight < 0 ? 1 : Number(parameters[weight]?.slice(2));
  return [{ type, quality: quality > 0 && quality <= 1 ? quality : 0 }];
}
