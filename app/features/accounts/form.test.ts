import { expect, test } from 'vitest'
import {
  readAccountChange,
  readEnding,
  readInvitationChange,
  readInvitationForm,
  readListChange,
  readNewAccount,
  readResending,
} from './form.ts'
import { checkInvitation } from './invitation-rules.ts'

function formOf(...fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

const INVALID = expect.objectContaining({ code: 'invalid-input' }) as Error

test('an invitation is sent anew or taken back, and every other word is refused', () => {
  expect(readInvitationChange(formOf(['accion', 'reenviar'], ['invitacion', 'i1']))).toEqual({
    kind: 'resend',
    invitationId: 'i1',
  })
  expect(readInvitationChange(formOf(['accion', 'retirar']))).toEqual({ kind: 'withdraw', invitationId: '' })
  for (const word of ['', 'confirmar', 'toString', '__proto__'])
    expect(() => readInvitationChange(formOf(['accion', word]))).toThrow(INVALID)
})

test('where it may only be sent anew it is not taken back', () => {
  expect(readResending(formOf(['accion', 'reenviar'], ['invitacion', 'i1']))).toBe('i1')
  expect(() => readResending(formOf(['accion', 'retirar'], ['invitacion', 'i1']))).toThrow(INVALID)
})

test('a list is confirmed, and an account ends only by who is sure', () => {
  expect(readListChange(formOf(['accion', 'confirmar']))).toEqual({ kind: 'confirm' })
  expect(readEnding(formOf(['accion', 'terminar'], ['seguro', 'si']))).toEqual({ kind: 'end', problem: null })
  expect(readEnding(formOf(['accion', 'terminar'])).problem).toBe('Marque la casilla para confirmar')
  expect(() => readEnding(formOf(['accion', 'compartir']))).toThrow(INVALID)
})

test('of an account releases are shared, a keeper is vouched for or refused, or it ends', () => {
  expect(readAccountChange(formOf(['accion', 'compartir'], ['resultado', 'a'], ['resultado', 'b']))).toEqual({
    kind: 'share',
    campaignIds: ['a', 'b'],
  })
  expect(readAccountChange(formOf(['accion', 'terminar'], ['seguro', 'si']))).toEqual({ kind: 'end', problem: null })
  expect(() => readAccountChange(formOf())).toThrow(INVALID)
  expect(readAccountChange(formOf(['accion', 'avalar'], ['unidad', ' Archivo ']))).toEqual({
    kind: 'vouch',
    unit: 'Archivo',
    isSure: false,
  })
  expect(readAccountChange(formOf(['accion', 'rechazar'], ['razon', ' No es ella ']))).toEqual({
    kind: 'refuse',
    reason: 'No es ella',
  })
})

test('a name is cut, a password never', () => {
  const form = formOf(['nombre', ` ${'x'.repeat(130)} `], ['clave', ' con espacios '], ['clave2', 'otra'])
  expect(readNewAccount(form)).toEqual({ name: 'x'.repeat(120), password: ' con espacios ', again: 'otra' })
})

const LIMITS = {
  kinds: ['coordinator', 'reader', 'delegate', 'custodian'],
  needsResolution: (kind: string) => kind === 'delegate',
  today: '2026-11-24',
} as const
const SOUND = {
  funcion: 'coordinator',
  nombre: ' Ana Quispe ',
  correo: ' Ana@Uno.test ',
  resolucion: '',
  hasta: '',
  unidad: '',
}
const checked = (change: Partial<typeof SOUND>) =>
  checkInvitation(readInvitationForm(formOf(...Object.entries({ ...SOUND, ...change }))), LIMITS)

test('a sound invitation has its address in small letters, and no last day where none was typed', () => {
  expect(checked({})).toEqual({
    ok: true,
    invitation: {
      kind: 'coordinator',
      name: 'Ana Quispe',
      email: 'ana@uno.test',
      resolution: '',
      endsOn: null,
      unit: '',
    },
  })
})

test.each([
  [{ funcion: 'administrator' }, 'funcion'],
  [{ nombre: 'Al' }, 'nombre'],
  [{ correo: 'ana@uno' }, 'correo'],
  [{ funcion: 'delegate', hasta: '2026-12-24' }, 'resolucion'],
  [{ resolucion: 'x'.repeat(121) }, 'resolucion'],
  [{ funcion: 'reader' }, 'hasta'],
  [{ hasta: '2026-11-24' }, 'hasta'],
  [{ hasta: '2028-11-25' }, 'hasta'],
  [{ hasta: 'mañana' }, 'hasta'],
  [{ funcion: 'custodian' }, 'unidad'],
  [{ funcion: 'custodian', unidad: 'x'.repeat(121) }, 'unidad'],
])('%o is a problem of %s alone', (change, field) => {
  const answer = checked(change)
  expect(answer.ok ? null : Object.keys(answer.problems)).toEqual([field])
})
