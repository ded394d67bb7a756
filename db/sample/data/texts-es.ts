// Spanish texts of the sample: Colombia and Western Sahara.
import type { LanguageTexts } from '../types.ts'

export const TEXTS_ES: LanguageTexts = {
  outcomes: {
    SO1: [
      'La dirección del programa {here} planifica, financia y responde por la igualdad de género como parte de su trabajo central',
      'Las jefaturas {here} deciden sobre la acción contra minas con un objetivo de igualdad por el que se las evalúa',
    ],
    SO2: [
      'Más mujeres se postulan y son elegidas en todos los niveles del programa {here}',
      'El personal {here} avanza hacia la paridad, también en puestos operativos y directivos',
    ],
    SO3: [
      'Mujeres y hombres {here} permanecen, ascienden y trabajan con seguridad, en la base y en el terreno',
      'Las condiciones de vida y trabajo {here} permiten que las mujeres ocupen puestos fuera de la sede',
    ],
    SO4: [
      'Mujeres, niñas, hombres y niños {here} se benefician por igual del estudio, el despeje y la educación en el riesgo',
      'La acción contra minas {here} se diseña, ejecuta y mide según las necesidades distintas de mujeres, niñas, hombres y niños',
    ],
    SO5: [
      'Las organizaciones asociadas y {authority} aplican normas comunes de igualdad',
      'El sector {here} contrata mujeres, comparte datos y habla con una sola voz sobre igualdad',
    ],
  },
  assumptions: [
    'El acceso a {town} y {town2} se mantiene en la temporada seca',
    'Se mantiene una contraparte para género en {authority}',
    'Los fondos de las organizaciones asociadas se confirman antes de terminar el primer trimestre',
    'Las comunidades siguen aceptando mujeres en los equipos de terreno',
    'Las contrataciones no se congelan por más de un trimestre',
  ],
  outputs: {
    accountable: {
      statements: [
        'Las jefaturas tienen un objetivo de género y se las evalúa por él',
        'La supervisión, hasta el nivel de equipo, responde por los resultados de género',
      ],
      activities: [
        'Acordar un objetivo de género con cada jefatura en su plan de desempeño',
        'Acompañar a las supervisoras y supervisores de {town} en la fijación de esos objetivos',
        'Poner los resultados de género en la reunión mensual de dirección',
        'Revisión a mitad de año de los planes de desempeño por la dirección y el punto focal',
      ],
    },
    focal_points: {
      statements: [
        'Hay un punto focal de género con tiempo, mandato y acceso a la dirección',
        'Los puntos focales de la sede y de {town} tienen mandato y se les escucha',
      ],
      activities: [
        'Nombrar un punto focal y una suplente con términos de referencia firmados',
        'Llamada trimestral entre los puntos focales de programas vecinos',
        'Sumar el punto focal a la revisión de proyectos antes de firmar presupuestos',
        'Inducción de dos días con los puntos focales de {partner}',
      ],
    },
    review: {
      statements: [
        'El plan se revisa cada año con el personal y las organizaciones asociadas, y se corrige',
        'Se hace la revisión anual del plan de género y se da seguimiento a sus decisiones',
      ],
      activities: [
        'Revisión anual con el personal, las organizaciones asociadas y {authority}',
        'Recoger la opinión del personal de {town} y {town2} antes de la revisión',
        'Publicar las decisiones de la revisión en dos semanas',
        'Seguimiento trimestral de las recomendaciones abiertas',
      ],
    },
    vacancies: {
      statements: [
        'Las vacantes se redactan, publican y resuelven de modo que las mujeres se postulen y sean elegidas',
        'Los anuncios de vacantes llegan a las mujeres de {town} y {town2}',
      ],
      activities: [
        'Reescribir con palabras sencillas y neutras los perfiles de estudio y despeje',
        'Anunciar por emisoras comunitarias y organizaciones de mujeres en {town}',
        'Jornadas abiertas para mujeres en el campo de entrenamiento de {town2}',
        'Preparar a los comités de selección y mantener siempre una mujer en ellos',
      ],
    },
    parity: {
      statements: [
        'La planta por sexo y nivel se conoce y se usa para planificar',
        'Se sigue un plan de personal con pasos anuales hacia la paridad',
      ],
      activities: [
        'Conteo semestral de todo el personal, incluidas las organizaciones asociadas',
        'Plan de puestos que quedan vacantes en dieciocho meses',
        'Banco de candidatas para operaciones y apoyo en {town}',
        'Reunión trimestral de la dirección con {partner} sobre su planta',
      ],
    },
    special: {
      statements: [
        'Las vacantes con pocas candidatas se amplían antes de elegir',
        'Las medidas especiales temporales se usan y quedan registradas',
      ],
      activities: [
        'Volver a publicar cuando se postulan menos de tres mujeres calificadas',
        'Razón por escrito cuando no se elige a una mujer calificada de la lista corta',
        'Pasantías para mujeres desminadoras y enfermeras en {town}',
        'Revisar los requisitos de licencia e idioma que dejan fuera a las mujeres',
      ],
    },
    retention: {
      statements: [
        'Las mujeres permanecen y ascienden: se entienden las salidas y se planifican las carreras',
        'Rutas de carrera y horarios flexibles retienen a las mujeres',
      ],
      activities: [
        'Entrevistas de salida fuera de la línea de mando',
        'Mentoría de mujeres en operaciones por supervisoras de {town2}',
        'Rotación flexible para madres y padres de niños pequeños',
        'Curso de líderes de equipo, la mitad de los cupos para mujeres',
      ],
    },
    environment: {
      statements: [
        'Los sitios de terreno tienen alojamiento y baños separados, con luz y cerradura',
        'Los campamentos de {town} y {town2} son aptos para mujeres y hombres',
      ],
      activities: [
        'Inspeccionar los sitios de terreno con la lista de control',
        'Baños separados e iluminación en el campamento de {town}',
        'Equipo de protección y uniformes en tallas de mujer',
        'Transporte seguro a casa después del turno en {town2}',
      ],
    },
    conduct: {
      statements: [
        'Todo el personal conoce las normas de conducta y cómo denunciar',
        'Los cursos obligatorios de conducta se completan, también en las organizaciones asociadas',
      ],
      activities: [
        'Curso de conducta en los primeros treinta días',
        'Repaso sobre prevención de la explotación y el abuso sexual con {partner}',
        'Afiches y línea telefónica confidencial en cada sitio',
        'Lista trimestral de certificados pendientes a las jefaturas',
      ],
    },
    training: {
      statements: [
        'El personal y las organizaciones asociadas se forman en género y diversidad en la acción contra minas',
        'Los equipos de {town} y {town2} saben aplicar las guías de género en su día a día',
      ],
      activities: [
        'Curso de tres días sobre género y diversidad en la acción contra minas en {town}',
        'Formación de formadoras y formadores de {partner}',
        'Módulo de medio día para los equipos antes de salir a {town2}',
        'Caja de herramientas con ejemplos del programa, en papel y en tableta',
      ],
    },
    data: {
      statements: [
        'Los datos de beneficiarios se recogen por sexo, edad y discapacidad, y se usan',
        'Los formatos de sesión y estudio distinguen mujeres, niñas, hombres y niños',
      ],
      activities: [
        'Nuevos formatos de sesión con sexo, edad y discapacidad en {town}',
        'Formar a quienes encuestan en {partner} en las preguntas del Grupo de Washington',
        'Control mensual de datos con {authority}',
        'Ver a quién no se llega en {town2} y cambiar los horarios de las sesiones',
      ],
    },
    reach: {
      statements: [
        'La educación en el riesgo llega a mujeres, niñas, hombres y niños donde están',
        'Mujeres facilitadoras conducen la educación en el riesgo alrededor de {town}',
      ],
      activities: [
        'Educación en el riesgo por parejas de mujer y hombre alrededor de {town}',
        'Sesiones en pozos, puestos de salud y mercados a las horas de las mujeres',
        'Cuñas de radio con voces de mujeres',
        'Educación en el riesgo en las escuelas de {town2} con niñas como educadoras de pares',
      ],
    },
    teams: {
      statements: [
        'Los equipos de estudio, despeje y educación en el riesgo son mixtos',
        'Cada equipo alrededor de {town} tiene al menos una mujer en un puesto operativo',
      ],
      activities: [
        'Contratar y formar desminadoras con {partner}',
        'Desplegar equipos mixtos de estudio a {town2}',
        'Consultar a las mujeres aparte antes de entregar la tierra en {town}',
        'Enfermeras y conductoras para los equipos de {partner}',
      ],
    },
    analysis: {
      statements: [
        'Los proyectos nuevos parten de un análisis de género',
        'Los documentos de proyecto tienen un análisis que orienta tareas y presupuesto',
      ],
      activities: [
        'Análisis de género del uso de la tierra alrededor de {town}',
        'Lista de control y revisión de cada documento de proyecto nuevo',
        'Grupos focales con mujeres y con hombres en {town2} antes de la orden de tarea',
        'Un solo análisis compartido entre las organizaciones que trabajan en {town}',
      ],
    },
    clauses: {
      statements: [
        'Los contratos con organizaciones asociadas tienen cláusulas de género que se verifican',
        'Convocatorias y contratos piden, y pagan, resultados de género',
      ],
      activities: [
        'Añadir cláusulas de género a todo contrato nuevo o prorrogado',
        'Puntuar el género en la evaluación de propuestas',
        'Visitar dos veces al año a {partner} para verificar las cláusulas',
        'Hoja de ayuda para presupuestar equipos mixtos',
      ],
    },
    dialogue: {
      statements: [
        'El sector habla de género con hechos del terreno',
        'Las reuniones del sector con {authority} tienen una sesión de género',
      ],
      activities: [
        'Sesión de género en la reunión anual con {authority}',
        'Mesa de género con las organizaciones en {town}',
        'Visita de donantes guiada por mujeres de los equipos de {town2}',
        'Día internacional contra las minas con desminadoras como oradoras',
      ],
    },
    partner_parity: {
      statements: [
        'Las organizaciones asociadas contratan y retienen mujeres en operaciones',
        'Las organizaciones asociadas informan su personal por sexo y nivel y acuerdan pasos',
      ],
      activities: [
        'Acordar con {partner} metas anuales de mujeres en operaciones',
        'Becas para mujeres que se forman en desactivación de explosivos',
        'Cuidado infantil para el personal de {partner} en {town}',
        'Cuadro semestral del personal por sexo y nivel',
      ],
    },
  },
  roles: {
    head: 'Jefatura del programa',
    gender: 'Punto focal de género',
    hr: 'Oficial de recursos humanos',
    operations: 'Oficial de operaciones',
    education: 'Oficial de educación en el riesgo',
    partners: 'Oficial de alianzas',
  },
  milestones: [
    'Primer grupo formado',
    'Términos de referencia firmados',
    'Informe compartido con las organizaciones',
    'Equipo entregado en {town}',
  ],
  comments: [
    'Según listas de las organizaciones; dos llegaron en papel y se digitaron.',
    'No se pudo visitar los sitios de {town2} este trimestre.',
    'Menos de lo previsto: la contratación se detuvo seis semanas.',
    'Cifra verificada con {authority}.',
    'Incluye el personal que {partner} asumió en el trimestre.',
    'Cursos en línea; asistencia tomada del registro de la reunión.',
  ],
  notApplicable: 'No se pudo contactar la fuente antes de la fecha del informe.',
  noVacancy: 'Ninguna vacante cerró en el trimestre.',
  ratings: [
    'En camino: se hizo la mayor parte de lo previsto; la contratación va más lenta.',
    'Limitado: las restricciones de viaje aplazaron el trabajo en {town}; el de oficina siguió.',
    'En camino: las organizaciones entregan ya sus listas a tiempo.',
    'Limitado: dos puestos que sostienen el plan están vacantes.',
    'Cumplido este trimestre: se dio seguimiento a todas las decisiones de la última revisión.',
  ],
  changes: [
    'La acreditación pregunta ahora por la composición de los equipos.',
    'Las organizaciones adoptaron un formato único con sexo, edad y discapacidad.',
    'Aún no se ve un cambio; las entrevistas posteriores están en curso.',
    'El modelo de vacante de {partner} cambió después de la sesión en {town}.',
    'Dos convocatorias nuevas piden resultados de género.',
  ],
  trained: 'Este trimestre se formaron {people} personas, {women} de ellas mujeres.',
  reached:
    'La educación en el riesgo llegó a {people} personas; de las contadas por sexo, {women} eran mujeres y niñas.',
  needs: {
    personnel: 'Especialista de género y refuerzo de divulgación y contratación {here}',
    training: 'Cursos y cajas de herramientas adaptados al contexto {here}',
  },
  rationale: 'Elegido para comparar la oficina con la cartera',
}
