import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { can, type Policy } from '#app/door/policies.ts'
import { ALL_MANUALS } from '#app/features/manuals/all-manuals.ts'
import { partsAt } from '#app/features/manuals/parts-at.server.ts'
import { manualAddress } from '#app/kit/words/manual-names.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import routes from '#app/routes.ts'
import type { Role } from '#db/schema/roles.ts'

/** The pages that the framework draws: address as a pattern, and who may open it. */
const PAGES = routes.flatMap(({ path = '', file }) => {
  const text = readFileSync(`app/${file}`, 'utf8')
  const policy = /export const loader = guarded\(\s*'([^']+)'/.exec(text)?.[1] ?? ''
  return text.includes('export default') ? [{ address: `/${path}`, policy }] : []
})

const isForAnybody = (policy: string) => ['public', 'account', 'account:set-up'].includes(policy)
const mayOpen = (role: Role, policy: string) => isForAnybody(policy) || can(role, policy as Policy)

/** An address as somebody has it before her: other words in the place of each name. */
const asOpened = (address: string) => address.replace(/:\w+/g, (name) => `un-${name.slice(1)}-2026`)

const idsAt = (role: Role, path: string) => partsAt(role, path).map(({ to }) => to.split('#')[1])

const CAMPAIGN = '/panel/aplicaciones/k7'
const PLAN = '/panel/plan/2026'

test.each<[Role, string, string[]]>([
  ['coordinator', '/panel', ['inicio']],
  ['coordinator', '/panel/aplicaciones/nueva', ['aplicar']],
  ['coordinator', CAMPAIGN, ['aplicar', 'acompanar', 'si-falla']],
  ['coordinator', `${CAMPAIGN}/resultados`, ['resultados']],
  ['coordinator', `${CAMPAIGN}/resultados/dimensiones`, ['resultados']],
  ['coordinator', PLAN, ['plan']],
  ['coordinator', `${PLAN}/acciones/nueva`, ['plan']],
  ['coordinator', `${PLAN}/firma`, ['plan']],
  ['coordinator', `${PLAN}/ejecucion`, ['avance']],
  ['coordinator', `${PLAN}/acciones/a1/medios`, ['avance']],
  ['coordinator', '/panel/informe-noviembre/2026', ['noviembre', 'si-falla']],
  ['head', `${PLAN}/firma`, ['plan']],
  ['head', '/panel/cuentas', ['cuentas', 'si-falla']],
  ['head', '/panel/informe-noviembre/2026', ['noviembre']],
  ['contributor', '/panel/presupuesto/2026/preguntas/1.2', ['presupuesto', 'firmar']],
  ['contributor', `${PLAN}/acciones/a1/medios`, ['acciones', 'si-falla']],
  ['reader', `${CAMPAIGN}/resultados`, ['leer', 'reunion']],
  ['custodian', '/custodia/k7/papeletas', ['papeletas', 'si-falla']],
  ['transcriber', '/panel/digitacion/l1/formulario', ['digitar', 'terminar', 'si-falla']],
  ['human-resources', '/panel/hoja-servir/2026-1', ['llenar', 'enviar', 'si-falla']],
  ['analyst', '/nacional/revisiones/planes/uno/2026/1', ['planes']],
  ['analyst', '/nacional/presupuestos/p1/gestion', ['planes']],
  ['analyst', '/nacional/informes-noviembre/uno/2026/1', ['registros']],
  ['administrator', '/nacional/estado', ['estado', 'si-falla']],
  ['administrator', '/nacional/entidades/uno/cuentas/invitar', ['cuentas']],
  ['administrator', '/nacional/directorio/uno/logotipo', ['directorio']],
])('to somebody in the role %s, %s leads to %j', (role, path, ids) => {
  expect(idsAt(role, path)).toEqual(ids)
})

test('an address is read as the framework reads it, and one that no part names leads nowhere', () => {
  expect(idsAt('coordinator', '/Panel/Plan/2026/Firma/')).toEqual(['plan'])
  for (const path of ['', '/', '/panel/plan', '/panel/plan/2026/firma/otra', '/otra/panel', '/r', '/r/TESTLINK'])
    expect(partsAt('coordinator', path), path).toEqual([])
  expect(partsAt('head', '/panel/aplicaciones/nueva')).toEqual([])
})

describe.each(ALL_MANUALS.map((manual) => [ROLE_NAMES[manual.role], manual] as const))(
  'the manual of «%s»',
  (_, { role, parts }) => {
    test('is led to from each of its pages and from no other, at the parts that name the page', () => {
      for (const { address } of PAGES) {
        const naming = parts.filter(({ at, alsoFrom = [] }) => [...at, ...alsoFrom].includes(address))
        const links = naming.map(({ id, title }) => ({ to: `${manualAddress(role)}#${id}`, label: title }))
        expect(partsAt(role, asOpened(address)), address).toEqual(links)
      }
    })

    test('is led to at each part that has a page, from one that the role may open', () => {
      const reached = PAGES.filter(({ policy }) => mayOpen(role, policy)).flatMap(({ address }) =>
        idsAt(role, asOpened(address)),
      )
      const withPage = parts.filter(({ at }) => at.length > 0).map(({ id }) => id)
      expect(withPage.filter((id) => !reached.includes(id))).toEqual([])
    })

    test('names pages that the role may open, and each further page once', () => {
      const closed = PAGES.filter(({ policy }) => !mayOpen(role, policy)).map(({ address }) => address)
      for (const { id, at, alsoFrom = [] } of parts) {
        expect(
          [...at, ...alsoFrom].filter((address) => closed.includes(address)),
          id,
        ).toEqual([])
        expect(
          alsoFrom.filter((address, place) => at.includes(address) || alsoFrom.indexOf(address) !== place),
          id,
        ).toEqual([])
      }
    })
  },
)
