import { WideTable } from '#app/kit/figures/wide-table.tsx'

const ROWS = [
  {
    who: 'Coordinación y titular de su entidad',
    sees: 'Resultados de diez respuestas o más, después del cierre; mientras tanto, cuántas respuestas hay, de cinco en cinco; también por sede, una vez por semana, en las de 30 papeletas o más',
    never: 'Papeletas, formularios en papel, códigos, respuestas, quién respondió, grupos de menos de diez',
  },
  { who: 'Ministerio de la Mujer', sees: 'Lo mismo, de todas las entidades', never: 'Lo mismo' },
  {
    who: 'Custodia de códigos',
    sees: 'Las papeletas y los formularios en blanco que imprime y los que sobran, y los correos solo mientras los escribe',
    never: 'Formularios llenos, respuestas, participación, resultados',
  },
  {
    who: 'Digitación de formularios en papel',
    sees: 'Hojas sin nombre, de un sobre sellado de otra unidad, una sola vez; nunca de hostigamiento, que no va en papel. Es otra persona que quien los entrega',
    never: 'Resultados',
  },
  {
    who: 'Quien administra el servidor',
    sees: 'El disco: filas sin nombre, hora, dirección ni código al lado; y qué códigos se usaron, hasta el cierre',
    never: 'De quién es una fila, salvo que cambie el programa',
  },
] as const

/** What each role is shown of answers, and what never. */
export function WhoSeesWhat() {
  return (
    <WideTable caption="Quién ve qué" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Quién</th>
          <th scope="col">Ve</th>
          <th scope="col">Nunca ve</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ who, sees, never }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td data-titulo="Ve">{sees}</td>
            <td data-titulo="Nunca ve">{never}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
