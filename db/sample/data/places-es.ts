// What is particular to the offices that work in Spanish. Persons and partners are invented.
import type { OfficeTexts } from '../types.ts'

export const PLACES_ES: Readonly<Record<string, OfficeTexts>> = {
  COL: {
    title: 'Plan de trabajo de género de Colombia 2020-2024',
    here: 'en Colombia',
    towns: ['Bogotá', 'Florencia', 'Vista Hermosa', 'Pasto', 'Quibdó'],
    authority: 'la autoridad nacional de acción contra minas',
    partners: [
      'Mujeres Desminadoras del Caquetá',
      'Humanicemos el Territorio',
      'la red de mujeres rurales del Meta',
      'el consejo comunitario del Atrato',
    ],
    people: ['Adriana Restrepo', 'Luz Marina Cuesta', 'Julián Ortiz'],
    own: [
      ['teams', 'Mujeres en proceso de reincorporación como desminadoras en Florencia'],
      ['reach', 'Educación en el riesgo con guardias indígenas y mujeres embera en Quibdó'],
      ['data', 'Pregunta de pertenencia étnica junto a sexo, edad y discapacidad en el Pacífico'],
      ['retention', 'Cuidado de hijas e hijos durante los turnos de veinte días en Vista Hermosa'],
      ['analysis', 'Tierras devueltas a mujeres titulares en el Meta: qué siembran y qué falta'],
    ],
    achievements: [
      'Veintidós mujeres en reincorporación obtuvieron la acreditación como desminadoras en el Caquetá.',
      'Los cursos siguieron a distancia; doce lideresas rurales los repitieron por radio.',
      'Los turnos de veinte días incluyen ahora cuidado infantil; ninguna desminadora renunció en el trimestre.',
      'Las mujeres embera tradujeron y adaptaron las láminas de educación en el riesgo.',
      'Dos mujeres fueron ascendidas a líderes de equipo en Vista Hermosa.',
      'Se entregaron tierras a 41 familias; 17 títulos quedaron a nombre de mujeres.',
    ],
    challenges: [
      'Los bloqueos de vías detuvieron los traslados durante casi todo mayo.',
      'Hay confinamiento de comunidades en el Chocó y los equipos no pueden entrar.',
      'Las organizaciones pequeñas no tienen cómo pagar el cuidado infantil sin el proyecto.',
    ],
    lessons: [
      'El cuidado infantil en el campamento cuesta menos que formar cada año nuevas desminadoras.',
      'Las láminas hechas por las mujeres embera se entienden mejor que cualquier traducción.',
    ],
    next: [
      'Abrir la segunda cohorte de mujeres en reincorporación.',
      'Acordar con la autoridad nacional la pregunta étnica en todos los formatos.',
      'Llevar las láminas embera a las escuelas del medio Atrato.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Amenazas a lideresas y desminadoras en reincorporación',
        mitigation:
          'Rutas acordadas con la comunidad, bajo perfil, aviso a la unidad de protección',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'financial',
        statement: 'El cuidado infantil depende de un solo donante',
        mitigation: 'Incluirlo como costo directo en todos los contratos nuevos',
        likelihood: 3,
        impact: 3,
      },
      {
        type: 'social_environmental',
        statement:
          'El confinamiento de comunidades impide consultar a las mujeres antes del despeje',
        mitigation: 'Consultas por radio y por las guardias indígenas',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
  ESH: {
    title: 'Plan de trabajo de género del Sáhara Occidental 2020-2024',
    here: 'en el Sáhara Occidental',
    towns: ['El Aaiún', 'Tifariti', 'Mehaires', 'Rabouni'],
    authority: 'la oficina de coordinación de acción contra minas',
    partners: ['la Unión de Mujeres del desierto', 'el contratista de despeje del este'],
    people: ['Nuria Blasco', 'Mariam Embarek', 'Anders Lund'],
    own: [
      [
        'teams',
        'Mujeres saharauis en los equipos de despeje manual al este de la berma, en Tifariti',
      ],
      ['reach', 'Educación en el riesgo con pastoras y familias nómadas alrededor de Mehaires'],
      ['environment', 'Tiendas y baños separados en el campamento móvil de Tifariti'],
      ['dialogue', 'Encuentro de mujeres víctimas de minas en Rabouni'],
    ],
    achievements: [
      'La Unión de Mujeres presentó siete candidatas al curso de despeje.',
      'Las familias nómadas recibieron mensajes por radio durante la suspensión.',
    ],
    challenges: [
      'El despeje al este de la berma está suspendido y los equipos se dispersaron.',
      'El enlace con la sede falla semanas enteras y los informes no salen.',
    ],
    lessons: ['Sin un camino alterno para los informes, el trabajo hecho no se ve.'],
    next: ['Enviar el plan y los datos en una memoria USB con el próximo vuelo.'],
    risks: [
      {
        type: 'political',
        statement: 'La suspensión del despeje deja sin empleo a las mujeres formadas',
        mitigation: 'Curso de repaso y tareas de educación en el riesgo mientras dure',
        likelihood: 4,
        impact: 4,
      },
      {
        type: 'operational',
        statement: 'Sin conexión no llegan los informes trimestrales a la sede',
        mitigation: 'Memoria USB con cada vuelo, persona suplente que prepare el envío',
        likelihood: 5,
        impact: 3,
      },
    ],
  },
}
