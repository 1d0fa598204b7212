/** When an action runs. */
export type Running = {
  /** ISO dates. */
  readonly startsOn: string | null
  readonly dueOn: string | null
}

/**
 * The most actions that run on one same day of a year, first and last days included. What does not say when it starts
 * or ends runs from the first or to the last day of the year.
 */
export function mostAtOnce(actions: readonly Running[], year: number): number {
  const runs = actions.map(({ startsOn, dueOn }) => ({
    from: startsOn ?? `${year}-01-01`,
    to: dueOn ?? `${year}-12-31`,
  }))
  return Math.max(0, ...runs.map(({ from }) => runs.filter((run) => run.from <= from && from <= run.to).length))
}
