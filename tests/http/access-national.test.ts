import { afterAll, beforeAll } from 'vitest'
import { checkRows } from '#tests/support/access/check-rows.ts'
import { nationalRows } from '#tests/support/access/national-rows.ts'
import { openAccess } from '#tests/support/access/open-access.ts'

const access = await openAccess()

beforeAll(access.signIn, 60_000)
afterAll(access.close)

checkRows(access, nationalRows(access.ids))
