import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PLACES, PUBLIC_PLACES, placeOf } from './navigation.ts'
import { WaitingBadge } from './waiting-badge.tsx'

test('at most six places stand in the bar of a role, each once', () => {
  for (const places of [...Object.values(PLACES), PUBLIC_PLACES]) {
    expect(places.length).toBeLessThanOrEqual(6)
    for (const names of [places.map(({ to }) => to), places.map(({ label }) => label)])
      expect(new Set(names).size).toBe(names.length)
  }
})

test.each([
  ['coordinator', '/panel', 'Inicio'],
  ['coordinator', '/panel/entidad/personal', 'Inicio'],
  ['coordinator', '/panel/aplicaciones', 'Aplicaciones'],
  ['coordinator', '/panel/aplicaciones/abc/afiche', 'Aplicaciones'],
  ['coordinator', '/panel/aplicaciones/abc/resultados', 'Resultados'],
  ['coordinator', '/panel/aplicaciones/abc/resultados/mujeres-y-hombres', 'Resultados'],
  ['coordinator', '/panel/aplicaciones/abc/lo-que-dijimos', 'Resultados'],
  ['coordinator', '/panel/aplicaciones/abc/constancia', 'Aplicaciones'],
  ['head', '/panel/aplicaciones/abc/informe', 'Resultados'],
  ['head', '/panel/resultados', 'Resultados'],
  ['head', '/panel/plan/2026/acciones/7', 'Plan'],
  ['coordinator', '/panel/planes', 'Inicio'],
  ['coordinator', '/cuenta', null],
  ['reader', '/panel/aplicaciones/abc/resultados', 'Resultados compartidos'],
  ['reader', '/panel/plan/2026', null],
  ['administrator', '/nacional/entidades/uno', 'Directorio'],
  ['administrator', '/nacional/solicitudes', 'Cuentas'],
  ['administrator', '/nacional/presupuestos/x/man', 'Revisiones'],
  ['administrator', '/nacional/conservacion', 'Registro'],
  ['analyst', '/nacional/entidades/uno', 'Inicio'],
  ['analyst', '/nacional/presupuestos/x/man', 'Revisiones'],
  ['analyst', '/nacional/revisiones/planes/x/2026/1', 'Revisiones'],
] as const)('to %s %s belongs to %s', (role, path, label) => {
  expect(placeOf(PLACES[role], path)?.label ?? null).toBe(label)
})

test('what waits is counted for whoever sees it and whoever hears it; nothing says nothing', () => {
  const said = (count: number) => renderToStaticMarkup(<WaitingBadge count={count} />)
  expect(said(0)).toBe('')
  expect(said(1)).toMatch(/aria-hidden="true">1<.*\(1 pendiente\)/)
  expect(said(12)).toMatch(/aria-hidden="true">12<.*\(12 pendientes\)/)
})
