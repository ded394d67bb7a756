// French texts of the sample: Burkina Faso, Central African Republic, DR Congo, Mali.
import type { LanguageTexts } from '../types.ts'

export const TEXTS_FR: LanguageTexts = {
  outcomes: {
    SO1: [
      'La direction du programme {here} planifie, finance et assume l’égalité des sexes comme une partie de son mandat',
      'Les responsables {here} décident en matière de lutte antimines avec un objectif d’égalité sur lequel ils sont évalués',
    ],
    SO2: [
      'Davantage de femmes postulent et sont retenues à tous les niveaux du programme {here}',
      'Le personnel {here} progresse vers la parité, y compris dans les postes opérationnels et de direction',
    ],
    SO3: [
      'Femmes et hommes {here} restent, progressent et travaillent en sécurité, à la base comme sur le terrain',
      'Les conditions de vie et de travail {here} permettent aux femmes d’occuper durablement des postes hors de la capitale',
    ],
    SO4: [
      'Femmes, filles, hommes et garçons {here} bénéficient également de l’enquête, de la dépollution et de l’éducation aux risques',
      'La lutte antimines {here} est conçue, menée et mesurée selon les besoins différents des femmes, des filles, des hommes et des garçons',
    ],
    SO5: [
      'Les partenaires d’exécution et {authority} appliquent des normes communes d’égalité',
      'Le secteur de la lutte antimines {here} recrute des femmes, partage ses données et parle d’une seule voix sur l’égalité',
    ],
  },
  assumptions: [
    'La route entre {town} et {town2} reste praticable en saison sèche',
    'Un point focal genre est maintenu auprès du programme par {authority}',
    'Les fonds des partenaires sont confirmés avant la fin du premier trimestre',
    'Les familles et les chefs coutumiers continuent d’accepter des femmes dans les équipes',
    'Les recrutements ne sont pas gelés plus d’un trimestre',
  ],
  outputs: {
    accountable: {
      statements: [
        'Les responsables ont un objectif de genre et sont évalués sur celui-ci',
        'L’encadrement, jusqu’au chef d’équipe, répond des résultats en matière d’égalité',
      ],
      activities: [
        'Convenir d’un objectif de genre avec chaque responsable dans son plan d’évaluation',
        'Accompagner les superviseurs à {town} dans la fixation et la notation de ces objectifs',
        'Inscrire les résultats de genre à l’ordre du jour de la réunion mensuelle de direction',
        'Contrôle à mi-année des plans d’évaluation par le chef de programme et le point focal',
      ],
    },
    focal_points: {
      statements: [
        'Un point focal genre est nommé, avec du temps, un mandat et un accès à la direction',
        'Les points focaux du bureau principal et de {town} ont un mandat et sont écoutés',
      ],
      activities: [
        'Nommer un point focal et une suppléante avec des termes de référence signés',
        'Appel trimestriel entre les points focaux des programmes voisins',
        'Associer le point focal à la revue des projets avant la signature des budgets',
        'Deux jours d’initiation des points focaux avec {partner}',
      ],
    },
    review: {
      statements: [
        'Le plan est revu chaque année avec le personnel et les partenaires, puis corrigé',
        'La revue annuelle du plan genre a lieu et ses décisions sont suivies',
      ],
      activities: [
        'Revue annuelle avec le personnel, les partenaires et {authority}',
        'Recueillir l’avis du personnel de {town} et de {town2} avant la revue',
        'Publier les décisions de la revue dans les deux semaines',
        'Suivi trimestriel des recommandations ouvertes',
      ],
    },
    vacancies: {
      statements: [
        'Les avis de vacance sont rédigés, diffusés et traités de sorte que des femmes postulent et soient choisies',
        'Les avis de vacance atteignent les femmes de {town} et de {town2}',
      ],
      activities: [
        'Réécrire en mots simples et neutres les fiches de poste d’enquête et de dépollution',
        'Diffuser les avis par les radios communautaires et les associations de femmes à {town}',
        'Journées portes ouvertes pour les femmes au terrain d’entraînement de {town2}',
        'Instruire les jurys de sélection et y garder toujours une femme',
      ],
    },
    parity: {
      statements: [
        'L’effectif par sexe et par niveau est connu et sert à la planification',
        'Un plan d’effectifs avec des étapes annuelles vers la parité est suivi',
      ],
      activities: [
        'Recensement semestriel de tout le personnel, partenaires compris',
        'Plan des postes qui se libèrent dans les dix-huit mois',
        'Vivier de candidates aux postes d’opérations et d’appui à {town}',
        'Entretien trimestriel du chef de programme avec {partner} sur ses effectifs',
      ],
    },
    special: {
      statements: [
        'Les vacances qui attirent trop peu de femmes sont élargies avant la sélection',
        'Les mesures spéciales temporaires sont appliquées et consignées',
      ],
      activities: [
        'Republier l’avis quand moins de trois femmes qualifiées ont postulé',
        'Motif écrit lorsqu’une femme qualifiée de la liste restreinte n’est pas retenue',
        'Stages pour femmes démineuses et infirmières à {town}',
        'Revoir les exigences de permis de conduire et de langue qui écartent les femmes',
      ],
    },
    retention: {
      statements: [
        'Les femmes restent et progressent : les départs sont compris, les carrières préparées',
        'Parcours et aménagements d’horaires gardent les femmes dans le programme',
      ],
      activities: [
        'Entretiens de départ menés hors de la ligne hiérarchique',
        'Mentorat des femmes des opérations par les superviseurs de {town2}',
        'Rotation aménagée pour les parents de jeunes enfants',
        'Cours de chef d’équipe, la moitié des places pour des femmes',
      ],
    },
    environment: {
      statements: [
        'Les sites de terrain offrent logement et sanitaires séparés, éclairés et fermant à clé',
        'Les camps de {town} et de {town2} conviennent aux femmes et aux hommes',
      ],
      activities: [
        'Inspecter les sites de terrain avec la liste de contrôle',
        'Sanitaires séparés et éclairage au camp de {town}',
        'Équipements de protection et uniformes à la taille des femmes',
        'Transport sûr jusqu’au domicile après le service du soir à {town2}',
      ],
    },
    conduct: {
      statements: [
        'Tout le personnel connaît les règles de conduite et la façon de signaler un abus',
        'Les cours obligatoires sur la conduite sont suivis, aussi par les partenaires',
      ],
      activities: [
        'Cours sur la conduite dans les trente jours de l’entrée en fonction',
        'Rappel sur la prévention de l’exploitation et des abus sexuels avec {partner}',
        'Affiches et ligne téléphonique confidentielle sur chaque site',
        'Liste trimestrielle des attestations manquantes aux supérieurs',
      ],
    },
    training: {
      statements: [
        'Le personnel et les partenaires sont formés au genre et à la diversité dans la lutte antimines',
        'Les équipes de {town} et de {town2} savent appliquer les directives genre au quotidien',
      ],
      activities: [
        'Cours de trois jours sur le genre et la diversité dans la lutte antimines à {town}',
        'Formation de formatrices et formateurs de {partner}',
        'Module d’une demi-journée pour les équipes avant leur départ pour {town2}',
        'Mallette pédagogique avec des exemples du programme, sur papier et sur tablette',
      ],
    },
    data: {
      statements: [
        'Les données sur les bénéficiaires sont recueillies par sexe, âge et handicap, et utilisées',
        'Les fiches de séance et d’enquête distinguent femmes, filles, hommes et garçons',
      ],
      activities: [
        'Nouvelles fiches de séance avec sexe, âge et handicap à {town}',
        'Former les enquêtrices et enquêteurs de {partner} aux questions du Groupe de Washington',
        'Contrôle mensuel des données avec {authority}',
        'Repérer qui n’est pas atteint autour de {town2} et changer les horaires des séances',
      ],
    },
    reach: {
      statements: [
        'L’éducation aux risques atteint femmes, filles, hommes et garçons là où ils sont',
        'Des animatrices conduisent l’éducation aux risques autour de {town}',
      ],
      activities: [
        'Éducation aux risques par des binômes femme-homme dans les villages autour de {town}',
        'Séances aux points d’eau, aux centres de santé et aux marchés, aux heures des femmes',
        'Messages radio en langues locales dits par des femmes',
        'Éducation aux risques dans les écoles de {town2} avec des filles comme pairs éducatrices',
      ],
    },
    teams: {
      statements: [
        'Les équipes d’enquête, de dépollution et d’éducation aux risques sont mixtes',
        'Chaque équipe autour de {town} compte au moins une femme à un poste opérationnel',
      ],
      activities: [
        'Recruter et former des démineuses avec {partner}',
        'Déployer des équipes d’enquête mixtes à {town2}',
        'Consulter les femmes à part avant la remise des terres à {town}',
        'Infirmières et conductrices pour les équipes appuyées par {partner}',
      ],
    },
    analysis: {
      statements: [
        'Les nouveaux projets partent d’une analyse de genre',
        'Les documents de projet contiennent une analyse qui oriente tâches et budget',
      ],
      activities: [
        'Analyse de genre de l’usage des terres autour de {town}',
        'Liste de contrôle et revue de chaque nouveau document de projet',
        'Groupes de discussion avec les femmes et avec les hommes à {town2} avant l’ordre de tâche',
        'Une seule analyse partagée entre les partenaires présents à {town}',
      ],
    },
    clauses: {
      statements: [
        'Les contrats des partenaires contiennent des clauses de genre vérifiées',
        'Appels à propositions et contrats demandent, et paient, des résultats d’égalité',
      ],
      activities: [
        'Ajouter les clauses de genre à tous les contrats nouveaux ou prolongés',
        'Noter le genre dans l’évaluation des propositions',
        'Vérifier les clauses deux fois par an chez {partner}',
        'Fiche d’aide aux soumissionnaires sur le budget d’équipes mixtes',
      ],
    },
    dialogue: {
      statements: [
        'Le secteur parle d’égalité avec des faits du terrain',
        'Les réunions du secteur avec {authority} comportent une séance sur le genre',
      ],
      activities: [
        'Séance sur le genre à la réunion annuelle avec {authority}',
        'Groupe de coordination genre avec les partenaires à {town}',
        'Visite de bailleurs conduite par les femmes des équipes autour de {town2}',
        'Journée internationale de sensibilisation aux mines avec des démineuses à la tribune',
      ],
    },
    partner_parity: {
      statements: [
        'Les partenaires recrutent et gardent des femmes aux postes opérationnels',
        'Les partenaires rendent compte de leur personnel par sexe et niveau et fixent des étapes',
      ],
      activities: [
        'Convenir avec {partner} d’objectifs annuels de femmes aux opérations',
        'Bourses pour des femmes qui se forment à la neutralisation des engins explosifs',
        'Garde d’enfants pour le personnel de {partner} à {town}',
        'Tableau semestriel du personnel des partenaires par sexe et niveau',
      ],
    },
  },
  roles: {
    head: 'Chef de programme',
    gender: 'Point focal genre',
    hr: 'Responsable des ressources humaines',
    operations: 'Responsable des opérations',
    education: 'Responsable de l’éducation aux risques',
    partners: 'Responsable des partenariats',
  },
  milestones: [
    'Premier groupe formé',
    'Termes de référence signés',
    'Rapport remis aux partenaires',
    'Matériel remis à {town}',
  ],
  comments: [
    'D’après les listes des partenaires ; deux listes reçues sur papier ont été saisies.',
    'Les sites autour de {town2} n’ont pas pu être visités ce trimestre.',
    'Moins que prévu : recrutements suspendus pendant six semaines.',
    'Chiffre vérifié avec {authority}.',
    'Y compris le personnel repris par {partner} pendant le trimestre.',
    'Cours tenus en ligne ; présence relevée dans le journal des réunions.',
  ],
  notApplicable: 'La source n’a pas pu être jointe avant l’échéance du rapport.',
  noVacancy: 'Aucun avis de vacance n’a été clos pendant le trimestre.',
  ratings: [
    'En bonne voie : la plupart des actions du trimestre sont faites, le recrutement reste lent.',
    'Freiné : les limites de déplacement ont repoussé les travaux à {town}, le travail de bureau a avancé.',
    'En bonne voie : les partenaires remettent désormais leurs listes à temps.',
    'Freiné : deux postes qui portent le plan sont vacants.',
    'Atteint pour ce trimestre : toutes les décisions de la dernière revue ont été suivies.',
  ],
  changes: [
    'La composition des équipes figure maintenant dans le formulaire d’accréditation, à la demande du secteur.',
    'Les partenaires ont adopté une fiche de séance unique avec sexe, âge et handicap.',
    'Pas encore de changement visible ; les entretiens après la réunion sont en cours.',
    'Le modèle d’avis de vacance a été changé par {partner} après la séance de {town}.',
    'Deux nouveaux appels à projets demandent des résultats en matière d’égalité.',
  ],
  trained: '{people} personnes ont été formées ce trimestre, dont {women} femmes.',
  reached:
    'L’éducation aux risques a atteint {people} personnes ; parmi celles comptées par sexe, {women} étaient des femmes et des filles.',
  needs: {
    personnel: 'Spécialiste du genre et renfort pour la prospection et le recrutement {here}',
    training: 'Cours et mallettes adaptés au contexte pour le personnel et les partenaires {here}',
  },
  rationale: 'Choisi pour pouvoir comparer le bureau au portefeuille',
}
