import { Document, Font, Page, renderToBuffer, StyleSheet, Text } from '@react-pdf/renderer'
import type { ReactNode } from 'react'

// Words are broken by English rules otherwise.
Font.registerHyphenationCallback((word) => [word])

/** A4 with the margins of an office printer; the fonts are those that every reader has. */
export const paper = StyleSheet.create({
  page: { paddingVertical: 42, paddingHorizontal: 48, fontFamily: 'Helvetica', fontSize: 10.5, lineHeight: 1.4, color: '#111' },
  title: { fontFamily: 'Helvetica-Bold', fontSize: 18, marginBottom: 10, lineHeight: 1.25 },
  heading: { fontFamily: 'Helvetica-Bold', fontSize: 12.5, marginTop: 10, marginBottom: 4 },
  bold: { fontFamily: 'Helvetica-Bold' },
  small: { fontSize: 8.5, color: '#333' },
  paragraph: { marginBottom: 6 },
  foot: { position: 'absolute', bottom: 20, left: 48, right: 48, fontSize: 8, color: '#333' },
})

/** One document with its title for the reader's window; `foot` stands on every page. */
export async function pdf(title: string, foot: string, children: ReactNode): Promise<Buffer> {
  return renderToBuffer(
    <Document title={title} author="Espejo" language="es-PE">
      <Page size="A4" style={paper.page}>
        {children}
        <Text style={paper.foot} fixed render={({ pageNumber, totalPages }) => `${foot} · página ${pageNumber} de ${totalPages}`} />
      </Page>
    </Document>,
  )
}

/** A document shown or saved by the browser; never cached. */
export function pdfResponse(bytes: Buffer, filename: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="${filename}"`, 'Cache-Control': 'no-store' } })
}
