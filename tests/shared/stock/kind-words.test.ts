import { expect, it } from "vitest";
import { boughtFrom, kindFrom } from "../../../shared/stock/kind-words.ts";

it.each([
  ["Tablette", "tablet"],
  ["Tablettes 11 pouces", "tablet"],
  ["Tablette Samsung A9+, garantie 2 ans", "tablet"],
  ["Galaxy Tab A9+", "tablet"],
  ["Téléphone portable", "phone"],
  ["Smartphone d’occasion", "phone"],
  ["PC portable", "laptop"],
  ["PC Dell", "laptop"],
  ["Ordinateurs portables", "laptop"],
  ["Housse pour tablette", "cover"],
  ["Pochettes pour tablettes", "cover"],
  ["Carte SIM data", "sim"],
  ["Cartes SIM prépayées", "sim"],
  ["Chargeur USB-C", "charger"],
  ["Box 4G", "other"],
  ["Câble USB-C", undefined],
  ["Câble USB-C pour tablette", undefined],
  ["Vidéoprojecteur", undefined],
  ["Un an d’internet pour 15 tablettes", null],
  ["Un an d’internet, 15 forfaits", null],
  ["Forfait mobile", null],
  ["Recharges de téléphone", null],
  ["Frais de port", null],
  ["Extension de garantie", null],
  ["Disque dur, garantie 2 ans", undefined],
])("« %s » brings %s", (text, kind) => {
  expect(boughtFrom(text)).toBe(kind);
  expect(kindFrom(text)).toBe(kind ?? undefined);
});
