import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { MethodParameters } from './parameters.ts'
import { ruleAnchor } from './rule.tsx'

function Question({ asked, children }: { asked: string; children: ReactNode }) {
  return (
    <div data-parte="">
      <h3>{asked}</h3>
      <p>{children}</p>
    </div>
  )
}

/** What somebody asks who is about to quote a result, each answered in three sentences, with the way to the rule. */
export function InShort({ parameters: { k } }: { parameters: MethodParameters }) {
  return (
    <section aria-labelledby="en-breve">
      <h2 id="en-breve">Antes de citar un resultado</h2>
      <div className="preguntas-clave">
        <Question asked="¿Qué se mide?">
          En tres herramientas, lo que el personal percibe, opina y cuenta de su entidad. En la de presupuesto, lo que
          la entidad hace y prueba con documentos. <Link to="/herramientas">Todas las preguntas son públicas</Link>.
        </Question>
        <Question asked="¿Quién respondió?">
          Se invita a todo el personal y responde quien quiere: no es una muestra al azar. Junto a cada puntaje dice
          cuántas respuestas entran en él. <a href="#muestra">Cuántas hacen falta</a>.
        </Question>
        <Question asked="¿Para qué se puede citar un puntaje?">
          Para decir qué percibió, en esas fechas, el personal que respondió de una entidad. Siempre con su margen y su
          número de respuestas. <a href="#citar">Cómo citarlo</a>.
        </Question>
        <Question asked="¿Qué no dice?">
          No dice que una entidad sea igualitaria ni que sea mejor que otra, y no certifica nada.{' '}
          <a href="#limites">Todos los límites</a>.
        </Question>
        <Question asked="¿Qué es el margen?">
          «62, entre 58 y 66»: cuánto pudo mover la cifra el azar de quién respondió. No cubre a quienes callaron. Dos
          cifras que se distinguen menos que su margen no se distinguen.{' '}
          <a href={`#${ruleAnchor('margin')}`}>La regla</a>.
        </Question>
        <Question asked="¿Es anónimo?">
          No se pide nombre, DNI ni correo, y ninguna cifra sale con menos de {k} respuestas.{' '}
          <Link to="/anonimato">Qué se promete y qué no</Link>.
        </Question>
        <Question asked="¿Cada cuánto se aplica?">
          Cada entidad decide cuándo; la misma herramienta, como máximo una vez al año y con nueve meses entre una y
          otra. El resultado se calcula una sola vez, al cerrar. <a href="#tiempo">Cómo se compara con antes</a>.
        </Question>
        <Question asked="¿Quién lo comprueba?">
          El Ministerio confirma cuántas personas trabajan en la entidad y revisa los documentos de presupuesto. Las
          reglas están abajo, con ejemplos que calcula el mismo programa: se pueden repetir a mano.
        </Question>
      </div>
    </section>
  )
}
