import { defineConfig } from 'vite'

/** What a process or a thread of its own begins with, by the name of its built file. */
const PARTS = {
  start: 'app/server/start.ts',
  'database-worker': 'app/server/work-on-database.ts',
  'document-worker': 'app/server/draw-documents.ts',
  'row-worker': 'app/server/demonstrate-row.ts',
  'backup-process': 'app/features/backups/backup-process.ts',
  'admin-create': 'scripts/admin-create.ts',
  'admin-recover': 'scripts/admin-recover.ts',
  'audit-verify': 'scripts/audit-verify.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  verify: 'scripts/verify.ts',
}

/** The program as production runs it: plain JavaScript beside the packages, which no loader of sources has to read first. */
export default defineConfig({
  publicDir: false,
  // Some three hundred files for two functions, which every thread would find and read one by one.
  ssr: { noExternal: [/^@stdlib\//] },
  build: {
    ssr: true,
    outDir: 'build/program',
    target: 'node20',
    rollupOptions: {
      input: PARTS,
      // All in one folder: a part is found beside whichever file asks for it.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
