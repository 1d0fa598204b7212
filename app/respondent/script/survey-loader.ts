import type { TakeOver } from '../surveyjs/take-over.tsx'

type Connection = { readonly saveData?: boolean; readonly effectiveType?: string }

/** Whether the larger form may be fetched: never against the wish to save data, nor on a slow or unknown small line. */
export function mayLoadSurvey(): boolean {
  const connection = (navigator as { connection?: Connection }).connection
  if (!connection) return window.matchMedia('(min-width: 48rem)').matches
  return !connection.saveData && !/2g|3g/.test(connection.effectiveType ?? '4g')
}

export type LoadedSurvey = { readonly takeOver: TakeOver; readonly definition: object }

/** Fetches the SurveyJS form in the background; null where it did not arrive, and the plain form stays. */
export async function loadSurvey(address: string): Promise<LoadedSurvey | null> {
  try {
    const [{ takeOver }, answer] = await Promise.all([import('../surveyjs/take-over.tsx'), fetch(address)])
    return answer.ok ? { takeOver, definition: (await answer.json()) as object } : null
  } catch {
    return null
  }
}
