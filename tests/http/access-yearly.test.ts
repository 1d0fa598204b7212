import { afterAll, beforeAll } from 'vitest'
import { checkRows } from '#tests/support/access/check-rows.ts'
import { yearlyRows } from '#tests/support/access/yearly-rows.ts'
import { openAccess } from '#tests/support/access/open-access.ts'

const access = await openAccess()

beforeAll(access.signIn, 60_000)
afterAll(access.close)

checkRows(access, yearlyRows(access.ids))
