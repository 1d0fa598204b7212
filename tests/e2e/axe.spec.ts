import { accessibilityFaults } from './axe.ts'
import { expect, test } from './fixtures.ts'

const page = (body: string) => `<html lang="es"><title>Prueba</title><main><h1>Prueba</h1>${body}</main></html>`
const PALE = '<p id="claro" style="color: rgb(187, 187, 187)">Apenas se lee</p>'

test('axe finds what is wrong at each look at a page, within what it is asked of, and nothing where nothing is', async ({
  page: shown,
}) => {
  await shown.setContent(page(`${PALE}<p>Se lee</p><div id="otra"><img src="data:,"></div>`))
  const all = ['color-contrast: #claro', 'image-alt: img']
  expect(await accessibilityFaults(shown)).toEqual(all)
  expect(await accessibilityFaults(shown)).toEqual(all)
  expect(await accessibilityFaults(shown, '#otra')).toEqual(['image-alt: img'])
  await shown.setContent(page('<p>Se lee</p>'))
  expect(await accessibilityFaults(shown)).toEqual([])
})
