import { createContext, useContext } from 'react'

/** Nonce of the inline scripts of this answer; unknown in the browser, which never needs it again. */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
