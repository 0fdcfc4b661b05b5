import type { LoanAgreementData } from "../../../server/documents/loan-agreement.ts";
import type { LotItem } from "../../../server/documents/lot-table.ts";
import type { ReturnReceiptData } from "../../../server/documents/return-receipt.ts";

export const organisation = {
  name: "CIAS de la Grande Vallée de la Marne",
  address: "1 place de la Mairie\n51160 Aÿ-Champagne",
  phone: "03 53 01 23 45",
  email: "relais.numerique@cias.example",
};

export const loan: LoanAgreementData = {
  number: { code: "GVM-PRET-00042", display: "GVM-PRET-00042" },
  organisation,
  beneficiary: {
    name: "Mme Françoise Lefèvre-Œuvrard",
    commune: "Val de Livre (Tauxières-Mutry)",
    phone: "06 39 98 12 34",
    cardNumber: "GVM-P00017-K",
  },
  items: [
    {
      kind: "tablet",
      designation: "Tablette Samsung Galaxy Tab A9",
      inventoryNumber: "GVM-E00012-7",
      identifiers: ["IMEI 356938035643809", "N° de série R9TW30ABCDE"],
      condition: "good",
    },
    {
      kind: "cover",
      designation: "Pochette de protection",
      inventoryNumber: "GVM-E00031-2",
      condition: "new",
    },
    {
      kind: "sim",
      designation: "Carte SIM Orange",
      inventoryNumber: "GVM-E00104-X",
      identifiers: ["ICCID 8933150319012345678"],
      condition: "good",
    },
  ],
  lentOn: "2026-03-03",
  dueOn: "2027-03-01",
  place: "Aÿ-Champagne",
  cohort: "Ateliers du printemps 2026",
  agent: "Sophie Martin",
};

export const receipt: ReturnReceiptData = {
  number: loan.number,
  organisation,
  beneficiary: loan.beneficiary,
  returnedOn: "2027-02-25",
  returned: [
    { ...loan.items[0]!, condition: "worn", note: "Une rayure au dos. L’écran est intact." },
    { ...loan.items[1]!, condition: "damaged" },
  ],
  stillOnLoan: [loan.items[2]!],
  dueOn: "2027-03-01",
  agent: "Sophie Martin",
  place: "Aÿ-Champagne",
};

const devices = [
  ["laptop", "Ordinateur portable Dell Latitude 5490"],
  ["tablet", "Tablette Lenovo Tab M10 (3e génération)"],
  ["phone", "Smartphone Samsung Galaxy A12"],
  ["charger", "Chargeur USB-C 45 W"],
] as const;

/** A batch as the town halls bring it: computers, tablets, phones and their chargers, one of them not erasable. */
export function lot(size: number): LotItem[] {
  return Array.from({ length: size }, (_, index) => {
    const [kind, designation] = devices[index % devices.length]!;
    const number = String(200 + index).padStart(5, "0");
    const base: LotItem = {
      kind,
      designation,
      inventoryNumber: `GVM-E${number}-${index % 10}`,
      condition: "worn",
      box: `C${1 + Math.floor(index / 20)}`,
    };
    if (kind === "charger") return base;
    return {
      ...base,
      identifiers: [kind === "laptop" ? `N° de série 7XK${number}` : `IMEI 35693803${number}80`],
      erasure:
        index === 2
          ? { exception: "Écran et carte mère cassés, ne démarre plus" }
          : { method: index % 3 === 0 ? "purge" : "clear", on: "2027-02-12", by: "S. Petit" },
    };
  });
}
