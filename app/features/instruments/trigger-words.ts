import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { InstrumentFacts } from './instrument-facts.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { DutyFact, DutyScope, Trigger } from '#surveys/model/instrument.ts'

type Texts = InstrumentFacts['texts']

function listed(items: readonly string[], texts: Texts): string {
  return items.map((id) => `«${texts.items[id] ?? id}»`).join(' o ')
}

const DUTY_FACTS = {
  'when-a-complaint-comes': 'cuando se recibe una denuncia o se conoce un hecho',
  'if-complaints-in-the-half-year': 'si en el semestre se conocieron o gestionaron denuncias',
} satisfies Record<DutyFact, string>

/** "Siempre, en ministerios y gobiernos regionales, desde 20 personas: es un deber por norma." */
function dutyScopeWords({ levels, minimumStaff, only }: DutyScope): string {
  const whom =
    levels === 'all'
      ? ''
      : ` de este nivel: ${levels.map((level) => GOVERNMENT_LEVEL_NAMES[level].toLowerCase()).join(', ')}`
  const size = minimumStaff === undefined ? '' : `, desde ${minimumStaff} personas`
  const fact = only === undefined ? ', sea cual sea el resultado' : `, ${DUTY_FACTS[only]}`
  return `Es un deber por norma en toda entidad${whom}${size}${fact}.`
}

/** When an action is proposed, before there is any result. */
export function triggerWords(trigger: Trigger, texts: Texts): string {
  switch (trigger.kind) {
    case 'dimension-below':
      return `«${texts.dimensions[trigger.dimension] ?? trigger.dimension}» queda por debajo de ${formatNumber(trigger.score)}.`
    case 'item-below':
      return `${listed(trigger.items, texts)} queda por debajo de ${formatNumber(trigger.score)}.`
    case 'unknown-above':
      return `Más del ${formatPercent(trigger.share * 100)} no sabe responder ${listed(trigger.items, texts)}.`
    case 'gap':
      return `Hay una brecha entre mujeres y hombres en «${texts.dimensions[trigger.dimension] ?? trigger.dimension}».`
    case 'perceived-norm':
      return `El personal opina más a favor de la igualdad de lo que cree de sus colegas, por ${formatNumber(trigger.points)} puntos o más y con un intervalo sin el cero, en ${listed(trigger.items, texts)}.`
    case 'warning':
      return `Señal de peligro: «${texts.items[trigger.item] ?? trigger.item}» queda por debajo de ${formatNumber(trigger.score)}. Va primero.`
    case 'prevalence':
      return `Siempre, haya o no casos, para prevenir o atender esto: ${texts.findings[trigger.finding]?.toLowerCase() ?? trigger.finding}.`
    case 'duty':
      return dutyScopeWords(trigger.binds)
  }
}
