import { followMessages } from './movable-clock.ts'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { readEnvironment } from '#app/kit/program/environment.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { startServer } from '#app/server/main.ts'
import { openDatabase } from '#db/client.server.ts'
import { entities } from '#db/schema/index.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertAccountRequest } from '#db/queries/account-requests.server.ts'
import { insertInvitation } from '#db/queries/invitations.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { invitedFrom, inviteWithin } from '#app/features/accounts/invite-account.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { catchMail, e2eMailFile } from './mail-catcher.ts'
import { runDueJobs } from './due-jobs.ts'
import { seedCarriedOut } from './carried-out.ts'
import { CLOSED_DAYS_AGO } from './plan-year.ts'
import { seedRegionalCountry } from './regional-country.ts'
import { applyAgain, seedPlanWay } from './seed-plan-way.ts'
import { addCodes, answersLike, insertConfirmedFigure, insertEntity, openCampaign, TEST_KEY } from './test-database.ts'
import { addAccount, seedSmallCountry } from './small-country.ts'

/** What only one of the walks needs beside the others: an entity that plans, or regional governments to compare. */
const seeds = process.env['ESPEJO_E2E_SEEDS']
const walksThroughPlan = seeds === 'plan-way'

/** The server that browser tests talk to: a small country, and entities whose campaigns each test may use up. Its jobs run when its clock is moved, and at no other time. */
if (process.send)
  followMessages(async () => {
    await runDueJobs(runtime())
    if (walksThroughPlan) await applyAgain(runtime().database, limaDate(new Date()))
  })
process.env['ESPEJO_MODE'] = 'production'
// A test of mails reads the queue in this file; a mail server would bring them otherwise.
process.env['ESPEJO_DATABASE'] =
  process.env['ESPEJO_E2E_DATABASE'] ?? path.join(mkdtempSync(path.join(tmpdir(), 'espejo-e2e-')), 'e2e.db')
process.env['ESPEJO_CODE_KEY'] = TEST_KEY
process.env['ESPEJO_SESSION_SECRET'] = 'ef'.repeat(32)
process.env['HOST'] = '127.0.0.1'
// Mails go to a server of a few words and from there to a file, where the tests read the links.
const mailFile = e2eMailFile(`http://127.0.0.1:${process.env['PORT'] ?? ''}`)
rmSync(mailFile, { force: true })
const mail = await catchMail((caught) => appendFileSync(mailFile, `${JSON.stringify(caught)}\n`))
process.env['ESPEJO_ORIGIN'] = `http://127.0.0.1:${process.env['PORT'] ?? ''}`
process.env['ESPEJO_MAIL_URL'] = `smtp://127.0.0.1:${mail.port}`
process.env['ESPEJO_MAIL_FROM'] = 'Espejo <espejo@espejo.test>'

const environment = readEnvironment()
const database = openDatabase(environment.ESPEJO_DATABASE)
const today = limaDate(new Date())
await seedSmallCountry(database, environment)
await seedCarriedOut(database, environment)

insertEntity(database, 'doce', 'Municipalidad de los Doce (ejemplo)')
await openCampaign(database, 'doce', 'doce', {
  opensOn: addDays(today, -10),
  closesOn: addDays(today, 8),
  linkCode: 'DOCELINK',
})
await addAccount(database, environment, 'coordinacion@doce.test', 'coordinator', 'doce')
insertEntity(database, 'futura')
await openCampaign(database, 'futura', 'futura', {
  status: 'scheduled',
  opensOn: addDays(today, 5),
  closesOn: addDays(today, 20),
  linkCode: 'FUTURALINK',
})
const harassment = latestInstrument('sexual-harassment')
const care = {
  instrumentSlug: harassment.slug,
  instrumentVersion: harassment.version,
  instrumentHash: harassment.hash,
  complaintChannel: 'Recursos Humanos, anexo 120',
  channelTestedOn: today,
  helpLinesCheckedOn: today,
}
await openCampaign(database, 'ambiente-futuro', 'futura', {
  ...care,
  status: 'scheduled',
  opensOn: addDays(today, 5),
  closesOn: addDays(today, 20),
})
await addCodes(database, 'ambiente-futuro', ['AMBIENTEFUTURO'])
insertEntity(database, 'anulada')
await openCampaign(database, 'anulada', 'anulada', {
  opensOn: addDays(today, -5),
  closesOn: addDays(today, 9),
  linkCode: 'ANULADALINK',
  status: 'annulled',
  annulmentReason: 'El enlace se publicó por error',
})
insertEntity(database, 'nueva', 'Municipalidad Nueva (ejemplo)')
insertConfirmedFigure(database, 'cifra-nueva', 'nueva', { women: 21, men: 19, countedOn: today, proposedOn: today })
await addAccount(database, environment, 'coordinacion@nueva.test', 'coordinator', 'nueva')
await addAccount(database, environment, 'custodia@nueva.test', 'custodian', 'nueva')

insertEntity(database, 'presu', 'Municipalidad del Presupuesto (ejemplo)')
await addAccount(database, environment, 'equipo@presu.test', 'contributor', 'presu')
await addAccount(database, environment, 'jefatura@presu.test', 'contributor', 'presu', true)
insertEntity(database, 'hojas', 'Municipalidad de las Hojas (ejemplo)')
await openCampaign(
  database,
  'hojas',
  'hojas',
  { opensOn: addDays(today, -10), closesOn: addDays(today, 8), linkCode: 'HOJASLINK' },
  [
    { way: 'single-link', people: 250 },
    { way: 'slips', people: 50 },
  ],
)
await addAccount(database, environment, 'coordinacion@hojas.test', 'coordinator', 'hojas')
await addAccount(database, environment, 'digitacion@hojas.test', 'transcriber', 'hojas')
await addAccount(database, environment, 'custodia@hojas.test', 'custodian', 'hojas')
for (const entity of ['prisa', 'apuro']) {
  insertEntity(database, entity, `Municipalidad ${entity} (ejemplo)`)
  await addAccount(database, environment, `coordinacion@${entity}.test`, 'coordinator', entity)
  await addAccount(database, environment, `custodia@${entity}.test`, 'custodian', entity)
}
insertEntity(database, 'vias', 'Municipalidad de las Vías (ejemplo)')

insertEntity(database, 'cuentas', 'Municipalidad de las Cuentas (ejemplo)')
await addAccount(database, environment, 'titular@cuentas.test', 'head', 'cuentas')
await addAccount(database, environment, 'olvido@cuentas.test', 'contributor', 'cuentas')
await addAccount(database, environment, 'borra@cuentas.test', 'coordinator', 'cuentas')

insertEntity(database, 'custodia', 'Gobierno Regional de la Custodia (ejemplo)')
database.update(entities).set({ governmentLevel: 'regional-government' }).where(eq(entities.id, 'custodia')).run()
await addAccount(database, environment, 'rosa.quispe@custodia.test', 'coordinator', 'custodia')
await addAccount(database, environment, 'titular@custodia.test', 'head', 'custodia')

insertEntity(database, 'pide', 'Municipalidad que Pide (ejemplo)')
insertEntity(database, 'espera', 'Municipalidad que Espera (ejemplo)')
insertEntity(database, 'mapas', 'Consejo Autónomo de Mapas (ejemplo)')
database.update(entities).set({ governmentLevel: 'autonomous-body' }).where(eq(entities.id, 'mapas')).run()
const asking = {
  entityId: 'espera',
  position: 'Gerencia municipal',
  resolution: 'RA 8-2026',
  resolutionDate: addDays(today, -9),
  requestedAt: new Date().toISOString(),
}
inTransaction(database, (transaction) =>
  insertAccountRequest(
    transaction,
    {
      ...asking,
      id: 'espera-1',
      name: 'Paula Espera',
      email: 'paula@espera.test',
      role: 'coordinator',
    },
    NO_NOTE,
  ),
)
inTransaction(database, (transaction) =>
  insertAccountRequest(
    transaction,
    {
      ...asking,
      id: 'espera-2',
      name: 'Saúl Rechazado',
      email: 'saul@otra.test',
      role: 'head',
    },
    NO_NOTE,
  ),
)
inTransaction(database, (transaction) =>
  insertInvitation(
    transaction,
    {
      id: 'invitacion-espera',
      tokenHash: 'f'.repeat(64),
      email: 'irma@espera.test',
      name: 'Irma Invitada',
      role: 'coordinator',
      entityId: 'espera',
      invitedBy: 'x',
      invitedAt: new Date().toISOString(),
      expiresAt: addDays(today, 5),
    },
    NO_NOTE,
  ),
)

// A plan that is decided card by card, by one test after another.
insertEntity(database, 'decide', 'Municipalidad que Decide (ejemplo)')
insertConfirmedFigure(database, 'cifra-decide', 'decide', {
  countedOn: addDays(today, -60),
  proposedOn: addDays(today, -60),
})
await openCampaign(database, 'decide', 'decide', {
  opensOn: addDays(today, -40),
  closesOn: addDays(today, -10),
  linkCode: null,
})
seedResponses(
  database,
  'decide',
  Array.from({ length: 80 }, (_, person) => ({ answers: answersLike(2, person), sex: null, extraSegment: null })),
)
await closeCampaign(database, 'decide', addDays(today, -CLOSED_DAYS_AGO), null)
await addAccount(database, environment, 'coordinacion@decide.test', 'coordinator', 'decide')
await addAccount(database, environment, 'titular@decide.test', 'head', 'decide')

if (walksThroughPlan) await seedPlanWay(database, environment)
if (seeds === 'regional-country') await seedRegionalCountry(database)

await startServer(environment)
// Of this entity nobody has an account yet: its head is invited, as the Ministry does when a resolution arrives.
inTransaction(database, (transaction) =>
  inviteWithin(
    transaction,
    PROGRAM,
    {
      email: 'titular@vias.test',
      name: 'Teresa Titular',
      role: 'head',
      entityId: 'vias',
      entityName: 'Municipalidad de las Vías (ejemplo)',
    },
    invitedFrom(environment.ESPEJO_ORIGIN ?? ''),
    new Date(),
  ),
)
sendSoon()
process.send?.('ready')
