import { Link } from '@remix-run/react'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import { Paragraphs } from '#app/features/ministry-settings/settings-preview.tsx'
import type { TermsView } from './view-terms.server.ts'
import { WhereToWrite } from './where-to-write.tsx'

const CONTENTS = [
  { id: 'quien', title: 'Quién lo ofrece' },
  { id: 'responder', title: 'Si usted responde' },
  { id: 'cuentas', title: 'Si usted tiene una cuenta' },
  { id: 'resultados', title: 'Qué dicen los resultados' },
  { id: 'datos', title: 'Datos abiertos y programa' },
  { id: 'garantias', title: 'Qué se garantiza' },
  { id: 'cambios', title: 'Cambios y consultas' },
] as const

const ADDED = { id: 'ministerio', title: 'Lo que agrega el Ministerio' } as const

const MUST = [
  'Entre solo con su cuenta y no preste su contraseña, su segundo paso ni sus enlaces. Si cambia de puesto, avise: su función termina y nadie hereda su cuenta.',
  'Registre lo que es cierto. Lo que se firma aquí queda con su nombre, y lo que hace queda en una bitácora que no se reescribe.',
  'No trate de saber quién respondió ni qué respondió alguien: ni mirando la participación, ni comparando resultados, ni juntando códigos. Quien lee resultados no guarda códigos.',
  'No presione a nadie para que responda o deje de responder, ni para que responda de un modo.',
  'No suba documentos con más datos de personas que los necesarios, ni quejas o denuncias: esas tienen su propio camino.',
  'No sature ni pruebe las defensas de la plataforma sin permiso. Si encuentra una falla, avísenos antes de contarla.',
] as const

/** Under which terms these pages are offered: short, and in words that need no lawyer. */
export function TermsPage({ added, contact }: TermsView) {
  return (
    <article>
      <h1>Términos de uso</h1>
      <p>
        Al usar Espejo usted acepta lo que sigue. Está escrito para leerse en tres minutos. No quita ningún derecho que
        la ley le da.
      </p>
      <WithContents contents={added === '' ? CONTENTS : [...CONTENTS, ADDED]}>
        <h2 id="quien">Quién lo ofrece</h2>
        <p>
          El Ministerio de la Mujer y Poblaciones Vulnerables (MIMP) aloja y mantiene la plataforma. Cada entidad
          pública decide qué herramienta aplica, cuándo y a quiénes invita, y responde por lo que registra. Usarla no
          cuesta.
        </p>
        <h2 id="responder">Si usted responde</h2>
        <ul>
          <li>Es voluntario, no necesita cuenta, y no responder no tiene consecuencias.</li>
          <li>
            Nadie recibe sus respuestas una por una: solo resultados de diez respuestas o más. Qué está probado, qué se
            previene y qué no se puede prometer está en <Link to="/anonimato">Anonimato</Link>. Esa promesa vale más que
            cualquier frase de esta página.
          </li>
          <li>Use un código una sola vez y no responda por otra persona.</li>
          <li>
            Responder no es denunciar: si vivió hostigamiento u otra violencia, en{' '}
            <a href="/ayuda">Ayuda y orientación</a> dice dónde hacerlo y quién la acompaña.
          </li>
        </ul>
        <h2 id="cuentas">Si usted tiene una cuenta</h2>
        <p>Su cuenta es personal y sirve para la función que se le dio. Por eso:</p>
        <ul>
          {MUST.map((duty) => (
            <li key={duty}>{duty}</li>
          ))}
        </ul>
        <p>
          Si no se cumple, la entidad o el MIMP pueden quitar la función, además de lo que corresponda según las normas
          del servicio. Qué datos suyos se guardan y cómo descargarlos o borrarlos está en{' '}
          <Link to="/privacidad">Privacidad</Link>.
        </p>
        <h2 id="resultados">Qué dicen los resultados</h2>
        <p>
          Dicen qué percibe quien respondió, o qué hay en la entidad, con su margen. No son un certificado, una sanción
          ni una evaluación de personas, y no ordenan entidades por lo que contestó su personal. Cómo se calculan está
          en <Link to="/metodologia">Metodología</Link>. Quien los cite debe citar también su fecha y lo que no cubren.
        </p>
        <h2 id="datos">Datos abiertos y programa</h2>
        <p>
          Las tablas de <Link to="/datos">Datos abiertos</Link> se pueden usar, cambiar y publicar, también con fines de
          lucro, si se dice de dónde salen; la licencia está en esa página. No las use para tratar de identificar
          personas. El programa es libre (licencia MIT).
        </p>
        <h2 id="garantias">Qué se garantiza</h2>
        <p>
          Se hace lo razonable para que la plataforma funcione, sea segura y no pierda nada, con copias y pruebas. Puede
          haber interrupciones y errores, y se corrigen. Fuera de lo que la ley obliga, no se garantiza que esté siempre
          disponible ni que sirva para otro fin. Los plazos ante otras normas los cumple cada entidad, aunque la
          plataforma no esté disponible.
        </p>
        {added ? (
          <>
            <h2 id={ADDED.id}>{ADDED.title}</h2>
            <Paragraphs text={added} />
          </>
        ) : null}
        <h2 id="cambios">Cambios y consultas</h2>
        <p>
          Si estos términos cambian, se dice aquí desde cuándo. Ningún cambio hace menos anónimo lo que ya se respondió.
          Valen desde el 30 de noviembre de 2026. La accesibilidad se describe en{' '}
          <Link to="/accesibilidad">Accesibilidad</Link>.
        </p>
        <WhereToWrite about="términos de uso" contact={contact} />
      </WithContents>
    </article>
  )
}
