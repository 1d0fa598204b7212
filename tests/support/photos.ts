const segment = (marker: number, content: Buffer | string) => {
  const inside = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xff00 + marker, 0)
  head.writeUInt16BE(inside.length + 2, 2)
  return Buffer.concat([head, inside])
}

/** Where the photo of a telephone was taken, as it writes it beside the picture. */
export const PLACE_IN_PHOTO = 'GPSLatitude -12.0464'

/**
 * A small photo as a telephone makes it, with the place in its Exif; each number makes another one.
 * @param bytes of the picture itself, beside its name.
 */
export function phonePhoto(number = 1, bytes = 0): Buffer {
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe1, `Exif\0\0MM\0*\0\0\0\b\0\0${PLACE_IN_PHOTO}`),
    segment(0xc0, '\b\0\x01\0\x01\x01\x01\x11\0'),
    segment(0xda, '\x01\x01\0\0\x3f\0'),
    Buffer.from(`picture ${number}${'.'.repeat(bytes)}`, 'latin1'),
    Buffer.of(0xff, 0xd9),
  ])
}
