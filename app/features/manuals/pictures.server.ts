import sizes from './pictures/sizes.json'

/** Addresses of the pictures by their files; each name changes with what it shows, so a browser may keep them for good. */
const ADDRESSES = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?url', import: 'default' })

type Size = { readonly width: number; readonly height: number }
const SIZES: Readonly<Record<string, Size>> = sizes

/** Address and size in px of a picture of a manual. @throws Error where there is none of that name. */
export function pictureFile(name: string): Size & { readonly address: string } {
  const address = ADDRESSES[`./pictures/${name}.webp`]
  const size = SIZES[name]
  if (address === undefined || !size) throw new Error(`No picture of a manual is called ${name}`)
  return { address, ...size }
}
