import { Form } from '@remix-run/react'
import { Link } from '#app/kit/shell/link.tsx'
import { SelectField } from '#app/kit/forms/select.tsx'
import { formatNumber } from '#app/kit/format.ts'
import { COMPARE_BY, COMPARE_BY_NAMES, compareAddress, MOST_COMPARED, withOne, withoutOne } from './compare-address.ts'
import type { Comparison } from './view-compare.server.ts'

/** What is laid side by side: everything stands in the address, and every step is a form or a link that needs no script. */
export function Choose({ view: { asked, instruments, options, chosen, whyNot } }: { view: Comparison }) {
  const isFull = asked.chosen.length >= MOST_COMPARED
  return (
    <section aria-labelledby="que-comparar">
      <h2 id="que-comparar">Qué comparar</h2>
      <Form method="get" action="/nacional/comparar" className="filtros" key={JSON.stringify(asked)}>
        <SelectField
          name="herramienta"
          label="Herramienta"
          value={asked.instrument}
          options={instruments.map(({ slug, title }) => [slug, title])}
        />
        <SelectField
          name="por"
          label="Comparar"
          value={asked.by}
          options={COMPARE_BY.map((by) => [by, COMPARE_BY_NAMES[by]])}
        />
        {asked.by === 'entidades' && !whyNot ? (
          <div className="campo">
            <label htmlFor="buscar">Buscar entidad</label>
            <input id="buscar" name="buscar" type="search" defaultValue={asked.search} />
          </div>
        ) : null}
        {asked.by === 'entidades' && asked.chosen.length > 0 ? (
          <input type="hidden" name="elegidos" value={asked.chosen.join(',')} />
        ) : null}
        <div className="botones">
          <button className="boton" type="submit">
            {asked.by === 'entidades' ? 'Buscar' : 'Ver'}
          </button>
        </div>
      </Form>
      {whyNot ? null : (
        <>
          <h3>
            Elegidas ({formatNumber(chosen.length)} de {MOST_COMPARED} como máximo)
          </h3>
          {chosen.length === 0 ? <p>Todavía ninguna. Añada dos o más de la lista.</p> : null}
          <ul>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                {name}{' '}
                <Link to={compareAddress(withoutOne(asked, id))} aria-label={`Quitar ${name}`}>
                  Quitar
                </Link>
              </li>
            ))}
          </ul>
          {isFull ? (
            <p>Ya eligió {MOST_COMPARED}. Quite una para añadir otra.</p>
          ) : (
            <>
              <h3>Para añadir</h3>
              {options.length === 0 ? <p>Nada coincide. Solo aparece lo que ya tiene un resultado.</p> : null}
              <ul>
                {options.map(({ id, name, note }) => (
                  <li key={id}>
                    <Link to={compareAddress(withOne(asked, id))} aria-label={`Añadir ${name}`}>
                      Añadir
                    </Link>{' '}
                    {name} <span className="tenue">({note})</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  )
}
