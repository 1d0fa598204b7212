import { BAND_MEANINGS, INSTRUMENT_MEANINGS, LEVEL_MEANINGS, OBLIGATION_MEANINGS } from './codes.ts'
import { DATASET_IDS, type Column, type DatasetDescription, type DatasetId } from './dataset.ts'

const YEAR: Column = { name: 'anio', type: 'year', meaning: 'Año al que se refiere la fila' }
const ENTITY: readonly Column[] = [
  { name: 'codigo', type: 'name', meaning: 'Código de la entidad en Espejo. No cambia aunque cambie su nombre' },
  { name: 'entidad', type: 'name', meaning: 'Nombre que tenía la entidad el 31 de diciembre de ese año' },
  {
    ...{ name: 'nivel_de_gobierno', type: 'code', codes: LEVEL_MEANINGS, filter: true },
    meaning: 'Nivel de gobierno que tenía ese día',
  },
  {
    ...{ name: 'region', type: 'name', filter: true },
    meaning: 'Región de la sede, según el directorio',
    empty: 'El directorio no registra la región de la entidad',
  },
]
const INSTRUMENT: Column = {
  ...{ name: 'herramienta', type: 'code', codes: INSTRUMENT_MEANINGS, filter: true },
  meaning: 'Herramienta de autodiagnóstico',
}

const COVERAGE: DatasetDescription = {
  id: 'cobertura',
  title: 'Cobertura: qué entidad aplicó qué herramienta',
  description: 'Una fila por entidad y herramienta: si ese año tuvo un resultado. No dice cuál fue el resultado.',
  caution: 'Que una entidad no haya aplicado una herramienta no dice nada de cómo está. Aplicarlas es voluntario.',
  keywords: ['cobertura', 'autodiagnóstico', 'entidades públicas'],
  columns: [
    YEAR,
    ...ENTITY,
    INSTRUMENT,
    {
      ...{ name: 'estado', type: 'code', filter: true },
      meaning: 'Si tuvo resultado ese año',
      codes: {
        'con-resultado':
          'Una aplicación cerró ese año y tuvo resultado, o el autodiagnóstico del presupuesto se presentó',
        'sin-resultado': 'Ninguna cerró ese año',
      },
    },
  ],
  key: ['anio', 'codigo', 'herramienta'],
}

const STATES: DatasetDescription = {
  id: 'estados',
  title: 'Estados: qué presentó cada entidad de lo que debe al país',
  description: 'Una fila por entidad y deber: si estaba obligada y si lo cumplió o informó.',
  caution: '«No informó» no es «no tiene»: la entidad puede tenerlo y no haberlo dicho.',
  keywords: ['mecanismo para la igualdad', 'informe de noviembre', 'obligaciones'],
  columns: [
    YEAR,
    ...ENTITY,
    {
      ...{ name: 'deber', type: 'code', filter: true },
      meaning: 'Lo que se debe al país',
      codes: {
        mecanismo: 'Crear el mecanismo para la igualdad de género (D.S. 005-2017-MIMP, artículo 1)',
        'informe-de-noviembre':
          'Informar los avances cada noviembre (D.S. 005-2017-MIMP, cuarta disposición complementaria final)',
      },
    },
    {
      ...{ name: 'obligacion', type: 'code', codes: OBLIGATION_MEANINGS, filter: true },
      meaning: 'Si la entidad estaba obligada el 31 de diciembre de ese año',
    },
    {
      ...{ name: 'estado', type: 'code', filter: true },
      meaning: 'Qué se sabe',
      empty: 'El informe del país de ese año no estaba publicado: todavía no se dice',
      codes: {
        si: 'Tiene mecanismo según el informe del país, o presentó su informe de noviembre en Espejo',
        'no-informo': 'Estaba obligada y no informó',
        'no-informo-facultativo': 'Podía informar y no lo hizo: nadie lo echa de menos',
        'no-le-correspondia': 'No tenía que informar, y no informó',
      },
    },
  ],
  key: ['anio', 'codigo', 'deber'],
}

const MECHANISMS: DatasetDescription = {
  id: 'mecanismos',
  title: 'Mecanismos: entidades con mecanismo para la igualdad de género',
  description: 'Las entidades que el informe del país de ese año nombra, con el nombre que les da.',
  caution:
    'La lista es la del informe publicado. Si el informe observa que su lista no coincide con su total, se dice en «observaciones».',
  keywords: ['mecanismo para la igualdad', 'MIG'],
  columns: [
    YEAR,
    { name: 'entidad', type: 'name', meaning: 'Entidad, como la nombra el informe' },
    {
      ...{ name: 'nivel_de_gobierno', type: 'code', codes: LEVEL_MEANINGS, filter: true },
      meaning: 'Grupo en el que el informe la pone',
    },
  ],
  key: ['anio', 'nivel_de_gobierno', 'entidad'],
}

const OWN_PAGES: DatasetDescription = {
  id: 'publicado',
  title: 'Publicado: lo que cada entidad hizo público de su resultado',
  description:
    'Cada entidad promete a su personal una página pública con lo que sigue a la aplicación. Aquí están las que ya son públicas, y el nivel de cada tema que su página muestra.',
  caution:
    'El nivel es lo que percibe el personal que respondió, nunca una certificación. No ordene entidades con él: sin el margen y la participación, que están en la página, la comparación engaña.',
  keywords: ['resultados publicados', 'compromisos'],
  columns: [
    YEAR,
    ...ENTITY,
    INSTRUMENT,
    { name: 'publicado_el', type: 'date', meaning: 'Día en que la página se hizo pública' },
    { name: 'pagina', type: 'address', meaning: 'Dirección de la página, dentro de Espejo' },
    {
      ...{ name: 'tema', type: 'name' },
      meaning: 'Tema que la página muestra: resultado general o una dimensión',
      empty: 'La página no muestra niveles: nunca en hostigamiento y estereotipos, ni con menos de 30 respuestas',
    },
    {
      ...{ name: 'nivel', type: 'code', codes: BAND_MEANINGS },
      meaning: 'Nivel del tema, como está en la página',
      empty: 'No se muestra. «por_que_vacio» dice por qué',
    },
    {
      ...{ name: 'nivel_o_el_de_al_lado', type: 'code' },
      meaning: 'Si el margen llega al nivel vecino',
      codes: { si: 'El margen llega al nivel de al lado', no: 'Todo el margen está en el nivel' },
      empty: 'No hay nivel',
    },
    {
      ...{ name: 'por_que_vacio', type: 'code' },
      meaning: 'Por qué no hay nivel',
      codes: {
        'sin-niveles': 'La página de esta aplicación no muestra niveles',
        'no-se-muestra': 'El anonimato no permite mostrar este tema',
      },
      empty: 'Hay nivel',
    },
  ],
  key: ['anio', 'pagina', 'tema'],
}

const BANDS: DatasetDescription = {
  id: 'bandas',
  title: 'Bandas: en qué nivel está cada grupo de entidades',
  description:
    'Promedio de los resultados de las entidades de un grupo, dicho solo como nivel. Cada entidad cuenta igual. Grupos: todo el país, nivel de gobierno y, en cultura organizacional, región y tamaño.',
  caution: 'Quienes aplican no son una muestra del país. El nivel de un grupo no es el de ninguna de sus entidades.',
  keywords: ['niveles', 'cultura organizacional', 'grupos de entidades'],
  columns: [
    YEAR,
    INSTRUMENT,
    {
      ...{ name: 'grupo_por', type: 'code', filter: true },
      meaning: 'Por qué se agrupan las entidades',
      codes: {
        pais: 'Todas',
        'nivel-de-gobierno': 'Por nivel de gobierno',
        region: 'Por región de la sede',
        tamano: 'Por número de personas que trabajan en la entidad',
      },
    },
    {
      ...{ name: 'grupo', type: 'name', filter: true },
      meaning: 'Grupo: código del nivel o del tamaño, nombre de la región, o «pais»',
    },
    { name: 'tema', type: 'name', meaning: 'Resultado general o una dimensión de la herramienta' },
    {
      ...{ name: 'nivel', type: 'code', codes: BAND_MEANINGS, filter: true },
      meaning: 'Nivel en que cae el promedio del grupo',
      empty: 'No se muestra. «por_que_vacio» dice por qué',
    },
    {
      ...{ name: 'por_que_vacio', type: 'code' },
      meaning: 'Por qué no hay nivel',
      codes: {
        'nadie-aplico': 'Ninguna entidad del grupo tuvo resultado ese año',
        'no-se-muestra':
          'Menos de cinco entidades, una que pesa más que las demás juntas, o un grupo que permitiría deducir otro',
      },
      empty: 'Hay nivel',
    },
  ],
  key: ['anio', 'herramienta', 'grupo_por', 'grupo', 'tema'],
}

const FIGURES: DatasetDescription = {
  id: 'cifras',
  title: 'Cifras: el informe del país en números',
  description: 'Cada cifra del informe del país publicado, con su definición y cuántas entidades informaron.',
  caution:
    'Las cifras de 2019 son las del informe de ese año, como están impresas. Donde no concuerdan, «observaciones» lo dice.',
  keywords: ['informe del país', 'barreras institucionales', 'estadística'],
  columns: [
    YEAR,
    { name: 'cifra', type: 'name', meaning: 'Código de la cifra. No cambia de un año a otro' },
    { name: 'titulo', type: 'text', meaning: 'Nombre de la cifra' },
    {
      ...{ name: 'valor', type: 'number' },
      meaning: 'Valor. Cero es cero: se informó y no hubo nada',
      unit: 'La de la columna «unidad»',
      empty: 'Nadie lo informó: no se sabe, y no es cero',
    },
    {
      ...{ name: 'unidad', type: 'code' },
      meaning: 'En qué se cuenta',
      codes: {
        numero: 'Número de cosas',
        personas: 'Personas',
        'por-ciento': 'Por ciento',
        soles: 'Soles',
        'millones-de-soles': 'Millones de soles',
      },
    },
    {
      ...{ name: 'informaron', type: 'number' },
      meaning: 'Entidades que informaron',
      unit: 'Entidades',
      empty: 'La fuente no lo dice, o la cifra no depende de lo que se informa',
    },
    {
      ...{ name: 'podian_informar', type: 'number' },
      meaning: 'Entidades que podían informar',
      unit: 'Entidades',
      empty: 'La fuente no lo dice, o la cifra no depende de lo que se informa',
    },
    {
      ...{ name: 'fuente', type: 'code' },
      meaning: 'De dónde viene',
      codes: {
        'contado-en-espejo': 'Se contó de lo que las entidades registraron en Espejo',
        'informe-publicado': 'Se copió de un informe publicado antes, fuera de Espejo',
      },
    },
    { name: 'definicion', type: 'text', meaning: 'Qué cuenta la cifra' },
  ],
  key: ['anio', 'cifra'],
}

const OBSERVATIONS: DatasetDescription = {
  id: 'observaciones',
  title: 'Observaciones: dónde el informe del país no concuerda consigo mismo',
  description: 'Cada observación del informe publicado, con la explicación de quien lo firmó.',
  caution: 'Una observación no cambia ninguna cifra.',
  keywords: ['informe del país', 'calidad de datos'],
  columns: [
    YEAR,
    { name: 'observacion', type: 'name', meaning: 'Código de la observación' },
    {
      ...{ name: 'clase', type: 'code' },
      meaning: 'Qué tan grave es',
      codes: {
        'no-concuerda': 'Dos cifras se contradicen',
        'por-comprobar': 'Algo que conviene mirar',
        nota: 'Aclaración',
      },
    },
    { name: 'texto', type: 'text', meaning: 'Qué se observa' },
    {
      ...{ name: 'explicacion', type: 'text' },
      meaning: 'Por qué queda así',
      empty: 'Quien publicó el informe no la explicó',
    },
  ],
  key: ['anio', 'observacion'],
}

/** Every dataset, as the catalogue, the files and the interface describe it. A column that stands in none of them cannot be published. */
export const DATASETS: Readonly<Record<DatasetId, DatasetDescription>> = {
  cobertura: COVERAGE,
  estados: STATES,
  mecanismos: MECHANISMS,
  publicado: OWN_PAGES,
  bandas: BANDS,
  cifras: FIGURES,
  observaciones: OBSERVATIONS,
}

/** In the order of the catalogue. */
export const DATASET_LIST: readonly DatasetDescription[] = DATASET_IDS.map((id) => DATASETS[id])
