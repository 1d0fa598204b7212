import { afterAll, beforeAll } from 'vitest'
import { checkRows } from '#tests/support/access/check-rows.ts'
import { campaignRows } from '#tests/support/access/campaign-rows.ts'
import { openAccess } from '#tests/support/access/open-access.ts'

const access = await openAccess()

beforeAll(access.signIn, 60_000)
afterAll(access.close)

checkRows(access, campaignRows(access.ids))
