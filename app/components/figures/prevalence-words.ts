import { suppressionWords } from '#app/i18n/es.ts'
import { formatPercent } from '#app/i18n/format.ts'
import type { PrevalenceShare } from '#surveys/disclosure/release.ts'

/** "12% (entre 8% y 18%)", "menos de 5 personas", or why it is not shown. */
export function prevalenceWords(share: PrevalenceShare, k: number): string {
  switch (share.kind) {
    case 'share': {
      const { percent, interval } = share
      return interval ? `${formatPercent(percent)} (entre ${formatPercent(interval.low)} y ${formatPercent(interval.high)})` : `${formatPercent(percent)} (respondió todo el personal)`
    }
    case 'fewer-than-five':
      return 'menos de 5 personas'
    case 'all-but-fewer-than-five':
      return 'todas las personas, o todas menos unas pocas'
    case 'suppressed':
      return share.reason === 'protects-another' ? suppressionWords(share.reason, k) : 'Muy pocas respuestas. No se muestra para proteger el anonimato.'
  }
}
