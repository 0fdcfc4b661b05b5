import type { Day } from "./dates.ts";
import type { ProblemCode, ProblemParams } from "./problems.ts";

type Say = (p: ProblemParams) => string;

const dayFormat = new Intl.DateTimeFormat("fr-FR", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** « mardi 3 mars 2027 »; a text that is no day stays as it is. */
function inWords(day: Day | number | undefined): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? String(day ?? "") : dayFormat.format(date);
}

/** The thing's label, or « Cet objet » where the answer does not know it. */
const it = (p: ProblemParams) => (p.item ? String(p.item) : "Cet objet");
const theBatch = (p: ProblemParams) => (p.batch ? `Le lot ${p.batch}` : "Ce lot");
const until = (p: ProblemParams) => (p.due ? ` jusqu’au ${inWords(p.due)}` : "");

function waitInWords(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds < 2 ? `${seconds} seconde` : `${seconds} secondes`;
}

const sentences: Record<ProblemCode, Say> = {
  "malformed-json": () => "La demande est illisible (JSON mal formé). Rechargez la page et recommencez.",
  "wrong-content-type": (p) =>
    p.upload
      ? "Le fichier n’a pas été envoyé tel quel (application/octet-stream). Choisissez-le à nouveau dans Bip Relais."
      : "La demande n’est pas dans le bon format : envoyez du JSON (application/json).",
  "invalid-input": () =>
    "Certains champs ne conviennent pas. Corrigez ceux qui sont signalés, puis recommencez.",
  "body-too-large": (p) =>
    p.upload
      ? `Ce fichier est trop volumineux : ${p.max ?? 10} Mo au plus. Enlevez-en les images, coupez-le en plusieurs, ou numérisez-le en noir et blanc.`
      : "C’est trop volumineux (2 Mo au plus). Envoyez moins à la fois.",
  "not-found": () => "Introuvable : l’adresse est fausse, ou la fiche n’existe plus. Revenez à la liste.",
  "method-not-allowed": () => "Cette action n’existe pas à cette adresse.",
  "cross-origin": () => "La demande vient d’un autre site : elle est refusée. Ouvrez Bip Relais directement.",
  unexpected: () =>
    "Un problème imprévu est survenu, rien n’a été changé. Réessayez ; s’il revient, prévenez l’administrateur.",
  unavailable: () => "Le service ne répond pas pour le moment. Réessayez dans un instant.",
  "not-signed-in": () => "Vous n’êtes plus connecté. Connectez-vous, puis reprenez où vous en étiez.",
  "wrong-credentials": () =>
    "L’identifiant ou le mot de passe est faux. Vérifiez les majuscules et réessayez.",
  "too-many-attempts": (p) =>
    `Trop d’essais. Attendez ${waitInWords(Number(p.retryAfter ?? 60))}, puis réessayez.`,
  forbidden: () => "Votre compte ne permet pas cette action. Demandez à un responsable.",
  "weak-password": () => "Ce mot de passe est trop court : il faut au moins 12 caractères.",
  "login-taken": (p) => `L’identifiant « ${p.login ?? ""} » est déjà pris. Choisissez-en un autre.`,
  "set-up-done": () => "L’installation est déjà faite. Connectez-vous.",
  "set-up-link-wrong": () =>
    "Ce lien d’installation n’est plus valable. Redémarrez Bip Relais : il en affiche un nouveau.",
  "set-up-needed": () => "Bip Relais n’est pas encore installé. Ouvrez le lien affiché au démarrage.",
  "last-admin": () => "C’est le dernier administrateur : nommez-en un autre d’abord.",
  "operation-id-reused": () => "Cette opération a déjà été envoyée avec un autre contenu. Recommencez-la.",
  "date-in-future": () => "La date est dans le futur. Vérifiez l’heure de cet appareil, puis recommencez.",
  "date-too-old": () => "La date est trop ancienne. Vérifiez l’heure de cet appareil, puis recommencez.",
  "changed-since": () => "Autre chose s’est passé depuis : impossible d’annuler. Faites l’opération inverse.",
  "not-cancellable": () => "Cette opération ne peut pas être annulée, ou l’est déjà.",
  "unknown-operation": () => "Cette opération n’est pas connue ici : il n’y a rien à annuler.",
  "unknown-item": () => "Cet objet n’est pas enregistré. Ajoutez-le au matériel, puis recommencez.",
  "unknown-model": () => "Ce modèle n’existe pas. Créez-le, puis recommencez.",
  "unknown-site": () => "Ce lieu n’existe pas. Choisissez-en un dans la liste.",
  "unknown-beneficiary": () => "Cette personne n’est pas enregistrée. Créez sa fiche, puis recommencez.",
  "unknown-cohort": () => "Cette session n’existe pas. Choisissez-en une dans la liste.",
  "unknown-loan": () => "Ce prêt n’existe pas. Cherchez-le par le nom de la personne.",
  "unknown-offer": () => "Cette offre n’existe pas. Choisissez-en une dans la liste.",
  "unknown-voucher": () => "Cette recharge n’est pas enregistrée. Enregistrez le coupon, puis recommencez.",
  "unknown-batch": () => "Ce lot n’existe pas. Créez-le, puis recommencez.",
  "unknown-kit": () => "Ce kit n’existe pas. Choisissez-en un dans la liste.",
  "unknown-territory": () => "Ce territoire ou cette commune n’est pas connu. Choisissez dans la liste.",
  "unknown-purchase-line": () =>
    "Cette ligne d’achat n’existe plus. Rouvrez l’achat, puis recommencez la réception.",
  "unknown-account": (p) =>
    `Le compte ${p.account ?? "choisi"} n’est pas dans votre liste. Ajoutez-le dans les réglages, ou choisissez-en un autre.`,
  "item-has-purchase": (p) =>
    `${p.item ?? "Cet équipement"} est déjà rattaché à un achat. Détachez-le d’abord, depuis sa fiche.`,
  "item-without-purchase": (p) => `${p.item ?? "Cet équipement"} n’est rattaché à aucun achat.`,
  "item-model-bought": (p) =>
    `${p.item ?? "Cet équipement"} est rattaché à la ligne d’achat « ${p.line ?? ""} », qui nomme son modèle. Détachez-le d’abord, depuis sa fiche, puis changez son modèle.`,
  "purchase-line-full": (p) =>
    `Tout est déjà reçu sur la ligne « ${p.line ?? ""} » (${p.quantity ?? ""}). Si l’on en a livré davantage, augmentez la quantité de l’achat.`,
  "purchase-line-model": (p) =>
    `La ligne « ${p.line ?? ""} » porte sur un autre modèle. Choisissez la bonne ligne, ou le bon modèle.`,
  "purchase-line-kind": (p) =>
    `La ligne « ${p.line ?? ""} » porte sur un autre genre de matériel. Choisissez la bonne ligne, ou un autre modèle.`,
  "purchase-line-service": (p) =>
    `La ligne « ${p.line ?? ""} » est un service : il n’y a rien à y recevoir. Choisissez une autre ligne.`,
  "purchase-line-received": (p) =>
    `Du matériel est déjà reçu sur la ligne « ${p.line ?? ""} » : elle ne peut être ni retirée, ni changée de modèle.`,
  "purchase-quantity-received": (p) =>
    `${p.received ?? "Plusieurs"} sont déjà reçus sur la ligne « ${p.line ?? ""} » : la quantité ne peut pas descendre en dessous.`,
  "purchase-received": () =>
    "Du matériel est déjà reçu sur cet achat : il ne peut plus être supprimé. Corrigez-le plutôt.",
  "purchase-changed": (p) =>
    `${p.name ?? "Quelqu’un"} a modifié cet achat depuis que vous l’avez ouvert : rien n’est enregistré, ce que vous avez saisi reste ici. Regardez l’achat dans un autre onglet, puis renoncez ici et refaites votre modification.`,
  "account-exists": (p) => `Le compte ${p.account ?? ""} est déjà dans la liste. Modifiez-le.`,
  "document-empty": () => "Ce fichier est vide (0 octet). Numérisez la facture à nouveau, puis joignez-la.",
  "document-type": () =>
    "Ce fichier n’est ni un PDF, ni une photo JPEG ou PNG, quel que soit son nom. Numérisez la facture, puis joignez-la.",
  "too-many-documents": (p) =>
    `Cet achat a déjà ${p.max ?? ""} pièces jointes : retirez-en une, puis recommencez.`,
  "item-exists": (p) => `${it(p)} est déjà enregistré : il n’y a rien à faire.`,
  "identifier-taken": (p) =>
    p.item
      ? `Ce code désigne déjà ${p.item}. Vérifiez l’étiquette.`
      : "Ce code désigne déjà autre chose. Vérifiez-le.",
  "identifier-invalid": (p) =>
    `Le code ${p.value ? `« ${p.value} » ` : ""}n’est pas valable : un chiffre est faux ou manque. Relisez-le.`,
  "wrong-kind": (p) => `${it(p)} n’est pas le genre de matériel qui convient pour cela.`,
  "already-there": (p) => `${it(p)} est déjà à ${p.site ?? "cet endroit"} : il n’y a rien à transférer.`,
  "beneficiary-closed": (p) =>
    `La fiche de ${p.beneficiary ?? "cette personne"} est close : aucun prêt n’est possible.`,
  "loan-of-another": () =>
    "Ce prêt est au nom d’une autre personne. Bipez d’abord la carte de la bonne personne.",
  "loan-closed": () => "Ce prêt est terminé. Commencez-en un nouveau.",
  "due-date-past": (p) => `L’échéance (${inWords(p.day)}) est passée. Choisissez une date à venir.`,
  "due-date-too-far": (p) => `L’échéance (${inWords(p.day)}) est trop lointaine : cinq ans au plus.`,
  "voucher-exists": () => "Ce coupon est déjà enregistré.",
  "top-up-of-nothing": () => "Il manque la recharge : bipez un coupon, ou choisissez une offre.",
  "batch-exists": (p) => `${theBatch(p)} existe déjà.`,
  "batch-empty": (p) => `${theBatch(p)} est vide. Bipez les appareils à recycler, puis scellez-le.`,
  "erasure-missing": (p) =>
    `L’effacement n’est pas attesté pour ${p.items ?? "un appareil"}. Renseignez-le, puis scellez le lot.`,
  "outcome-missing": (p) => `Il reste à dire ce que sont devenus : ${p.items ?? "des appareils"}.`,
  "pickup-past": (p) => `La date d’enlèvement (${inWords(p.day)}) est passée. Choisissez-en une à venir.`,
  "boxes-changed": (p) =>
    `${theBatch(p)} a maintenant ${p.count} carton${Number(p.count) > 1 ? "s" : ""} : leur nombre a changé depuis. Regardez la liste, puis recommencez.`,
  "too-many-boxes": (p) =>
    `Un lot a ${p.most} cartons au plus : celui-ci en aurait davantage. Créez un second lot pour la suite.`,
  "not-paired": () =>
    "Ce téléphone n’est plus relié à un ordinateur. Sur l’ordinateur, affichez un nouveau code et scannez-le.",
  "pairing-code-wrong": () =>
    "Ce code n’est plus valable : il sert cinq minutes. Sur l’ordinateur, affichez-en un nouveau et scannez-le.",
  "pairing-code-used": () =>
    "Ce code a déjà servi à un autre téléphone. Sur l’ordinateur, affichez-en un nouveau et scannez-le.",
  "pairing-of-another": () =>
    "Ce téléphone est connecté à un autre compte que l’ordinateur. Déconnectez-le, puis scannez à nouveau le code.",
  "pairing-ended": () =>
    "La liaison entre le téléphone et l’ordinateur est terminée. Sur l’ordinateur, affichez un nouveau code.",
  "pairing-full": () =>
    "Trop de codes attendent l’ordinateur. Ouvrez-y le Bureau : ils partiront, puis les suivants.",
  "no-labels": () => "Il n’y a rien à imprimer : aucune étiquette ne correspond. Choisissez autre chose.",
  "no-cards": () =>
    "Il n’y a aucune carte à imprimer : personne ne correspond. Choisissez une autre session.",
  "too-many-labels": (p) =>
    `Cela ferait ${p.count} étiquettes : ${p.most} au plus en une fois. Imprimez en plusieurs fois.`,
  "too-many-cards": (p) =>
    `Cela ferait ${p.count} cartes : ${p.most} au plus en une fois. Choisissez les personnes dans leur liste, en plusieurs fois.`,
  "label-too-small": (p) =>
    `Le code ne tient pas sur une étiquette de ${p.width} × ${p.height} mm sans devenir illisible. Prenez une étiquette plus grande, ou un QR code sans adresse.`,
  "start-beyond-sheet": (p) =>
    `Cette planche n’a que ${p.places} étiquettes. Choisissez la première libre entre 1 et ${p.places}.`,
  "label-beyond-page": (p) =>
    `Les étiquettes dépassent de la feuille : ${p.by} mm de trop ${p.side === "right" ? "en largeur" : "en hauteur"}. Vérifiez les marges, les dimensions et le nombre d’étiquettes.`,
  "labels-overlap": () =>
    "Les étiquettes se chevauchent : d’une étiquette à la suivante, il faut au moins la taille d’une étiquette.",
  "public-address-missing": () =>
    "L’adresse que les téléphones doivent ouvrir n’est pas réglée. Demandez à un responsable de l’indiquer, ou imprimez sans adresse.",
  "labels-not-ready": () =>
    "Ces étiquettes ne sont pas prêtes, ou ne sont plus gardées. Relancez l’impression.",
  "unknown-label-format": () => "Cette planche d’étiquettes n’existe plus. Choisissez-en une autre.",
  "import-empty": () => "Ce fichier est vide : rien n’a été importé. Choisissez-en un autre.",
  "import-too-large-inside": () =>
    "Une fois ouvert, ce classeur prendrait trop de place : il est refusé. Copiez le seul tableau dans un classeur neuf.",
  "import-too-slow": () =>
    "Lire ce fichier prend trop de temps : il est refusé. Copiez le seul tableau dans un classeur neuf, ou coupez-le en plusieurs.",
  "import-not-a-table": (p) =>
    `Ce n’est pas un tableau mais ${p.what ?? "autre chose"}, quel que soit son nom. Choisissez un classeur Excel (.xlsx) ou LibreOffice (.ods), ou un CSV.`,
  "import-old-workbook": () =>
    "Ce classeur est protégé par un mot de passe, ou dans l’ancien format .xls. Enregistrez-le en .xlsx, sans mot de passe.",
  "import-macros": () =>
    "Ce classeur contient des macros : il est refusé. Enregistrez-le en « Classeur Excel (.xlsx) », sans macros.",
  "import-entities": () =>
    "Ce classeur contient du XML qu’aucun tableur n’écrit : il est refusé. Ouvrez-le dans un tableur et enregistrez-le à nouveau.",
  "import-damaged": (p) =>
    `Ce fichier est abîmé${p.line ? ` à la ligne ${p.line}` : ""} : il ne peut pas être lu. Ouvrez-le dans un tableur et enregistrez-le à nouveau.`,
  "import-quote": (p) =>
    `À partir de la ligne ${p.line ?? "?"}, un guillemet ouvert n’est pas refermé. Corrigez cette ligne, puis recommencez.`,
  "import-too-many-lines": (p) =>
    `Ce fichier a plus de ${Number(p.most ?? 0).toLocaleString("fr-FR")} lignes : rien n’a été importé. Coupez-le en plusieurs.`,
  "import-too-many-columns": (p) =>
    `La ligne ${p.line ?? "?"} a ${p.columns ?? "trop de"} colonnes, ${p.most ?? 100} au plus. Gardez celles qui décrivent le matériel.`,
  "import-without-lines": () =>
    "Ce fichier n’a pas de ligne sous ses titres : il n’y a rien à importer. Vérifiez que c’est le bon, et sa première feuille.",
  "import-column-twice": () => "Une colonne ne peut servir qu’une fois. Choisissez-en une autre.",
  "import-refused-lines": (p) =>
    `${p.lines ?? "Des"} lignes ont un problème : rien n’a été importé. Corrigez-les, ou importez seulement les bonnes.`,
  "import-nothing": () => "Aucune ligne n’est à importer : tout est déjà enregistré, ou refusé.",
  "import-running": () => "Cet import est déjà en cours. Attendez qu’il finisse.",
  "import-done": () => "Cet import est terminé. Pour un autre fichier, commencez un nouvel import.",
  "import-unclear": () => "Entre-temps, du matériel a changé. Relisez le tableau, puis importez.",
  "item-in-stock": (p) =>
    p.operation === "return"
      ? `${it(p)} est déjà en stock : il n’y a rien à rendre.`
      : `${it(p)} est en stock : cette action ne s’y applique pas.`,
  "item-on-loan": (p) =>
    p.holder
      ? `${it(p)} est en prêt chez ${p.holder}${until(p)}. Passez en mode Rendre pour reprendre ce matériel d’abord.`
      : `${it(p)} est en prêt${until(p)}. Passez en mode Rendre d’abord.`,
  "item-in-repair": (p) => `${it(p)} est en réparation. Enregistrez d’abord le retour de réparation.`,
  "item-in-transit": (p) => `${it(p)} est en transfert. Confirmez d’abord l’arrivée.`,
  "item-missing": (p) =>
    `${it(p)} est déclaré perdu ou volé. Si vous l’avez en main, choisissez « Retrouvé » sur sa fiche.`,
  "item-given": (p) => `${it(p)} a été remis définitivement${p.holder ? ` à ${p.holder}` : ""}.`,
  "item-retired": (p) => `${it(p)} est réformé : il ne peut plus qu’être recyclé.`,
  "item-in-batch": (p) => `${it(p)} est dans un lot de recyclage. Retirez-le d’abord du lot.`,
  "item-collected": (p) => `${it(p)} est parti au recyclage : plus rien ne peut être enregistré.`,
  "line-inactive": (p) => `La ligne de ${it(p)} n’est pas encore activée.`,
  "line-active": (p) => `La ligne de ${it(p)} est déjà active.`,
  "line-suspended": (p) => `La ligne de ${it(p)} est suspendue. Réactivez-la d’abord.`,
  "line-terminated": (p) => `La ligne de ${it(p)} est résiliée. Prenez une autre carte SIM.`,
  "voucher-in-stock": () => "Ce coupon n’a pas encore servi.",
  "voucher-used": () => "Ce coupon a déjà servi. Prenez-en un autre.",
  "voucher-expired": () => "Ce coupon est périmé. Prenez-en un autre.",
  "voucher-void": () => "Ce coupon a été annulé. Prenez-en un autre.",
  "batch-draft": (p) => `${theBatch(p)} est encore en préparation. Scellez-le d’abord.`,
  "batch-sealed": (p) => `${theBatch(p)} est scellé. Rouvrez-le, avec un motif, pour le changer.`,
  "batch-scheduled": (p) =>
    `L’enlèvement du lot ${p.batch ?? ""} est prévu. Rouvrez-le, avec un motif, pour le changer.`,
  "batch-collected": (p) => `${theBatch(p)} a été collecté : son contenu ne change plus.`,
  "batch-closed": (p) => `${theBatch(p)} est clos : son contenu ne change plus.`,
};

const titles: Partial<Record<ProblemCode, string>> = {
  "not-signed-in": "Connexion nécessaire",
  "wrong-credentials": "Connexion refusée",
  "not-found": "Introuvable",
  "invalid-input": "Saisie à corriger",
  forbidden: "Action non permise",
  unexpected: "Problème imprévu",
};

/** What happened and what to do next, in French. */
export const problemSentence = (code: ProblemCode, params: ProblemParams = {}): string =>
  sentences[code](params);

/** A few words for the same. */
export const problemTitle = (code: ProblemCode): string => titles[code] ?? "Opération refusée";
