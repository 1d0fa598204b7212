import type { NormId } from '#surveys/norms/norm.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'

function cited(id: NormId): string {
  return `${citation(id)}${isVerified(id) ? '' : ' (por verificar)'}`
}

/** What a signature made here is worth, and what it is not. */
export function worthOfSignature(): string[] {
  return [
    `Firmar aquí es una firma electrónica: deja fijo quién firmó, con qué cuenta, cuándo y qué texto exacto. No es una firma digital de la ${cited('ley-27269')}: no usa un certificado de una entidad acreditada.`,
    `Si su entidad pide firma digital, firme el acto en Firma Perú, la plataforma del Estado que ordena el ${cited('ds-029-2021-pcm')}, y suba aquí el PDF firmado. Espejo no se conecta con Firma Perú.`,
    'Si se firma a mano, suba el acto escaneado con firma, sello, número y fecha: se anota como manuscrita, no comprobada.',
  ]
}
