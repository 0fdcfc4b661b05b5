import type { Day } from "../../shared/dates.ts";

/** What the register says where it holds nothing on that evening; empty stands for today. */
export const emptyWords = (on: Day | "", today: Day): string =>
  on !== "" && on < today
    ? "Rien n’était encore à l’inventaire ce soir-là."
    : "L’inventaire est vide. Chaque équipement enregistré s’y ajoute, avec le prix de son achat.";

/** What is said of a date that has not come. */
export const futureWords = (on: Day | "", today: Day): string =>
  on > today ? "Cette date est à venir\u00a0: le registre est montré tel qu’il est aujourd’hui." : "";
