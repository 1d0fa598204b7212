/** Findings that propose nothing on purpose. All others have an action; an instrument with a gap cannot be loaded. */
export const findingsWithoutAction = {
  witnessed: 'Lo que propone es qué hizo quien lo vio: nada, o algo.',
  elsewhere: '«Otro lugar» no dice qué sitio ni qué situación cambiar.',
  'told-outside': 'Acudir a una instancia de fuera es un derecho (D.S. 014-2019-MIMP, artículo 8): no pide corrección.',
  reported: 'Denunciar es usar el canal. Lo que falló después de la denuncia tiene acciones propias.',
  unreported: 'Lo que propone es la razón por la que no se denunció, que se pregunta enseguida.',
  resolved: 'Que terminara, se resolviera o tuviera otra razón no señala una causa que la entidad pueda corregir.',
  'health-care': 'Es lo que la norma pide.',
  protection: 'Es lo que la norma pide.',
  'rights-read': 'Es lo que la norma pide.',
  'no-reprisals': 'Es lo que la norma pide.',
  'did-something': 'Es lo que se busca en quien ve o se entera.',
} as const
