import { Document, Page, renderToBuffer, StyleSheet, Text as PlainText, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { boldFace, drawable, loadFaces, plainFace } from './pdf-text.tsx'

/** A4 with the margins of an office printer. */
export const paper = StyleSheet.create({
  page: { paddingVertical: 42, paddingHorizontal: 48, ...plainFace, fontSize: 10.5, color: '#111' },
  /** Not on the page itself: under a line height a text made by `render`, such as the foot, is not drawn (react-pdf 3402). The line height
   * that it hands down is one length, of its own size of type. */
  body: { fontSize: 10.5, lineHeight: 1.4 },
  /** For forms: 12 mm, which every office printer leaves white anyway. */
  wide: { paddingTop: 34, paddingBottom: 42, paddingHorizontal: 34 },
  title: { ...boldFace, fontSize: 18, marginBottom: 10, lineHeight: 1.25 },
  heading: { ...boldFace, fontSize: 12.5, marginTop: 10, marginBottom: 4 },
  bold: { ...boldFace },
  small: { fontSize: 8.5, color: '#333' },
  paragraph: { marginBottom: 6 },
  foot: { position: 'absolute', bottom: 20, left: 48, right: 48, fontSize: 8.5, color: '#333' },
})

/**
 * One document with its title for the reader's window; `foot` stands on every page.
 * @param margins `wide` leaves more room for a form.
 */
export async function pdf(
  title: string,
  foot: string,
  children: ReactNode,
  margins: 'letter' | 'wide' = 'letter',
): Promise<Buffer> {
  await loadFaces()
  const said = drawable(foot)
  const drawn = (
    <Document title={drawable(title)} author="Espejo" language="es-PE">
      <Page size="A4" style={margins === 'wide' ? { ...paper.page, ...paper.wide } : paper.page}>
        <View style={paper.body}>{children}</View>
        <PlainText
          style={margins === 'wide' ? { ...paper.foot, left: 34, right: 34 } : paper.foot}
          fixed
          render={({ pageNumber, totalPages }) => `${said} · página ${pageNumber} de ${totalPages}`}
        />
      </Page>
    </Document>
  )
  return renderToBuffer(drawn)
}
