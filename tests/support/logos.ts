import { createHash } from 'node:crypto'
import { Resvg } from '@resvg/resvg-js'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertLogo } from '#db/queries/logos.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'

/** A picture of one colour, as a PNG. */
export function pngOf(width: number, height: number, colour = '#0b5560'): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/></svg>`
  return new Resvg(svg).render().asPng()
}

/** A picture that nothing makes smaller, as a photograph of leaves: every part of it another colour, the same each time. */
export function noise(width: number, height: number): Buffer {
  const squares = Array.from({ length: (width * height) / 4 }, (_, place) => {
    const colour = ((place + 1) * 2_654_435_761) % 16_777_216
    const [x, y] = [(place * 2) % width, Math.floor((place * 2) / width) * 2]
    return `<rect x="${x}" y="${y}" width="2" height="2" fill="#${colour.toString(16).padStart(6, '0')}"/>`
  })
  return new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${squares.join('')}</svg>`,
  )
    .render()
    .asPng()
}

/** A JPEG of 96 by 48 pixels in one colour. */
export const JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh',
    'Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB',
    'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA',
    'AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y',
    'WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM',
    'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBC',
    'YFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSk',
    'pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAwAGADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/',
    'xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAME/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQAC',
    'EQMRAD8AmAKsgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/2Q==',
  ].join(''),
  'base64',
)

/** A JPEG of 96 by 64 pixels: red, green, blue and black, from left to right and from above. */
export const QUARTERS = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62r',
    'Z4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKT/wAARCABAAGADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAYAQEBAQEB',
    'AAAAAAAAAAAAAAAABgIDBP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAHjUgAAADUBhEAAAAMgG1uAAAA1AYRAAAA',
    'DmALN7QAAAEwCbdgAAAFICkcQAAAEwCbdgAAAH//2Q==',
  ].join(''),
  'base64',
)

/** A JPEG of 64 by 32 pixels: red, green, blue and black, from left to right and from above. */
export const LOW_QUARTERS = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62r',
    'Z4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKT/wAARCAAgAEADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAYAQEBAQEB',
    'AAAAAAAAAAAAAAAABgQCA//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIAGNSAANQHCIAAcwBZtoACYBNvYAB//2Q==',
  ].join(''),
  'base64',
)

/** A JPEG of 1,000 by 48 pixels: red, green, blue and black, from left to right and from above. */
export const LONG_QUARTERS = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62r',
    'Z4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKT/wAARCAAwA+gDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAUEAwL/xAAWEAEBAQAAAAAAAAAAAAAAAAAAA0H/xAAaAQEA',
    'AwEBAQAAAAAAAAAAAAAAAwQGBQIB/8QAKBEBAAEFAQABAwIHAAAAAAAAABUTYWKh4RQBAgMEETEFMzRBgbHw/9oADAMBAAIRAxEAPwDA',
    'AptIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA9T17eJ69vPyy38R/qfq/x/r4AHxRAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAchhHbis9daKSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIr',
    'PXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xu',
    'GEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSS',
    'x3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIrPXSSx3xuGEIr',
    'PXSSx3xQnr2j2xzUPvfi0/r+fp/Vzfv/AE1/ufP3P2/VcEMRUboPPdcEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPd',
    'cEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdcEMK',
    'Nzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdcEMKNzz3XBDCjc891wQwo3PPdpAaxIAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA5WxzdLY5uJ+X/O+f+/sk+n9gBWegAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAH//Z',
  ].join(''),
  'base64',
)

export const LOGO_PNG = new Uint8Array(pngOf(240, 80))
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** Digest of the logo that `seedLogo` stores. */
export const LOGO = digestOf(LOGO_PNG)

/** Stores a logo as if somebody had uploaded it. @param owner id of an entity, empty for the Ministry. */
export function seedLogo(database: Database, owner: string, image: Uint8Array = LOGO_PNG): void {
  const size = { width: 240, height: 80, savedOn: '2026-11-20' }
  const logo = { owner, entityId: owner || null, image: Buffer.from(image), sha256: digestOf(image), ...size }
  inTransaction(database, (transaction) => insertLogo(transaction, logo, NO_NOTE))
}
