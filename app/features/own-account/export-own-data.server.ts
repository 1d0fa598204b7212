import { createHash } from 'node:crypto'
import { findAccountDates } from '#db/queries/account-data.server.ts'
import { findCalendarFeed } from '#db/queries/calendar-feeds.server.ts'
import { listMailChoices } from '#db/queries/notices.server.ts'
import { listProviderLinks } from '#db/queries/provider-links.server.ts'
import * as own from '#db/queries/own-records.server.ts'
import { listOwnEditions, listOwnRecordSteps } from '#db/queries/own-record-steps.server.ts'
import { deedWords } from '#app/kit/words/deed-words.ts'
import { ROLE_NAMES } from '#app/kit/words/names.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { MAIL_DAYS, NOTICE_DAYS } from '#app/kit/program/retention-terms.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { dataExports } from '#app/door/attempts.ts'
import type { Account } from '#app/door/current-account.server.ts'
import { FACT_EVENT_WORDS, KIND_WORDS } from '#app/features/yearly-record/words.ts'
import { deviceName } from './device-name.ts'

/** What each part of the file says, in the words of the page and of the file itself. */
export const DATA_PARTS = {
  perfil: 'Nombre, correo, cuándo se creó la cuenta, cuándo se puso la contraseña y si hay segundo paso.',
  funciones:
    'Las funciones que tiene o tuvo, en qué entidad y unidad, desde cuándo y hasta cuándo, la resolución que la nombra, y si se confirmó.',
  servicios_de_ingreso:
    'Con qué cuenta de otro servicio puede ingresar: de cuál servicio, cómo la llama él y desde cuándo.',
  invitaciones: 'Las invitaciones a su correo para tener una cuenta o una función.',
  pedidos_de_cuenta: 'Los pedidos de cuenta hechos con su correo, y cómo se resolvieron.',
  sesiones: 'Dónde tiene la sesión abierta: dispositivo, dirección de internet y fechas.',
  confirmaciones: 'Las listas de cuentas que confirmó como titular.',
  firmas: 'Las evaluaciones de presupuesto que firmó: cuándo, con qué cargo y documento.',
  informes_firmados: 'Los informes del país que firmó y publicó: de qué año, qué versión, cuándo y con qué cargo.',
  pasos_en_evaluaciones:
    'Los pasos de evaluaciones de sus entidades que llevan su nombre. Si en una entidad hay dos personas con su mismo nombre, no se incluyen los de esa entidad.',
  decisiones_del_plan: 'Lo que decidió sobre acciones del plan de mejora, y cuándo.',
  pasos_del_informe:
    'Lo que hizo con informes de noviembre: enviarlos, devolverlos, presentarlos o responderlos, y cuándo.',
  pasos_del_plan: 'Lo que hizo con planes enteros: enviarlos, devolverlos, firmarlos o modificarlos, y cuándo.',
  avances_del_plan: 'Lo que informó sobre el avance de acciones del plan de mejora, y cuándo.',
  acciones_a_su_cargo: 'Las acciones de planes cuyo seguimiento se asignó a su cuenta.',
  revisiones: 'Las preguntas de evaluaciones que revisó.',
  comentarios_a_planes: 'Lo que comentó, por el MIMP, de planes firmados.',
  registro_anual:
    'Lo que hizo con datos del registro anual: registrarlos, enviarlos, observarlos o responder, y cuándo.',
  asistencias: 'Las entidades a las que asesoró y en qué fechas.',
  mensajes: `Los mensajes a su correo que esperan o salieron hace menos de ${MAIL_DAYS} días. Sin su texto, que puede llevar un enlace.`,
  avisos: `Los avisos que esperan el correo del día o se le dijeron hace menos de ${NOTICE_DAYS} días.`,
  avisos_elegidos: 'De qué quiere y no quiere que se le avise, si lo eligió.',
  calendario: 'Desde cuándo tiene una dirección para ver sus fechas en un calendario. Sin la dirección.',
  invitacion_a_responder:
    'Si su correo está en la lista de una aplicación abierta. Esa lista se borra al cierre y no dice si respondió.',
  registro: 'Lo que hizo con su cuenta: cuándo, con qué función y sobre qué.',
  registro_sobre_su_cuenta: 'Lo que se hizo con su cuenta o sus funciones, sin decir quién.',
} as const

export type DataPart = keyof typeof DATA_PARTS

/** What is not in the file, and why. */
export const NOT_IN_DATA = [
  'La contraseña, la clave del segundo paso, los códigos de recuperación y los enlaces: abrirían su cuenta a quien tenga el archivo.',
  'Datos de otras personas.',
  'Respuestas a cuestionarios: no llevan nombre ni cuenta, y Espejo no sabe cuáles son suyas.',
] as const

async function gather(account: Account): Promise<Record<DataPart, unknown>> {
  const { database } = runtime()
  const { userId, email, name } = account
  const dates = findAccountDates(database, userId)
  const sessions = await own.listOwnSessions(database, userId)
  const feed = findCalendarFeed(database, userId)
  const signatures = await own.listOwnSignatures(database, userId)
  return {
    perfil: {
      nombre: name,
      correo: email,
      cuenta_creada: dates?.createdAt ?? null,
      contrasena_puesta: dates?.passwordSetAt ?? null,
      segundo_paso: account.secondFactor,
    },
    funciones: account.memberships.map(
      ({ role, entity, startsOn, endsOn, endedAt, resolution, headsPlanning, isDelegate, ...keeper }) => ({
        funcion: ROLE_NAMES[role],
        entidad: entity?.name ?? null,
        desde: startsOn,
        hasta: endsOn,
        termino: endedAt,
        resolucion: resolution,
        jefatura_de_planeamiento: headsPlanning,
        por_delegacion: isDelegate,
        unidad: keeper.unit,
        confirmada: keeper.confirmedAt,
        no_confirmada_porque: keeper.refusal,
      }),
    ),
    servicios_de_ingreso: listProviderLinks(database, userId).map(({ provider, subject, since }) => ({
      servicio: provider.replace(/^oidc:/, ''),
      identificador: subject,
      desde: since,
    })),
    invitaciones: (await own.listOwnInvitations(database, email)).map(({ role, entityName, ...rest }) => ({
      funcion: ROLE_NAMES[role],
      entidad: entityName,
      nombre: rest.name,
      resolucion: rest.resolution,
      acceso_hasta: rest.endsOn,
      enviada: rest.invitedAt,
      vence: rest.expiresAt,
      aceptada: rest.acceptedAt,
      retirada: rest.withdrawnAt,
    })),
    pedidos_de_cuenta: (await own.listOwnRequests(database, email)).map(({ role, ...rest }) => ({
      funcion: ROLE_NAMES[role],
      entidad: rest.entityName,
      nombre: rest.name,
      cargo: rest.position,
      resolucion: rest.resolution,
      pedido: rest.requestedAt,
      estado: rest.status,
      resuelto: rest.decidedAt,
      motivo: rest.reason,
    })),
    sesiones: sessions.map(({ createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
      dispositivo: deviceName(userAgent ?? ''),
      navegador: userAgent,
      direccion: ipAddress,
      desde: createdAt,
      ultimo_uso: updatedAt,
      vence: expiresAt,
    })),
    confirmaciones: (await own.listOwnConfirmations(database, userId)).map(({ entityName, confirmedOn }) => ({
      entidad: entityName,
      fecha: confirmedOn,
    })),
    firmas: signatures.map(({ entityName, year, round, signedOn, signature }) => ({
      entidad: entityName,
      anio: year,
      entrega: round,
      fecha: signedOn,
      nombre: signature.name,
      cargo: signature.position,
      documento: signature.document,
      huella_de_lo_firmado: signature.digest ?? null,
    })),
    informes_firmados: (await listOwnEditions(database, userId)).map(({ year, version, publishedOn, signature }) => ({
      ...{ anio: year, version, fecha: publishedOn, nombre: signature.name, cargo: signature.position },
    })),
    pasos_en_evaluaciones: (await own.listOwnHistory(database, userId, name)).map(
      ({ at, entityName, year, itemId, event }) => ({
        fecha: at,
        entidad: entityName,
        anio: year,
        pregunta: itemId,
        paso: event,
      }),
    ),
    decisiones_del_plan: (await own.listOwnPlanEvents(database, userId)).map(
      ({ at, entityName, year, title, event, detail }) => ({
        fecha: at,
        entidad: entityName,
        anio: year,
        accion: title,
        decision: event,
        detalle: detail,
      }),
    ),
    pasos_del_plan: (await own.listOwnPlanSteps(database, userId)).map(({ at, entityName, year, step, detail }) => ({
      fecha: at,
      entidad: entityName,
      anio: year,
      paso: step,
      detalle: detail,
    })),
    pasos_del_informe: (await own.listOwnReportSteps(database, userId)).map(({ at, entityName, ...of }) => ({
      fecha: at,
      entidad: entityName,
      anio: of.year,
      paso: of.step,
      detalle: of.detail,
    })),
    avances_del_plan: (await own.listOwnFollowUps(database, userId)).map(
      ({ at, entityName, year, title, cutOff, progress, indicatorNow, comment }) => ({
        fecha: at,
        entidad: entityName,
        anio: year,
        accion: title,
        corte: cutOff,
        estado: progress,
        indicador: indicatorNow,
        comentario: comment,
      }),
    ),
    acciones_a_su_cargo: (await own.listOwnAssignments(database, userId)).map(({ entityName, year, title }) => ({
      entidad: entityName,
      anio: year,
      accion: title,
    })),
    revisiones: (await own.listOwnReviews(database, userId)).map(({ entityName, year, itemId, review }) => ({
      entidad: entityName,
      anio: year,
      pregunta: itemId,
      estado: review,
    })),
    comentarios_a_planes: (await own.listOwnPlanComments(database, userId)).map(
      ({ at, entityName, year, version, text }) => ({
        fecha: at,
        entidad: entityName,
        anio: year,
        version,
        comentario: text,
      }),
    ),
    registro_anual: (await listOwnRecordSteps(database, userId)).map(({ at, entityName, year, kind, event, text }) => ({
      fecha: at,
      entidad: entityName,
      anio: year,
      tema: KIND_WORDS[kind].title,
      paso: FACT_EVENT_WORDS[event],
      texto: text,
    })),
    asistencias: (await own.listOwnAssistances(database, userId)).map(({ entityName, since, endedOn }) => ({
      entidad: entityName,
      desde: since,
      hasta: endedOn,
    })),
    mensajes: (await own.listOwnMails(database, email)).map(
      ({ kind, subject, queuedAt, nextTryAt, tries, sentAt }) => ({
        tipo: kind,
        asunto: subject,
        en_cola: queuedAt,
        proximo_intento: nextTryAt,
        intentos: tries,
        enviado: sentAt,
      }),
    ),
    avisos: (await own.listOwnNotices(database, userId)).map(({ kind, entityName, facts, at, toldOn }) => ({
      tipo: kind,
      entidad: entityName,
      datos: facts,
      anotado: at,
      dicho: toldOn,
    })),
    avisos_elegidos: listMailChoices(database, userId).map(({ kind, wanted }) => ({ tipo: kind, quiere: wanted })),
    calendario: feed ? [{ desde: feed.madeOn }] : [],
    invitacion_a_responder: (await own.listOwnStaffInvitations(database, email)).map(({ entityName, closesOn }) => ({
      entidad: entityName,
      se_borra_al_cierre: closesOn,
    })),
    registro: (await own.listOwnDeeds(database, userId)).map(
      ({ at, role, entityName, action, objectKind, objectId }) => ({
        fecha: at,
        funcion: role,
        entidad: entityName,
        accion: action,
        que_hizo: deedWords(action),
        objeto: objectKind,
        id: objectId,
      }),
    ),
    registro_sobre_su_cuenta: (await own.listDeedsAboutHer(database, userId)).map(({ at, action, objectKind }) => ({
      fecha: at,
      accion: action,
      que_se_hizo: deedWords(action),
      objeto: objectKind,
    })),
  }
}

/** What the page says of the data: each part in words, and how many rows it has. */
export async function describeOwnData(account: Account) {
  const parts = await gather(account)
  return Object.entries(DATA_PARTS).map(([id, says]) => {
    const rows = parts[id as DataPart]
    return { id: id as DataPart, says, rows: Array.isArray(rows) ? rows.length : 1 }
  })
}

/**
 * Everything that Espejo holds about an account holder, as JSON with Spanish names: she reads it.
 * Dates are ISO. @throws {AppError} `too-many-attempts` for whoever asks too often.
 */
export async function ownDataFile(account: Account, clock: Clock = systemClock): Promise<string> {
  if (dataExports.isSpent(account.userId)) throw new AppError('too-many-attempts')
  dataExports.note(account.userId)
  const { perfil, ...rest } = await gather(account)
  return `${JSON.stringify({ de_que_se_trata: 'Todo lo que Espejo guarda de quien tiene esta cuenta.', hecho: clock().toISOString(), que_contiene: DATA_PARTS, que_no_contiene: NOT_IN_DATA, perfil, ...rest }, null, 2)}\n`
}

/**
 * Says neither name nor address: a list of downloads is read over a shoulder and left on shared computers. Eight signs of a
 * digest of the account tell the files of two people apart.
 */
export function ownDataFileName({ userId }: Pick<Account, 'userId'>, clock: Clock = systemClock): string {
  const mark = createHash('sha256').update(userId).digest('hex').slice(0, 8)
  return fileName({ what: 'Mis datos en Espejo', entity: null, apart: [mark], date: clock() }, 'json')
}
