import { type DirectiveNode, Kind, type OperationDefinitionNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** A selection counts only while every guard's variable has the value that lets it run. */
export interface Guard {
  readonly variable: string;
  readonly runsWhen: boolean;
}

/**
 * What `@skip` and `@include` of a selection add to the guards around it; `never` where it cannot run,
 * whatever the variables.
 */
export function guardsOf(
  directives: readonly DirectiveNode[] | undefined,
  outer: readonly Guard[],
): readonly Guard[] | 'never' {
  let guards = outer;
  for (const directive of directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const runsWhen = name === 'include';
    if (condition?.kind === Kind.BOOLEAN && condition.value !== runsWhen) return 'never';
    if (condition?.kind !== Kind.VARIABLE) continue;
    const variable = condition.name.value;
    if (guards.some((guard) => guard.variable === variable && guard.runsWhen !== runsWhen)) {
      return 'never';
    }
    if (!guards.some((guard) => guard.variable === variable)) {
      guards = [...guards, { variable, runsWhen }];
    }
  }
  return guards;
}

/** The same text for the same guards, in whatever order. */
export function textOfGuards(guards: readonly Guard[]): string {
  return guards
    .map(({ variable, runsWhen }) => `${runsWhen ? '' : '!'}${variable}`)
    .sort()
    .join();
}

/** Anything but the very value that leaves a selection out counts as running it. */
export function mayRun(
  guard: Guard,
  operation: OperationDefinitionNode,
  variables: Variables,
): boolean {
  const given = Object.hasOwn(variables, guard.variable) ? variables[guard.variable] : undefined;
  if (given !== undefined) return given !== !guard.runsWhen;
  const { defaultValue } =
    operation.variableDefinitions?.find(({ variable }) => variable.name.value === guard.variable) ??
    {};
  return !(defaultValue?.kind === Kind.BOOLEAN && defaultValue.value === !guard.runsWhen);
}
