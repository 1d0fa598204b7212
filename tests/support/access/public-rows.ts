import { FACT_PROOF_ID } from '#tests/support/recorded-facts.ts'
import { LOGO } from '#tests/support/logos.ts'
import { everybody, type Row } from './visitors.ts'

/** Pages for everybody, and of one's own account. */
export function publicRows(): readonly Row[] {
  return [
    { route: '/', address: '/', get: everybody(200) },
    { route: '/r', address: '/r', get: everybody(200), post: { body: 'codigo=', statuses: everybody(422) } },
    { route: '/r/salir', address: '/r/salir', get: everybody(303) },
    { route: '/r/olvido', address: '/r/olvido', get: everybody(200) },
    {
      route: '/r/:code',
      address: '/r/TESTLINK',
      get: everybody(200),
      post: { body: 'formulario=x', statuses: everybody(400), data: 400 },
    },
    {
      route: '/r/canje/:token',
      address: '/r/canje/nada',
      get: everybody(404),
      post: { body: '', statuses: everybody(404) },
    },
    { route: '/ayuda', address: '/ayuda', get: everybody(200) },
    {
      route: '/ingresar',
      address: '/ingresar',
      get: [200, 302, 302, 302, 302, 302, 302, 302],
      post: { body: 'correo=x{n}&clave=y', statuses: [422, 302, 302, 302, 302, 302, 302, 302], data: 422 },
    },
    { route: '/salir', address: '/salir', get: everybody(302), post: { body: '', statuses: everybody(302) } },
    {
      route: '/ingresar/codigo',
      address: '/ingresar/codigo',
      get: everybody(302),
      post: { body: 'codigo=123456', statuses: everybody(302), data: 422 },
    },
    {
      route: '/invitacion/:token',
      address: '/invitacion/nada',
      get: everybody(404),
      post: { body: 'nombre=x', statuses: everybody(404) },
    },
    {
      route: '/solicitar-cuenta',
      address: '/solicitar-cuenta',
      get: everybody(200),
      post: { body: 'entidad=', statuses: everybody(422) },
    },
    {
      route: '/restablecer',
      address: '/restablecer',
      get: everybody(200),
      post: { body: 'correo=x', statuses: everybody(422) },
    },
    {
      route: '/restablecer/:token',
      address: '/restablecer/nada',
      get: everybody(404),
      post: { body: 'clave=x', statuses: everybody(404) },
    },
    {
      route: '/cuenta',
      address: '/cuenta',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    {
      route: '/cuenta/funciones',
      address: '/cuenta/funciones',
      get: everybody(200).with(0, 302),
      post: { body: 'funcion=nada', statuses: everybody(404).with(0, 302) },
    },
    {
      route: '/cuenta/segundo-paso',
      address: '/cuenta/segundo-paso',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    {
      route: '/cuenta/avisos',
      address: '/cuenta/avisos',
      get: everybody(200).with(0, 302),
      post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) },
    },
    { route: '/calendario/:secret.ics', address: '/calendario/nada.ics', get: everybody(404) },
    { route: '/cuenta/datos', address: '/cuenta/datos', get: everybody(200).with(0, 302) },
    { route: '/cuenta/datos.json', address: '/cuenta/datos.json', get: everybody(200).with(0, 302) },
    {
      route: '/cuenta/datos/borrar',
      address: '/cuenta/datos/borrar',
      get: everybody(200).with(0, 302),
      post: { body: 'clave=no&seguro=si', statuses: everybody(422).with(0, 302).with(5, 409) },
    },
    { route: '/correo', address: '/correo', get: everybody(404) },
    {
      route: '/api/auth/*',
      address: '/api/auth/ok',
      get: everybody(200),
      head: everybody(404),
      post: { body: 'x=1', statuses: everybody(404) },
    },
    { route: '/salud', address: '/salud', get: everybody(200) },
    { route: '/salud/listo', address: '/salud/listo', get: everybody(200) },
    // Not configured there; with a token, `tests/http/metrics.test.ts`.
    { route: '/metricas', address: '/metricas', get: everybody(404) },
    { route: '/herramientas', address: '/herramientas', get: everybody(200) },
    { route: '/herramientas/:slug', address: '/herramientas/sexual-harassment', get: everybody(200) },
    { route: '/herramientas/:slug/probar', address: '/herramientas/sexual-harassment/probar', get: everybody(200) },
    {
      route: '/herramientas/:slug/copia.pdf',
      address: '/herramientas/sexual-harassment/copia.pdf',
      costly: true,
      get: everybody(200),
    },
    { route: '/metodologia', address: '/metodologia?personas=300', get: everybody(200) },
    { route: '/reglas-de-calidad', address: '/reglas-de-calidad', get: everybody(200) },
    { route: '/privacidad', address: '/privacidad?entidad=uno', get: everybody(200) },
    {
      route: '/anonimato',
      address: '/anonimato',
      get: everybody(200),
      post: { body: 'lid-01=2', statuses: everybody(200) },
    },
    { route: '/informes', address: '/informes', get: everybody(200) },
    { route: '/informes/:year', address: '/informes/2018', get: everybody(404) },
    {
      route: '/informes/:year/cifras/:figure',
      address: '/informes/2018/cifras/normas-nacional',
      get: everybody(404),
    },
    ...['pdf', 'docx', 'xlsx'].map((ending) => ({
      route: `/informes/:year/informe.${ending}`,
      address: `/informes/2018/informe.${ending}`,
      get: everybody(404),
    })),
    { route: '/pais', address: '/pais', get: everybody(200) },
    { route: '/datos', address: '/datos', get: everybody(200) },
    { route: '/datos/catalogo.jsonld', address: '/datos/catalogo.jsonld', get: everybody(200) },
    { route: '/datos/:dataset', address: '/datos/cobertura', get: everybody(200) },
    ...['csv', 'json'].map((ending) => ({
      route: `/datos/:dataset/:year.${ending}`,
      address: `/datos/cobertura/2018.${ending}`,
      get: everybody(404),
    })),
    { route: '/api/v1/*', address: '/api/v1/conjuntos', get: everybody(200) },
    { route: '/constancias', address: '/constancias', get: everybody(200) },
    { route: '/compromisos/:code', address: '/compromisos/nada', get: everybody(404) },
    { route: '/constancias/:code', address: '/constancias/NADA', get: everybody(404) },
    {
      route: '/registros/medios/:evidenceId',
      address: `/registros/medios/${FACT_PROOF_ID}`,
      get: [302, 200, 200, 404, 200, 200, 200, 404],
    },
    {
      route: '/evidencias/:evidenceId',
      address: `/evidencias/${'a'.repeat(32)}`,
      get: [302, 200, 200, 404, 404, 404, 200, 404],
    },
    // Of entity one, which has a public page: everybody. Of one without, below.
    { route: '/logos/:digest.png', address: `/logos/${LOGO}.png`, get: everybody(200) },
  ]
}
