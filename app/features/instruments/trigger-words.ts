import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { InstrumentFacts } from './instrument-facts.ts'
import type { Trigger } from '#surveys/model/instrument.ts'

type Texts = InstrumentFacts['texts']

function listed(items: readonly string[], texts: Texts): string {
  return items.map((id) => `«${texts.items[id] ?? id}»`).join(' o ')
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
      return 'Siempre: es un deber por norma, sea cual sea el resultado.'
  }
}
