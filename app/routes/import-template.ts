import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { IMPORT_KINDS } from '#app/features/imports/form.ts'
import { accountsTemplate, entitiesTemplate } from '#app/features/imports/make-template.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

const address = { params: { template: z.enum(IMPORT_KINDS) }, search: { directorio: z.string().optional() } }

export const loader = guarded('directory:manage', address, async ({ actor, params, search }) => {
  const today = limaDate(systemClock())
  if (params.template === 'cuentas')
    return xlsxResponse(await accountsTemplate(), fileName(['Planilla de cuentas', today], 'xlsx'))
  const withDirectory = search.directorio === 'si'
  return xlsxResponse(
    await entitiesTemplate(actor, { withDirectory }),
    fileName([withDirectory ? 'Planilla de entidades con el directorio' : 'Planilla de entidades', today], 'xlsx'),
  )
})
