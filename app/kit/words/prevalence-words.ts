import { suppressionWords } from './names.ts'
import { formatPercent } from '#app/kit/format.ts'
import { PREVALENCE_FROM } from '#surveys/disclosure/prevalence.ts'
import type { PrevalenceShare, ShareInterval } from '#surveys/disclosure/release.ts'

/** A share that rounds to nobody or to everybody stands for some people: "menos de 1%", "más de 99%". */
export function somePercent(percent: number): string {
  if (percent === 0) return `menos de ${formatPercent(1)}`
  return percent === 100 ? `más de ${formatPercent(99)}` : formatPercent(percent)
}

/** "entre 8% y 18%" */
export function intervalWords({ low, high }: ShareInterval): string {
  return `entre ${formatPercent(low)} y ${formatPercent(high)}`
}

/** "12% (entre 8% y 18%)", "menos de 5 personas", or why it is not shown. */
export function prevalenceWords(share: PrevalenceShare, k: number): string {
  switch (share.kind) {
    case 'share': {
      const { percent, interval } = share
      return `${somePercent(percent)} (${interval ? intervalWords(interval) : 'respondió todo el personal'})`
    }
    case 'fewer-than-five':
      return 'menos de 5 personas'
    case 'all-but-fewer-than-five':
      return 'todas las personas, o todas menos unas pocas'
    case 'suppressed':
      return share.reason === 'protects-another'
        ? 'No se muestra, para que no se deduzca si les pasó a unas pocas personas.'
        : suppressionWords(share.reason, Math.max(PREVALENCE_FROM, k))
  }
}
