import PptxGenJS from 'pptxgenjs'
import { DECK_TYPE, FONT, HEIGHTS, ink, scaled, SCREEN, WARNED, WIDTH } from './deck-look.ts'
import { coverLines, heightOf, pagesOf, type SlidePage } from './deck-pptx/measure-parts.ts'
import { drawPart } from './deck-pptx/draw-part.ts'
import { boxAt, styled, type Slide } from './deck-pptx/on-slide.ts'
import { tidyPackage } from './deck-pptx/tidy-package.ts'
import type { Deck } from './deck.ts'
import { held } from './docx-text.ts'
import { onPaper, type LogoImage } from './logo-image.ts'
import type { Type } from './manuscript-look.ts'
import { loadFaces } from './pdf-text.tsx'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'deck-pptx': Deck
  }
}

const [COVER, INSIDE] = ['Portada', 'Contenido']
/** Name of the place of a title in both layouts. */
const TITLE = 'Título'
/** The lower part of the cover. */
const GROUND = { y: 210, title: 242 } as const
const LOGO = { cover: { width: 300, height: 110 }, inside: { width: 120, height: 22 } } as const

const picture = ({ bytes, alt }: LogoImage, at: { x: number; y: number; width: number; height: number }) => ({
  ...boxAt(at),
  data: `image/png;base64,${Buffer.from(bytes).toString('base64')}`,
  altText: `Logotipo: ${held(alt)}`,
  objectName: 'Logotipo',
})

/** What stands on each slide is of its layout, where an official changes it once for all. */
function defineCover(pptx: PptxGenJS, { title, entity, logo }: Deck): void {
  const { size, height } = coverLines(title)
  const sign = logo && onPaper(logo, LOGO.cover)
  const named = { y: sign ? 56 + sign.height + 16 : 84, height: GROUND.y - 84 }
  pptx.defineSlideMaster({
    title: COVER,
    objects: [
      ...(logo && sign ? [{ image: picture(logo, { x: SCREEN.side, y: 56, ...sign }) }] : []),
      {
        text: {
          text: held(entity),
          options: {
            ...boxAt({ x: SCREEN.side, width: WIDTH, ...named }),
            ...styled(entityType(entity, GROUND.y - named.y - 12), { ink: ink('quiet'), bold: true }),
            objectName: 'Entidad',
          },
        },
      },
      {
        rect: {
          ...boxAt({ x: 0, y: GROUND.y, width: SCREEN.width, height: SCREEN.height - GROUND.y }),
          fill: { color: ink('accent') },
        },
      },
      titlePlace({ y: GROUND.title, height }, { size, leading: size * 1.2 }, ink('onAccent'), 'bottom'),
    ],
  })
}

/** Letters of the entity on the cover, as large as its name leaves room for. */
function entityType(entity: string, room: number) {
  const sizes = [26, 22, 19, 16, 14].map((size) => ({ size, leading: size * 1.25 }))
  return sizes.find((type) => heightOf(entity, WIDTH, type, true) <= room) ?? { size: 12, leading: 15 }
}

function titlePlace(
  at: { readonly y: number; readonly height: number },
  type: Type,
  colour: string,
  valign: 'top' | 'bottom' = 'top',
) {
  return {
    placeholder: {
      text: 'Título',
      options: {
        ...boxAt({ x: SCREEN.side, width: WIDTH, ...at }),
        ...styled(type, { ink: colour, bold: true }),
        ...{ name: TITLE, type: 'title' as const, valign },
      },
    },
  }
}

function defineInside(pptx: PptxGenJS, { entity, logo }: Deck): void {
  const sign = logo && onPaper(logo, LOGO.inside)
  const wide = sign ? sign.width + 12 : 0
  pptx.defineSlideMaster({
    title: INSIDE,
    objects: [
      { rect: { ...boxAt({ x: SCREEN.side, y: 40, width: 48, height: 4 }), fill: { color: ink('accent') } } },
      {
        rect: {
          ...boxAt({ x: SCREEN.side, y: HEIGHTS.rule, width: WIDTH, height: 0.75 }),
          fill: { color: ink('rule') },
        },
      },
      ...(logo && sign ? [{ image: picture(logo, { x: SCREEN.side, y: HEIGHTS.foot, ...sign }) }] : []),
      {
        text: {
          text: held(entity),
          options: {
            ...boxAt({ x: SCREEN.side + wide, y: HEIGHTS.foot, width: WIDTH - wide - 60, height: 28 }),
            ...styled(DECK_TYPE.foot, { ink: ink('quiet') }),
            objectName: 'Entidad',
          },
        },
      },
      titlePlace({ y: HEIGHTS.title, height: 2 * DECK_TYPE.title.leading }, DECK_TYPE.title, ink('accent')),
    ],
    slideNumber: {
      ...boxAt({ x: SCREEN.width - SCREEN.side - 50, y: HEIGHTS.foot, width: 50, height: 16 }),
      ...{ align: 'right', margin: 0, fontFace: FONT, fontSize: DECK_TYPE.foot.size, color: ink('quiet') },
    },
  })
}

/** That the data is invented, over the whole width of the slide. */
function drawMark(slide: Slide, mark: string | null): void {
  if (mark === null) return
  slide.addText(held(mark), {
    ...boxAt({ x: 0, y: 0, width: SCREEN.width, height: HEIGHTS.mark }),
    ...styled(DECK_TYPE.mark, { ink: ink('text') }),
    ...{
      fill: { color: WARNED },
      valign: 'middle',
      margin: [SCREEN.side, 0, 0, 0],
      objectName: 'Aviso',
      isTextBox: true,
    },
  })
}

function drawCover(pptx: PptxGenJS, { title, mark, cover }: Deck): void {
  const slide = pptx.addSlide({ masterName: COVER })
  slide.addText(held(title), { placeholder: TITLE })
  const y = GROUND.title + coverLines(title).height + 18
  const scale = [1, 0.9, 0.8, 0.7].find(
    (each) =>
      cover.lines.reduce((sum, line) => sum + heightOf(line, WIDTH, scaled(DECK_TYPE.coverLine, each)), 0) <=
      SCREEN.height - y - 24,
  )
  slide.addText(cover.lines.map(held).join('\n'), {
    ...boxAt({ x: SCREEN.side, y, width: WIDTH, height: SCREEN.height - y - 24 }),
    ...styled(scaled(DECK_TYPE.coverLine, scale ?? 0.65), { ink: ink('onAccent') }),
    ...{ objectName: 'Texto', isTextBox: true },
  })
  drawMark(slide, mark)
  slide.addNotes(cover.notes.map(held).join('\n'))
}

function drawInside(pptx: PptxGenJS, title: string, page: SlidePage, mark: string | null, notes: readonly string[]) {
  const slide = pptx.addSlide({ masterName: INSIDE })
  slide.addText(held(title), { placeholder: TITLE })
  for (const placed of page.parts) drawPart(slide, placed, page.scale)
  drawMark(slide, mark)
  slide.addNotes(notes.map(held).join('\n'))
}

/** A deck as PPTX, with real titles, text and tables that are edited where they stand, and notes for whoever speaks. */
export async function deckPptx(deck: Deck): Promise<Buffer> {
  await loadFaces()
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT }
  defineCover(pptx, deck)
  defineInside(pptx, deck)
  drawCover(pptx, deck)
  for (const slide of deck.slides) {
    const pages = pagesOf(slide)
    pages.forEach((page, index) => {
      const title = index === 0 ? slide.title : `${slide.title} (${index + 1} de ${pages.length})`
      drawInside(pptx, title, page, deck.mark, slide.notes)
    })
  }
  const packed = (await pptx.write({ outputType: 'nodebuffer' })) as Buffer
  return tidyPackage(packed, held(deck.title))
}
