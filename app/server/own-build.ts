import type { ServerBuild } from '@remix-run/node'
import type * as entry from '#app/entry.server.tsx'

/** The built app, with what our own entry exports beside the framework's handler. */
export type OwnBuild = ServerBuild & { readonly entry: { readonly module: typeof entry } }
