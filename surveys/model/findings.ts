import type { PrevalenceSpec } from './prevalence-spec.ts'

/** Whether somebody saw it or knew of it: shown in the results; what she did about it is what proposes. */
export const WITNESSED = 'witnessed'

/** Findings of the prevalence part that a trigger may name: `any`, each family and each class of what followed. */
export function triggeringFindings({ families, chain }: PrevalenceSpec): string[] {
  return ['any', ...families.map(({ id }) => id), ...chain.flatMap(({ classes }) => classes.map(({ id }) => id))]
}

/** Everything that the prevalence part may find. */
export function everyFinding(spec: PrevalenceSpec): string[] {
  return [...triggeringFindings(spec), WITNESSED]
}

/** Each finding with the words under which results and pages speak of it. */
export function findingTitles({ families, chain, witnessed }: PrevalenceSpec): Readonly<Record<string, string>> {
  const classes = chain.flatMap(({ title, classes: all }) =>
    all.map((each) => [each.id, `${title}: ${each.title}`] as const),
  )
  return Object.fromEntries([
    ['any', 'Alguna conducta'],
    ...families.map(({ id, title }) => [id, title] as const),
    ...classes,
    [WITNESSED, witnessed.title],
  ])
}
