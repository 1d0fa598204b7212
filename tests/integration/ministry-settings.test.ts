import { beforeEach, expect, test } from 'vitest'
import { changeSettings } from '#app/features/ministry-settings/change-settings.server.ts'
import { readSettingsOrder } from '#app/features/ministry-settings/form.ts'
import { NO_SETTINGS, type Settings } from '#app/features/ministry-settings/settings-fields.ts'
import { ministryContact, overruledSender, viewSettings } from '#app/features/ministry-settings/view-settings.server.ts'
import { viewPrivacy } from '#app/features/privacy/view-privacy.server.ts'
import { viewTerms } from '#app/features/site-notices/view-terms.server.ts'
import { contactLines, currentSender, senderOfEnvironment } from '#app/kit/mail/sender.server.ts'
import { sendDueMails } from '#app/kit/mail/mail-queue.server.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { auditLog, ministrySettings } from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-30T15:00:00Z')
const administrator = actorFor({ userId: 'adm', name: 'Ada Quispe', role: 'administrator', entity: null })
const clock = () => NOW
const holder = globalThis as { espejoRuntime?: Runtime }

function begin(from?: string) {
  const { database, file } = createTestDatabase()
  holder.espejoRuntime = { database, environment: { ...testEnvironment(file), ESPEJO_MAIL_FROM: from } }
  return holder.espejoRuntime
}
beforeEach(() => void begin())

const SAID: Settings = {
  ...{ office: 'Dirección de Transversalización', senderName: 'Espejo, MIMP', senderAddress: 'espejo@mimp.gob.pe' },
  ...{ contactMail: 'consultas@mimp.gob.pe', contactPhone: '(01) 626 1600 anexo 123', terms: 'Uno.\n\nDos.' },
}
const save = (settings: Partial<Settings>, seen: number) =>
  changeSettings(administrator, { settings: { ...NO_SETTINGS, ...settings }, seen }, clock)

test('the environment is the start value of the sender; what the page says holds, part by part', () => {
  const { database, environment } = begin('Espejo <no-responder@mimp.gob.pe>')
  expect(currentSender(database, environment)).toEqual({ name: 'Espejo', address: 'no-responder@mimp.gob.pe' })
  expect(viewSettings(null).settings).toMatchObject({ senderName: 'Espejo', senderAddress: 'no-responder@mimp.gob.pe' })
  expect(overruledSender()).toBeNull()
  save({ senderName: 'Espejo del MIMP' }, 0)
  expect(currentSender(database, environment)).toEqual({ name: 'Espejo del MIMP', address: 'no-responder@mimp.gob.pe' })
  save({ senderAddress: 'espejo@mimp.gob.pe' }, 1)
  expect(currentSender(database, environment)).toEqual({ name: 'Espejo', address: 'espejo@mimp.gob.pe' })
  expect(overruledSender()?.current.address).toBe('espejo@mimp.gob.pe')
})

test.each([
  ['espejo@mimp.gob.pe', { name: '', address: 'espejo@mimp.gob.pe' }],
  ['Espejo <espejo@mimp.gob.pe>', { name: 'Espejo', address: 'espejo@mimp.gob.pe' }],
  ['"Espejo, MIMP" <espejo@mimp.gob.pe>', { name: 'Espejo, MIMP', address: 'espejo@mimp.gob.pe' }],
  [undefined, null],
])('%s in the environment is a name and an address', (from, sender) => {
  expect(senderOfEnvironment({ ESPEJO_MAIL_FROM: from })).toEqual(sender)
})

test('each saving is a version of its own, noted by name, and shown with what changed', async () => {
  expect(save(SAID, 0)).toMatchObject({ ok: true })
  expect(save({ ...SAID, contactPhone: '' }, 1)).toMatchObject({ ok: true })
  expect(save({ ...SAID, contactPhone: '' }, 2)).toEqual({ ok: true, said: 'No había nada que cambiar.' })
  const { database } = holder.espejoRuntime as Runtime
  expect(database.select().from(ministrySettings).all()).toMatchObject([
    { version: 1, ...SAID, savedOn: '2026-11-30' },
    { version: 2, contactPhone: '' },
  ])
  expect(database.select().from(auditLog).all()).toMatchObject([
    { action: 'ministry.settings', actorName: 'Ada Quispe', detail: { version: 1 } },
    { action: 'ministry.settings', detail: { version: 2, changed: 'contactPhone' } },
  ])
  expect(viewSettings(null).changes[0]).toEqual({
    ...{ at: NOW.toISOString(), actorName: 'Ada Quispe', what: ['Teléfono para consultas'] },
  })
  expect((await viewPrivacy({})).ministry).toMatchObject({ office: SAID.office, contact: { mail: SAID.contactMail } })
  expect(viewTerms()).toMatchObject({ added: SAID.terms, contact: { mail: SAID.contactMail } })
})

test('who comes second is told, and nothing is written over', () => {
  save(SAID, 0)
  expect(save({ office: 'Otra' }, 0)).toMatchObject({ ok: false, problems: { oficina: expect.any(String) as string } })
  expect(ministryContact()).toEqual({ office: SAID.office, mail: SAID.contactMail, phone: SAID.contactPhone })
})

test('a mail to an account ends with where one asks, once the Ministry says it', async () => {
  const { database } = holder.espejoRuntime as Runtime
  const texts: string[] = []
  const send = async () => {
    insertMail(
      database,
      { kind: 'reset', recipient: 'ana@uno.test', subject: 'Hola', body: 'Texto' },
      NOW.toISOString(),
    )
    await sendDueMails(database, ({ text }) => Promise.resolve(void texts.push(text)), NOW)
  }
  await send()
  expect(contactLines(database)).toBe('')
  save(SAID, 0)
  await send()
  expect(texts).toEqual([
    'Texto',
    'Texto\n\n--\nDirección de Transversalización. Consultas: consultas@mimp.gob.pe, (01) 626 1600 anexo 123',
  ])
})

const order = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ accion: 'guardar', revision: '0', ...fields })) form.set(name, value)
  return readSettingsOrder(form)
}

test.each([
  ['correo', 'consultas', /arroba/],
  ['direccion', 'espejo@mimp', /dominio/],
  ['remitente', 'Espejo <x@y.pe>', /solo el nombre/],
  ['telefono', 'pregunte por Rosa', /Escriba números/],
  ['oficina', 'x'.repeat(121), /hasta 120/],
  ['terminos', 'x'.repeat(4001), /hasta 4000/],
])('%s is told where it is wrong', (field, value, words) => {
  expect(order({ [field]: value })).toMatchObject({
    ok: false,
    problems: { [field]: expect.stringMatching(words) as string },
  })
})

test('what is typed is made sound, terms keep their lines, and a button that is none is refused', () => {
  expect(order({ correo: ' Consultas@MIMP.gob.pe ', terminos: 'Uno.\r\n\r\nDos.', accion: 'ver' })).toMatchObject({
    ok: true,
    order: { kind: 'preview', seen: 0, settings: { contactMail: 'consultas@mimp.gob.pe', terms: 'Uno.\n\nDos.' } },
  })
  expect(() => order({ accion: 'borrar' })).toThrow()
  expect(() => order({ revision: 'x' })).toThrow()
})
