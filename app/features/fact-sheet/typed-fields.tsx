import { Notice } from '#app/kit/shell/notice.tsx'
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
import { TypedInput } from '#app/kit/forms/typed-inputs.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatNumber } from '#app/kit/format.ts'
import { fieldOf } from './cell-fields.ts'
import type { FactsView } from './view-facts.server.ts'
import { rowTitle, TABLE_NAMES } from './words.ts'

export type Typed = { readonly values: Readonly<Record<string, string>>; readonly problems: FieldProblems }

const SEX_LABELS = { women: 'Mujeres', men: 'Hombres' } as const

function NumberField({ name, sex, typed }: { name: string; sex: Sex; typed: Typed }) {
  const problem = typed.problems[name]
  return (
    <div>
      <label htmlFor={name}>{SEX_LABELS[sex]}</label>
      <TypedInput
        id={name}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typed.values[name] ?? ''}
        aria-describedby={problem ? `${name}-error` : undefined}
        aria-invalid={problem ? true : undefined}
      />
    </div>
  )
}

/** One line of the sheet; what is wrong with it is said across the line, since a number's field is narrow. */
function Cells({ line, title, asks, typed }: { line: string; title: string; asks: readonly Sex[]; typed: Typed }) {
  const names = asks.map((sex) => fieldOf({ line, sex }))
  return (
    <fieldset className="par">
      <legend>{title}</legend>
      {names.map((name) =>
        typed.problems[name] ? (
          <p key={name} className="error" id={`${name}-error`}>
            {typed.problems[name]}
          </p>
        ) : null,
      )}
      {SEXES.map((sex) => {
        if (!asks.includes(sex)) return <span key={sex} aria-hidden="true" />
        return <NumberField key={sex} name={fieldOf({ line, sex })} sex={sex} typed={typed} />
      })}
    </fieldset>
  )
}

/** Rows of a stored table that were merged: the form does not know them apart any more. */
function MergedHint({ table, sheet }: { table: PeopleTable; sheet: FactsView['sheet'] }) {
  const merged = (sheet?.content.tables[table] ?? []).filter(({ rows }) => rows.length > 1)
  if (merged.length === 0) return null
  return (
    <Notice>
      {merged.map((row) => (
        <p key={row.rows.join()}>
          Guardado en una sola fila: {rowTitle(row)}: {formatNumber(row.women)} mujeres y {formatNumber(row.men)}{' '}
          hombres.
        </p>
      ))}
      <p>Si esta tabla no cambia, déjela como está. Si la corrige, escriba todas sus filas otra vez.</p>
    </Notice>
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
        <p>
          Cuente personas, no días ni licencias. Las horas son la suma de las horas de todas ellas. Deje vacío lo que no
          tenga.
        </p>
        {YEAR_LINES.map(({ id, title, asks }) => (
          <Cells key={id} line={id} title={title} asks={asks} typed={typed} />
        ))}
      </section>
    </>
  )
}
