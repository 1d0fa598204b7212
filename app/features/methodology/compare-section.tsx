import { MEDIAN_FROM, QUARTILES_FROM } from '#surveys/disclosure/pool/score-group.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'

/** What may be said of several entities, and what is never said. */
export function CompareSection() {
  return (
    <MethodSection id="compare">
      <Rule id="compare-what">
        <p>
          Solo se comparan puntajes ya publicados de la misma versión y del mismo tipo de alcance: sede central o con
          unidades, con o sin locadores y practicantes. Lo que no se muestra de una entidad tampoco se compara.
        </p>
        <p>
          El hostigamiento sexual y los estereotipos nunca se comparan ni se ordenan entre entidades: en el primero un
          puntaje bajo puede ser confianza para hablar; los segundos son opiniones y no méritos. Lo que pasó a las
          personas no se compara nunca.
        </p>
      </Rule>
      <Rule id="compare-pairs">
        <p>
          Antes de mirar se fijan todas las comparaciones: cada par de lo elegido, en cada dimensión y en el general,
          aunque de alguna no se pueda mostrar nada. La corrección de Holm cuenta todas. Solo hay tres conclusiones: hay
          diferencia y de cuánto, no se puede afirmar, o no es comparable. Se afirma si el intervalo mostrado deja fuera
          el cero, si el orden de Holm la alcanza y si llega a 5 puntos.
        </p>
        <p>
          El error de cada puntaje se obtiene de su margen publicado. Como puntajes y márgenes están redondeados, se
          toma el mayor margen posible, se suma al intervalo lo que el redondeo puede ocultar y se redondea hacia
          afuera.
        </p>
        <Formula>error = (margen + ½ paso de redondeo) ÷ t(97.5%, n − 1)</Formula>
        <Formula>intervalo = diferencia ± (t al nivel de Holm × √(error₁² + error₂²) + redondeos)</Formula>
      </Rule>
      <Rule id="compare-sexes">
        <p>
          Si en una entidad respondieron más mujeres que hombres, o al revés, el puntaje se desplaza. El reponderado da
          a cada sexo el peso que tiene en el personal. Se calcula solo donde se publican los dos puntajes, y con nada
          más; quien no dijo ser mujer u hombre no entra.
        </p>
        <Formula>
          reponderado = mujeres ÷ personal × puntaje de mujeres + hombres ÷ personal × puntaje de hombres
        </Formula>
      </Rule>
      <Rule id="compare-silent">
        <p>
          El peor caso no supone nada de quienes callaron: primero todos con 0 y luego todos con 100 (Manski). Entre los
          dos extremos está con seguridad el puntaje de todo el personal, salvo el azar que dice el margen.
        </p>
        <p>
          Junto a cada diferencia afirmada se dice cuánto tendrían que apartarse quienes callaron de quienes
          respondieron para borrarla, o que no la borrarían ni en el peor caso.
        </p>
      </Rule>
      <Rule id="compare-groups">
        <p>
          El puntaje de un grupo se dice de dos maneras: promedio de sus entidades, cada una igual, y promedio según su
          personal. Entran solo entidades con puntaje publicado. Con menos de cinco, o si una reúne más de la mitad de
          las respuestas, no se muestra nada. El intervalo cubre el azar de quién respondió en esas entidades y nada
          dice de las que no aplicaron.
        </p>
      </Rule>
      <Rule id="compare-bands">
        <p>
          No hay puestos. Desde ocho entidades de un nivel de gobierno con el mismo alcance se dice el cuarto en que
          está cada una, con cortes redondeados a 5 puntos. Quienes puntúan igual están en la misma banda; si el
          intervalo cruza un corte, la entidad está entre dos bandas. Cada entidad cuenta igual.
        </p>
        <Formula>lugar del corte p en el orden = p × (n + 1), con interpolación</Formula>
      </Rule>
      <Rule id="compare-standing">
        <p>
          En su propio resultado, una entidad lee la mediana y los cuartos de las demás de su grupo, sin contarse ella y
          sin nombres: mismo nivel de gobierno, misma versión, mismo alcance, y mismo tamaño si cada tamaño alcanza.
          Solo de cultura organizacional y de presupuesto. El grupo se fija al terminar un trimestre y no cambia; cada
          resultado entra en un solo grupo, así que dos trimestres no se pueden restar.
        </p>
        <p>
          La mediana pide {MEDIAN_FROM} entidades además de la propia, y los cuartos {QUARTILES_FROM}: así, a cada lado
          de un corte queda siempre alguna que no es de las que se pusieran de acuerdo, hasta tres. Ni juntando lo que
          cada una lee sabrían el puntaje de otra: podría ser cualquiera. Los cortes se redondean a 5 puntos y el número
          de entidades se dice de cinco en cinco. Ninguna reúne más de la mitad de las respuestas.
        </p>
        <Formula>un corte en el lugar p se dice si 3 &lt; p &lt; n − 2, con n entidades además de la propia</Formula>
      </Rule>
    </MethodSection>
  )
}
