import { AppError } from '#app/kit/program/app-error.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { accountsTemplate, entitiesTemplate } from '#app/features/imports/make-template.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('directory:manage', async ({ actor, params, request }) => {
  const withDirectory = new URL(request.url).searchParams.get('directorio') === 'si'
  if (params['template'] === 'cuentas') return xlsxResponse(await accountsTemplate(), 'cuentas.xlsx')
  if (params['template'] !== 'entidades') throw new AppError('not-found')
  return xlsxResponse(
    await entitiesTemplate(actor, withDirectory),
    withDirectory ? 'entidades-del-directorio.xlsx' : 'entidades.xlsx',
  )
})
