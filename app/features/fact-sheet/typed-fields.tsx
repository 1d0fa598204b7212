import {
  PAY_FROM,
  PEOPLE_TABLES,
  SEXES,
  TABLE_ROWS,
  YEAR_LINES,
  type PeopleTable,
  type Sex,
} from '#surveys/facts/lines.ts'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { fieldOf } from './cell-fields.ts'
import type { FactsView } from './view-facts.server.ts'
import { rowTitle, TABLE_NAMES } from './words.ts'

export type Typed = { readonly values: Readonly<Record<string, string>>; readonly problems: FieldProblems }

const SEX_LABELS = { women: 'Mujeres', men: 'Hombres' } as const

function Cells({ line, title, asks, typed }: { line: string; title: string; asks: readonly Sex[]; typed: Typed }) {
  return (
    <fieldset className="campo">
      <legend>{title}</legend>
      <div className="dos">
        {asks.map((sex) => {
          const name = fieldOf({ line, sex })
          return (
            <Field
              key={name}
              name={name}
              label={SEX_LABELS[sex]}
              inputMode="numeric"
              autoComplete="off"
              className="corto"
              defaultValue={typed.values[name] ?? ''}
              problem={typed.problems[name]}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** Rows of a stored table that were merged: the form does not know them apart any more. */
function MergedHint({ table, sheet }: { table: PeopleTable; sheet: FactsView['sheet'] }) {
  const merged = (sheet?.content.tables[table] ?? []).filter(({ rows }) => rows.length > 1)
  if (merged.length === 0) return null
  return (
    <div className="caja">
      {merged.map((row) => (
        <p key={row.rows.join()}>
          Guardado en una sola fila: {rowTitle(row)}: {row.women} mujeres y {row.men} hombres.
        </p>
      ))}
      <p>Si esta tabla no cambia, déjela como está. Si la corrige, escriba todas sus filas otra vez.</p>
    </div>
  )
}

function TableFields({ table, sheet, typed }: { table: PeopleTable; sheet: FactsView['sheet']; typed: Typed }) {
  return (
    <section aria-labelledby={`tabla-${table}`}>
      <h3 id={`tabla-${table}`}>{TABLE_NAMES[table]}</h3>
      <MergedHint table={table} sheet={sheet} />
      {TABLE_ROWS[table].map(({ id, title }) => (
        <Cells key={id} line={id} title={title} asks={SEXES} typed={typed} />
      ))}
    </section>
  )
}

/** Every number that a sheet asks. Pay is asked from a hundred people on. */
export function TypedFields({ view: { sheet, staff, year }, typed }: { view: FactsView; typed: Typed }) {
  const isLarge = staff === null || staff.women + staff.men >= PAY_FROM
  return (
    <>
      <Field
        name="fecha"
        label="Fecha del dato"
        help={`El día de ${year} en que contó al personal.`}
        type="date"
        className="fecha"
        defaultValue={typed.values['fecha'] ?? ''}
        problem={typed.problems['fecha']}
      />
      {PEOPLE_TABLES.filter((table) => table !== 'pay' || isLarge).map((table) => (
        <TableFields key={table} table={table} sheet={sheet} typed={typed} />
      ))}
      <section aria-labelledby="en-el-ano">
        <h3 id="en-el-ano">En el año</h3>
        <p>Cuente personas, no días ni licencias. Las horas son la suma de las horas de todas ellas.</p>
        {YEAR_LINES.map(({ id, title, asks }) => (
          <Cells key={id} line={id} title={title} asks={asks} typed={typed} />
        ))}
      </section>
    </>
  )
}
