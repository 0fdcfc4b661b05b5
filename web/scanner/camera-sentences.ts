import type { CameraProblem } from "./camera.ts";
import type { PhotoProblem } from "./photo.ts";

/** What the person is told, and what to do about it. */
export const cameraSentences: Record<CameraProblem, string> = {
  refused:
    "L’appareil photo est refusé à cette page. Touchez le cadenas à gauche de l’adresse, puis Autorisations, Appareil photo, Autoriser.",
  missing: "Aucun appareil photo n’est branché à cet appareil.",
  "in-use": "Une autre application utilise l’appareil photo. Fermez-la, puis réessayez.",
  insecure:
    "Le navigateur ne prête l’appareil photo qu’aux adresses sécurisées. Ouvrez l’adresse en https:// affichée au démarrage de Bip Relais.",
  unsupported:
    "Ce navigateur ne sait pas lire les codes avec l’appareil photo. Essayez Chrome, Edge ou Firefox à jour.",
  failed: "L’appareil photo ou la lecture des codes n’a pas démarré. Vérifiez le réseau, puis réessayez.",
};
/** What works meanwhile, whatever the camera does. */
export const withoutCamera =
  "En attendant, touchez Photo pour lire une photo, tapez le code ou utilisez un lecteur USB.";
/** What works meanwhile, whatever becomes of a photo. */
export const withoutPhoto = "En attendant, tapez le code ou utilisez un lecteur USB.";

export const photoSentences: Record<PhotoProblem, string> = {
  "no-picture":
    "Ce fichier n’est pas une image que le navigateur sait ouvrir. Choisissez une photo JPEG ou PNG.",
  "too-big":
    "Cette image est trop grande pour être lue. Prenez une photo plus petite, ou recadrez-la sur le code.",
  empty: "Aucun code lisible sur cette photo. Reprenez-la de plus près, bien droite et à la lumière.",
  failed: "La lecture des codes n’a pas démarré. Vérifiez le réseau, puis choisissez la photo à nouveau.",
};
