/** Pictures of the manuals: who is signed in, which page is opened, and which part of it is taken. */

/** An address, or a link to follow: the first of the page whose address fits. */
export type Way = string | RegExp

export type Shot = {
  /** Of its file and in the manual. */
  readonly name: string
  /** Before the @ of an account of the demonstration. */
  readonly who: string
  readonly ways: readonly Way[]
  /** Where the picture begins; the bar at the top where it is left out. */
  readonly from?: string
  /** What is unfolded first, by the words of its line. */
  readonly unfold?: string
  /** In px. */
  readonly height?: number
}

const RESULTS = /\/panel\/aplicaciones\/[^/]+\/resultados$/

export const SHOTS: readonly Shot[] = [{ name: 'coordinacion-inicio', who: 'coordinacion', ways: ['/panel'] }]
