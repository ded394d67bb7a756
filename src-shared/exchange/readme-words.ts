// The words of README.txt: in English for everybody, and in the language of the office. Rooms and buttons are
// named as the screen names them, in English; messages of screens and reports are in src-shared/i18n.
import type { LANGUAGES } from '#domain/entities.ts'
import type { PackageKind } from './manifest.ts'

export type ReadmeLanguage = (typeof LANGUAGES)[number]

interface Words {
  /** `{office}` is its name and code. */
  readonly is: Readonly<Record<PackageKind, string>>
  readonly start: string
  readonly take: string
}

export const README_WORDS = {
  en: {
    is: {
      setup: 'Waymark package: what {office} needs to start its workplan',
      submission: 'Waymark package: report of {office}',
      return: 'Waymark package: answer of headquarters to {office}',
      transfer: 'Waymark package: workplan and data of {office}, for a colleague or a new computer',
    },
    start:
      'Start Waymark and choose "Open the setup package from HQ". Nothing changes before you have agreed.',
    take: 'Open it in Waymark, in the room "Inbox". Nothing changes before you have agreed.',
  },
  fr: {
    is: {
      setup: 'Envoi Waymark : ce qu’il faut à {office} pour commencer son plan de travail',
      submission: 'Envoi Waymark : rapport de {office}',
      return: 'Envoi Waymark : réponse du siège à {office}',
      transfer:
        'Envoi Waymark : plan de travail et données de {office}, pour un collègue ou un nouvel ordinateur',
    },
    start:
      'Démarrez Waymark et choisissez « Open the setup package from HQ ». Rien ne change sans votre accord.',
    take: 'Ouvrez-le dans Waymark, à la page « Inbox ». Rien ne change sans votre accord.',
  },
  es: {
    is: {
      setup: 'Paquete de Waymark: lo que {office} necesita para empezar su plan de trabajo',
      submission: 'Paquete de Waymark: informe de {office}',
      return: 'Paquete de Waymark: respuesta de la sede a {office}',
      transfer:
        'Paquete de Waymark: plan de trabajo y datos de {office}, para un colega o un ordenador nuevo',
    },
    start: 'Inicie Waymark y elija «Open the setup package from HQ». Nada cambia sin su acuerdo.',
    take: 'Ábralo en Waymark, en la página «Inbox». Nada cambia sin su acuerdo.',
  },
  ar: {
    is: {
      setup: 'حزمة Waymark: ما يحتاجه {office} لبدء خطة عمله',
      submission: 'حزمة Waymark: تقرير {office}',
      return: 'حزمة Waymark: ردّ المقر الرئيسي على {office}',
      transfer: 'حزمة Waymark: خطة عمل {office} وبياناته، لزميل أو لحاسوب جديد',
    },
    start: 'شغّل Waymark واختر «Open the setup package from HQ». لا يتغير شيء قبل موافقتك.',
    take: 'افتحها في Waymark، في صفحة «Inbox». لا يتغير شيء قبل موافقتك.',
  },
} as const satisfies Record<ReadmeLanguage, Words>
