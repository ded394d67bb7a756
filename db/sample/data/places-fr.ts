// What is particular to the offices that work in French. Persons and partners are invented.
import type { OfficeTexts } from '../types.ts'

export const PLACES_FR: Readonly<Record<string, OfficeTexts>> = {
  BFA: {
    title: 'Plan de travail genre du Burkina Faso 2020-2024',
    here: 'au Burkina Faso',
    towns: ['Ouagadougou', 'Kaya', 'Dori', 'Fada N’Gourma', 'Djibo'],
    authority: 'la commission nationale chargée des armes légères',
    partners: [
      'l’Association des femmes du Sahel burkinabè',
      'Sahel Prévention',
      'le collectif des relais de Kaya',
    ],
    people: ['Aminata Sawadogo', 'Salimata Ouédraogo', 'Idrissa Traoré'],
    own: [
      [
        'reach',
        'Causeries sur les engins explosifs improvisés avec les femmes déplacées à Kaya et Dori',
      ],
      [
        'training',
        'Module genre dans la formation des forces de défense et de sécurité à Ouagadougou',
      ],
      ['data', 'Compter à part les femmes cheffes de ménage parmi les personnes déplacées à Djibo'],
      ['vacancies', 'Avis de vacance en mooré, fulfuldé et gulmancema sur les radios locales'],
      ['dialogue', 'Atelier avec les femmes des comités de retour à Fada N’Gourma'],
    ],
    achievements: [
      'Les premières relais communautaires, onze femmes sur vingt, ont commencé leurs causeries à Kaya.',
      'Pendant la fermeture des marchés, les messages sont passés par la radio en trois langues.',
      'Un module genre est entré dans la formation des forces ; les formateurs sont deux femmes et deux hommes.',
      'Les femmes déplacées de Dori ont dessiné la carte des chemins qu’elles n’osent plus prendre.',
      'Le nombre de personnes atteintes dans l’Est a doublé grâce aux relais de Fada N’Gourma.',
      'Les fiches de séance distinguent désormais femmes, filles, hommes et garçons dans toutes les régions.',
    ],
    challenges: [
      'La route de Djibo est coupée ; les relais y travaillent seuls, suivis par téléphone.',
      'De nouveaux déplacements ont vidé des villages où des relais venaient d’être formées.',
      'Peu de candidates aux postes techniques, qui exigent une expérience militaire.',
    ],
    lessons: [
      'Une causerie au point d’eau, le matin, réunit plus de femmes qu’une séance annoncée à la mairie.',
      'Remplacer l’expérience militaire par un test pratique a ouvert deux postes à des femmes.',
    ],
    next: [
      'Former vingt relais à Djibo par téléphone et cartes images.',
      'Reprendre les séances dans les écoles de Kaya dès leur réouverture.',
      'Comparer avec les partenaires les chiffres de femmes atteintes par région.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Engins explosifs improvisés sur les axes Kaya-Dori et Fada-Pama',
        mitigation: 'Vols humanitaires, relais résidant sur place, pas de logo sur les véhicules',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'social_environmental',
        statement: 'De nouveaux déplacements dispersent les groupes de femmes déjà formés',
        mitigation: 'Suivre les relais dans leur lieu d’accueil, liste téléphonique à jour',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'financial',
        statement: 'Le financement humanitaire s’arrête en milieu d’année',
        mitigation: 'Étaler les subventions, demande précoce au fonds commun',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
  CAF: {
    title: 'Plan de travail genre de la République centrafricaine 2020-2024',
    here: 'en République centrafricaine',
    towns: ['Bangui', 'Bouar', 'Bambari', 'Bria', 'Kaga-Bandoro'],
    authority: 'la commission nationale de lutte contre la prolifération des armes',
    partners: [
      'Femmes de l’Ouaka pour la paix',
      'Kodro Sûr',
      'l’équipe mobile de gestion des munitions',
    ],
    people: ['Clarisse Yakété', 'Béatrice Ngaïssona', 'Firmin Mokpo'],
    own: [
      [
        'teams',
        'Femmes des forces de sécurité intérieure comme gestionnaires de dépôts de munitions à Bouar',
      ],
      ['environment', 'Bloc sanitaire séparé au dépôt d’armes de Bambari'],
      [
        'reach',
        'Alerte aux engins explosifs dans l’Ouest par les vendeuses des gares routières de Bouar',
      ],
      ['conduct', 'Cours sur la conduite en sango pour gardiens et chauffeurs'],
    ],
    achievements: [
      'Cinq femmes de la gendarmerie tiennent désormais le registre d’un dépôt d’armes.',
      'Les dépôts de Bangui ont gardé leurs équipes mixtes malgré les horaires réduits.',
      'Le dépôt de Bambari a reçu un bloc sanitaire séparé ; trois femmes ont demandé à y être affectées.',
      'Première campagne de prévention dans l’Ouest, avec les vendeuses des gares routières.',
      'Deux femmes ont réussi le cours de neutralisation des munitions conventionnelles.',
      'Les alertes sur les engins explosifs de la région de Bouar viennent pour moitié de femmes.',
    ],
    challenges: [
      'Les élections et les combats ont bloqué la route de Bouar pendant deux mois.',
      'Les rapports de Bria et de Bambari arrivent par convoi, après la fin du délai.',
      'Les forces de sécurité proposent peu de femmes aux cours techniques.',
    ],
    lessons: [
      'Demander des noms de femmes avant de fixer la date du cours donne de vraies candidatures.',
      'Les vendeuses des gares savent avant tout le monde quelles routes sont devenues dangereuses.',
    ],
    next: [
      'Étendre la prévention à Paoua avec les associations de commerçantes.',
      'Convenir avec les chefs de dépôt d’un quota de places pour les femmes.',
      'Remettre le rapport suivant par clé USB avec le vol du vendredi.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Engins explosifs sur les routes de l’Ouest et attaques contre les convois',
        mitigation: 'Déplacements aériens, relevé des alertes avant chaque mission',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'operational',
        statement: 'Les données des bureaux de région arrivent après l’échéance',
        mitigation: 'Fichier court par trimestre, envoi par le premier vol disponible',
        likelihood: 5,
        impact: 2,
      },
      {
        type: 'political',
        statement: 'Changement à la tête des forces et perte des engagements sur les femmes',
        mitigation: 'Engagement écrit au niveau de la commission nationale',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
  COD: {
    title: 'Plan de travail genre de la République démocratique du Congo 2020-2024',
    here: 'en République démocratique du Congo',
    towns: ['Kinshasa', 'Goma', 'Bunia', 'Kalemie', 'Beni', 'Kananga'],
    authority: 'le centre congolais de lutte antimines',
    partners: [
      'Démineuses du Tanganyika',
      'Synergie des femmes de Beni',
      'Ituri Terre Libre',
      'Afrique Action Déminage',
    ],
    people: ['Marie-Claire Mbuyi', 'Espérance Kavira', 'Jean-Pierre Ilunga'],
    own: [
      ['teams', 'Équipe entièrement féminine de destruction de munitions à Kalemie'],
      [
        'teams',
        'Deux femmes par équipe d’enquête autour de Bunia, originaires des deux communautés',
      ],
      ['reach', 'Éducation aux risques avec les femmes maraîchères autour de Beni'],
      ['training', 'Cours genre et lutte antimines pour la police des mines de Goma'],
      ['environment', 'Quartier des femmes avec eau et clôture au camp de Bunia'],
      ['data', 'Carte des champs abandonnés dressée avec les cultivatrices autour de Kananga'],
      ['dialogue', 'Table ronde provinciale femmes, paix et sécurité à Goma'],
      ['conduct', 'Boîtes à plaintes et relais femmes dans les six bases'],
    ],
    achievements: [
      'L’équipe féminine de Kalemie a détruit ses premières munitions sous sa propre cheffe d’équipe.',
      'À Goma, les cours sont passés en petits groupes en plein air ; quarante femmes y ont pris part.',
      'Les maraîchères de Beni ont signalé vingt-trois engins, tous enlevés.',
      'Le quartier des femmes du camp de Bunia est clôturé, éclairé et approvisionné en eau.',
      'Deux femmes dirigent des équipes d’enquête en Ituri, dans des zones mixtes.',
      'Les champs cartographiés avec les cultivatrices autour de Kananga sont rendus à moitié.',
    ],
    challenges: [
      'Les attaques autour de Beni ont suspendu trois équipes pendant cinq semaines.',
      'Le personnel est réparti sur six bases ; les listes des partenaires ne suivent pas les mêmes niveaux.',
      'L’éruption près de Goma a déplacé les familles du personnel et fermé le bureau dix jours.',
    ],
    lessons: [
      'Recruter dans les deux communautés d’Ituri rend l’équipe plus sûre que n’importe quelle escorte.',
      'Une équipe féminine attire les candidatures de femmes dans toute la province.',
    ],
    next: [
      'Ouvrir une deuxième équipe féminine à Bunia.',
      'Harmoniser les niveaux de personnel des quatre partenaires dans un seul tableau.',
      'Former les femmes des comités de paix de Beni comme relais.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Attaques de groupes armés contre les équipes autour de Beni et de Bunia',
        mitigation: 'Tâches regroupées, retrait rapide, avis quotidien de sécurité',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'organizational',
        statement:
          'Six bases sans point focal à temps plein : le plan dépend de quelques personnes',
        mitigation: 'Suppléantes formées dans chaque base, part de temps inscrite au contrat',
        likelihood: 3,
        impact: 3,
      },
      {
        type: 'social_environmental',
        statement: 'Éruptions, épidémies et inondations interrompent les activités dans l’Est',
        mitigation: 'Calendrier souple, cours transférables entre bases',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'political',
        statement: 'Réduction de la mission et transfert des tâches sans les postes des femmes',
        mitigation: 'Clause de reprise du personnel féminin dans le plan de transition',
        likelihood: 3,
        impact: 4,
      },
    ],
  },
  MLI: {
    title: 'Plan de travail genre du Mali 2020-2024',
    here: 'au Mali',
    towns: ['Bamako', 'Gao', 'Mopti', 'Tombouctou', 'Kidal', 'Ménaka'],
    authority: 'le secrétariat permanent contre la prolifération des armes légères',
    partners: ['l’Association des femmes de Gao', 'Tassaght Prévention', 'Jeunesse du Delta'],
    people: ['Fatoumata Diallo', 'Kadidia Maïga', 'Moussa Ag Attaher'],
    own: [
      [
        'reach',
        'Éducation aux risques dans les foires hebdomadaires du centre, par des vendeuses de Mopti',
      ],
      [
        'training',
        'Femmes des forces maliennes au cours de neutralisation des engins explosifs à Bamako',
      ],
      ['teams', 'Agentes de liaison communautaire touarègues et songhaïs autour de Gao et Ménaka'],
      [
        'analysis',
        'Effet des mines sur les trajets des femmes vers les marchés entre Mopti et Bandiagara',
      ],
      ['dialogue', 'Rencontre des survivantes et de leurs associations à Tombouctou'],
    ],
    achievements: [
      'Huit femmes des forces maliennes ont terminé le premier cours de recherche d’engins.',
      'Les séances se sont tenues de porte en porte à Gao, par les agentes de quartier.',
      'À Mopti, les vendeuses relais ont transmis dix-neuf alertes en un trimestre.',
      'Trois survivantes ont pris la parole à la réunion du secteur et obtenu un guichet d’aide à Tombouctou.',
      'Une agente de liaison est devenue cheffe d’équipe à Ménaka.',
      'Les trajets dangereux relevés avec les femmes de Bandiagara ont changé l’ordre des tâches.',
    ],
    challenges: [
      'Les attaques sur la route de Gao empêchent les agentes de quitter la ville.',
      'Le changement de gouvernement a suspendu deux cours avec les forces.',
      'À Kidal, aucune femme n’a postulé aux postes de terrain.',
    ],
    lessons: [
      'Les foires hebdomadaires touchent les femmes de dix villages en un jour.',
      'Un cours proche du domicile attire trois fois plus de candidates que le même cours à Bamako.',
    ],
    next: [
      'Ouvrir un cours de recherche à Gao avec douze places pour des femmes.',
      'Chercher à Kidal, avec les associations, ce qui retient les candidates.',
      'Ouvrir le guichet d’aide aux survivantes de Mopti.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement:
          'Mines et engins improvisés sur les axes du centre touchent aussi le personnel local',
        mitigation: 'Vols, relais sur place, formation de premiers secours pour toutes les équipes',
        likelihood: 5,
        impact: 4,
      },
      {
        type: 'political',
        statement: 'La transition retarde les engagements des forces sur les places de femmes',
        mitigation: 'Travailler avec les écoles et non avec les seuls états-majors',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'social_environmental',
        statement: 'Des interdits locaux empêchent les femmes d’animer des séances publiques',
        mitigation: 'Séances à domicile, accord des chefs de village, binômes femme-homme',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
}
