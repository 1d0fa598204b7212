import { formatPercent } from '#app/kit/format.ts'
import type { NoisyShare } from '#surveys/disclosure/release.ts'

/** "cerca de 12% (entre 5% y 21%)" */
export function noisyWords({ percent, low, high }: NoisyShare): string {
  return `cerca de ${formatPercent(percent)} (entre ${formatPercent(low)} y ${formatPercent(high)})`
}
