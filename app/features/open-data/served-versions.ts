/** An entry of the log, as far as it decides what is served. */
export type LoggedAct = { readonly year: number; readonly version: number; readonly kind: 'published' | 'withdrawn' }

export type ServedVersion<Act extends LoggedAct> = {
  readonly act: Act
  /** Whether it is the edition in force of its year. */
  readonly isNewest: boolean
}

/**
 * Which editions are served: of each year those that were published since the last withdrawal, in the order of the log. A
 * withdrawal takes back all before it; a correction leaves what it corrects readable.
 * @param acts the newest of each year first.
 */
export function servedVersions<Act extends LoggedAct>(acts: readonly Act[]): ServedVersion<Act>[] {
  return acts.flatMap((act) => {
    const later = acts.filter(({ year, version }) => year === act.year && version > act.version)
    if (act.kind !== 'published' || later.some(({ kind }) => kind === 'withdrawn')) return []
    return [{ act, isNewest: later.length === 0 }]
  })
}
