import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type SourceFile = { readonly path: string; readonly text: string }

const TOP = ['app', 'surveys', 'db', 'scripts', 'bench', 'tests']

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? below(place) : [place]
  })
}

/** Every source file of ours, by its path from the top. */
export function sourceFiles(): SourceFile[] {
  return TOP.flatMap(below)
    .filter((file) => /\.(ts|tsx|js)$/.test(file))
    .map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}

/** What a file imports, as written. */
export function importsOf({ text }: Pick<SourceFile, 'text'>): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, target]) => target ?? [])
}
