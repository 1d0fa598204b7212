import { Image, View } from '@react-pdf/renderer'
import { CERTIFICATE_LIMITS, certificateFacts, certificateTitle, certifiedSentence } from './words.ts'
import type { ShownCertificate } from './shown-certificate.ts'
import { paper, pdf } from '#app/kit/documents/pdf-page.server.tsx'
import { Text } from '#app/kit/documents/pdf-text.tsx'
import { onPaper, type LogoImage } from '#app/kit/documents/logo-image.ts'
import { qrPng } from '#app/kit/documents/qr-code.server.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly certificate: CertificateFacts
  }
}

type CertificateFacts = {
  readonly certificate: ShownCertificate
  /** Where it is checked. */
  readonly checkAddress: string
  /** Of the entity; null where it has none. */
  readonly logo: LogoImage | null
}

/** Points that a logo may take above the title. */
const LOGO_BOX = { width: 180, height: 60 }

/** The certificate as a page to file. */
export async function certificatePdf({ certificate, checkAddress, logo }: CertificateFacts): Promise<Buffer> {
  const qr = await qrPng(checkAddress)
  return pdf(
    certificateTitle(certificate),
    `Código ${certificate.code}`,
    <>
      {certificate.content.invented ? (
        <Text style={paper.heading}>Demostración: la entidad y los datos son inventados.</Text>
      ) : null}
      {logo ? <Image src={Buffer.from(logo.bytes)} style={{ ...onPaper(logo, LOGO_BOX), marginBottom: 12 }} /> : null}
      <Text style={paper.title}>{certificateTitle(certificate)}</Text>
      <Text style={{ ...paper.paragraph, fontSize: 13, lineHeight: 1.4 }}>{certifiedSentence(certificate)}</Text>
      {certificateFacts(certificate).map(([name, value]) => (
        <View key={name} style={{ flexDirection: 'row', marginBottom: 5 }} wrap={false}>
          <Text style={{ ...paper.bold, width: 130 }}>{name}</Text>
          <Text style={{ flex: 1 }}>{value}</Text>
        </View>
      ))}
      <Text style={{ ...paper.paragraph, marginTop: 8 }}>{CERTIFICATE_LIMITS}</Text>
      <View style={{ flexDirection: 'row', alignItems: 'center', marginTop: 10 }}>
        <Image src={qr} style={{ width: 90, height: 90, marginRight: 12 }} />
        <Text style={{ flex: 1 }}>Compruébela en {checkAddress}</Text>
      </View>
    </>,
  )
}
