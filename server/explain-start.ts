/** Why the program could not start, in words, with what to do; the technical reason comes after. */
export function explainStart(error: unknown): string {
  const { code, message, port } = (error ?? {}) as { code?: string; message?: string; port?: number };
  const reason = message ?? String(error);
  switch (code) {
    case "EADDRINUSE":
      return `Le port ${port ?? ""} est déjà pris, peut-être par Bip Relais déjà lancé. Choisissez-en un autre : npm start -- --port 9000.`;
    case "EACCES":
    case "EROFS":
    case "SQLITE_CANTOPEN":
    case "SQLITE_READONLY":
      return `Impossible d’écrire là où il faudrait (${reason}). Vérifiez les droits du dossier, ou donnez-en un autre : npm start -- --data-dir DOSSIER.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `Cette adresse n’existe pas sur ce réseau (${reason}). Essayez HOST=127.0.0.1, et vérifiez DATABASE_URL si elle est donnée.`;
    case "ECONNREFUSED":
      return `La base PostgreSQL ne répond pas (${reason}). Vérifiez qu’elle est démarrée et que DATABASE_URL est juste.`;
    case "28P01":
    case "3D000":
    case "28000":
      return `PostgreSQL refuse la connexion (${reason}). Vérifiez l’utilisateur, le mot de passe et le nom de la base dans DATABASE_URL.`;
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT":
      return `Le fichier de données n’est pas lisible (${reason}). Remettez une sauvegarde en place, ou donnez un autre dossier : npm start -- --data-dir DOSSIER.`;
    default:
      return `Bip Relais n’a pas pu démarrer : ${reason}`;
  }
}
