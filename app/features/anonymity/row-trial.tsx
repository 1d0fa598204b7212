import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import type { AnonymityView } from './explain-anonymity.server.ts'

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  campaign_id: 'De qué aplicación es',
  id: 'Número al azar',
  answers: 'Lo que marcó',
  sex: 'Sexo',
  extra_segment: 'Grupo de edad o contrato',
  part: 'Parte del cuestionario',
  batch_id: 'Lote de papel',
  sheet: 'Hoja de papel',
  entry: 'Vez que se digitó',
}

function Stage({
  title,
  text,
  columns,
  row,
}: {
  title: string
  text: string
  columns: readonly string[]
  row: Readonly<Record<string, string | null>>
}) {
  return (
    <>
      <h3>{title}</h3>
      <p>{text}</p>
      <WideTable caption={title} captionUnseen className="apilada">
        <thead>
          <tr>
            <th scope="col">Qué es</th>
            <th scope="col">Qué dice</th>
            <th scope="col">Columna en el archivo</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((name) => (
            <tr key={name}>
              <th scope="row">{COLUMN_WORDS[name] ?? name}</th>
              <td data-titulo="Qué dice">
                {row[name] === null || row[name] === undefined ? (
                  <span className="tenue">vacío</span>
                ) : (
                  <code>{row[name]}</code>
                )}
              </td>
              <td data-titulo="Columna en el archivo">
                <code>{name}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  )
}

/** A made-up answer and what becomes of it, through the code that stores real ones. */
export function RowTrial({
  questions,
  chosen,
  demonstration,
  tried,
}: Pick<AnonymityView, 'questions' | 'chosen' | 'demonstration' | 'tried'>) {
  return (
    <details open={tried}>
      <summary>Probar con respuestas inventadas</summary>
      <p>
        Al enviar, una respuesta espera aparte; cuando hay diez, se guardan juntas en otro orden; al cerrar, cada una
        recibe otro número y se borran los códigos y los grupos. Puede verlo: Espejo pasa unas respuestas inventadas por
        el mismo programa que guarda las de verdad, en una base de datos que se borra al instante, y le muestra la fila.
      </p>
      <SendForm action="/anonimato#pruebelo" preventScrollReset>
        {questions.map(({ name, title, choices }) => (
          <div className="campo" key={name}>
            <label htmlFor={`prueba-${name}`}>{title}</label>
            <select id={`prueba-${name}`} name={name} defaultValue={chosen[name]}>
              {choices.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
        <SendButton className="boton">Mostrar la fila</SendButton>
      </SendForm>
      <Stage
        title="1. Al enviar: espera"
        text="En un archivo aparte, hasta que haya diez de la misma aplicación. Ninguna copia de seguridad lo lleva."
        columns={demonstration.columns.waiting}
        row={demonstration.waiting}
      />
      <Stage
        title="2. Con diez: se guardan juntas"
        text="En otro orden, entre las de los demás: aquí, 23 respuestas inventadas. El número al azar es todavía el mismo."
        columns={demonstration.columns.stored}
        row={demonstration.stored}
      />
      <Stage
        title="3. Al cerrar: se reescribe"
        text="Cada fila recibe otro número al azar. Se borran los códigos y los grupos. El sexo queda solo si respondieron diez mujeres y diez hombres o más. Doce meses después se destruye todo."
        columns={demonstration.columns.stored}
        row={demonstration.closed}
      />
      <p>
        En el cuestionario de hostigamiento, lo que le pasó es otra fila, aparte. Mientras está abierto lleva el sexo
        solo si en la entidad trabajan 100 mujeres y 100 hombres o más; al cerrar siempre se borra. En enero se destruye
        la fila.
      </p>
    </details>
  )
}
