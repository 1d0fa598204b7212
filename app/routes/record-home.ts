import { redirect } from '@remix-run/node'
import { currentRecordAddress } from '#app/features/yearly-record/current-year.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('record:read', {}, () => redirect(currentRecordAddress()))
