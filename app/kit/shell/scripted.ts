import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether the script of the page runs: false in what the server sends, so that nobody sees a button that does nothing. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
