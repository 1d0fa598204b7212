import { register } from 'tsx/esm/api'

// A thread does not read sources by the loader that its process was started with, and begins with plain JavaScript.
register()
await import('./demonstrate-row.ts')
