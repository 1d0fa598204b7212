import { Link } from '@remix-run/react'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import { WhereToWrite } from './where-to-write.tsx'
import type { AccessibilityView } from './view-accessibility.server.ts'

/** The day on which the tests below were last gone through by hand, beside those that run with every change. */
const REVIEWED_ON = '30 de noviembre de 2026'

const TESTED = [
  'Cada página, con axe en Chromium, a 1280 y a 360 píxeles de ancho, con todo lo que se pliega abierto. No queda ningún aviso.',
  'Que nada se salga a lo ancho en una pantalla de 360 píxeles, y que en las páginas públicas y el cuestionario tampoco con la página ampliada al 400% ni con la letra al doble.',
  'El cuestionario completo, la digitación de formularios en papel, las decisiones del plan y los menús, solo con teclado.',
  'El cuestionario, los formularios y la lectura de resultados, sin programas en el navegador (JavaScript).',
  'El contraste de textos, bordes y figuras. Ningún dato se dice solo con color: cada figura tiene su tabla y una frase.',
  'Los documentos que se descargan: los PDF llevan etiquetas, idioma y orden de lectura, y lo mismo se da en DOCX, XLSX o CSV.',
] as const

const LIMITS = [
  'Todavía no la probaron personas con discapacidad ni una auditoría externa. Tampoco se probó de manera completa con lectores de pantalla: lo que se sabe viene de las pruebas de arriba.',
  'Las tablas comparativas del MIMP con muchas columnas se desplazan dentro de su recuadro en pantallas angostas.',
  'Los gráficos que se exploran (tablero y comparaciones) se mueven con el ratón. Sus cifras están completas en la tabla que acompaña a cada uno.',
  'Los documentos que suben las entidades son de ellas: pueden no ser accesibles.',
  'No hay versión en lenguas originarias ni en lengua de señas.',
] as const

const CONTENTS = [
  { id: 'norma', title: 'Qué norma sigue' },
  { id: 'probado', title: 'Qué se probó' },
  { id: 'limites', title: 'Qué falta' },
  { id: 'ayuda', title: 'Otras maneras de responder' },
  { id: 'avisar', title: 'Si algo no le funciona' },
] as const

const List = ({ entries }: { entries: readonly string[] }) => (
  <ul>
    {entries.map((entry) => (
      <li key={entry}>{entry}</li>
    ))}
  </ul>
)

/** What these pages promise to whoever uses them with other means, what was tried, and what is not yet so. */
export function AccessibilityPage({ norms, contact }: AccessibilityView) {
  return (
    <article>
      <h1>Accesibilidad</h1>
      <p>
        Espejo debe poder usarse con lector de pantalla, con teclado, con letra grande, en un teléfono barato y con mala
        conexión. Seguimos las pautas WCAG 2.2, nivel AA.
      </p>
      <WithContents contents={CONTENTS}>
        <h2 id="norma">Qué norma sigue</h2>
        <p>
          Según nuestras pruebas cumple las WCAG 2.2 AA en parte: lo que falta está más abajo. No tiene el Sello de
          Accesibilidad Digital. En el Perú obligan o sirven de referencia:
        </p>
        <ul>
          {norms.map(({ label, says, verified }) => (
            <li key={label}>
              <strong>
                {label}
                {verified ? '' : ' (por verificar)'}
              </strong>
              . {says}
            </li>
          ))}
        </ul>
        <h2 id="probado">Qué se probó</h2>
        <p>Estas pruebas se repiten con cada cambio del programa. Última revisión: {REVIEWED_ON}.</p>
        <List entries={TESTED} />
        <h2 id="limites">Qué falta</h2>
        <List entries={LIMITS} />
        <h2 id="ayuda">Otras maneras de responder</h2>
        <p>
          Si la pantalla no le sirve, pida a quien custodia los códigos en su entidad un formulario en papel: vale lo
          mismo, no lleva su nombre y se digita sin saber de quién es. Nadie debe llenarlo por usted si no lo pide. Para
          orientación y ayuda está <a href="/ayuda">Ayuda y orientación</a>.
        </p>
        <h2 id="avisar">Si algo no le funciona</h2>
        <WhereToWrite about="accesibilidad" contact={contact} />
        <p>
          Diga en qué página, con qué aparato o programa, y qué esperaba. Lo que impide responder un cuestionario se
          atiende primero. Las condiciones de uso están en <Link to="/terminos">Términos</Link>.
        </p>
      </WithContents>
    </article>
  )
}
