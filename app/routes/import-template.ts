import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { IMPORT_KINDS } from '#app/features/imports/form.ts'
import { accountsTemplate, entitiesTemplate, templateFileName } from '#app/features/imports/make-template.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

const address = { params: { template: z.enum(IMPORT_KINDS) }, search: { directorio: z.string().optional() } }

export const loader = guarded('directory:manage', address, async ({ actor, params, search }) => {
  if (params.template === 'cuentas')
    return xlsxResponse(await accountsTemplate(), templateFileName('Planilla de cuentas'))
  const withDirectory = search.directorio === 'si'
  return xlsxResponse(
    await entitiesTemplate(actor, { withDirectory }),
    templateFileName(withDirectory ? 'Planilla de entidades con el directorio' : 'Planilla de entidades'),
  )
})
