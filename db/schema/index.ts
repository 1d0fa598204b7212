export * from './accounts.ts'
export * from './campaigns.ts'
export * from './entities.ts'
export * from './plans.ts'
