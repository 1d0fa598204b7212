/** The part of saxen that is used here; the package brings no types. */
declare module 'saxen' {
  type Decode = (text: string) => string
  /** `false` when the attributes are malformed. */
  type Attributes = Readonly<Record<string, string>> | false

  export class Parser {
    on(
      event: 'openTag',
      listener: (name: string, attributes: () => Attributes, decode: Decode, selfClosing: boolean) => void,
    ): this
    on(event: 'closeTag', listener: (name: string) => void): this
    on(event: 'text', listener: (text: string, decode: Decode) => void): this
    on(event: 'cdata' | 'comment' | 'attention', listener: (text: string) => void): this
    on(event: 'error' | 'warn', listener: (problem: Error) => void): this
    write(xml: string): this
    end(): Error | null
  }
}
