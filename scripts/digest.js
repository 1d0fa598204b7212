import { sourcesHash } from './prepare.js'

/** `npm run --silent digest`: the hash over everything that the program is built from, as `/anonimato` shows it. */
console.log(sourcesHash())
