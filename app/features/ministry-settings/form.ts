import { z } from 'zod'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { ADDRESS_FAULT_WORDS, readAddress } from '#app/kit/mail/mail-address.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Settings } from './settings-fields.ts'

/** What is asked: to see what it would look like, or to save it. `seen` is the version that the page showed. */
export type SettingsOrder = { readonly kind: 'preview' | 'save'; readonly settings: Settings; readonly seen: number }

export type ReadSettings =
  | { readonly ok: true; readonly order: SettingsOrder }
  | { readonly ok: false; readonly problems: FieldProblems }

const upTo = (most: number) => z.string().max(most, `Use hasta ${most} letras`)

/** Nothing, or the address of one mailbox. */
const address = z.string().transform((typed, context) => {
  if (typed === '') return ''
  const read = readAddress(typed)
  if (read.ok) return read.address
  context.addIssue({ code: 'custom', message: ADDRESS_FAULT_WORDS[read.fault] })
  return z.NEVER
})

const fields = z.object({
  oficina: upTo(120),
  // What stands around an address in the head of a mail.
  remitente: upTo(60).regex(/^[^<>"@]*$/, 'Escriba solo el nombre, sin los signos < > " @'),
  direccion: address,
  correo: address,
  telefono: upTo(60).regex(
    /^[\d\s()+,.;/-]*(anexo [\d\s,y]*)?$/i,
    'Escriba números, y el anexo si lo hay: (01) 626 1600 anexo 123',
  ),
  terminos: upTo(4000),
})

const KINDS = { ver: 'preview', guardar: 'save' } as const

/** Reads the form of the settings. @throws {AppError} `invalid-input` for a button that it does not have. */
export function readSettingsOrder(form: FormData): ReadSettings {
  const kind = Object.entries(KINDS).find(([name]) => name === lineOf(form, 'accion'))?.[1]
  const seen = Number(lineOf(form, 'revision'))
  if (kind === undefined || !Number.isSafeInteger(seen)) throw new AppError('invalid-input')
  const read = readFields(fields, form, ['terminos'])
  if (!read.ok) return read
  const { oficina, remitente, direccion, correo, telefono, terminos } = read.input
  const settings = {
    ...{ office: oficina, senderName: remitente, senderAddress: direccion },
    ...{ contactMail: correo, contactPhone: telefono, terms: terminos },
  }
  return { ok: true, order: { kind, settings, seen } }
}
